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
