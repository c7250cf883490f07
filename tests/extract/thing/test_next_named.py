"""Numbers that follow others: of what is named anew between them, or of the same thing in another figure or arm."""

from __future__ import annotations

import pytest

from kg.extract.thing.next_named import find_next_named
from kg.model.study import Study

_Facts = dict[str, tuple[str, str | None]]


def told(study: Study) -> _Facts:
    """Each number with what it is of and the label of its arm."""
    arms = {arm.key: arm.label for arm in study.arms}
    facts = [(r.value.text if r.value else str(r.count), (r.outcome.label, r.arm)) for r in study.results]
    facts += [(e.percent.text if e.percent else str(e.count), (e.event.label, e.arm)) for e in study.adverse_events]
    return {number: (label, arms.get(arm or "")) for number, (label, arm) in facts}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("), grip strength (", "grip strength"),
        (" kg; p = .01), and percent of predicted flow (", "percent of predicted flow"),
        (" mmol/L]; p < .001) and glucose swing (mean, ", "glucose swing"),
        ("%), and the late lumen loss (LLL) was smaller [", "late lumen loss"),
        (" (P = .01), transit time of the bolus (T) increased from ", "transit time of the bolus"),
        (") with rest, and ", None),
        ("), and at week 12 (", None),
        (") and on days 1-3 (", None),
        (") and of grade 3/4 (", None),
        (") and the independent review panel (", None),
        (", and it increased from ", None),
    ],
)
def test_what_the_words_between_two_numbers_name(words: str, name: str | None) -> None:
    found = find_next_named(words)
    assert (found.of(words) if found else None) == name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a list of names with brackets, in which the vocabulary knows only the first
        (
            "RESULTS: Significant rises in heart rate (61 +/- 4 to 72 +/- 5 bpm; p = .001), peak workload (71 +/- 20 "
            "to 94 +/- 31 watts; p = .01), and percent of predicted flow (51% +/- 9% to 63% +/- 10%) were seen in the "
            "yoga group.",
            {
                "61": ("heart rate", "yoga"),
                "72": ("heart rate", "yoga"),
                "71": ("peak workload", "yoga"),
                "94": ("peak workload", "yoga"),
                "51": ("percent of predicted flow", "yoga"),
                "63": ("percent of predicted flow", "yoga"),
            },
        ),
        # a clause with a subject of its own
        (
            "In the bisoprolol group ejection fraction rose from 31% to 38% (P = .01) after a mean of 8 months, and "
            "closing time of the aortic valve (C) increased from 160 to 201 ms (P = .002).",
            {
                "31": ("left ventricular ejection fraction", "bisoprolol"),
                "38": ("left ventricular ejection fraction", "bisoprolol"),
                "160": ("closing time of the aortic valve", "bisoprolol"),
                "201": ("closing time of the aortic valve", "bisoprolol"),
            },
        ),
        (
            "The restenosis rate was lower in the RX0101 group than in the placebo group (22.0% vs 40.1%), and the "
            "late lumen loss (LLL) was smaller [(0.41 +/- 0.29) mm for RX0101 vs. (0.73 +/- 0.44) mm for placebo].",
            {
                "22.0": ("restenosis", "RX0101"),
                "40.1": ("restenosis", "placebo"),
                "0.41": ("late lumen loss", "RX0101"),
                "0.73": ("late lumen loss", "placebo"),
            },
        ),
        # two figures of each thing
        (
            "RESULTS: No differences were seen between the salmeterol and placebo groups, respectively, in heart rate "
            "(78+/-8.1 vs. 79+/-9.6 bpm), number of atrial ectopic beats (total 410+/-120.4 vs. 390+/-110.6; rate "
            "21+/-11.0 vs. 19+/-10.3 per h).",
            {
                "78": ("heart rate", "salmeterol"),
                "79": ("heart rate", "placebo"),
                "410": ("number of atrial ectopic beats", "salmeterol"),
                "390": ("number of atrial ectopic beats", "placebo"),
                "21": ("number of atrial ectopic beats", "salmeterol"),
                "19": ("number of atrial ectopic beats", "placebo"),
            },
        ),
        # averages behind their ratio
        (
            "RESULTS: Vinorelbine/gemcitabine was superior in time to progression (hazard ratio, 0.70; 95% CI, 0.55 to "
            "0.89; P = .003; median, 7.2 v 5.1 months) compared with gemcitabine.",
            {
                "0.70": ("time to progression", "Vinorelbine/gemcitabine"),
                "7.2": ("time to progression", "Vinorelbine/gemcitabine"),
                "5.1": ("time to progression", "gemcitabine"),
            },
        ),
        # what a bracket says of the number before it
        (
            "At 1 year, the mean IOP was 14.6+/-2.1 mm Hg in the tube group (P<0.01, 38% reduction) and 12.5+/-3.3 mm "
            "Hg in the patch group (P<0.01, 47% reduction).",
            {
                "14.6": ("intraocular pressure", "tube"),
                "38": ("intraocular pressure", "tube"),
                "12.5": ("intraocular pressure", "patch"),
                "47": ("intraocular pressure", "patch"),
            },
        ),
        # a clause that opens with what its numbers are of
        (
            "RESULTS: For hospital deaths, there were 33 (2.8%) in the fish oil group vs 41 (3.5%) in the olive oil "
            "group; and for major bleeding, 20 (1.7%) vs 22 (1.9%), respectively.",
            {
                "2.8": ("mortality", "fish oil"),
                "3.5": ("mortality", "olive oil"),
                "1.7": ("major bleeding rate", "fish oil"),
                "1.9": ("major bleeding rate", "olive oil"),
            },
        ),
        # the level that a change ended at
        (
            "In the nadolol group, heart rate was reduced from 74 +/- 8 at baseline to 63 +/- 9 beats per minute at 6 "
            "months.",
            {"74": ("heart rate", "nadolol"), "63": ("heart rate", "nadolol")},
        ),
        # the same measure at another time
        (
            "The exenatide group had higher HbA(1c) levels than the gliclazide group after 16 weeks (8.6% vs "
            "7.8%) but lower values after 40 weeks (7.4% vs 7.7%; P = 0.03).",
            {
                "8.6": ("hemoglobin A1c", "exenatide"),
                "7.8": ("hemoglobin A1c", "gliclazide"),
                "7.4": ("hemoglobin A1c", "exenatide"),
                "7.7": ("hemoglobin A1c", "gliclazide"),
            },
        ),
        # what each pair is of stands behind it
        (
            "RESULTS: The 30-day event rates for stenting and endarterectomy were 2.1 percent and 1.4 percent for "
            "death, 5.0 percent and 2.6 percent for stroke, and 0.9 percent and 2.2 percent for myocardial infarction.",
            {
                "2.1": ("mortality", "stenting"),
                "1.4": ("mortality", "endarterectomy"),
                "5.0": ("stroke incidence", "stenting"),
                "2.6": ("stroke incidence", "endarterectomy"),
                "0.9": ("myocardial infarction rate", "stenting"),
                "2.2": ("myocardial infarction rate", "endarterectomy"),
            },
        ),
        # a bracket of numbers and their arms, far behind what they are of
        (
            "Both drugs had an IOP-lowering effect which persisted over the study (-6.1 mmHg for unoprostone and -5.7 "
            "mmHg for carteolol).",
            {"-6.1": ("intraocular pressure", "unoprostone"), "-5.7": ("intraocular pressure", "carteolol")},
        ),
        (
            "The pain score of the second week was better in the study group (control; 5.4±1.7, study; 3.6±1.5).",
            {"5.4": ("pain score", "control"), "3.6": ("pain score", "study")},
        ),
        # what a rate is by its definition is not what is measured
        (
            "The response rate, defined as at least a 30 percent decrease in the tic score and no more than "
            "mild illness on the CGI-S scale, was 64 percent in the clonidine group and 15 percent with placebo.",
            {"64": ("overall response rate", "clonidine"), "15": ("overall response rate", "placebo")},
        ),
        # ranges in brackets
        (
            "Median survival was 11.2 (range 1-25+ months) and 13.5 months (range 2-27+ months) for VNR/CDDP and "
            "GEM/CDDP arms, respectively.",
            {"11.2": ("overall survival", "VNR/CDDP"), "13.5": ("overall survival", "GEM/CDDP")},
        ),
    ],
)  # fmt: skip
def test_each_number_is_of_what_was_named_last(text: str, wanted: _Facts, study_of) -> None:
    facts = told(study_of(text))
    assert {number: facts.get(number) for number in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        # an unknown group between two brackets, a time and a judge are nothing that is measured
        "The response rate was higher with SPQ (75% and 72%) compared with 2D7 (68% and 66%) and ABdx (65% and 62%).",
        "The response rate was lower on T2 than on B2 at D14 (33.5% vs 41.7%) and D56 (35.2% vs 44.8%).",
        "The response rate was higher with T2 than B2 by the investigator (64.3% v 61.4%) and a panel (59% v 47%).",
        "The response rate was lower with T2 than B2 (33% and 76%), as was the share of women on drops (12% and 41%).",
        "The response rate was higher with T2 than B2 (52% vs 41%) and women were more likely to go (82% vs 61%).",
        "At thresholds of 5% and 20%, respectively, the response rate was higher with T2 (75% and 72%).",
    ],
)
def test_a_group_a_time_and_a_judge_are_not_measured(text: str, study_of) -> None:
    assert {r.outcome.label for r in study_of(text).results} <= {"overall response rate"}


@pytest.mark.parametrize(
    "text",
    [
        "Hypotony with a pressure below 6 mm Hg was found on day 1 in 3 women of group A and in only 1 of group B.",
        "A leak was seen in six eyes (30%) in group A and one in group B. Uveitis was noted in 4 eyes in each group.",
    ],
)
def test_those_in_whom_something_was_found_are_not_the_size_of_an_arm(text: str, study_of) -> None:
    assert [arm.size for arm in study_of(text).arms] == [None, None]


def test_all_people_of_a_study_are_no_arm(study_of) -> None:
    study = study_of(
        "Among all CARDIO patients, for cancer deaths, 33 (2.8%) in the fish oil group vs 41 (3.5%) in the olive oil "
        "group were recorded."
    )
    assert [arm.label for arm in study.arms] == ["fish oil", "olive oil"]


def test_nobody_is_counted_on_a_scale(study_of) -> None:
    study = study_of(
        "Treatment with lurasidone led to a 51.2 percent fall of the Irritability score, while a placebo led to a "
        "13.1 percent fall (P < 0.001)."
    )
    assert study.adverse_events == ()


def test_ends_of_an_interval_and_statistics_of_a_test_are_no_results(study_of) -> None:
    study = study_of(
        "Heart rate fell more in group I [mean change: 95% CI (-20.95 bpm; -7.05 bpm)] than in group II [95% CI (-7.9 "
        "bpm; +5.1 bpm)]. Fewer men had field loss with zinc (8%) than with placebo (37%, log-rank 11.2, P=.002)."
    )
    values = {r.value.text for r in study.results if r.value}
    assert not values & {"-20.95", "-7.05", "-7.9", "5.1", "11.2"}


def test_groups_that_are_set_against_each_other_are_the_arms_whatever_follows(study_of) -> None:
    study = study_of(
        "Responder rates for travoprost versus timolol were 51% versus 43% for the dark group and 70% versus 56% for "
        "the light group."
    )
    assert [arm for _, arm in told(study).values()] == ["travoprost", "timolol", "travoprost", "timolol"]


def test_both_ends_of_a_change_are_of_one_arm(study_of) -> None:
    study = study_of(
        "A smaller rise in heart rate was noted in the carvedilol group than in the placebo group (64 ± 3 bpm to 65 ± "
        "3 bpm vs. 66 ± 3 bpm to 71 ± 4 bpm; p = 0.05)."
    )
    assert [arm for _, arm in told(study).values()] == ["carvedilol", "carvedilol", "placebo", "placebo"]
