"""All vocabulary terms of a text in one pass: at each token the longest form that the vocabulary holds.

A form is found by the key of its tokens (see `normalise.py`); case-sensitive abbreviations must also agree letter by
letter. One stretch of text may name several concepts: all of them are returned, choosing is for `rank.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.lexicon.beginning import Beginning, Continuation, with_own
from kg.lexicon.entry import Entry
from kg.lexicon.form import Forms
from kg.lexicon.normalise import Tokens, fold, squeeze, tokenize
from kg.lexicon.own_form import NONE, OwnForms
from kg.lexicon.whole_word import is_whole, with_bracket
from kg.model.document import Span

_LONGEST = 14
"""Terms of more tokens than this are not looked for."""

_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text with all concepts that it may name."""

    span: Span
    entries: tuple[Entry, ...]


class Matcher:
    """Finds terms by one or several sources of forms; `stop` are forms that never match.

    Where two sources know a form as concepts of one type, the earlier source wins.
    """

    def __init__(self, *sources: Forms, stop: frozenset[str] = frozenset()) -> None:
        self._sources = sources
        self._stop = stop
        self._beginnings: dict[str, Beginning] = {}

    def lookup(self, words: str) -> tuple[Entry, ...]:
        """The concepts that exactly these words may name."""
        return self._entries(fold(words), words)

    def find(self, text: str, start: int = 0, end: int | None = None, *, own: OwnForms = NONE) -> list[Match]:
        """The terms of `text[start:end]`, in order and without overlaps: leftmost first, longest first.

        `own` holds the abbreviations that the text defines itself; they win over the vocabulary's.
        """
        return self._find(text, tokenize(text, start, end), own)

    def find_inside(self, text: str, span: Span) -> list[Match]:
        """The terms within a longer term: `FLT3-ITD` and `AML` within `FLT3-ITD-mutated AML`."""
        words = span.of(text)
        if words.isascii() and words.isalpha():
            return []  # one token
        return self._find(text, tokenize(text, span.start, span.end), NONE, whole=span)

    def lookup_any_case(self, words: str) -> tuple[Entry, ...]:
        """As `lookup`, but an abbreviation may be written in another case (`Cri` for `CRi`)."""
        key, letters = fold(words), squeeze(words).lower()
        found = (tuple(e for e in s.entries(key) if squeeze(e.form).lower() == letters) for s in self._sources)
        return _first_of_each_type(found)

    def _find(self, text: str, tokens: Tokens, own: OwnForms, whole: Span | None = None) -> list[Match]:
        """The terms that these tokens make, but not the one that is all of them."""
        found: list[Match] = []
        beginnings, next_free = self._beginnings, 0
        keys, own_lengths, last = tokens.keys, own.lengths, len(tokens) - 1
        for i, key in enumerate(keys):
            if i < next_free:
                continue
            beginning = beginnings.get(key) or self._begin(key)
            if key in own_lengths:
                longer: Continuation = ()
                if i < last and tokens.is_joined(i):
                    longer = with_own(beginning.continuation(keys[i + 1]), own_lengths[key])
            elif beginning.is_none:
                continue
            else:  # most words begin no form, and most pairs of words neither: both are told by one look-up each
                longer = beginning.continuation(keys[i + 1]) if beginning.is_longer and i < last else ()
                if longer and not tokens.is_joined(i):
                    longer = ()
                if not (longer or beginning.is_form):
                    continue
            match, taken = self._longest(text, tokens, i, longer, own, whole)
            next_free = i + taken
            if match:
                found.append(match)
        return found

    def _begin(self, first: str) -> Beginning:
        """What is known of a first token; remembered, since most words of a text were met before."""
        if len(self._beginnings) > _REMEMBERED:
            self._beginnings.clear()
        return self._beginnings.setdefault(first, Beginning(first, self._sources))

    def _keys_at(self, tokens: Tokens, i: int, longer: Continuation, own: OwnForms) -> Iterator[tuple[int, str]]:
        """The keys that forms have among those that begin at this token, with their number of tokens, longest first."""
        if longer:
            keys = _joined_keys(tokens, i, longer[0][0])
            for n, sources in longer:
                if n <= len(keys):
                    key = " ".join(keys[:n])
                    if key in own.meanings or any(has(key) for has in sources):
                        yield n, key
        first = tokens.keys[i]
        if self._beginnings[first].is_form or 1 in own.lengths.get(first, ()):
            yield 1, first

    def _entries(self, key: str, surface: str) -> tuple[Entry, ...]:
        return _first_of_each_type(tuple(e for e in s.entries(key) if e.allows(surface)) for s in self._sources)

    def _longest(
        self, text: str, tokens: Tokens, i: int, longer: Continuation, own: OwnForms, whole: Span | None
    ) -> tuple[Match | None, int]:
        for n, key in self._keys_at(tokens, i, longer, own):
            span = Span(tokens.starts[i], tokens.ends[i + n - 1])
            if span == whole or not is_whole(text, span):
                continue
            surface = span.of(text)
            entries = own.meaning(key, surface)
            if entries is not None:
                return (Match(span, entries) if entries else None), n
            if surface[-1] == "+" and own.is_no_marker(key.removesuffix(" +")):
                continue  # `AR+` is not the androgen receptor where the text says that `AR` is acute rejection
            entries = self._entries(key, surface)
            if entries and not (surface in self._stop or (surface.lower() in self._stop and not surface.isupper())):
                return Match(with_bracket(text, span), entries), n
        return None, 1


def _first_of_each_type(found: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """The entries of all sources, but those of one type from the first source only that has any."""
    kept: tuple[Entry, ...] = ()
    for entries in found:
        if kept and entries:
            types = {entry.concept.type for entry in kept}
            entries = tuple(entry for entry in entries if entry.concept.type not in types)
        kept += entries
    return kept


def _joined_keys(tokens: Tokens, i: int, most: int) -> list[str]:
    """The keys of this token and of those that may belong to the same term, at most so many."""
    stop = min(i + min(most, _LONGEST), len(tokens))
    last = i + 1
    while last < stop and tokens.is_joined(last - 1):
        last += 1
    return tokens.keys[i:last]
