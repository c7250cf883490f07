"""Lists of things whose numbers come in turn, and lists in which one name is not known."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Cimetidine led to losses of 12% and 28% of topiramate clearance and volume of distribution, respectively.",
            {"12": "drug clearance", "28": "volume of distribution"},
        ),
        ("Of 41 women, one complete and 12 partial remissions were seen.", {"1": "complete remission rate"}),
        ("There were 3 complete and 8 partial remissions (total 27%).", {"8": "partial remission rate"}),
        (
            "All 50 women (26%) had a complete response (12 women) or a partial response (14 women).",
            {"12": "complete remission rate", "14": "partial remission rate"},
        ),
    ],
)
def test_each_of_a_list_has_its_number(sentence, wanted, study_of) -> None:
    results = study_of(TRIAL + sentence).results
    found = {r.value.text if r.value else str(r.count): r.outcome.label for r in results}
    assert found.items() >= wanted.items()
    assert not found.keys() & {"26", "27"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The thumb flow index, and the clearance were 3.1-fold and 1.4-fold, respectively.",
        "Local control for all and freedom from scars for most were, respectively, 91% and 72%.",
    ],
)
def test_a_list_with_an_unknown_name_gives_none(sentence, study_of) -> None:
    assert not {r.outcome.label for r in study_of(TRIAL + sentence).results} & {"drug clearance", "local control"}


def test_two_groups_of_one_thing_are_no_list(study_of) -> None:
    study = study_of(TRIAL + "Response rates for topiramate and placebo were 41% and 22%, respectively.")
    assert [(r.value.text, r.outcome.label) for r in study.results if r.value] == [
        ("41", "overall response rate"),
        ("22", "overall response rate"),
    ]


def test_two_harms_with_a_slash_have_none_of_two_numbers_with_one(study_of) -> None:
    study = study_of(TRIAL + "Toxicities were nausea/vomiting (31.5%/12.5%) and rash (7.5%).")
    assert [e.percent.text for e in study.adverse_events if e.percent] == ["7.5"]


def test_things_with_a_bracket_each_are_no_list_of_one_bracket(study_of) -> None:
    study = study_of(
        TRIAL + "Incidences of nausea (8.5% and 12.5%, respectively) and rash (10.5% and 17.5%, respectively) were low."
    )
    assert [e.percent.text for e in study.adverse_events if e.percent] == ["8.5", "12.5", "10.5", "17.5"]


def test_a_bracket_has_the_numbers_of_the_list_before_it(study_of) -> None:
    study = study_of(
        TRIAL + "Drops in body weight and fasting glucose were seen with topiramate (-2.35 kg and -0.17 mmol/L, "
        "respectively)."
    )
    assert [(r.value.text, r.outcome.label) for r in study.results] == [
        ("-2.35", "body weight"),
        ("-0.17", "fasting glucose"),
    ]
