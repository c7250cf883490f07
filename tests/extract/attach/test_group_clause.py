"""What the numbers of several named groups are of by the rest of their clause; and some that are of nothing."""

from __future__ import annotations

import pytest

from kg.model.study import Study

HIPS = "We randomly assigned 240 adults with a hip fracture to nefopam 20 mg or placebo. RESULTS: "


def told(study: Study) -> list[tuple[str, str, str | None]]:
    """Each number of the results and harms with what it is of and the key of its arm."""
    facts = [(r.value.text if r.value else str(r.count), r.outcome.label, r.arm) for r in study.results]
    facts += [(e.percent.text if e.percent else str(e.count), e.event.label, e.arm) for e in study.adverse_events]
    return facts


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # what was done to or found in those counted
        (
            "The nasal swab was positive in 16 (13%) patients given nefopam and 31 (26%) patients given placebo.",
            [("13", "positive nasal swab", "nefopam"), ("26", "positive nasal swab", "placebo")],
        ),
        (
            "The feeding artery was visualized in 57 (90%) of the nefopam patients and 40 (98%) of the placebo ones.",
            [("90", "identification of feeding artery", "nefopam")],
        ),
        (
            "Early discharge was achieved in 71% and 44% of the nefopam and placebo groups, respectively.",
            [("71", "early discharge", "nefopam"), ("44", "early discharge", "placebo")],
        ),
        # events of no kind
        (
            "There were 41 events in the nefopam group and 57 in the placebo group.",
            [("41", "events", "nefopam"), ("57", "events", "placebo")],
        ),
        # the parts of a whole, which is of no arm
        (
            "In all 31 urinary infections were recorded (12 with nefopam and 19 with placebo).",
            [("12", "urinary tract infection", "nefopam"), ("19", "urinary tract infection", "placebo")],
        ),
        # what the second number is of stands before both
        (
            "They differed in overall survival; 75.1% in the nefopam group and 66.8% in the placebo group.",
            [("75.1", "overall survival", "nefopam"), ("66.8", "overall survival", "placebo")],
        ),
        # the only thing that the clause names, before a comma
        (
            "Overall survival was alike for nefopam (n = 120) and placebo (n = 120), 72.5% v 67.0%, respectively.",
            [("72.5", "overall survival", "nefopam"), ("67.0", "overall survival", "placebo")],
        ),
        # what more of the people of one group did, before a bracket with the numbers of both
        (
            "More adults in the placebo group required extra oxygen (21% vs. 8%; P = 0.01).",
            [("21", "need for extra oxygen", "placebo"), ("8", "need for extra oxygen", "nefopam")],
        ),
        (
            "Fewer women became housebound while receiving nefopam (4.1% v 9.5%; P = 0.03).",
            [("4.1", "housebound", "nefopam"), ("9.5", "housebound", "placebo")],
        ),
        (
            "More women in the nefopam group (17/40; 42.5%) than in the placebo group (14/50; 28%) regained a grip.",
            [("42.5", "recovery of grip", "nefopam"), ("28", "recovery of grip", "placebo")],
        ),
        (
            "A total of 36% (196/539) of those in the nefopam group and 37% (213/569) of those in the placebo group "
            "attended bone screening.",
            [("36", "attendance at bone screening", "nefopam"), ("37", "attendance at bone screening", "placebo")],
        ),
        # what people liked better
        (
            "At the end 47% of the adults preferred nefopam, whereas 53% preferred placebo.",
            [("47", "preference", "nefopam"), ("53", "preference", "placebo")],
        ),
        # a disease that people of two groups report is what came out
        (
            "Two (2%) patients in the nefopam group and 9 (8%) patients in the placebo group reported insomnia.",
            [("2", "insomnia", "nefopam"), ("8", "insomnia", "placebo")],
        ),
    ],
)
def test_the_clause_says_what_the_numbers_of_two_groups_are_of(study_of, sentence: str, wanted: list) -> None:
    facts = told(study_of(HIPS + sentence))
    assert [fact for fact in wanted if fact not in facts] == []


@pytest.mark.parametrize(
    "sentence",
    [
        # no group is named beside the numbers
        "The nasal swab was positive in 16 (13%) and 31 (26%) patients.",
        "Ultrasound was performed in 40 patients, and 42 gave blood.",
        # how the groups were treated, and who they were
        "Nefopam was given to 120 patients, placebo to 120.",
        "More adults in the placebo group completed the final questionnaire (21 vs. 8).",
        "Of the adults 47% preferred not to answer, and nefopam was given to 53%.",
        "The frame was delivered before surgery in 16 patients given nefopam and 31 given placebo.",
    ],
)
def test_other_numbers_stay_without_a_name(study_of, sentence: str) -> None:
    assert told(study_of(HIPS + sentence)) == []


def test_a_whole_is_of_no_arm(study_of) -> None:
    study = study_of(HIPS + "In all 31 deaths were recorded, 12 with nefopam and 19 with placebo.")
    assert {(r.count, r.arm) for r in study.results} == {(31, None), (12, "nefopam"), (19, "placebo")}
