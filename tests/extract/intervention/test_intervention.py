"""How drugs are given: sentences with their expected interventions beside them, and sentences that give nothing."""

from __future__ import annotations

import pytest

from kg.extract.drug.dosing import is_dosing
from kg.extract.drug.drug_list import drug_of
from kg.extract.drug.given_drug import find_regimes
from kg.extract.drug.regime import Regime
from kg.extract.drug.study_drug import find_study_drugs
from kg.extract.number.timing import find_timings, make_frequency


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("twice daily in 28-day cycles", "twice daily"),
        ("on days 1 and 8 of each 21-day cycle", "days 1 and 8 every 21 days"),
        ("daily x 21 days, q28 days", "daily for 21 days every 28 days"),
        ("once daily for 2 days on and 5 days off each week", "once daily for 2 days on and 5 days off each week"),
        ("at 3-weekly intervals", "every 3 weeks"),
        ("as a 96-hour continuous infusion", "96-hour continuous infusion"),
        ("in 10 fractions", "10 fractions"),
        ("for 12 weeks", None),
    ],
)
def test_timings_make_one_frequency(words: str, frequency: str | None) -> None:
    assert make_frequency(find_timings(words)) == frequency


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        (" 100 mg/m2 orally on days 1 to 5 and ", True),
        (", ", False),
        (" improved survival by 5 months and ", False),
    ],
)
def test_words_of_dosing_are_told_from_others(words: str, is_it: bool) -> None:
    assert is_dosing(words) is is_it


def test_every_dose_holds_its_own_evidence(study_of) -> None:
    text = "Patients received bosutinib 100, 200 or 300 mg once daily."
    found = study_of(text).interventions
    assert [text[i.evidence.words.start : i.evidence.words.end] for i in found] == [
        "bosutinib 100, 200 or 300 mg once daily"
    ] * 3
    assert [i.dose for i in found] == ["100", "200", "300"]


def test_a_text_without_spaces_ends_soon(reading_of) -> None:
    reading = reading_of("400mgtwicedaily" * 2000)
    assert not [given for sentence in reading.sentences for given in find_regimes(sentence)]
    assert find_study_drugs(reading) == []


def test_a_dose_behind_the_bracket_of_a_drug_is_of_the_next_alternative(study_of) -> None:
    text = (
        "Men were randomly assigned to 52.5 Gy in 20 fractions (hypofractionation, n = 148) or 66 Gy in 33 fractions "
        "(conventional fractionation, n = 150)."
    )
    assert [i.dose for i in study_of(text).interventions] == ["52.5"]


def test_drugs_before_a_name_and_size_are_one_arm(study_of) -> None:
    text = (
        "Patients with myeloma were randomly assigned to ixazomib 4 mg, lenalidomide 25 mg and dexamethasone 40 mg "
        "weekly (IxaRd, n = 80), or thalidomide plus dexamethasone (TD, n = 78)."
    )
    study = study_of(text)
    assert [(a.size, [d.label for d in a.drugs]) for a in study.arms] == [
        (80, ["ixazomib", "lenalidomide", "dexamethasone"]),
        (78, ["thalidomide", "dexamethasone"]),
    ]


def test_three_sized_alternatives_stay_three(study_of) -> None:
    text = (
        "Patients with gout were randomly assigned to febuxostat (n = 40), allopurinol (n = 41), or placebo (n = 39)."
    )
    assert [a.size for a in study_of(text).arms] == [40, 41, 39]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Patients with gout received febuxostat daily for 21 days of each 28-day cycle.", None),
        ("Patients with gout received febuxostat for 2 weeks in every 4.", None),
        ("Patients with gout received febuxostat daily for 21 days.", "21 days"),
    ],
)
def test_days_of_a_cycle_are_not_how_long_the_study_went_on(text, duration, study_of) -> None:
    assert study_of(f"METHODS: {text}").characteristic("duration") == duration


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        # a list in which the dose stands before its drug
        ("Adults with gout received 3 mg colchicine, 90 mg etoricoxib and placebo.", {"3 colchicine", "90 etoricoxib"}),
        ("Adults with gout received colchicine, 90 mg etoricoxib or placebo.", {"90 etoricoxib"}),
        ("Adults with gout received etoricoxib 90 mg, colchicine 1 mg or placebo.", {"90 etoricoxib", "1 colchicine"}),
        # names that are not known
        ("Adults with gout received etoricoxib with Q (45 mg) and Z (7 mg).", set()),
        ("Adults with gout received etoricoxib 60 mg daily and 35 mg QZX.", {"60 etoricoxib"}),
        ("Adults with gout received etoricoxib 60 mg or combined with daily nesfotor (35 mg).", {"60 etoricoxib"}),
        ("Adults with gout received etoricoxib 60 mg plus nesfotor 35 mg.", {"60 etoricoxib"}),
        ("Adults with gout received etoricoxib (60 mg) and placebo (QD).", {"60 etoricoxib"}),
        # what is no dose
        ("Adults with gout received etoricoxib as three 15-mg tablets.", set()),
        ("Adults with gout received etoricoxib as one 15-mg tablet.", {"15 etoricoxib"}),
        ("Adults with gout received etoricoxib 70 mg (1 mg/kg).", {"70 etoricoxib"}),
        ("Adults with gout received etoricoxib with a target level of 7-12 mcg/ml.", set()),
        ("In cohort 2, 45 mg of etoricoxib was given to adults with gout.", {"45 etoricoxib"}),
        ("Doses of 5 to 35 mg were given to adults who were on stable etoricoxib.", set()),
    ],
)
def test_a_dose_is_of_the_name_beside_it(text, doses, reading_of) -> None:
    (sentence,) = reading_of(text).sentences
    found = {f"{r.dose} {drug_of(g.term).label}" for g in find_regimes(sentence) for r in g.regimes if r.dose}
    assert found == doses


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("Patients received etoricoxib 60 mg and colchicine 1 mg daily.", ["daily", "daily"]),
        ("Patients received carboplatin AUC 5 plus paclitaxel 175 mg/m2 every 3 weeks.", ["every 3 weeks"] * 2),
        ("Patients received docetaxel 55 mg/m2 and lapatinib 650 mg daily.", [None, "daily"]),
        ("Patients received etoricoxib 60 mg plus paclitaxel (75 mg/m2 on day 8).", [None, "day 8"]),
        ("Patients received etoricoxib 60 mg with paclitaxel 75 mg/m2 on day 8.", [None, "day 8"]),
        ("Patients received thalidomide for 9 cycles plus bortezomib once weekly.", [None, "weekly"]),
        ("Patients received canakinumab 150 mg monthly with a loading dose of 300 mg.", ["monthly", None]),
        ("Patients received ketamine 3 mg/kg bolus followed by 7 mg/kg/h.", ["bolus", None]),
        ("Patients received a 5-week course of etoricoxib.", [None]),
        ("Patients received insulin glargine, titrated weekly.", [None]),
    ],
)
def test_a_frequency_is_of_its_own_drug_and_dose(text, frequencies, reading_of) -> None:
    (sentence,) = reading_of(text).sentences
    found = [r.frequency for g in find_regimes(sentence) for r in g.regimes or (Regime(),)]
    assert found == frequencies


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Adults with asthma received etoricoxib; three required the administration of epinephrine.", {"etoricoxib"}),
        ("Adults with asthma received etoricoxib, and epinephrine was given to all.", {"etoricoxib", "epinephrine"}),
        (
            "Adults received etoricoxib after they were switched from colchicine, febuxostat and allopurinol.",
            {"etoricoxib"},
        ),
        ("Adults with cocaine dependence received etoricoxib.", {"etoricoxib"}),
        ("Adults received etoricoxib, and colchicine was given for 8 weeks.", {"etoricoxib", "colchicine"}),
        ("Adults received etoricoxib. Colchicine was permitted.", {"etoricoxib"}),
        ("Adults received etoricoxib. Covariates tested were age, sex and colchicine.", {"etoricoxib"}),
    ],
)
def test_drugs_that_are_only_spoken_of_are_not_given(text, given, reading_of) -> None:
    reading = reading_of(f"METHODS: {text}")
    assert {t.concept.label for t in find_study_drugs(reading)} == given


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("Twelve children received tacrolimus. By simulation, tacrolimus 3 mg was recommended.", [None]),
        ("Twelve children received tacrolimus 3 mg. By simulation, tacrolimus 4 mg was recommended.", ["3"]),
        ("Twelve children received tacrolimus 3 mg. It was recommended to them.", ["3"]),
    ],
)
def test_a_dose_that_is_advised_is_not_given(text, doses, study_of) -> None:
    assert [
        i.dose
        for i in study_of(f"A trial of tacrolimus in lupus.\n\nMETHODS: {text} RESULTS: Lupus improved.").interventions
    ] == doses


def test_an_arm_that_is_called_by_its_dose_is_given_no_other(study_of) -> None:
    study = study_of(
        "Two schedules of docetaxel: a randomised trial.\n\nMETHODS: Women with breast tumours were randomly assigned "
        "to docetaxel 70 mg/m2 every 3 weeks or 30 mg/m2 weekly. RESULTS: Survival was longer with the latter."
    )
    labels = {arm.key: arm.label for arm in study.arms}
    assert {(labels.get(i.arm), i.dose, i.frequency) for i in study.interventions} == {
        ("docetaxel 70 mg/m2", "70", "every 3 weeks"),
        ("docetaxel 30 mg/m2", "30", "weekly"),
    }


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Women undergoing mastectomy were randomly assigned to group A or group B.", False),
        ("Women were randomly assigned to mastectomy (group A) or observation (group B).", True),
    ],
)
def test_what_is_done_for_the_disease_is_given_where_it_is_studied(text, given, study_of) -> None:
    study = study_of(f"A randomised trial.\n\nMETHODS: {text} RESULTS: Pain was less.")
    assert any(i.drug.label == "mastectomy" for i in study.interventions) is given


@pytest.mark.parametrize(
    "methods",
    [
        "febuxostat 80 mg alone (arm A) or febuxostat 40 mg plus colchicine 0.5 mg (arm B).",
        "febuxostat alone (80 mg once daily; group A) or febuxostat (40 mg) plus colchicine (0.5 mg; group B).",
        "arm A, febuxostat 80 mg, or arm B, febuxostat 40 mg plus colchicine 0.5 mg.",
    ],
)
def test_each_arm_has_its_own_dose_wherever_its_name_stands(methods: str, study_of) -> None:
    study = study_of(
        f"BACKGROUND: Gout hurts. METHODS: Sixty adults with gout were randomised to {methods} RESULTS: Pain fell."
    )
    given = [(i.drug.label, i.dose, i.arm) for i in study.interventions]
    first, second = (arm.key for arm in study.arms)
    assert sorted(given) == [("colchicine", "0.5", second), ("febuxostat", "40", second), ("febuxostat", "80", first)]
