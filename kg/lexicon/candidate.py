"""Which concepts a term may name, how near each comes, and why: for people who look into the vocabulary.

Reading a text decides by what stands around a term (`rank.py`); here there is nothing around, so all readings are
shown.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.joined_vocabulary import vocabulary_in_use
from kg.lexicon.entry import Entry
from kg.lexicon.load import iter_entries, matcher_in_use
from kg.lexicon.match import Matcher
from kg.lexicon.normalise import fold
from kg.model.concept import Concept
from kg.model.document import Span
from kg.vocabulary import Vocabulary

_AS_LABEL, _AS_FORM = 1.0, 0.95
_FOLDED = 0.05
"""What it costs if the words agree only when case, hyphens, plural and spelling are folded."""
_OTHER_CASE = 0.6
_PART = 0.5
_NEAREST = 0.8
"""The score of a form that is spelled like the words is this at most, in proportion to how much of it agrees."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that words may name. `score` lies between 0 and 1 and orders candidates; it is no probability."""

    concept: Concept
    score: float
    why: str


def find_candidates(
    words: str, vocabulary: Vocabulary | None = None, matcher: Matcher | None = None
) -> list[Candidate]:
    """The concepts that the words may name, the likeliest first, each once.

    First those that have the words as a form, then those that are named within the words; only where there is neither,
    those that are spelled alike.
    """
    words = words.strip()
    if not words:
        return []
    vocabulary = vocabulary or vocabulary_in_use()
    matcher = matcher or matcher_in_use()
    candidates = [*_by_form(words, vocabulary, matcher), *_by_part(words, matcher)]
    best: dict[Concept, Candidate] = {}
    for candidate in candidates or _by_spelling(words, vocabulary):
        known = best.get(candidate.concept)
        if known is None or known.score < candidate.score:
            best[candidate.concept] = candidate
    return sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.concept))


def _by_form(words: str, vocabulary: Vocabulary, matcher: Matcher) -> Iterator[Candidate]:
    cues = {(row.type, row.curie): row.cues for row in vocabulary.ambiguous if fold(row.form) == fold(words)}
    allowed = matcher.lookup(words)
    for entry in allowed:
        concept = entry.concept
        score = _AS_LABEL if entry.form == concept.label else _AS_FORM
        kind = "label" if entry.form == concept.label else "abbreviation" if entry.exact else "synonym"
        same = entry.form == words
        why = f"{kind}, letter by letter" if same else f"{kind} {entry.form!r}, written another way"
        if needed := cues.get((concept.type, concept.curie or "")):
            why += f"; ambiguous, in a text only beside a word such as {', '.join(needed[:3])}"
        yield Candidate(concept, score - (0 if same else _FOLDED), why)
    for entry in matcher.lookup_any_case(words):
        if entry not in allowed:
            yield Candidate(entry.concept, _OTHER_CASE, f"abbreviation {entry.form!r}, matched in this case only")


def _by_part(words: str, matcher: Matcher) -> Iterator[Candidate]:
    whole = Span(0, len(words))
    for match in (*matcher.find(words), *matcher.find_inside(words, whole)):
        part = match.span.of(words)
        if match.span == whole:
            continue
        share = len(part) / len(words)
        yield from (Candidate(e.concept, _PART * share, f"names the part {part!r}") for e in match.entries)


def _by_spelling(words: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    entries: dict[str, list[Entry]] = {}
    for entry in iter_entries(vocabulary):
        entries.setdefault(fold(entry.form), []).append(entry)
    wanted = fold(words)
    for key in difflib.get_close_matches(wanted, entries, n=10, cutoff=0.75):
        share = difflib.SequenceMatcher(None, wanted, key).ratio()
        yield from (Candidate(e.concept, _NEAREST * share, f"spelled like {e.form!r}") for e in entries[key])
