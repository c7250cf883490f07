"""Sentences whose numbers belong to one arm or the other, and sentences in which no name says to which."""

from __future__ import annotations

import pytest

from kg.model.study import Study

GOUT = "We randomly assigned 200 patients with gout to febuxostat 80 mg or placebo. RESULTS: "
ADDED = "We randomly assigned 90 patients with gout to allopurinol or allopurinol plus lesinurad. RESULTS: "
WEEKLY = (
    "We randomly assigned 122 patients with psoriasis: 61 patients were allocated to the every-4-week treatment arm "
    "and 61 to the weekly arm. RESULTS: "
)


def numbers_of(study: Study) -> dict[str, str | None]:
    """Each number of the results and harms with the key of its arm."""
    facts = [(r.value.text if r.value else str(r.count), r.arm) for r in study.results]
    facts += [(e.percent.text if e.percent else str(e.count), e.arm) for e in study.adverse_events]
    return dict(facts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the time at which something was measured is no number of it
        (
            GOUT
            + "Overall survival at 30 months was 81.5% (95% CI, 75.1 to 87.9) with febuxostat and 79.2% with placebo.",
            {"81.5": "febuxostat", "79.2": "placebo"},
        ),
        (
            GOUT + "At 5 years, 61.5% of patients given febuxostat had died compared with 64.0% given placebo.",
            {"61.5": "febuxostat", "64.0": "placebo"},
        ),
        (
            GOUT + "Response rates after 8 weeks were 44% in the febuxostat group and 31% in the placebo group.",
            {"44": "febuxostat", "31": "placebo"},
        ),
        # a further count of the same thing behind its arm
        (GOUT + "There were 14 deaths with febuxostat and 19 with placebo.", {"14": "febuxostat", "19": "placebo"}),
        (
            GOUT + "There were 21 gouty attacks with febuxostat and 38 with placebo.",
            {"21": "febuxostat", "38": "placebo"},
        ),
        (
            GOUT + "There were 9 serious adverse events with febuxostat and 11 with placebo.",
            {"9": "febuxostat", "11": "placebo"},
        ),
        # the arm stands between the people and what became of them
        (
            GOUT + "In all, 6/98 (6%) febuxostat and 15/97 (15%) placebo patients experienced relapse.",
            {"6": "febuxostat", "15": "placebo"},
        ),
        # a bracket right behind an arm holds its number
        (
            GOUT + "Rash was seen in 24 patients in the placebo group (25%) and four in the febuxostat group (4%).",
            {"25": "placebo", "4": "febuxostat", "24": "placebo"},
        ),
        # counts with their shares, arm by arm
        (
            GOUT + "With febuxostat there were 30 deaths (mortality, 3.1%) vs 46 deaths (mortality, 4.6%).",
            {"30": "febuxostat", "3.1": "febuxostat", "46": "placebo", "4.6": "placebo"},
        ),
        # a name behind `non-` or `no` is that of the other arm
        (
            GOUT + "The response rate was 41% in the febuxostat group and 22% in the non-febuxostat group.",
            {"41": "febuxostat", "22": "placebo"},
        ),
        # what is given together is one name
        (
            ADDED + "Median survival was 7.1 months in the allopurinol group and 9.3 months in the "
            "allopurinol-plus-lesinurad group.",
            {"7.1": "allopurinol", "9.3": "allopurinol-plus-lesinurad"},
        ),
        # of four numbers around `versus` two are of each arm
        (
            GOUT + "Response rates in two seasons were 66% and 64% versus 12% and 7% with febuxostat and placebo.",
            {"66": "febuxostat", "64": "febuxostat", "12": "placebo", "7": "placebo"},
        ),
        # a group whose name is not known is the arm that is left
        (
            GOUT + "The response rate was 41% in the febuxostat group and 22% in the dummy powder group.",
            {"41": "febuxostat", "22": "placebo"},
        ),
        # a bracket opens with its own arm, not with the one before it
        (
            GOUT + "Fewer deaths were seen with febuxostat than in the placebo group (6 deaths with febuxostat vs 11 "
            "with placebo).",
            {"6": "febuxostat", "11": "placebo"},
        ),
        # a group is known by its name without words for a group
        (
            WEEKLY + "The response rate was 37.1% for the every-4-week arm versus 21.4% for the weekly arm.",
            {"37.1": "every-4-week-treatment-arm", "21.4": "weekly-arm"},
        ),
        # the second of two names that share a word for groups
        (
            GOUT + "The response rate was similar in both the inhibitor and placebo groups (41% versus 40%).",
            {"41": "febuxostat", "40": "placebo"},
        ),
        (
            GOUT + "The response rates of the inhibitor and placebo groups were 41% and 22%.",
            {"41": "febuxostat", "22": "placebo"},
        ),
    ],
)
def test_numbers_belong_to_the_arm_that_is_named_beside_them(text, wanted, study_of) -> None:
    got = numbers_of(study_of(text))
    assert {number: got.get(number) for number in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (GOUT + "The incidence of grade (2, 3) rash was lower with febuxostat.", "2"),
        (GOUT + "Overall survival at 30 months was 81.5% with febuxostat and 79.2% with placebo.", "30"),
        (GOUT + "The response rate was similar for febuxostat (n = 102) and placebo (n = 98), 41% v 39%.", "102"),
        (GOUT + "Of 98 patients in the febuxostat arm, one developed a headache.", "98"),
    ],
)
def test_times_and_sizes_are_no_results(text, number, study_of) -> None:
    assert number not in numbers_of(study_of(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "With febuxostat the response rate was 41% in the smoking group.",
        "With febuxostat the response rate was lower in the smoking group (41%).",
    ],
)
def test_a_number_of_a_group_of_unknown_name_has_no_arm(sentence, study_of) -> None:
    assert numbers_of(study_of(GOUT + sentence)) == {"41": None}


def test_a_short_name_is_of_all_that_is_given_together(study_of) -> None:
    text = (
        "We randomly assigned 90 patients with gout to allopurinol alone or lesinurad combined with small doses of "
        "allopurinol (LA). RESULTS: The response rate was 31% with LA and 22% with allopurinol."
    )
    study = study_of(text)
    given = {arm.key: len(arm.drugs) for arm in study.arms}
    assert {r.value.text: given[r.arm or ""] for r in study.results if r.value} == {"31": 2, "22": 1}


def test_what_an_arm_lacks_does_not_name_it(study_of) -> None:
    text = (
        "A randomized trial of rest with or without massage (MSG) in 80 patients with gout. RESULTS: The response rate "
        "was 41% in the MSG group and 22% in the non-MSG group."
    )
    study = study_of(text)
    roles = {arm.key: arm.role for arm in study.arms}
    assert {r.value.text: roles.get(r.arm or "") for r in study.results if r.value} == {
        "41": "experimental",
        "22": "control",
    }


def test_people_who_receive_a_drug_are_its_arm_whatever_number_stands_before_them(study_of) -> None:
    study = study_of(
        "Among 300 patients with adequate scans, 40 of 150 apixaban recipients (26.7%) had a deep vein "
        "thrombosis compared with 61 of 150 dalteparin recipients (40.7%)."
    )
    assert [(r.value.text, r.arm) for r in study.results] == [("26.7", "apixaban"), ("40.7", "dalteparin")]
    study = study_of("Eighteen apixaban recipients (9.1%) and 31 placebo recipients (15.2%) had catheter infection.")
    assert [arm.label for arm in study.arms] == ["apixaban", "placebo"]
    assert [(e.count, e.arm) for e in study.adverse_events] == [(18, "apixaban"), (31, "placebo")]


def test_lists_of_harms_are_of_the_arm_that_closes_them_though_one_drug_is_in_both(study_of) -> None:
    study = study_of(
        "Grade 3 toxicities included mucositis (8%) and neuropathy (4%) on the vinflunine arm, and rash (40%), "
        "diarrhea (12%), and thrombosis (3%) on the vinflunine + cetuximab arm."
    )
    assert [(e.percent.text, e.arm) for e in study.adverse_events] == [
        ("8", "vinflunine"),
        ("4", "vinflunine"),
        ("40", "vinflunine-+-cetuximab"),
        ("12", "vinflunine-+-cetuximab"),
        ("3", "vinflunine-+-cetuximab"),
    ]


def test_by_how_much_something_changed_leads_to_its_arm(study_of) -> None:
    study = study_of(
        "Lurasidone lowered the pain score by 4 points, compared with a 1.2-point drop. Treatment with lurasidone gave "
        "a 51 percent reduction in pain score, as compared with a 13 percent decrease in the placebo group."
    )
    assert ("13", "placebo") in [(r.value.text, r.arm) for r in study.results if r.value]


def test_a_number_in_an_aside_is_of_no_arm_behind_it(study_of) -> None:
    text = (
        "Patients were randomly assigned to bosutinib (n = 90) or placebo (n = 91). At the last look (cutoff in March; "
        "57 deaths), the median overall survival was 31 months in the bosutinib arm and 22 months in the placebo arm."
    )
    found = [(r.value.text if r.value else str(r.count), r.arm) for r in study_of(text).results]
    assert found == [("57", None), ("31", "bosutinib"), ("22", "placebo")]


def test_numbers_in_brackets_are_still_of_the_arm_that_closes_their_list(study_of) -> None:
    text = (
        "Patients were randomly assigned to bosutinib (n = 90) or placebo (n = 91). Adverse events of any grade "
        "included rash (41%) and fever (12%) with bosutinib, and rash (9%) and fever (11%) with placebo."
    )
    found = [(e.event.label, str(e.percent.value), e.arm) for e in study_of(text).adverse_events]
    assert found == [
        ("rash", "41", "bosutinib"), ("fever", "12", "bosutinib"), ("rash", "9", "placebo"), ("fever", "11", "placebo"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # what a difference is measured against is its comparator
        ("Febuxostat led to a fall in serum urate of 41 umol/L compared with placebo.", {"41": "febuxostat"}),
        ("Pain scores were lower with febuxostat than with placebo (mean difference, 1.4).", {"1.4": "febuxostat"}),
        # and so is each of a row of differences
        (
            "Febuxostat improved pain versus placebo at weeks 4 and 8 (differences in pain score, 1.4 and 2.1, "
            "respectively).",
            {"1.4": "febuxostat", "2.1": "febuxostat"},
        ),
        # a number of its own it has all the same
        ("The response rate was 44% with febuxostat versus placebo (31%).", {"44": "febuxostat", "31": "placebo"}),
        ("Relapse was rarer than with placebo, which had a relapse rate of 31%.", {"31": "placebo"}),
        # others than the arms are compared
        ("Mean pain scores were higher in women than in men (4.4 vs 3.1).", {"4.4": None, "3.1": None}),
        ("Serum urate was higher with than without a mutation (4.4 vs 3.1 mg/dL).", {"4.4": None, "3.1": None}),
        ("Mean pain scores fell from baseline to week 8 (6.2 vs 3.1).", {"6.2": None, "3.1": None}),
        ("Relapse occurred in 9% and 17% with early and late dosing, respectively.", {"9": None, "17": None}),
        # a statement that compares the groups without names has the usual order
        ("Relapse was as frequent in both groups (9% vs 17%).", {"9": "febuxostat", "17": "placebo"}),
        # people of all arms together are of none
        ("In the whole cohort, regardless of arm, the response rate was 38%.", {"38": None}),
        ("Febuxostat was safe; in both groups combined the relapse rate was 12%.", {"12": None}),
        # a name within another word is no arm's
        ("The placebo-corrected difference in pain score was 1.4.", {"1.4": "febuxostat"}),
        ("The response rate was 44% in the placebo-first group.", {"44": None}),
        # the last of two groups has not all that stands behind it
        (
            "Rash was as frequent in the febuxostat and placebo groups (19 [9%] patients vs 33 [17%], respectively).",
            {"9": None},
        ),
        ("Pain scores fell with febuxostat (-4.1 [0.4]) versus placebo-treated patients (-3.3 [0.4]).",
         {"-4.1": "febuxostat", "-3.3": "placebo"}),
        ("Serum urate was lower with febuxostat than placebo (mean difference, - 1.4 mg/dL).", {"-1.4": "febuxostat"}),
        # names within other words
        ("Mean pain scores (standard error) with febuxostat were 4.4 (0.3).", {"4.4": "febuxostat"}),
        # one number each of what is not told
        ("With febuxostat relapse occurred in 9%, 12% and 17%, respectively.", {"9": None, "12": None, "17": None}),
    ],
)  # fmt: skip
def test_a_number_is_not_of_the_arm_that_it_is_measured_against(sentence, wanted, study_of) -> None:
    assert numbers_of(study_of(GOUT + sentence)) == wanted


def test_a_ratio_of_a_list_of_factors_compares_no_arms_unless_its_item_names_one(study_of) -> None:
    study = study_of(
        GOUT + "Predictors of relapse were placebo (OR, 1.6), age over 70 (OR, 1.9) and relapse before (OR, 3.3)."
    )
    assert {r.value.text: r.comparator is not None for r in study.results if r.value} == {
        "1.6": True,
        "1.9": False,
        "3.3": False,
    }


def test_arms_are_given_by_their_order_only_where_no_other_groups_are_listed(study_of) -> None:
    text = (
        "We randomly assigned 90 adults to liramut or placebo. RESULTS: In the 1.7-mg and 2.6-mg groups, the mean "
        "reduction in blood glucose was -0.47 and -0.68 mmol/L, respectively."
    )
    assert {r.arm for r in study_of(text).results} == {None}
