"""The cohorts of dose-finding studies: short studies with their cohorts, and studies that tell of none."""

from __future__ import annotations


def test_cohorts_are_read_with_their_roles_and_sizes_and_no_others(sentence_case, study_of) -> None:
    cohorts = [a for a in study_of(sentence_case["text"]).arms if a.key.startswith("part-")]
    shown = [f"{a.label} | {a.role} | {a.size if a.size is not None else '-'}" for a in cohorts]
    assert shown == sentence_case["cohorts"]


def test_a_cohort_gets_the_drugs_of_everybody_and_no_results(sentence_case, study_of) -> None:
    study = study_of(sentence_case["text"])
    cohorts = {a.key for a in study.arms if a.key.startswith("part-")}
    assert all(set(a.drugs) == set(study.arms[0].drugs) for a in study.arms if a.key in cohorts)
    told = [*study.results, *study.adverse_events, *study.interventions]
    assert not cohorts & {fact.arm for fact in told}


def test_a_study_that_compares_arms_has_no_cohorts_besides(study_of) -> None:
    study = study_of(
        "A randomized phase I/II trial of sorafenib versus placebo in leukemia. Forty patients were randomly assigned"
        " to sorafenib (n = 20) or placebo (n = 20). Rash occurred in 1 of 6 patients at sorafenib 300 mg."
    )
    assert len(study.arms) == 2
