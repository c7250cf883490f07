"""What is said to be there, denied, guessed at or conditional."""

from __future__ import annotations

import re

import pytest
import yaml

from kg.model.document import Span
from kg.resources import data_path
from kg.text.assertion import assertion_of, find_scopes

# The word in angle brackets is the one that is judged.
MARKED = [
    ("<Rash> was common.", "present"),
    ("No <rash> was seen.", "absent"),
    ("Patients without <rash> went on.", "absent"),
    ("Cure without <rash> was achieved by 40% of patients.", "present"),
    ("A pressure below 18 mm Hg without <syncope> was reached in 31% with drug A.", "present"),
    ("Cure was achieved in all, without <rash>.", "absent"),
    ("<Rash> was not observed.", "absent"),
    ("There were no deaths, but <rash> was common.", "present"),
    ("No deaths; <rash> was common.", "present"),
    ("There was no significant difference in <rash>.", "present"),
    ("Not only <rash> but also fever was seen.", "present"),
    ("The drug may cause <rash>.", "possible"),
    ("<Rash> is possible.", "possible"),
    ("Drug B was given to prevent <rash>.", "conditional"),
    ("If <rash> occurs, the dose is halved.", "conditional"),
    ("The solution, free of solvents, was given to patients with <gout>.", "present"),
    ("None had <rash>.", "absent"),
    ("We compared early surgery with no surgery in frail men with <gout>.", "present"),
    ("Zinc was added or no zinc was given, without any delay, among treated women with <lupus>.", "present"),
    ("Drug B was given to prevent nausea in <gout> patients.", "present"),
    ("There was no <rash> in patients with gout.", "absent"),
    ("<Rash> in patients with gout was not observed.", "absent"),
    ("There was no sign of delay in <healing> of wounds.", "absent"),
    ("From May 2001 on, patients with <gout> were treated.", "present"),
    ("The diet had no impact on the rate of <gout>.", "present"),
    ("No consensus exists about diets for adults with <gout>.", "present"),
    ("Sleep did not change, nor did the number of <falls> (12 v 14).", "present"),
    ("Neither the rate of <rash> nor that of fever differed.", "present"),
    ("Neither <rash> nor fever was seen.", "absent"),
    ("Though cohort 3 did not go on to step 2, there was mild <rash>.", "present"),
    ("Cohort 3 had no <rash>, itching or fever.", "absent"),
    ("The aim was met without a significant increase in <rash>.", "present"),
    ("We did not see a difference in rates by kind of <gout>.", "present"),
    ("The effect came without adverse effects on sleep or <gout>.", "present"),
    ("There was no rash when <gout> was treated.", "present"),
    ("There were no deaths, and the majority of <falls> were mild.", "present"),
    ("It came with no rise in weight, and low levels of <nausea>.", "present"),
    ("The pill did not delay rebound during <fever>.", "present"),
    ("There were no between-group differences in thirst or <rash>.", "present"),
    ("Aspirin, without any tablet of zinc, could relieve <pain>.", "possible"),
    ("There were no notable\ndifferences in thirst or <rash>.", "present"),
    ("Men were grouped by presence or absence of <gout>.", "present"),
    ("Levels were alike in women with and without <gout>.", "present"),
    ("No trials have looked at yoga for <sleep>.", "present"),
    ("Ten men without prior surgery and 12 given <zinc> came.", "present"),
    ("It was not associated with higher rates of <rash>.", "present"),
    ("All had <hives>, and the goal was not reached.", "present"),
    ("It was not associated with <rash>.", "absent"),
    ("Zinc did not aggravate the <rash>.", "present"),
    ("Zinc did not cause <rash>.", "absent"),
    ("No\n<rash> was seen.", "absent"),
    ("No other cause was found that could explain the <rash>.", "possible"),
    ("There are no trials of walking for adults with <gout>.", "present"),
]


@pytest.mark.parametrize(("marked", "expected"), MARKED)
def test_a_mention_is_asserted_as_its_cues_say(marked: str, expected: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    scopes = find_scopes(text, Span(0, len(text)))
    assert assertion_of(Span(start, end), scopes) == expected


def test_every_cue_holds_a_trigger() -> None:
    loaded = yaml.safe_load(data_path("patterns", "assertion.yaml").read_text(encoding="utf-8"))
    triggers = re.compile(r"\b(?:" + "|".join(loaded["triggers"]) + ")", re.IGNORECASE)
    cues = [cue for kind in ("absent", "possible", "conditional") for side in loaded[kind].values() for cue in side]
    plain = [re.sub(r"\\b|\(\?:|[)?\\]", " ", cue) for cue in cues]
    assert cues
    assert [cue for cue, words in zip(cues, plain, strict=True) if not triggers.search(words.replace("|", " "))] == []


def test_a_sentence_of_nothing_but_cues_is_read_in_time_that_grows_with_its_length() -> None:
    text = "no evidence of rash, " * 5_000
    assert len(find_scopes(text, Span(0, len(text)))) == 5_000


def test_a_sentence_without_cues_has_no_scope() -> None:
    assert find_scopes("Response was 40%.", Span(0, 17)) == []
