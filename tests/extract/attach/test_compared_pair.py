"""Pairs of numbers behind one name of an arm: the other arm's, two of this arm, or nobody's that is told."""

from __future__ import annotations

import pytest

from kg.model.study import Study

_TWO = (
    "Two ways of care\n\nMETHODS: Patients were randomly assigned to losartan (n = 61) or placebo (n = 63). RESULTS: "
)


def _arms(study: Study) -> list[tuple[str, str | None]]:
    results = [(r.value.text if r.value else str(r.count), r.arm) for r in study.results]
    harms = [(e.percent.text if e.percent else str(e.count), e.arm) for e in study.adverse_events]
    return results + harms


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("The relapse rate was lower with losartan (13% vs 27%).", ["losartan", "placebo"]),
        ("The relapse rate was lower with losartan (13% and 27%).", ["losartan", "placebo"]),
        ("Relapse was rarer than with placebo (13% and 27%, respectively).", ["losartan", "placebo"]),
        ("Relapse rates in the losartan and control groups were 13% and 27%.", ["losartan", "placebo"]),
        # nothing is compared: the first number is of the arm before it, of the second nothing is told
        ("Adherence with losartan was 67% and 71%, respectively.", ["losartan", None]),
        ("Relapse rates rose with losartan, but not with placebo (13% and 27%).", ["losartan", None]),
    ],
)
def test_the_other_number_is_the_other_arms_where_arms_are_compared(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("Among those given losartan, relapse was commoner in men than in women (27% vs 13%).", ["losartan"] * 2),
        ("In the losartan group, men had a higher relapse rate than women (27% vs 13%).", ["losartan"] * 2),
        ("The relapse rate with losartan was higher among carriers of the allele (27% vs 13%).", [None] * 2),
        ("Relapse rates with losartan were 27% and 13% in men and women, respectively.", [None] * 2),
        ("The relapse rate at 6 months was lower than at 12 months (13% vs 27%).", [None] * 2),
        ("The relapse rate of smokers was 27%, compared with 13% of non-smokers.", [None] * 2),
    ],
)
def test_people_and_times_that_are_compared_are_no_arms(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        (
            "Relapses were seen in the losartan group (week 4: 13%; week 8: 17%) and the placebo group (week 4: 23%).",
            ["losartan", "losartan", "placebo"],
        ),
        # the numbers of the bracket are those of others
        ("Relapse was rarer with two doses than with placebo (13% for 50 mg, 17% for 100 mg).", [None, None]),
    ],
)
def test_a_bracket_behind_an_arm_holds_its_numbers(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("The titre fell to 43% and 58% at 4 months after 2 and 3 doses of losartan, respectively.", ["losartan"] * 2),
        ("Relapse rates with losartan were 43% and 58% at 5 and 7 mg, respectively.", ["losartan"] * 2),
        # the groups of doses are arms by names that are not known
        ("Relapse rates were 43% and 58% in the 5 and 7 mg/day groups, respectively.", [None] * 2),
    ],
)
def test_numbers_of_doses_and_times_are_of_one_arm(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        (
            "Relapse was seen in 27% of those on placebo and in 13%, 11% and 8% of those given tea, juice or water.",
            ["placebo", None, None, None],
        ),
        ("Relapse was seen in 27% of the placebo group and, respectively, 13% and 11%.", ["placebo", None, None]),
        # another time is told, and another thing
        ("The relapse rate was 13% with losartan at week 4 and 17% at week 8.", ["losartan"] * 2),
        ("Nausea was seen in 13% with losartan and rash in 17%.", ["losartan"] * 2),
    ],
)
def test_a_number_behind_the_arm_of_another_is_of_another_group(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


def test_numbers_of_a_list_are_compared_with_no_arm(study_of) -> None:
    study = study_of(_TWO + "The size of the cysts was reduced by 71%, 53% and 62%, respectively.")
    assert [(r.arm, r.comparator) for r in study.results] == [(None, None)] * 3


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        (
            "In those on placebo, losartan lowered HDL cholesterol and body weight by 43% and 31%, respectively.",
            [None] * 2,
        ),
        ("HDL cholesterol and body weight fell by 43% and 31% with losartan.", ["losartan"] * 2),
    ],
)
def test_numbers_of_several_things_are_not_shared_out_among_the_arms_before(study_of, sentence, arms) -> None:
    assert [arm for _, arm in _arms(study_of(_TWO + sentence))] == arms


@pytest.mark.parametrize(
    "words",
    [
        "Survival of XYZ versus letrozole was 19 versus 16 months.",
        "Median survival with the other regimen versus letrozole was 19 versus 16 months.",
    ],
)
def test_a_name_that_is_not_known_stands_before_the_arm_it_is_set_against(study_of, words: str) -> None:
    study = study_of(
        "Ribociclib or letrozole in cancer.\n\nMETHODS: Women were randomised to ribociclib (n = 40) or letrozole "
        f"(n = 41). RESULTS: {words}"
    )
    assert [(r.value.text, r.arm) for r in study.results if r.value] == [("19", "ribociclib"), ("16", "letrozole")]


def test_a_drug_that_was_taken_before_names_no_arm(study_of) -> None:
    study = study_of(
        "Ribociclib or letrozole in cancer.\n\nMETHODS: Women were randomised to ribociclib (n = 40) or letrozole "
        "(n = 41). RESULTS: For women with prior letrozole therapy, median survival in the ribociclib and letrozole "
        "groups was 19 months and 16 months, respectively."
    )
    assert [(r.value.text, r.arm) for r in study.results if r.value] == [("19", "ribociclib"), ("16", "letrozole")]
