"""Letters that a match must hold: they may let too much pass, never too little."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.cue import load_cues
from kg.text.literal import may_match, needed_literals


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\brandomi[sz]ed\b|\bat random\b", ("randomi", "at random")),
        (r"(?:median|mean) age", (" age",)),
        (r"(?:re)?lapse", ("lapse",)),
        (r"\d+%", ()),
        (r"(?:patients|\d)", ()),
        (r"Phase\s", ("phase",)),
    ],
)
def test_the_letters_of_an_expression_are_found(pattern: str, needed: tuple[str, ...]) -> None:
    assert set(needed_literals(re.compile(pattern))) == set(needed)


FILES = ("design", "enrolment", "setting", "study_date", "study_kind", "population", "outcomes")
CUES = [cue for file in FILES for cues in load_cues(file).values() for cue in cues]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_no_example_of_a_pattern_is_lost(cue) -> None:  # type: ignore[no-untyped-def]
    needed = needed_literals(cue.expression)
    assert all(may_match(needed, example.partition(" => ")[0].lower()) for example in cue.examples)


@given(
    st.sampled_from(
        [r"ab|cd+e", r"(?:ab?c){2}", r"a(?:bc|cb)d", r"(?:ab)+|(?:cd)?ef", r"a[bc]de", r"(?i:AB)c", r"ab(?=cd)"]
    ),
    st.text(alphabet="abcdefAB", max_size=12),
)
def test_where_the_letters_are_missing_nothing_matches(pattern: str, text: str) -> None:
    expression = re.compile(pattern)
    if not may_match(needed_literals(expression), text.lower()):
        assert expression.search(text) is None
