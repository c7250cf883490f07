"""Each slot is scored by itself, whether its fact was found or not."""

from __future__ import annotations

from typing import Any

from kg.evaluate.pairing import Judged
from kg.evaluate.said import Said
from kg.evaluate.score import Score
from kg.evaluate.slot_score import score_slots
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import Outcome

EVIDENCE = Evidence(Span(0, 4), Span(0, 4), "test/rule")


def said(**slots: Any) -> Said:
    return Said(slots, Outcome(Concept("outcome", "pain"), EVIDENCE))


def test_a_slot_that_agrees_is_right_and_one_that_differs_is_said_and_missed() -> None:
    judged = [Judged("results", {"value": "4", "unit": "%"}, said(value="4", unit="mg"), wrong=("unit",))]
    assert score_slots(judged) == {("results", "unit"): Score(1, 1, 0, 0), ("results", "value"): Score(1, 1, 1, 1)}


def test_a_slot_of_gold_that_is_left_open_is_missed_only() -> None:
    judged = [Judged("results", {"value": "4", "p": ".04"}, said(value="4", p=None), wrong=("p",))]
    assert score_slots(judged)["results", "p"] == Score(gold=1, ours=0)


def test_a_value_where_gold_has_none_is_said_in_vain() -> None:
    judged = [Judged("results", {"value": "4", "arm": None}, said(value="4", arm="A"), extra=("arm",))]
    assert score_slots(judged)["results", "arm"] == Score(gold=0, ours=1)


def test_a_slot_that_is_not_annotated_is_not_scored() -> None:
    judged = [Judged("results", {"value": "4"}, said(value="4", arm="A"))]
    assert ("results", "arm") not in score_slots(judged)


def test_slots_of_missed_and_of_spurious_facts_count() -> None:
    judged = [Judged("arms", {"label": "A", "size": 20}, None), Judged("arms", None, said(label="B", size=None))]
    assert score_slots(judged) == {("arms", "label"): Score(gold=1, ours=1), ("arms", "size"): Score(gold=1)}


def test_a_group_that_agrees_from_another_slot_counts_as_given() -> None:
    judged = [Judged("results", {"arm": "over 60"}, said(arm=None, subgroup="over 60"))]
    assert score_slots(judged)["results", "arm"] == Score(1, 1, 1, 1)
