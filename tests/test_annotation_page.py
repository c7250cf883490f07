"""The page shows every letter of the text, every mention and every fact, whatever lies within or across another."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import pytest

from kg.annotate import annotate_document
from kg.annotation_page import render_page, rows_of
from kg.annotation_page.style import STYLES
from kg.model.concept import Concept
from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.model.mention import Mention, MentionType
from kg.model.study import AdverseEvent, Study
from kg.readers import read_documents
from kg.resources import shipped_path

TEXT = "No deaths.\n\nRESULTS: Grade 3 <rash> & fever in five patients."


@dataclass(frozen=True)
class Sample:
    document: Document
    mentions: Sequence[Mention]
    study: Study


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def sample(*mentions: Mention, study: Study | None = None) -> Sample:
    document = Document("paper", "paper.txt", TEXT, "plain_text")
    return Sample(document, mentions, study or Study("paper", None))


def shown_text(page: str) -> str:
    """The text of the page's documents, tags taken out."""
    parts = re.findall(r'<div class="text">(.*?)</div>', page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", "".join(parts)))


def test_text_stands_in_the_page_letter_by_letter() -> None:
    documents = [d for d in read_documents([shipped_path("seeds")]) if isinstance(d, Document)]
    assert len(documents) == 2
    for document in documents:
        assert shown_text(render_page([annotate_document(document)])) == document.text


def test_every_mention_and_fact_of_the_seeds_is_in_the_page() -> None:
    for document in read_documents([shipped_path("seeds")]):
        assert isinstance(document, Document)
        annotation = annotate_document(document)
        page = render_page([annotation])
        article = page[page.index("<article") :]
        assert set(map(int, re.findall(r'<span class="m [^"]*" data-m="(\d+)"', article))) == set(
            range(len(annotation.mentions))
        )
        facts = re.findall(r'<div class="fact" data-f="(\d+)"', article)
        assert len(facts) == len(set(facts)) > 10
        lit = {
            number for numbers in re.findall(r'<span class="w" data-f="([^"]*)"', article) for number in numbers.split()
        }
        assert lit == set(facts), "a fact has no words to light up"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Grade 3 <rash> & fever", "<rash>"),  # one within the other
        ("Grade 3 <rash>", "<rash> & fever"),  # overlapping
        ("<rash>", "<rash>"),  # the same words twice
    ],
)
def test_marks_nest_without_crossing(first: str, second: str) -> None:
    mentions = (Mention(span(first), "adverse_event"), Mention(span(second), "outcome"))
    page = render_page([sample(*mentions)])
    assert shown_text(page) == TEXT
    for number, mention in enumerate(mentions):
        pieces = [p for row in rows_of(sample().document, mentions, ()) for p in row.pieces]
        marked = "".join(p.span.of(TEXT) for p in pieces if number in {mark.number for mark in p.marks})
        assert marked == mention.span.of(TEXT)
    assert page.count("<span") == page.count("</span>")


def test_text_cannot_become_markup() -> None:
    page = render_page([sample(Mention(span("<rash>"), "adverse_event"))])
    assert "&lt;rash&gt;" in page
    assert "<rash>" not in page


def test_absent_harm_is_marked_and_its_fact_beside_its_sentence() -> None:
    death = Concept("adverse_event", "death", None)
    evidence = Evidence(span("deaths"), span("No deaths."), "test")
    study = Study("paper", None, adverse_events=(AdverseEvent(death, evidence, assertion="absent", count=0),))
    page = render_page([sample(Mention(span("deaths"), "adverse_event", death, "absent"), study=study)])
    assert re.search(r'class="m t-adverse_event a-absent first last"', page)
    (row,) = [row for row in page.split("<section")[1:] if 'class="fact"' in row]
    assert "deaths" in row
    assert "death, n = 0" in row
    assert "— absent" in row
    assert 'data-m="0"' in row.split('class="fact"')[1]


def test_heading_stands_with_the_sentence_that_it_heads() -> None:
    rows = [row.span.of(TEXT).strip() for row in rows_of(sample().document, (), ())]
    assert rows == ["No deaths.", "RESULTS: Grade 3 <rash> & fever in five patients."]


def test_several_documents_have_a_side_list_and_one_has_none() -> None:
    assert 'id="documents"' in render_page([sample(), sample()])
    assert 'id="documents"' not in render_page([sample()])


def test_page_of_no_documents_says_so() -> None:
    assert "No document could be read" in render_page([])


def test_page_loads_nothing() -> None:
    page = render_page([sample()])
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page)


def test_every_mention_type_has_one_look_of_its_own() -> None:
    assert sorted(style.name for style in STYLES) == sorted(get_args(MentionType))
    assert len({style.colour for style in STYLES}) == len(STYLES)
