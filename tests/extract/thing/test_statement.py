"""Where one statement ends and the next begins: brackets, parts of those who were counted, lists of each arm."""

from __future__ import annotations

import pytest

TRIAL = "Patients were randomised to ruxolitinib (n=60) or best available therapy (n=61). "


def rows(study) -> list[tuple]:
    return [(r.outcome.label, r.arm, r.value and r.value.text, r.count) for r in study.results]


def harms(study) -> list[tuple]:
    return [
        (e.event.label, e.arm, e.count, e.percent and e.percent.text)
        for e in study.adverse_events
        if e.count or e.percent
    ]


def test_a_bracket_that_names_its_arm_is_followed_by_the_next_item(study_of) -> None:
    study = study_of(
        f"{TRIAL}Adverse events were anaemia (28 [47%] of 60 patients in the ruxolitinib group vs 25 [41%] of 61 in "
        "the best available therapy group), zoster (six [10%] vs two [3%]) and cough (nine [15%] vs 11 [18%])."
    )
    assert [row[0] for row in harms(study)] == ["anemia"] * 2 + ["herpes zoster"] * 2 + ["cough"] * 2
    assert [row[1] for row in harms(study)] == ["ruxolitinib", "best-available-therapy"] * 3


def test_what_a_bracket_says_of_deaths_is_no_count_of_deaths(study_of) -> None:
    study = study_of(
        f"{TRIAL}Treatment-related deaths occurred in two (3%) patients in the ruxolitinib group (one sepsis and one "
        "intracranial haemorrhage) and three (5%) in the best available therapy group (all pneumonia)."
    )
    deaths = [row[1:] for row in harms(study) if row[0] == "treatment-related death"]
    assert deaths == [("ruxolitinib", 2, "3"), ("best-available-therapy", 3, "5")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Graft failure occurred in 9 patients, of whom 6 received a second transplant.",
        "Graft failure occurred in 9 patients; of these, 6 were treated with donor cells.",
        "Graft failure occurred in 9 patients, 6 of whom received a second transplant.",
    ],
)
def test_some_of_those_counted_are_counted_for_something_else(study_of, sentence: str) -> None:
    study = study_of(f"Patients received busulfan. {sentence}")
    assert [row[2] for row in harms(study)] == [9]


def test_each_arm_behind_its_list_has_the_numbers_of_that_list(study_of) -> None:
    study = study_of(
        f"{TRIAL}Overall survival, relapse-free survival and non-relapse mortality were 55%, 46% and 19% after "
        "ruxolitinib and 62%, 53% and 20% after other treatment, with only overall survival differing (P=0.048)."
    )
    assert [row[1] for row in rows(study)][:6] == ["ruxolitinib"] * 3 + ["best-available-therapy"] * 3
    assert not any(r.p for r in study.results if r.outcome.label == "non-relapse mortality")


def test_the_group_behind_a_number_is_the_one_it_is_of(study_of) -> None:
    study = study_of(
        "Patients with AML received quizartinib. Response rates were 64% (14/22) in patients with FLT3-ITD and 44% "
        "(4/9) in those with FLT3-TKD."
    )
    assert [(r.value.text, r.subgroup) for r in study.results] == [("64", "FLT3-ITD"), ("44", "FLT3-TKD")]


def test_a_bound_tells_groups_apart_and_is_not_measured(study_of) -> None:
    study = study_of(
        f"{TRIAL}A platelet count < 50 × 10^9/L (HR 2.2, 95% CI 1.2-3.1) and a Karnofsky score below 90 (HR 1.7) "
        "predicted death."
    )
    assert not {"platelet count", "performance status"} & {r.outcome.label for r in study.results}


def test_a_time_that_opens_the_next_item_is_not_of_the_one_before(study_of) -> None:
    study = study_of(
        f"{TRIAL}Engraftment at day 100 was seen in 81% and 87% (P=0.44), and 2-year overall survival was 64% and 62%."
    )
    assert [r.time_point for r in study.results] == ["day 100", "day 100", "2 years", "2 years"]


@pytest.mark.parametrize("words", ["three patients have relapsed", "3 patients relapsed after a median of 5 months"])
def test_those_who_relapsed_are_counted_under_the_known_name(study_of, words: str) -> None:
    study = study_of(f"Eleven patients received cladribine. Ten responded and {words}.")
    assert ("relapse rate", 3) in [(r.outcome.label, r.count) for r in study.results]


@pytest.mark.parametrize(
    "words", ["patients who have relapsed were eligible", "12 patients relapsed after transplantation were eligible"]
)
def test_those_who_came_with_a_relapse_are_not(study_of, words: str) -> None:
    study = study_of(f"Patients received cladribine; {words}. The response rate was 40%.")
    assert "relapse rate" not in {r.outcome.label for r in study.results}


def test_further_numbers_of_a_change_are_changes(study_of) -> None:
    study = study_of(
        f"{TRIAL}Spleen volume fell by 35% with ruxolitinib and 4% with best available therapy. Haemoglobin fell by "
        "1.1 g/dL and 0.2 g/dL, respectively, and the platelet count was 150 × 10^9/L."
    )
    assert [r.statistic for r in study.results] == ["difference"] * 4 + ["mean"]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Remission of gout was reached by 48 of 60 (80%) versus 17 of 61 (28%).", "remission of gout"),
        ("Resolution of gout occurred in 80% of patients.", "resolution of gout"),
        ("Gout resolved in 40% of patients.", "resolution of gout"),
    ],
)
def test_that_a_disease_goes_away_is_not_that_it_occurs(study_of, sentence: str, outcome: str) -> None:
    study = study_of(f"Patients with gout were randomised to febuxostat (n=60) or placebo (n=61). {sentence}")
    assert {r.outcome.label for r in study.results} == {outcome}


def test_a_disease_that_developed_is_counted_by_its_rate(study_of) -> None:
    study = study_of(
        "Patients with gout were randomised to febuxostat (n=60) or placebo (n=61). Gout developed in 12% with placebo."
    )
    assert [r.outcome.label for r in study.results] == ["gout rate"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nausea (62%) and rash (9%) were more common with ruxolitinib than with best available therapy (28% and 4%, "
        "respectively).",
        "Nausea (62%) and rash (9%) occurred more often in the ruxolitinib group than in the best available therapy "
        "group (28% and 4%, respectively).",
    ],
)
def test_what_is_told_before_a_comparison_is_of_the_arm_named_first(study_of, sentence: str) -> None:
    study = study_of(f"{TRIAL}{sentence}")
    assert [(row[0], row[1], row[3]) for row in harms(study)] == [
        ("nausea", "ruxolitinib", "62"),
        ("rash", "ruxolitinib", "9"),
        ("nausea", "best-available-therapy", "28"),
        ("rash", "best-available-therapy", "4"),
    ]


def test_a_share_of_two_numbers_is_theirs_though_words_stand_between(study_of) -> None:
    study = study_of(
        "Patients with CML received ponatinib. Major molecular response was achieved in 35 of 44 evaluable patients in "
        "chronic phase (79.5%)."
    )
    assert [(r.count, r.denominator, r.value.text) for r in study.results] == [(35, 44, "79.5")]


def test_those_in_whom_something_is_compared_are_not_what_is_measured(study_of) -> None:
    study = study_of(
        "Patients received nivolumab. Patients with refractory disease had a lower 3-year PFS than those with a "
        "relapse after a year (61% vs 90%)."
    )
    assert {r.outcome.label for r in study.results} == {"progression-free survival"}


def test_a_reason_is_not_what_is_counted(study_of) -> None:
    study = study_of(
        "Patients received nivolumab. Seven patients discontinued because of adverse events and 12 because of disease "
        "progression."
    )
    assert not study.results


@pytest.mark.parametrize("letter", ["S", "M", "T"])
def test_groups_may_have_any_letter(study_of, letter: str) -> None:
    study = study_of(
        f"We randomly allocated 120 women to ferric carboxymaltose (group {letter}, n = 60) or iron sucrose (group P, "
        f"n = 60). Hypophosphataemia developed in 21 women (35%) of group {letter} but in only 2 (3%) of group P."
    )
    assert [(row[1], row[3]) for row in harms(study)] == [(f"group-{letter.lower()}", "35"), ("group-p", "3")]


def test_a_bracket_of_abbreviations_says_what_a_rate_is_made_of(study_of) -> None:
    study = study_of(
        "Twelve patients with AML received venetoclax with decitabine. Overall response (CR + CRi + PR) was 67% (8/12)."
    )
    assert [(r.outcome.label, r.value.text) for r in study.results] == [("overall response rate", "67")]


def test_people_are_counted_for_what_they_had_though_words_tell_which_people(study_of) -> None:
    study = study_of(
        "Patients received ziftomenib. Seven (35%) of 20 patients with NPM1-mutated AML treated at 600 mg had a "
        "complete remission."
    )
    assert [(r.outcome.label, r.count, r.denominator) for r in study.results] == [("complete remission rate", 7, 20)]


def test_a_group_in_a_bracket_behind_its_arm_is_not_counted_for_the_outcome(study_of) -> None:
    study = study_of(
        f"{TRIAL}Median PFS was 5.6 months with ruxolitinib (60 patients) and 1.7 months with best available therapy "
        "(61 patients)."
    )
    assert [(row[1], row[2], row[3]) for row in rows(study)] == [
        ("ruxolitinib", "5.6", None),
        ("best-available-therapy", "1.7", None),
    ]


def test_a_bound_is_no_result(study_of) -> None:
    study = study_of(f"{TRIAL}Adverse events were diarrhoea (10% v <1%) and anaemia (8% v 5%).")
    assert [(row[0], row[1], row[3]) for row in harms(study)] == [
        ("diarrhea", None, "10"),
        ("anemia", "ruxolitinib", "8"),
        ("anemia", "best-available-therapy", "5"),
    ]


def test_arms_that_add_up_to_a_number_are_those_it_counts(study_of) -> None:
    study = study_of(
        "A placebo-controlled trial\n\nResults: 220 patients were randomised, 145 to letermovir and 75 to placebo."
    )
    assert {c.value for c in study.characteristics if c.property == "enrolled"} == {"220"}


@pytest.mark.parametrize("words", ["PSA fell in 24 of 30 men (80%)", "Rash occurred in 7 men (23%)"])
def test_a_share_of_men_with_something_is_not_the_share_of_men(study_of, words: str) -> None:
    study = study_of(f"Patients with prostate cancer received apalutamide. {words}.")
    assert not any(c.property == "sex" and "%" in c.value for c in study.characteristics)


def test_by_how_much_a_risk_is_lower_is_no_share(study_of) -> None:
    study = study_of(
        f"{TRIAL}The risk of death was 41% lower with ruxolitinib than with best available therapy (hazard ratio, "
        "0.59; 95% CI, 0.44 to 0.79)."
    )
    assert [(r.statistic, r.arm, r.comparator) for r in study.results] == [
        ("difference", "ruxolitinib", "best-available-therapy"),
        ("hazard ratio", "ruxolitinib", "best-available-therapy"),
    ]


def test_a_difference_in_a_bracket_is_of_both_arms(study_of) -> None:
    study = study_of(
        f"{TRIAL}By month 7, 50 (83%) of 60 patients given ruxolitinib and 49 (80%) of 61 given best available therapy "
        "had achieved a response (difference 3.0%; 90% CI -6.4 to 10.2)."
    )
    last = study.results[-1]
    assert (last.statistic, last.arm, last.comparator) == ("difference", "ruxolitinib", "best-available-therapy")


def test_a_total_is_the_size_of_no_arm(study_of) -> None:
    study = study_of(
        "A randomised trial\n\nWe randomly assigned 272 patients to receive nivolumab, at a dose of 3 mg/kg every 2 "
        "weeks, or docetaxel, at a dose of 75 mg/m2 every 3 weeks."
    )
    assert [arm.size for arm in study.arms] == [None, None]


def test_a_ratio_behind_numbers_is_of_what_they_are(study_of) -> None:
    study = study_of(
        f"{TRIAL}A composite of death from cardiac causes, stroke, or reinfarction occurred in 6 of 60 patients (10%) "
        "in the ruxolitinib group and 12 of 61 (20%) in the best available therapy group (hazard ratio 0.86)."
    )
    assert len({r.outcome.label for r in study.results}) == 1


def test_a_second_row_has_its_own_arm_and_the_times_of_the_first(study_of) -> None:
    study = study_of(
        f"{TRIAL}Overall survival was 52% at 1 year and 50% at 2 years in the ruxolitinib group, and 48% and 45%, "
        "respectively, in the best available therapy group."
    )
    assert [(r.arm, r.value.text, r.time_point) for r in study.results] == [
        ("ruxolitinib", "52", "1 year"),
        ("ruxolitinib", "50", "2 years"),
        ("best-available-therapy", "48", "1 year"),
        ("best-available-therapy", "45", "2 years"),
    ]


def test_two_numbers_before_two_arms_are_one_each(study_of) -> None:
    study = study_of(f"{TRIAL}Overall survival was 48% and 45%, respectively, in the ruxolitinib and control groups.")
    assert [(r.arm, r.value.text) for r in study.results] == [
        ("ruxolitinib", "48"),
        ("best-available-therapy", "45"),
    ]
