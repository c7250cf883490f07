"""Which arms a text compares, with their roles and sizes: texts with the arms that are expected of them."""

from __future__ import annotations

import pytest

from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Study
from kg.readers.title import find_title


def study_of(text: str) -> Study:
    return assemble_study(read_document(Document("test", "test.txt", text, "plain_text", title=find_title(text))))


def test_the_arms_of_a_study_are_named_sized_and_ranked_and_no_others(sentence_case) -> None:
    arms = study_of(sentence_case["text"]).arms
    assert [f"{a.label} | {a.role} | {a.size if a.size is not None else '-'}" for a in arms] == sentence_case["arms"]


def test_an_arm_is_quoted_from_words_of_one_sentence(sentence_case) -> None:
    for arm in study_of(sentence_case["text"]).arms:
        assert arm.evidence.sentence.contains(arm.evidence.words)


@pytest.mark.parametrize("disease", ["graft-versus-host disease", "graft versus host disease", "graft-vs-host disease"])
def test_the_name_of_a_disease_compares_no_arms(study_of, disease: str) -> None:
    study = study_of(
        f"Vorinostat in acute {disease}\n\nTwelve patients with {disease} received vorinostat 100 mg twice daily in "
        "cohort 1 (n = 5) and 200 mg twice daily in cohort 2 (n = 7). A response was seen in 6 patients."
    )
    assert not any(arm.role == "control" for arm in study.arms)
    assert {i.dose for i in study.interventions} == {"100", "200"}


def test_two_drugs_against_that_disease_are_still_compared(study_of) -> None:
    study = study_of(
        "Tacrolimus versus ciclosporin for graft-versus-host disease\n\nPatients were randomly assigned to tacrolimus "
        "(n = 40) or ciclosporin (n = 41). Graft-versus-host disease occurred in 12 and 20 patients, respectively."
    )
    assert [(arm.label.lower(), arm.role, arm.size) for arm in study.arms] == [
        ("tacrolimus", "experimental", 40),
        ("ciclosporin", "control", 41),
    ]


def test_a_dose_that_was_not_reached_is_no_result(study_of) -> None:
    study = study_of(
        "Patients received vorinostat. The maximum tolerated dose was not reached. Two patients responded."
    )
    assert "maximum tolerated dose" not in {r.outcome.label for r in study.results}


@pytest.mark.parametrize("others", ["176 were controls", "176 served as controls", "176 served as the control group"])
def test_those_who_were_controls_are_an_arm(study_of, others: str) -> None:
    study = study_of(
        "Posaconazole prophylaxis in leukemia\n\nMethods: 356 patients with leukemia were enrolled and randomly "
        f"assigned; 180 received posaconazole and {others}."
    )
    assert [(a.role, a.size) for a in study.arms] == [("experimental", 180), ("control", 176)]
    assert all("served" not in a.label for a in study.arms)


def test_an_arm_without_a_size_has_what_its_shares_are_out_of(study_of) -> None:
    text = (
        "We randomly assigned 160 patients with gout to febuxostat 80 mg or placebo. RESULTS: Blurred nights were 11% "
        "(8 of 72) in the febuxostat group and 16% (12 of 74) in the placebo group."
    )
    assert [(arm.label, arm.size) for arm in study_of(text).arms] == [("febuxostat", 72), ("placebo", 74)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Among women with tophi, 11% (8 of 72) in the febuxostat group and 16% (12 of 74) in the placebo group fell.",
        "It was found in 8 of 72 procedures in the febuxostat group and 12 of 74 procedures in the placebo group.",
    ],
)
def test_shares_of_a_part_or_of_no_people_tell_no_size(sentence, study_of) -> None:
    text = "We randomly assigned 160 patients with gout to febuxostat 80 mg or placebo. RESULTS: " + sentence
    assert [arm.size for arm in study_of(text).arms] == [None, None]


def test_two_durations_of_one_drug_are_arms_with_that_drug(study_of) -> None:
    study = study_of(
        "Adjuvant imatinib for 12 or 36 months\n\nMethods: 390 patients were randomly assigned to 36 months (n = 195) "
        "or 12 months (n = 195) of imatinib. Results: Relapse-free survival at 5 years was 66% in the 36-month group "
        "and 48% in the 12-month group."
    )
    assert [(i.drug.label, i.arm) for i in study.interventions] == [
        ("imatinib", "36-months"),
        ("imatinib", "12-months"),
    ]
    assert [(str(r.value.value), r.arm) for r in study.results if r.value] == [("66", "36-months"), ("48", "12-months")]


def test_what_everybody_got_afterwards_is_no_part_of_the_last_arm(study_of) -> None:
    study = study_of(
        "Fedratinib versus hydroxyurea in myelofibrosis\n\nMethods: Patients were randomly assigned to receive 24 "
        "weeks of fedratinib 400 mg once daily or hydroxyurea, after which all patients could receive "
        "fedratinib."
    )
    assert [(a.role, [d.label for d in a.drugs]) for a in study.arms] == [
        ("experimental", ["fedratinib"]),
        ("control", ["hydroxyurea"]),
    ]


def test_the_same_plus_a_drug_is_the_drugs_before_and_that_one(study_of) -> None:
    study = study_of(
        "Gemcitabine with or without carboplatin\n\nMethods: Patients were randomised to gemcitabine on days 1 and 8 "
        "(arm A, n = 56) or the same plus carboplatin on day 1 (arm B, n = 57)."
    )
    assert [[d.label for d in a.drugs] for a in study.arms] == [["gemcitabine"], ["gemcitabine", "carboplatin"]]


def test_those_who_are_observed_get_no_drugs_that_no_arm_names(study_of) -> None:
    study = study_of(
        "Rituximab maintenance in lymphoma\n\nMethods: After induction with dexamethasone and cytarabine, responders "
        "were randomly assigned to rituximab maintenance or observation."
    )
    assert {i.drug.label for i in study.interventions if i.arm == "observation"} == set()


def test_as_many_assigned_to_each_group_are_the_size_of_both_and_no_result(study_of) -> None:
    study = study_of(
        "Ibrutinib or chlorambucil in lymphoma\n\nMethods: Patients were randomly assigned to ibrutinib or "
        "chlorambucil. Results: In total, 260 patients (median creatinine clearance, 66 ml per minute) underwent "
        "randomization, with 130 assigned to each group."
    )
    assert [(a.label, a.size) for a in study.arms] == [("ibrutinib", 130), ("chlorambucil", 130)]
    assert "130" not in {str(r.value.value) for r in study.results if r.value}


@pytest.mark.parametrize(
    ("words", "with_it", "without"),
    [
        ("cytarabine 2 g/m2 for 5 days with (n=91) or without (n=93) filgrastim", 91, 93),
        ("cytarabine 1.5 g/m2 alone (n = 93) or in combination with filgrastim (n = 91)", 91, 93),
        ("cytarabine with or without filgrastim", None, None),
        ("cytarabine plus or minus filgrastim", None, None),
        ("cytarabine ± filgrastim", None, None),
    ],
)
def test_what_is_added_in_one_arm_is_given_with_the_rest(study_of, words: str, with_it, without) -> None:
    study = study_of(f"A randomised trial\n\nMethods: Patients were randomised to {words}.")
    sizes = {frozenset(d.label for d in arm.drugs): arm.size for arm in study.arms}
    both = frozenset({"cytarabine", "granulocyte colony-stimulating factor"})
    assert sizes == {both: with_it, frozenset({"cytarabine"}): without}


def test_with_and_without_stand_for_the_two_arms(study_of) -> None:
    study = study_of(
        "A randomised trial\n\nPatients were randomised to cytarabine with or without filgrastim. CR rates were 59% "
        "with and 57% without filgrastim. The infection rate was 41% with filgrastim and 30% without."
    )
    assert [(r.value.text, r.arm) for r in study.results] == [
        ("59", "cytarabine-+-granulocyte-colony-stimulating-factor"),
        ("57", "cytarabine"),
        ("41", "cytarabine-+-granulocyte-colony-stimulating-factor"),
        ("30", "cytarabine"),
    ]


def test_the_number_of_all_who_were_allocated_is_no_size_of_one_arm(study_of) -> None:
    study = study_of(
        "Maintenance in myeloma\n\nMETHODS: 268 patients with myeloma were randomized to lenalidomide or observation. "
        "RESULTS: Second cancers developed in 9 patients given lenalidomide versus 4 given observation."
    )
    assert {a.label: a.size for a in study.arms} == {"lenalidomide": None, "observation": None}


def test_deaths_of_a_group_do_not_name_it(study_of) -> None:
    study = study_of(
        "Early walking after stroke\n\nMETHODS: Patients with stroke were randomized to early walking (n = 104) or "
        "usual care (n = 106). RESULTS: There were 8 deaths and 2 falls in the early group, as compared with 5 deaths "
        "in the usual care group."
    )
    assert [a.label for a in study.arms] == ["early walking", "usual care"]
    assert [r.count for r in study.results if r.outcome.label == "mortality"] == [8, 5]


def test_an_arm_keeps_the_short_name_that_its_results_call_it_by(study_of) -> None:
    study = study_of(
        "We randomly assigned 90 patients with myeloma to lenalidomide, bortezomib and dexamethasone (LBD) or "
        "lenalidomide and dexamethasone (LD). RESULTS: The response rate was 84% with LBD and 66% with LD."
    )
    assert {arm.label for arm in study.arms} == {"LBD", "LD"}


@pytest.mark.parametrize(
    ("sentence", "febuxostat", "placebo"),
    [
        ("The groups had pain: 52% of 83 men in the febuxostat group and 61% of 79 men in placebo.", None, None),
        ("At week 36, patients treated with febuxostat had less pain.", None, None),
        ("In study 3, subjects received febuxostat for a year.", None, None),
        ("Men with raised IL-9 (5 pg/ml) received placebo.", None, None),
        ("Of whom 214 were given febuxostat at noon, febuxostat at night or placebo.", None, None),
        ("Blood was taken from men recruited in Graz (83 and 79 in the febuxostat and placebo arm).", 83, 79),
        ("Pain fell more with febuxostat (n = 31/83) than with placebo (n = 12/79).", 83, 79),
        ("Overall, 83 and 79 men received febuxostat and placebo, respectively.", 83, 79),
        ("Overall, 83 men received febuxostat and 79 placebo.", 83, 79),
        ("Of them, 83 men received 240 doses of febuxostat; 79 men received 236 doses of placebo.", 83, 79),
        ("In all, 162 men (febuxostat 83 men, placebo 79 men) were enrolled.", 83, 79),
        ("Pain ceased in seven (9%) of 83 men given febuxostat. Each arm of the study had 90 men.", 90, 90),
    ],
)
def test_a_number_beside_an_arm_is_its_size_only_where_it_counts_its_people(
    sentence: str, febuxostat: int | None, placebo: int | None, study_of
) -> None:
    study = study_of(f"A trial\n\nMETHODS: Patients were randomised to febuxostat or placebo. RESULTS: {sentence}")
    assert [(a.label, a.size) for a in study.arms] == [("febuxostat", febuxostat), ("placebo", placebo)]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (
            "METHODS: Men were randomised. RESULTS: 47 received 0.3 mg/kg febuxostat, 52 received 0.9 mg/kg "
            "febuxostat, and 58 received placebo.",
            [("0.3 mg/kg febuxostat", 47), ("0.9 mg/kg febuxostat", 52), ("placebo", 58)],
        ),
        (
            "METHODS: In this randomised study men received febuxostat (as 40 mg of its salt a day; two tablets at "
            "noon, with water; n = 208) or placebo (two tablets; n = 211).",
            [("febuxostat", 208), ("placebo", 211)],
        ),
        (
            "METHODS: This was a randomised trial. RESULTS: Fifty-three men received usual care, and 57 received the "
            "intervention.",
            [("usual care", 53), ("intervention", 57)],
        ),
        (
            "METHODS: Men were randomised. RESULTS: A patch was used in 68 men (group A); a drain was used in 71 men "
            "(group B). Group A had less pain than group B.",
            [("group A", 68), ("group B", 71)],
        ),
        (
            "METHODS: Two groups of men were randomised: group A (patch alone, 68 men) and group B (patch and drain, "
            "71 men).",
            [("group A", 68), ("group B", 71)],
        ),
    ],
)
def test_arms_that_a_text_names_only_beside_their_sizes(text: str, arms: list[tuple[str, int]], study_of) -> None:
    assert [(a.label, a.size) for a in study_of(f"A trial\n\n{text}").arms] == arms


def test_a_number_of_all_is_no_size_of_the_arm_that_is_named_alone(study_of) -> None:
    study = study_of(
        "Adults with gout were randomised. The remaining 27 adults were randomised to placebo or treatment. "
        "Pain was less with febuxostat than with placebo."
    )
    assert [(arm.label, arm.size) for arm in study.arms if arm.role == "control"] == [("placebo", None)]


def test_pieces_of_sentences_are_no_arms(study_of) -> None:
    study = study_of("Each group received vorinostat. Within groups and between groups nausea was compared by day.")
    assert not {"Each", "Within", "between"} & {arm.label for arm in study.arms}


def test_the_numbers_of_a_list_are_no_part_of_its_names(study_of) -> None:
    study = study_of(
        "Women were randomised to one of the following groups: (i) no treatment; (ii) raloxifene 60 mg; (iii) "
        "raloxifene 30 mg. Fractures occurred in 7%, 4% and 5%."
    )
    assert [arm.label for arm in study.arms][1:] == ["raloxifene 60 mg", "raloxifene 30 mg"]
