"""Which arms a text compares, with their roles and sizes: texts with the arms that are expected of them."""

from __future__ import annotations

from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Study
from kg.readers.title import find_title


def study_of(text: str) -> Study:
    return assemble_study(read_document(Document("test", "test.txt", text, "plain_text", title=find_title(text))))


def test_the_arms_of_a_study_are_named_sized_and_ranked_and_no_others(sentence_case) -> None:
    arms = study_of(sentence_case["text"]).arms
    assert [f"{a.label} | {a.role} | {a.size if a.size is not None else '-'}" for a in arms] == sentence_case["arms"]


def test_an_arm_is_quoted_from_words_of_one_sentence(sentence_case) -> None:
    for arm in study_of(sentence_case["text"]).arms:
        assert arm.evidence.sentence.contains(arm.evidence.words)
