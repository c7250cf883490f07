"""Characters that a match begins with: a search that goes from one to the next finds what `re` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.cue import load_cues
from kg.text.first_character import compile_expression, first_characters
from kg.text.literal import parse_expression


def beginnings(pattern: str) -> str:
    """The single characters, in order; classes such as `\\d` are not shown."""
    members = first_characters(parse_expression(pattern))
    return "".join(sorted(chr(member[1]) for member in members if isinstance(member[1], int) and len(member) == 2))


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"(?<![\w-])(?:arms?|groups?)", "ag"),
        (r"\b(?:an?\s)?(?:mean|median)", "am"),
        (r"(?i)\bkit", "Kk\u212a"),
        (r"(?i)b(?-i:c)|(?-i:d)", "Bbd"),
        (r"[+-]?(?:>|<)", "+-<>"),
        (r"(?=[ab])(?:ax|by|cz)", "abc"),
        (r"(?:a|b)?", ""),  # may match nothing, anywhere
        (r"[^a]b|c", ""),
        (r".a", ""),
        (r"(a)\1|(b)?\2", ""),
        (r"(?!)", ""),
    ],
)
def test_the_characters_that_a_match_begins_with(pattern: str, characters: str) -> None:
    assert beginnings(pattern) == characters


EXPRESSIONS = [
    r"(?<!b)(?:ab|ca?)+", r"(?i)(?<!b)(?:Ab|ca?)+", r"\b(?P<x>a|b\d)(?P<y>c)?", r"(?i:k)s|(?s:S.)a", r"^a|[\d:]b$",
    r"(?:a?b)??c", r"(?>a*)b|\sc", r"(?i)(?<=\s)[i-k]s", r"(?:\s|a)\d(?!b)", r"(?!ab)[a-c]b|(?=s)\w\w", r"(?i)ſ|a(?=b)",
]  # fmt: skip


@given(st.sampled_from(EXPRESSIONS), st.text(alphabet="abcikS sBK1:\n\u2009\u212aſıİ", max_size=14))
def test_what_is_found_stays_the_same(pattern: str, text: str) -> None:
    compiled = compile_expression(pattern, parse_expression(pattern))
    expected = [(match.regs, match.groupdict(), match.lastgroup) for match in re.finditer(pattern, text)]
    assert [(match.regs, match.groupdict(), match.lastgroup) for match in compiled.finditer(text)] == expected
    for start in range(len(text)):
        found, by_re = compiled.search(text, start), re.compile(pattern).search(text, start)
        assert (found and found.regs) == (by_re and by_re.regs)


@pytest.mark.parametrize("file", ["arms", "design", "results", "harms", "timings"])
def test_every_example_of_the_patterns_is_read_the_same(file: str) -> None:
    for cues in load_cues(file).values():
        for cue in cues:
            plain = re.compile(cue.expression.pattern, cue.expression.flags & ~re.UNICODE)
            for words in (*cue.examples, *cue.counter_examples):
                assert [m.regs for m in cue.expression.finditer(words)] == [m.regs for m in plain.finditer(words)]
