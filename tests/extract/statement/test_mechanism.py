"""What drugs act on: sentences with the mechanisms that they state, and sentences that state none."""

from __future__ import annotations

import pytest

from kg.extract.cue import load_cues
from kg.vocabulary_table import ACTIONS


@pytest.mark.parametrize("group", ["noun", "verb", "prefix"])
def test_every_action_is_one_of_the_vocabulary(group: str) -> None:
    assert {cue.value for cue in load_cues("mechanisms")[group]} <= set(ACTIONS)


def test_mechanisms_are_read_and_no_others(sentence_case, mechanisms_of) -> None:
    found = [f"{m.drug.label} | {m.action} | {m.target.label}" for m in mechanisms_of(sentence_case["text"])]
    assert sorted(found) == sorted(sentence_case["facts"])


def test_the_evidence_holds_the_drug_the_action_and_the_target(mechanisms_of) -> None:
    text = "In short, venetoclax inhibits BCL2 in all of these cells."
    (mechanism,) = mechanisms_of(text)
    assert text[mechanism.evidence.words.start : mechanism.evidence.words.end] == "venetoclax inhibits BCL2"
