"""Facts are paired with gold by what names them, and judged slot by slot."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate import GoldDocument, judge
from kg.evaluate.said import Said, SaidDocument
from kg.evaluate.score import Score, score_of
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import Arm, Outcome

EVIDENCE = Evidence(Span(0, 4), Span(0, 4), "test/rule")
RESPONSE = Concept("outcome", "overall response rate", "TRIALKG:overall-response-rate")
SURVIVAL = Concept("outcome", "overall survival", "NCIT:C125201")
SORAFENIB = Concept("drug", "sorafenib", "NCIT:C61948")
DRUG_ARM = Arm("sorafenib", "sorafenib", "experimental", EVIDENCE, drugs=(SORAFENIB,))
PLACEBO_ARM = Arm("placebo", "placebo", "control", EVIDENCE)


def said(kind: str, *slots: dict[str, Any]) -> SaidDocument:
    """A document of which just these facts of one kind were read."""
    facts = tuple(Said(given, Outcome(RESPONSE, EVIDENCE)) for given in slots)
    return SaidDocument("text", {kind: facts}, {RESPONSE: frozenset({"ORR"})})


def result(**slots: Any) -> dict[str, Any]:
    return {"outcome": RESPONSE, "statistic": "proportion", "value": "36", "unit": "%", **slots}


def gold(kind: str, *facts: dict[str, Any]) -> GoldDocument:
    return GoldDocument("d", "text", {kind: facts})


GOLD_RESULT = {"outcome": "overall response rate", "statistic": "proportion", "value": "36", "unit": "%"}


def test_equal_fact_is_found_and_complete() -> None:
    (fact,) = judge(gold("results", GOLD_RESULT), said("results", result()))
    assert fact.is_found and fact.is_complete and not fact.is_contradicted


def test_other_value_is_a_miss_and_a_spurious_fact() -> None:
    missed, spurious = judge(gold("results", GOLD_RESULT), said("results", result(value="63")))
    assert (missed.ours, spurious.gold) == (None, None)
    assert score_of([missed, spurious]) == Score(gold=1, ours=1, right=0, complete=0)


def test_slot_that_is_left_open_is_wrong_but_contradicts_nothing() -> None:
    (fact,) = judge(gold("results", GOLD_RESULT | {"denominator": 28}), said("results", result()))
    assert fact.wrong == ("denominator",)
    assert not fact.is_contradicted


def test_slot_that_says_something_else_contradicts() -> None:
    (fact,) = judge(gold("results", GOLD_RESULT | {"denominator": 28}), said("results", result(denominator=30)))
    assert fact.is_contradicted


def test_slot_that_gold_calls_empty_is_extra() -> None:
    (fact,) = judge(gold("results", GOLD_RESULT | {"time_point": None}), said("results", result(time_point="1 year")))
    assert (fact.extra, fact.is_complete) == (("time_point",), True)


@pytest.mark.parametrize("name", ["overall response rate", "ORR", "Overall Response Rates"])
def test_outcome_agrees_by_vocabulary_and_by_the_names_of_the_text(name: str) -> None:
    (fact,) = judge(gold("results", GOLD_RESULT | {"outcome": name}), said("results", result()))
    assert fact.is_complete


def test_of_two_results_of_one_value_each_gold_fact_gets_the_one_that_fits() -> None:
    wanted = (GOLD_RESULT, GOLD_RESULT | {"outcome": "overall survival"})
    ours = said("results", result(outcome=SURVIVAL), result())
    assert all(fact.is_complete for fact in judge(gold("results", *wanted), ours))


def test_result_without_value_is_known_by_its_count() -> None:
    wanted = {"outcome": "overall response rate", "statistic": "count", "value": None, "count": 4}
    ours = {"outcome": RESPONSE, "statistic": "count", "value": None, "count": 4}
    (fact,) = judge(gold("results", wanted), said("results", ours))
    assert fact.is_complete


@pytest.mark.parametrize(
    ("name", "arm", "agrees"),
    [
        ("sorafenib group", DRUG_ARM, True),
        ("Nexavar", DRUG_ARM, True),
        ("placebo", PLACEBO_ARM, True),
        ("placebo", DRUG_ARM, False),
        ("sorafenib", None, False),
    ],
)
def test_arm_agrees_by_half_its_words_or_its_drug(name: str, arm: Arm | None, agrees: bool) -> None:
    (fact,) = judge(gold("results", GOLD_RESULT | {"arm": name}), said("results", result(arm=arm)))
    assert fact.is_complete is agrees


def test_arm_agrees_by_the_drugs_that_gold_gives_it() -> None:
    document = GoldDocument(
        "d", "text", {"arms": ({"label": "A", "drugs": ["sorafenib"]},), "results": (GOLD_RESULT | {"arm": "A"},)}
    )
    ours = said("results", result(arm=DRUG_ARM))
    ours = SaidDocument("text", {**ours.facts, "arms": ()}, {})
    assert any(fact.is_complete for fact in judge(document, ours) if fact.kind == "results")


def test_list_that_lacks_something_is_incomplete_and_one_that_has_more_contradicts() -> None:
    wanted = gold("conditions", {"disease": "acute myeloid leukemia", "line": ["relapsed", "refractory"]})
    disease = Concept("disease", "acute myeloid leukemia", "NCIT:C3171")
    (less,) = judge(wanted, said("conditions", {"disease": disease, "line": ("relapsed",)}))
    (more,) = judge(wanted, said("conditions", {"disease": disease, "line": ("relapsed", "refractory", "elderly")}))
    assert (less.is_complete, less.is_contradicted) == (False, False)
    assert (more.is_complete, more.is_contradicted) == (False, True)


def test_each_slot_of_a_study_is_a_fact() -> None:
    wanted = gold("study", {"phase": "2", "masking": None, "enrolled": 28})
    judged = judge(wanted, said("study", {"phase": "II"}, {"masking": "open-label"}))
    assert score_of(judged) == Score(gold=2, ours=2, right=1, complete=1)


def test_kind_that_gold_leaves_out_is_not_scored() -> None:
    ours = SaidDocument("text", {"results": said("results", result()).facts["results"], "arms": ()}, {})
    assert judge(gold("arms"), ours) == []
