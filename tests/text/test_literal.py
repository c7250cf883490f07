"""Letters that a match must hold: they may let too much pass, never too little."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.cue import load_cues
from kg.text.literal import DIGIT, DIGITS, Needs, needs_of, parse_expression


def rows(*rows: tuple[str, ...]) -> Needs:
    return Needs(rows)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\brandomi[sz]ed\b|\bat random\b", rows(("randomi", "at random"))),
        (r"(?:median|mean) age", rows((" age",), ("mean", "median"))),
        (r"(?:re)?lapse", rows(("lapse",))),
        (r"\d+%", rows(("%",), (DIGIT,))),
        (r"(?:patients|[1-9]\d*) had", rows((" had",), ("patients", DIGIT))),
        (r"(?:patients|\w)", Needs()),
        (r"[A-Z]{2}\d{3,5}|no \d", Needs(forks=((rows((DIGITS,)), rows(("no ",), (DIGIT,))),))),
        (r"[=:]", rows((":", "="))),
        (r"[a:]", Needs()),
        (r"Phase\s", rows(("phase",))),
        (r"(?:arm|arm [AB]|group)s?", rows(("arm", "group"))),
    ],
)
def test_the_letters_of_an_expression_are_found(pattern: str, needed: Needs) -> None:
    assert needs_of(parse_expression(pattern)) == needed


FILES = ("design", "enrolment", "setting", "study_date", "study_kind", "population", "outcomes", "arms", "drafts")
CUES = [cue for file in FILES for cues in load_cues(file).values() for cue in cues]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_no_example_of_a_pattern_is_lost(cue) -> None:  # type: ignore[no-untyped-def]
    assert all(cue.expression.may_match(example.partition(" => ")[0]) for example in cue.examples)


@given(
    st.sampled_from(
        [
            r"ab|cd+e", r"(?:ab?c){2}", r"a(?:bc|cb)d", r"(?:ab)+|(?:cd)?ef", r"a[bc]de", r"(?i:AB)c", r"ab(?=cd)",
            r"(?:ab|cd\d|(?:ef|a1)b)c", r"[\d:]a|ba+(?:ab|c[1-2]d)", r"(?:ab|abc)d",
        ]
    ),
    st.text(alphabet="abcdefAB12:", max_size=12),
)  # fmt: skip
def test_where_the_letters_are_missing_nothing_matches(pattern: str, text: str) -> None:
    expression = re.compile(pattern)
    if not needs_of(parse_expression(pattern)).are_met(text.lower()):
        assert expression.search(text) is None


def test_what_one_branch_needs_is_not_asked_of_another() -> None:
    needs = needs_of(parse_expression(r"\d+ patients|no (?:man|woman)"))
    assert needs.are_met("no woman")
    assert needs.are_met("12 patients")
    assert not needs.are_met("patients")
    assert not needs.are_met("no patients")
