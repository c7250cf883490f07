"""Common words are no terms, except the few that are: a vocabulary is only as good as what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.load import shipped_matcher
from kg.lexicon.normalise import fold
from kg.lexicon.rank import choose

_WORDS = Path(__file__).parents[1] / "data" / "lexicon" / "common_english.txt"
#: Plain words that do name a disease, a harm, an outcome or a comparator of trials.
_TERMS = frozenset(
    [
        "alive", "confusion", "cured", "dead", "death", "died", "exercise", "exercises", "flushing", "inflammation",
        "lupus", "pain", "safety", "stroke", "wasting", "weight", "weights",
    ]
)  # fmt: skip


def common_words() -> list[str]:
    lines = _WORDS.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def meant(words: str) -> list[str]:
    """What the shipped vocabulary takes these words for where nothing stands around them."""
    around = f" {fold(words)} "
    matches = shipped_matcher().find(words)
    return [e.concept.label for m in matches for e in choose(m.entries, m.span.of(words), around, around)]


def test_there_are_three_thousand_words() -> None:
    assert len(common_words()) > 2900


@pytest.mark.parametrize("write", [str, str.capitalize])
def test_no_common_word_is_a_term(write) -> None:  # type: ignore[no-untyped-def]
    taken = {word: meant(write(word)) for word in common_words() if word not in _TERMS}

    assert {word: labels for word, labels in taken.items() if labels} == {}


@pytest.mark.parametrize("word", sorted(_TERMS))
def test_each_exception_is_a_term(word: str) -> None:
    assert meant(word)


@pytest.mark.parametrize(
    "sentence",
    [
        "all mice that met the target were at rest",
        "he was in the trail of the rock when she set the pole",
        "a kit with a chip and a clock had impact",
        "it was common all over the matrix",
        "Let us go and act on the net cost",
        "the cat and the fish sting at once, stat",
        "We tweak the beam in a dual mode",
    ],
)
def test_sentences_of_plain_words_hold_no_terms(sentence: str) -> None:
    assert meant(sentence) == []


def test_capitals_alone_do_not_make_a_term_of_an_ambiguous_word() -> None:
    assert [word for word in ("ALL", "LET", "NET", "TEN", "TIP", "ACT", "HI", "PAR") if meant(word)] == []


def test_a_bracket_within_a_name_belongs_to_it() -> None:
    assert meant("a poly(ADP-ribose) polymerase") == ["PARP"]


def test_a_bracket_that_ends_within_words_parts_them() -> None:
    words = "the hormone (estrogen) receptor"
    assert "estrogen) receptor" not in [m.span.of(words) for m in shipped_matcher().find(words)]
