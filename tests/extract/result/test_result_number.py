"""Numbers that are no results: variability, powers of units, spreads, ranges, statistics of tests, who people were."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Inter-subject variability of clearance, volume of distribution and trough concentration was 41%.", "41"),
        ("Clearance was 7.2 L/h, and residual random error was 22.6%.", "22.6"),
        ("The mean trough concentration was 4.1 ng mL(-1) with topiramate.", "-1"),
        ("The ratios of clearance were within the 75% to 133% range.", "133"),
        ("Trough concentrations correlated with pain scores and clearance (r = 0.71 and 0.64).", "0.64"),
        ("In all, 200 were randomised (median age, 44 years; 12% with aura; 7% with neck pain), and few left.", "7"),
        ("The mean pain score was 11.4 (range = 0-30; [SD] = 5.9).", "5.9"),
        ("Aura and nausea scores had a good consistency (Cronbach's alpha) of 0.83 and 0.69, respectively.", "0.69"),
        ("Clearance variability before and after topiramate was 24% and 31%.", "24"),
        ("The isolate's MIC90 of topiramate was 0.25 mg/L.", "0.25"),
        ("Seven women were withdrawn, 5 for progression of migraine.", "5"),
        ("The proportion of women with a 45% reduction in pain was higher with topiramate.", "45"),
        ("The median dose intensity was 37 mg/day for topiramate (88%).", "88"),
        ("Complete response (0 attacks) was seen in 31% with topiramate.", "0"),
        ("Clearance had a 1.7- to 2.4-fold increase with topiramate.", "1.7"),
        ("Clearance was 4 to 6-fold higher with topiramate.", "4"),
    ],
)
def test_variability_powers_of_units_spreads_and_agreed_ranges_are_no_results(sentence, number, study_of) -> None:
    study = study_of(TRIAL + sentence)
    assert number not in {r.value.text for r in study.results if r.value}


@pytest.mark.parametrize("words", ["chi-square = 7.2", "Cronbach alpha = 0.91", "F = 3.2", "F2,61 = 5.7", "t14 = 2.9"])
def test_a_statistic_of_a_test_is_no_result(words, study_of) -> None:
    study = study_of(
        f"Sixty patients with gout received colchicine. RESULTS: The pain score was related to age ({words})."
    )
    assert not study.results


@pytest.mark.parametrize(
    "sentence",
    [
        "Satisfaction was rated with the Migraine Treatment Satisfaction Questionnaire (n = 188).",
        "Wet bladder was seen in many (topiramate, N = 103; placebo, N = 107).",
        "The analysis of overall survival was to occur either after 161 deaths or 4 years.",
        "Few had hypoglycemia (<61 mg/dL, 3.4 mmol/L).",
    ],
)
def test_sizes_of_groups_plans_and_bounds_are_no_results(sentence, study_of) -> None:
    assert not study_of(TRIAL + sentence).results


def test_a_part_of_a_unit_is_no_result(study_of) -> None:
    study = study_of(TRIAL + "The eGFR was 36·2 mL/min per 1·73 m2 with topiramate.")
    assert [r.value.text for r in study.results if r.value] == ["36.2"]


def test_the_minus_of_a_volume_is_kept(study_of) -> None:
    study = study_of(TRIAL + "FEV1 fell (-0.31 L with topiramate vs -0.12 L with placebo).")
    assert [r.value.text for r in study.results if r.value] == ["-0.31", "-0.12"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Risks for falls in eGFR were lower with topiramate (HRs 0.51, 0.58 and 0.69, respectively).",
        "Topiramate was no worse for peak FEV1 (97.5% confidence interval [CI] - 31.7, 24.8).",
        "More women on topiramate than on placebo had baseline HCV RNA >= 700,000 IU/mL (79% vs 57%).",
    ],
)
def test_ratios_of_a_list_ends_of_intervals_and_what_people_came_with_are_no_levels(sentence, study_of) -> None:
    assert not study_of(TRIAL + sentence).results


def test_how_much_of_what_is_advised_was_done_is_no_result(study_of) -> None:
    study = study_of(
        TRIAL + "Heart rate variability changed at 40%, 90% and 120% of the panel's recommended minimum of training."
    )
    assert not study.results


@pytest.mark.parametrize(
    "sentence",
    [
        "The optimal trough concentration cutoff predicting nausea was 16.2 ng/mL.",
        "The clearance had a (7% relative standard error).",
        "The maximum concentration rose in women with one or two doses.",
    ],
)
def test_cut_offs_exactness_and_one_or_two_are_no_results(sentence, study_of) -> None:
    assert not study_of(TRIAL + sentence).results


@pytest.mark.parametrize(
    "sentence",
    [
        "Six responses were reported in 31 women.",
        "The relapse rate was studied in women with trough levels less than 2 (n=14), 2 to 6 (n=21), or more than 6.",
        "Pain was similar in men with sIGA 0/1.",
        "Safety assessments included the response to treatment (decrease in pain by 40% after 24 h).",
        "Clearance rose, in line with published values (2.7-fold).",
    ],
)
def test_a_number_that_tells_who_or_what_is_meant_is_none(sentence, study_of) -> None:
    study = study_of(f"We randomly assigned 90 adults with psoriasis to zinc or placebo. RESULTS: {sentence}")
    assert [r for r in study.results if r.value or r.count is not None] == []


@pytest.mark.parametrize(
    "sentence",
    [
        # the length of a scale, and what was supposed
        "Migraine pain was rated on a 120-mm visual analogue scale.",
        "The intensity of nausea was measured by a 9-point Likert scale.",
        "If a response rate of less than 12% is assumed, zinc still wins.",
        # a part of a name
        "Sustained responses were rare (genotypes 1 and 4).",
        "Triglycerides fell along with FEV(1).",
        # those left out, or of an earlier study
        "Relapse was seen in many, excluding 9 women who had relapsed before.",
        "The median number of topiramate doses was 5.5.",
        "In a previous phase II trial, topiramate led to a response in 8 of 21 (38%).",
        "Two earlier studies found a response rate of 44%.",
        # what was grown from samples
        "Drug resistance was found in 61% of all isolates.",
        # so many could be judged, or came with it
        "Sixty women were evaluable for response: 38 with aura and 22 without.",
        "Topiramate was given to 80 women with neck pain (n = 50) or a stroke (n = 30).",
        "In the final analysis (after 214 progression-free survival events) topiramate was better.",
        # how many passed a bound
        "The migraine index by diary was at least 60% in 11 of 14 women.",
    ],
)
def test_lengths_parts_of_names_others_and_those_who_came_with_it_are_no_results(sentence, study_of) -> None:
    study = study_of(TRIAL + sentence)
    assert [r for r in study.results if r.value or r.count is not None] == []
    assert not study.adverse_events or study.adverse_events[0].count is None


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Women with a high score (31 of 44) had a median survival of 8.4 months.", "8.4"),
        ("Patients older than 60 years (n = 21, 14%) had a response rate of 52%.", "52"),
        ("The 31 women evaluable for response had a remission rate of 23%.", "23"),
        ("The mean pain score was 41 mm lower on a visual analogue scale.", "41"),
        ("In the study the response rate was 36%.", "36"),
        ("Nausea was lasting in all except the topiramate group, where the response rate was 29%.", "29"),
    ],
)
def test_a_number_beside_such_words_is_still_one(sentence, number, study_of) -> None:
    assert [r.value.text for r in study_of(TRIAL + sentence).results if r.value] == [number]
