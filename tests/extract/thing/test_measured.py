"""What a number measures by the grammar of its clause, where no vocabulary lists it; and numbers that do not."""

from __future__ import annotations

import pytest

from kg.model.study import Study

GOUT = "We randomly assigned 200 patients with gout to febuxostat 80 mg or placebo. RESULTS: "


def measured(study: Study) -> dict[str, tuple[str, str | None]]:
    """Each number of the results and harms with what it is of and the key of its arm."""
    facts = [(r.value.text if r.value else str(r.count), (r.outcome.label, r.arm)) for r in study.results]
    facts += [(e.percent.text if e.percent else str(e.count), (e.event.label, e.arm)) for e in study.adverse_events]
    return dict(facts)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # the end of the clause says what all its numbers are of
        (
            "At 5 years, 61% of patients given febuxostat as compared with 54% of those in the placebo group had a "
            "normal walking speed.",
            {
                "61": ("normal walking speed", "febuxostat"),
                "54": ("normal walking speed", "placebo"),
            },
        ),
        (
            "A total of 40 patients in the febuxostat group (41%) and 55 in the placebo group (56%) lost sleep.",
            {
                "41": ("loss of sleep", "febuxostat"),
                "55": ("loss of sleep", "placebo"),
                "56": ("loss of sleep", "placebo"),
            },
        ),
        (
            "In all, 12% (9/75) and 8% (5/65) of patients needed a walking stick in the febuxostat and placebo groups.",
            {"12": ("need for walking stick", "febuxostat"), "8": ("need for walking stick", "placebo")},
        ),
        (
            "Of those on febuxostat, 12% did not need a walking stick, compared with 30% of those on placebo.",
            {"12": ("no need for walking stick", "febuxostat")},
        ),
        # a comma opens a comparison
        (
            "Febuxostat led to fewer sleepless nights, 14% vs 33%.",
            {"14": ("sleepless nights", "febuxostat"), "33": ("sleepless nights", "placebo")},
        ),
        # a table in a bracket
        (
            "Overall survival was higher but not significantly improved (febuxostat, 93.3%; placebo, 90.7%).",
            {"93.3": ("overall survival", "febuxostat"), "90.7": ("overall survival", "placebo")},
        ),
        (
            "The most common adverse events were (febuxostat vs placebo): nausea 22% vs 17%; rash 5% vs 4%.",
            {
                "22": ("nausea", "febuxostat"),
                "17": ("nausea", "placebo"),
                "5": ("rash", "febuxostat"),
                "4": ("rash", "placebo"),
            },
        ),
        # without a verb, or with a clause between the subject and its verb
        (
            "The febuxostat group had an accuracy of 97% and the placebo group had an accuracy of 91%.",
            {"97": ("accuracy", "febuxostat"), "91": ("accuracy", "placebo")},
        ),
        (
            "Grip of the left hand at the last visit, which was a secondary aim, was lower with placebo (45% vs 82%).",
            {"45": ("grip of the left hand", "placebo"), "82": ("grip of the left hand", "febuxostat")},
        ),
        (
            "Tophi were diagnosed in 12 patients (12%) of the febuxostat and 29 patients (29%) of the placebo group.",
            {"12": ("tophi", "febuxostat"), "29": ("tophi", "placebo")},
        ),
        ("The overall accuracy of biopsy was 93.4%.", {"93.4": ("overall accuracy of biopsy", None)}),
        # verbs of events, a name that opens with a percent sign, and a bracket that compares
        (
            "Grey hair developed in 14% with febuxostat and 9% with placebo (odds ratio, 1.65; 95% CI, 1.01 to 2.70).",
            {"14": ("grey hair", "febuxostat"), "9": ("grey hair", "placebo"), "1.65": ("grey hair", "febuxostat")},
        ),
        (
            "A second operation was required in 12 (11.4%) and 7 (6.8%) patients, respectively.",
            {"11.4": ("second operation", "febuxostat"), "6.8": ("second operation", "placebo")},
        ),
        (
            "Mean %TWL was 71.3% with febuxostat and 78.4% with placebo (difference, 7.1 percentage units).",
            {"71.3": ("%TWL", "febuxostat"), "78.4": ("%TWL", "placebo"), "7.1": ("%TWL", "febuxostat")},
        ),
        # a slash between two arms, a percent sign that two numbers share, and a phrase before the other group
        (
            "Frequent adverse events were nausea (59%/20%) and fatigue (39%/23%).",
            {"59": ("nausea", "febuxostat"), "20": ("nausea", "placebo"), "23": ("fatigue", "placebo")},
        ),
        (
            "Grade 3 adverse events were more common with febuxostat than with placebo (16.4 vs 2.8%).",
            {"16.4": ("adverse event", "febuxostat"), "2.8": ("adverse event", "placebo")},
        ),
        (
            "With febuxostat, 55.3% of patients had a response from baseline versus 47.6% in the placebo group.",
            {"55.3": ("overall response rate", "febuxostat"), "47.6": ("overall response rate", "placebo")},
        ),
    ],
)
def test_the_clause_says_what_its_numbers_are_of(sentence, wanted, study_of) -> None:
    got = measured(study_of(GOUT + sentence))
    assert {number: got.get(number) for number in wanted} == wanted


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Of the patients, 38% had a history of gout.", "38"),
        ("Febuxostat was given in 4% of patients who were men.", "4"),
        ("Response rates were higher in two seasons.", "2"),
        ("Patients were seen in three clinics.", "3"),
    ],
)
def test_who_the_patients_were_and_where_is_not_measured(sentence, number, study_of) -> None:
    assert number not in measured(study_of(GOUT + sentence))


def test_events_are_counted_whatever_else_the_sentence_has_a_median_of(study_of) -> None:
    text = GOUT + "After a median follow-up of 9 years, 12 bone relapses were seen with febuxostat and 31 with placebo."
    assert {r.statistic for r in study_of(text).results} == {"count"}


def test_who_developed_the_disease_under_study_did_not_come_with_it(study_of) -> None:
    text = (
        "Febuxostat for prevention of gout in patients with psoriasis. We randomly assigned 140 patients to febuxostat "
        "80 mg or placebo. RESULTS: In all, 32 (46%) of 69 patients developed gout in the febuxostat group, compared "
        "with 52 (73%) of 71 in the placebo group."
    )
    got = measured(study_of(text))
    assert {got["46"][1], got["73"][1]} == {"febuxostat", "placebo"}
    assert not {"69", "71"} & set(got)


def test_the_ends_of_a_change_and_the_next_clause_have_their_own_subject(study_of) -> None:
    study = study_of(
        "In the nebivolol group the walking time increased from 305 to 412 ms (P = 0.004), and the stride length "
        "increased from 41.5 to 58.3 cm (P = 0.03)."
    )
    assert [(r.outcome.label, str(r.value.value)) for r in study.results if r.value] == [
        ("walking time", "305"),
        ("walking time", "412"),
        ("stride length", "41.5"),
        ("stride length", "58.3"),
    ]


def test_a_count_of_the_disease_under_study_is_not_one_of_the_harm_behind_it(study_of) -> None:
    study = study_of(
        "There were 10 strokes and 1 hemorrhage in the standard group, as compared with 1 stroke in the early group."
    )
    assert [(e.event.label, e.count) for e in study.adverse_events] == [("bleeding", 1)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "When an LDL fall by a third or more was used as the criterion of success, the analysis showed a "
            "probability of success at 2 years of 62% for the statin group and 67% for the control group.",
            "probability of success",
        ),
        (
            "The cumulative probabilities of success (glucose <7 mmol/L and a fall by a tenth or more) were 62% for "
            "surgery and 67% for diet.",
            "cumulative probabilities of success",
        ),
    ],
)
def test_a_criterion_of_success_has_not_its_numbers(text: str, label: str, study_of) -> None:
    assert [(r.outcome.label, str(r.value.value)) for r in study_of(text).results if r.value] == [
        (label, "62"),
        (label, "67"),
    ]


def test_a_share_behind_the_arm_of_its_count_leaves_the_arm_to_it(study_of) -> None:
    study = study_of(
        "Relapse occurred in 18 of 254 patients receiving dabigatran (7.1%) and in 21 of 261 patients receiving "
        "placebo (8.0%)."
    )
    assert [(r.count, r.denominator, r.arm) for r in study.results] == [
        (18, 254, "dabigatran"),
        (21, 261, "placebo"),
    ]


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("The left ventricular (LV) wall size rose by 2.1 mm with febuxostat.", "left ventricular"),
        ("Pain ended earlier with ice (febuxostat, 3.5 days; placebo, 9.5 days).", "ice"),
        ("Most were of stage I (31%) or II (40%).", "II"),
        ("Grip was rated on a 9-point scale.", "grip"),
        ("Grip was related to tophi (P for interaction = .03).", "interaction"),
        ("Higher urate was associated with flares per 10% increase in urate (HR = 1.3).", "urate"),
        ("DOI: 10.1234/abc.", "DOI"),
        ("Urate fell in early gout (T3b: 5.3%).", "T3b"),
        ("Walking scores were available for 389 patients (82%).", "walking scores"),
        ("The tophus index was assessable in 71 patients (83%).", "tophus index"),
        ("Chronic pain is likely to increase the risk by 2.5 times.", "chronic pain"),
        ("Febuxostat was used in 37 treatment episodes.", "treatment episodes"),
        ("At baseline, 92 women (87%) had swollen knees.", "swollen knees"),
        ("Lesions were seen in the tongue (8/8), oropharynx (6/8), and pons (2/8).", "pons"),
        ("Flares were cut in the safety set (12% vs 22%) and the per-protocol (10% vs 20%) set.", "per-protocol"),
        ("Twenty-one women (84%) completed the study.", "completion of study"),
        ("Urate was cut (gout: 16%; psoriasis: 8%).", "psoriasis"),
        ("Escherichia coli was found in 12% of the cultures.", "escherichia coli"),
        ("Urate rose above the normal limit (400 umol/L).", "normal limit"),
        ("Flares stopped in the cohort (IQR: 12%).", "IQR"),
        ("Twelve (10%) on febuxostat had grade 3 or 4.", "grade 3 or 4"),
        ("Walking decreased the risk of gout by 33%.", "walking"),
        ("We used two cohorts of 61 and 47 bone infections.", "bone infections"),
        ("With the above parameters of 77% and 12%, the model was kept.", "above parameters"),
        ("Hormone receptor positive: 0.71, 0.42-1.18.", "hormone receptor positive"),
        ("Febuxostat was more cost-effective (85% vs 12%).", "cost-effective"),
        ("The median time required was 12 minutes.", "time required"),
        ("Twenty patients (40%) on febuxostat completed the intervention.", "completion of intervention"),
        ("Walking had a PS of 2 in 12 women.", "PS"),
        ("In the absence of nausea on placebo, 12 patients went on.", "absence of nausea"),
    ],
)
def test_words_that_are_cut_off_and_numbers_of_a_test_are_no_result(sentence, unwanted, study_of) -> None:
    assert unwanted not in {label for label, _ in measured(study_of(GOUT + sentence)).values()}


def test_an_increase_told_before_what_rose_is_of_it_whatever_number_follows(study_of) -> None:
    text = "With placebo there was an 11.3% mean increase in urate at month 18 compared with a 9.5% decrease."
    assert measured(study_of(GOUT + text))["11.3"][0] in ("urate", "serum uric acid")


def test_the_time_to_a_recovery_is_named_by_it(study_of) -> None:
    got = measured(study_of(GOUT + "Time to hemoglobin recovery was 8 days with febuxostat and 6 days with placebo."))
    assert got["8"][0].endswith("recovery")


def test_a_fall_by_a_bound_is_a_state_that_people_reach(study_of) -> None:
    study = study_of(
        "Falls in serum PSA of > or = 30 % were achieved in 20 of 41 patients (49%) on the "
        "docetaxel arm, and 30 of 44 patients (68%) on the estramustine arm."
    )
    assert measured(study) == {
        "49": ("falls in serum PSA of > or = 30 %", "docetaxel"),
        "68": ("falls in serum PSA of > or = 30 %", "estramustine"),
    }


def test_people_are_not_measured(study_of) -> None:
    study = study_of("In men without gout on placebo there was a 7.1% median increase in weight at month 24.")
    assert not any("men" in r.outcome.label.split() for r in study.results)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a clause that opens with its name and numbers, and volumes that are measured
        (
            "Blood loss (31.4 ml versus 52.7 ml) was less with febuxostat.",
            [("31.4", "blood loss"), ("52.7", "blood loss")],
        ),
        ("Theatre noise (41.2 vs 52.3 dB) was lower.", [("41.2", "theatre noise"), ("52.3", "theatre noise")]),
        ("Agreement was good (81% vs 62%).", [("81", "agreement"), ("62", "agreement")]),
        ("Women over 60 (13% vs 17%) were few.", []),
        ("An infusion (31.4 ml versus 52.7 ml) was given.", []),
        # what is divided by another
        ("The CD8/CD3 ratio was 0.41 with febuxostat.", [("0.41", "CD8/CD3 ratio")]),
    ],
)
def test_what_a_clause_opens_with(study_of, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(r.value.text, r.outcome.label) for r in study_of(GOUT + text).results if r.value] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Nine wound leaks occurred in the febuxostat group and 4 in the placebo group.",
            [(9, "wound leaks"), (4, "wound leaks")],
        ),
        (
            "Twelve conversions were needed with febuxostat versus 3 with placebo.",
            [(12, "conversions"), (3, "conversions")],
        ),
        ("Nineteen eyes were lost in the febuxostat group and 11 in the placebo group.", []),
    ],
)
def test_things_that_happened_are_counted(study_of, text: str, wanted: list[tuple[int, str]]) -> None:
    assert [(r.count, r.outcome.label) for r in study_of(GOUT + text).results] == wanted


def test_shares_of_people_that_open_a_statement_are_of_what_ends_it(study_of) -> None:
    study = study_of(
        GOUT
        + "Response rates were 31% and 44% with febuxostat and placebo, and 27% of patients on febuxostat and 14% on "
        "placebo had progressive disease."
    )
    assert [r.outcome.label for r in study.results][2:] == ["progressive disease", "progressive disease"]
