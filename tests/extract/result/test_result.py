"""Results and harms of sentences with their expected facts beside them, and sentences that report none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model.study import AdverseEvent, Result, Study

DATA = Path(__file__).parents[2] / "data" / "sentences"


def cases(name: str) -> list[Any]:
    loaded = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    assert loaded, f"{name} holds no cases"
    return [pytest.param(case, id=" ".join(case["text"].split())[:60]) for case in loaded]


def shown(result: Result, wanted: str) -> str:
    """A result in the form of the data files, with just the further slots that the expected fact names."""
    value = "not reached" if result.value_not_reached else result.value.text if result.value else str(result.count)
    interval = result.interval
    slots = {
        "unit": result.unit,
        "n": result.count,
        "d": result.denominator,
        "ci": f"{interval.low.text}..{interval.high.text}" if interval and interval.low and interval.high else None,
        "p": f"{result.p.operator}{result.p.number.text}" if result.p else None,
        "t": result.time_point,
        "arm": result.arm,
    }
    parts = [result.outcome.label, result.statistic, value]
    further = wanted.split(" | ")[3:]
    if further:
        names = [name for name in slots if f"{name}=" in f" {further[0]}" and f" {name}=" in f" {further[0]}"]
        order = sorted(names, key=lambda name: f" {further[0]}".index(f" {name}="))
        parts.append(" ".join(f"{name}={slots[name]}" for name in order))
    return " | ".join(parts)


def check(results: tuple[Result, ...], facts: list[str], arms: dict[str, str]) -> None:
    assert len(results) == len(facts), [shown(r, "") for r in results]
    for result, wanted in zip(results, facts, strict=True):
        got = shown(result, wanted)
        for key, label in arms.items():
            got = (
                got.replace(f"arm={key}", f"arm={label}")
                if f"arm={key}" in f"{got} ".replace(f"arm={key} ", f"arm={key} ")
                else got
            )
        assert got == wanted


@pytest.mark.parametrize("case", cases("results.yaml"))
def test_the_results_of_a_sentence_are_read_and_no_others(case, study_of) -> None:
    check(study_of(case["text"]).results, case["facts"], {})


@pytest.mark.parametrize("case", cases("comparisons.yaml"))
def test_the_arms_of_a_comparison_are_found_with_role_and_size(case, study_of) -> None:
    arms = study_of(case["text"]).arms
    assert [f"{a.label} | {a.role} | {a.size if a.size is not None else '-'}" for a in arms] == case["arms"]


@pytest.mark.parametrize("case", cases("comparisons.yaml"))
def test_the_numbers_of_a_comparison_belong_to_their_arms(case, study_of) -> None:
    study: Study = study_of(case["text"])
    labels = {arm.key: arm.label for arm in study.arms}
    got = {
        shown(r, w).replace(f"arm={r.arm}", f"arm={labels.get(r.arm or '')}")
        for r, w in zip(study.results, case["facts"], strict=True)
    }
    assert got == set(case["facts"])


def event_line(event: AdverseEvent) -> str:
    cells = (event.grade, event.count, event.percent.text if event.percent else None)
    return " | ".join([event.event.label, event.assertion, *("-" if cell is None else str(cell) for cell in cells)])


@pytest.mark.parametrize("case", cases("harms.yaml"))
def test_the_harms_of_a_sentence_are_read_and_no_others(case, study_of) -> None:
    assert [event_line(e) for e in study_of(case["text"]).adverse_events] == case["facts"]


@pytest.mark.parametrize("name", ["results.yaml", "harms.yaml", "comparisons.yaml"])
def test_evidence_stands_where_it_says(name, study_of) -> None:
    for case in yaml.safe_load((DATA / name).read_text(encoding="utf-8")):
        study = study_of(case["text"])
        for fact in (*study.results, *study.adverse_events, *study.arms):
            assert fact.evidence.sentence.contains(fact.evidence.words)
            assert fact.evidence.words.of(case["text"]).strip()


_TWO_ARMS = (
    "Opicinumab or placebo in lymphoma\n\nBACKGROUND: We compared rituximab with placebo. METHODS: Patients were "
    "randomly assigned to rituximab (n = 90) or placebo (n = 92). RESULTS: "
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The response rate was 61% with rituximab and 44% with placebo (difference, 17%; 95% CI, 3 to 31; P = 0.02).",
        "The response rate was 61% versus 44%, an absolute difference of 17% (95% CI, 3 to 31; P = 0.02).",
        "The response rate was 61% vs 44% (risk difference: 17%, 95% CI 3-31, P = 0.02).",
    ],
)
def test_a_bracket_tells_by_how_much_two_numbers_differ(study_of, sentence: str) -> None:
    results = study_of(_TWO_ARMS + sentence).results
    shown = [(r.statistic, str(r.value.value) if r.value else None, r.arm, r.p is not None) for r in results]
    assert ("difference", "17", "rituximab", True) in shown
    assert [(s, v, a) for s, v, a, _ in shown if s == "proportion"] == [
        ("proportion", "61", "rituximab"),
        ("proportion", "44", "placebo"),
    ]


def test_an_age_in_a_bracket_is_no_difference_of_what_stands_before(study_of) -> None:
    results = study_of(_TWO_ARMS + "The response rate was 61% vs 44% (with a difference in age of 4 years).").results
    assert "difference" not in {r.statistic for r in results}


def test_a_number_in_both_arms_is_each_arms(study_of) -> None:
    results = study_of(_TWO_ARMS + "Median survival was 9 months in both groups.").results
    assert [(str(r.value.value), r.arm) for r in results if r.value] == [("9", "rituximab"), ("9", "placebo")]


def test_a_share_of_the_patients_is_of_what_they_had(study_of) -> None:
    study = study_of(
        "Patients received rituximab. The overall response rate was 52% (95% CI, 41 to 62); 38% of the patients had "
        "complete responses."
    )
    assert {(r.outcome.label, str(r.value.value)) for r in study.results if r.value} == {
        ("overall response rate", "52"),
        ("complete remission rate", "38"),
    }


def test_patients_who_died_are_counted_under_the_name_that_is_known(study_of) -> None:
    study = study_of("Patients received rituximab. Three patients died from sepsis within 30 days after infusion.")
    assert "died" not in {r.outcome.label for r in study.results}


@pytest.mark.parametrize(
    ("disease", "sentence"),
    [
        (
            "invasive aspergillosis",
            "By day 42, 9 (5%) of 180 patients in the posaconazole group had invasive aspergillosis compared with 21 "
            "(12%) of 176 in the placebo group.",
        ),
        (
            "herpes zoster",
            "Within 6 months, 9 (5%) of 180 participants in the posaconazole group developed herpes zoster, versus 21 "
            "(12%) of 176 in the placebo group.",
        ),
    ],
)
def test_a_disease_that_is_to_be_prevented_is_counted_arm_by_arm(study_of, disease: str, sentence: str) -> None:
    study = study_of(
        f"Posaconazole for prevention of {disease}\n\nBackground: We did a randomised trial. Methods: Patients were "
        f"randomly assigned; 180 received posaconazole and 176 received placebo. Results: {sentence}"
    )
    assert [c.disease.label for c in study.conditions] == [disease]
    assert [(a.label, a.size) for a in study.arms] == [("posaconazole", 180), ("placebo", 176)]
    assert {(r.arm, r.count, r.denominator) for r in study.results} == {
        ("posaconazole", 9, 180),
        ("placebo", 21, 176),
    }


def test_what_patients_came_with_is_no_result(study_of) -> None:
    study = study_of(
        _TWO_ARMS + "In the rituximab group 60 of 90 patients had stage III lymphoma. The response rate was 50%."
    )
    assert "lymphoma" not in " ".join(r.outcome.label for r in study.results)


def test_by_how_much_a_harm_differs_is_no_share_with_it(study_of) -> None:
    study = study_of(
        _TWO_ARMS
        + "Rash occurred in 21.9% of the rituximab group and 43.4% of the placebo group (risk difference, 21.5%)."
    )
    assert {str(e.percent.value) for e in study.adverse_events if e.percent} == {"21.9", "43.4"}


def test_a_bracket_of_the_baseline_stands_between_an_outcome_and_its_changes(study_of) -> None:
    study = study_of(
        _TWO_ARMS.replace("lymphoma", "diabetes")
        + "Mean HbA1c (baseline 8.4%) decreased by 1.3% with rituximab and 0.4% with placebo."
    )
    assert [(str(r.value.value), r.arm, r.time_point) for r in study.results if r.value] == [
        ("8.4", None, "baseline"),
        ("1.3", "rituximab", None),
        ("0.4", "placebo", None),
    ]


_THREE_ARMS = (
    "Rest, yoga or running in lymphoma\n\nMETHODS: Patients were randomly assigned to rest (n = 40), yoga (n = 41) or "
    "running (n = 42). RESULTS: "
)


@pytest.mark.parametrize(
    "ends",
    [
        "(P = .27 for running vs rest; P = .03 for yoga vs rest).",
        "(running versus rest, P = .27; yoga versus rest, P = .03).",
    ],
)
def test_a_p_value_that_names_two_arms_stands_on_the_row_of_the_first(study_of, ends: str) -> None:
    study = study_of(f"{_THREE_ARMS}The completion rate was 81% with rest, 92% with yoga and 86% with running {ends}")
    assert {(r.arm, r.comparator, r.p.number.text) for r in study.results if r.p} == {
        ("running", "rest", "0.27"),
        ("yoga", "rest", "0.03"),
    }


def test_how_long_a_response_lasted_is_not_how_many_responded(study_of) -> None:
    study = study_of(
        "Patients received rituximab. The median duration of composite complete remission was 7.2 months. A composite "
        "complete remission was seen in 5 patients."
    )
    assert [r.outcome.label for r in study.results] == [
        "duration of composite complete remission",
        "composite complete remission rate",
    ]


def test_the_grade_of_the_next_event_is_not_this_ones(study_of) -> None:
    study = study_of(
        "Patients received imatinib. Toxicities were grade 3 rash and grade 4 pneumonitis in one patient each."
    )
    assert {("rash", "3"), ("pneumonitis", "4")} <= {(e.event.label, e.grade) for e in study.adverse_events}


def test_the_arm_of_a_clause_leads_its_numbers_and_no_others(study_of) -> None:
    study = study_of(
        _TWO_ARMS
        + "Edema (42% vs 15%) and vomiting (45% vs 30%) were more frequent with placebo; rash was more common with "
        "rituximab (17% vs 1%)."
    )
    assert [(e.event.label, str(e.percent.value), e.arm) for e in study.adverse_events if e.percent] == [
        ("edema", "42", "placebo"),
        ("edema", "15", "rituximab"),
        ("vomiting", "45", "placebo"),
        ("vomiting", "30", "rituximab"),
        ("rash", "17", "rituximab"),
        ("rash", "1", "placebo"),
    ]


def test_levels_before_and_after_are_of_the_arm_behind_them(study_of) -> None:
    study = study_of(
        _TWO_ARMS.replace("lymphoma", "diabetes")
        + "Fasting glucose fell from 9.6 to 7.3 mmol/L in the rituximab group and from 9.7 to 8.4 mmol/L in the "
        "placebo group. Pain scores fell from 41.3 (SD 8.2) to 33.0 (SD 7.9) in the rituximab group."
    )
    assert [(str(r.value.value), r.arm, r.time_point) for r in study.results if r.value] == [
        ("9.6", "rituximab", "baseline"),
        ("7.3", "rituximab", None),
        ("9.7", "placebo", "baseline"),
        ("8.4", "placebo", None),
        ("41.3", "rituximab", "baseline"),
        ("33.0", "rituximab", None),
    ]


def test_two_numbers_of_both_arms_are_not_told_apart(study_of) -> None:
    sentence = "The median times to neutrophil and platelet engraftment were 11 and 19 days in both groups."
    study = study_of(_TWO_ARMS + sentence)
    assert not study.results


def test_a_partial_response_or_better_is_a_response(study_of) -> None:
    study = study_of("Patients received rituximab. Of 30 patients, 9 (30%) had a partial response or better.")
    assert [r.outcome.label for r in study.results] == ["overall response rate"]


def test_a_grade_right_before_a_number_is_that_numbers(study_of) -> None:
    study = study_of(
        "Patients received imatinib. Anemia occurred in 73% of the patients (grade 3 in 25% and grade 4 in 3%)."
    )
    assert [(e.grade, str(e.percent.value)) for e in study.adverse_events if e.percent] == [
        (None, "73"),
        ("3", "25"),
        ("4", "3"),
    ]


def test_a_bound_of_several_events_counts_none_of_them(study_of) -> None:
    study = study_of(
        "Patients received imatinib. Nausea and anorexia were common (grade 3 events in up to 25% of patients)."
    )
    assert not any(e.percent for e in study.adverse_events)


def test_names_and_numbers_in_a_row_go_together(study_of) -> None:
    study = study_of(
        "Patients with AML received cytarabine. The response rate was 71% (complete remission (CR) 58% CRi 13%)."
    )
    assert {(r.outcome.label, str(r.value.value)) for r in study.results if r.value} == {
        ("overall response rate", "71"),
        ("complete remission rate", "58"),
        ("complete remission with incomplete hematologic recovery", "13"),
    }


def test_a_median_survival_is_of_no_time_point(study_of) -> None:
    study = study_of("Patients received cytarabine. Median survival was 5.7 months, and survival at 1 year was 31%.")
    assert [(str(r.value.value), r.time_point) for r in study.results if r.value] == [("5.7", None), ("31", "1 year")]


def test_an_effect_size_is_no_value_of_what_was_measured(study_of) -> None:
    study = study_of("The severity score fell by 2.8 points in the play group (effect size 0.46, 95% CI 0.02 to 0.90).")
    assert [str(r.value.value) for r in study.results if r.value] == ["2.8"]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("; the adjusted difference in change was -7.9 mm Hg.", ("difference", "-7.9")),
        (", and the between-group difference was -8.1 mm Hg.", ("difference", "-8.1")),
        (", with a mean difference of -6.2 mm Hg.", ("difference", "-6.2")),
        ("; the pulse rate was 71.", None),
        ("; the difference in weight was -2.1 kg.", None),
    ],
)
def test_a_statement_takes_up_the_difference_of_the_one_before(told, wanted, study_of) -> None:
    text = (
        "We randomly assigned 90 adults with hypertension to chlortalidone or placebo. RESULTS: Systolic blood "
        "pressure fell from 156.2 mm Hg to 139.8 mm Hg with chlortalidone and from 155.7 mm Hg to 147.3 with placebo"
    )
    results = [r for r in study_of(text + told).results if r.outcome.label == "systolic blood pressure"]
    assert [(r.statistic, r.value.text) for r in results[4:]] == ([wanted] if wanted else [])


def test_what_people_came_with_is_of_the_baseline(study_of) -> None:
    text = (
        "METHODS: This trial included 623 adults with type 2 diabetes (mean HbA1c 8.6%), who received metformin. The "
        "primary endpoint was HbA1c at week 40. RESULTS: Mean HbA1c was 7.1% at week 40."
    )
    assert [(r.value.text, r.time_point) for r in study_of(text).results] == [("8.6", "baseline"), ("7.1", "week 40")]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("There was a steep decrease in serum ferritin (14% change, P < 0.01).", "decrease"),
        ("There was an increase in serum ferritin (14%, P < 0.01).", "increase"),
        ("No significant decrease in serum ferritin (14%, P = 0.4) was seen.", None),
    ],
)
def test_a_percent_alone_in_a_bracket_goes_the_way_that_the_words_before_it_say(sentence, direction, study_of) -> None:
    study = study_of(f"METHODS: Patients received deferasirox. RESULTS: {sentence}")
    assert [r.direction for r in study.results] == [direction]
