"""All vocabulary terms of a text in one pass: at each token the longest form that the vocabulary holds.

A form is found by the key of its tokens (see `normalise.py`); case-sensitive abbreviations must also agree letter by
letter. One stretch of text may name several concepts: all of them are returned, choosing is for `rank.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.lexicon.entry import Entry
from kg.lexicon.normalise import Tokens, fold, fold_variants, squeeze, tokenize
from kg.lexicon.own_form import NONE, OwnForms
from kg.model.document import Span

_LONGEST = 14
"""Terms of more tokens than this are not looked for."""

_REMEMBERED = 200_000
_REMEMBERED_NEXT = 1_000


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text with all concepts that it may name."""

    span: Span
    entries: tuple[Entry, ...]


Has = Callable[[str], bool]
"""Says if there is a form with a key."""


class Forms(Protocol):
    """Where forms are looked up: the shipped vocabulary in memory, or a compiled terminology on disk."""

    @property
    def has(self) -> Has:
        """Is there a form with a key? Asked for every stretch of a text, so it has to be fast."""

    @property
    def has_pair(self) -> Has:
        """Do forms begin with these two tokens, or consist of them?"""

    def lengths(self, first: str) -> tuple[int, ...]:
        """How many tokens the forms have that begin with this token, longest first."""

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The forms with exactly this key."""


class MemoryForms:
    """Forms held in dictionaries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key: dict[str, dict[Entry, None]] = defaultdict(dict)
        lengths: dict[str, set[int]] = defaultdict(set)
        self._pairs: set[str] = set()
        for entry in entries:
            for key in fold_variants(entry.form):
                by_key[key][entry] = None
                tokens = key.split(" ")
                lengths[tokens[0]].add(len(tokens))
                self._pairs.add(" ".join(tokens[:2]))
        self._entries = {key: tuple(found) for key, found in by_key.items()}
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def has(self) -> Has:
        return self._entries.__contains__

    @property
    def has_pair(self) -> Has:
        return self._pairs.__contains__

    def lengths(self, first: str) -> tuple[int, ...]:
        return self._lengths.get(first, ())

    def entries(self, key: str) -> tuple[Entry, ...]:
        return self._entries.get(key, ())


Continuation = tuple[tuple[int, tuple[Has, ...]], ...]
"""How many tokens the forms have that two tokens begin, longest first, and who knows forms of that many."""


class _Beginning:
    """What the sources know of the forms that begin with one token.

    Texts say the same pairs of words again and again, so what follows on a second token is asked for once.
    """

    __slots__ = ("_first", "_longer", "_next", "is_form", "is_longer", "is_none")

    def __init__(self, first: str, sources: tuple[Forms, ...]) -> None:
        self.is_form = any(source.has(first) for source in sources)
        lengths = [(source, tuple(n for n in source.lengths(first) if n > 1)) for source in sources]
        self._first, self._next = first, dict[str, Continuation]()
        self._longer = tuple((source, longer) for source, longer in lengths if longer)
        self.is_longer = bool(self._longer)
        self.is_none = not self.is_form and not self.is_longer

    def continuation(self, second: str) -> Continuation:
        """How forms go on that begin with this token and another; empty if none does."""
        known = self._next.get(second)
        if known is None:
            if len(self._next) > _REMEMBERED_NEXT:
                self._next.clear()
            known = self._next[second] = self._ask(f"{self._first} {second}")
        return known

    def _ask(self, pair: str) -> Continuation:
        asked: dict[int, tuple[Has, ...]] = {}
        for source, lengths in self._longer:
            if source.has_pair(pair):
                for n in lengths:
                    asked[n] = (*asked.get(n, ()), source.has)
        return tuple(sorted(asked.items(), reverse=True))


class Matcher:
    """Finds terms by one or several sources of forms; `stop` are forms that never match.

    Where two sources know a form as concepts of one type, the earlier source wins.
    """

    def __init__(self, *sources: Forms, stop: frozenset[str] = frozenset()) -> None:
        self._sources = sources
        self._stop = stop
        self._beginnings: dict[str, _Beginning] = {}

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
                    longer = _with_own(beginning.continuation(keys[i + 1]), own_lengths[key])
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

    def _begin(self, first: str) -> _Beginning:
        """What is known of a first token; remembered, since most words of a text were met before."""
        if len(self._beginnings) > _REMEMBERED:
            self._beginnings.clear()
        return self._beginnings.setdefault(first, _Beginning(first, self._sources))

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
            if span == whole or not _is_whole(text, span):
                continue
            surface = span.of(text)
            entries = own.meaning(key, surface)
            if entries is not None:
                return (Match(span, entries) if entries else None), n
            if surface[-1] == "+" and own.is_no_marker(key.removesuffix(" +")):
                continue  # `AR+` is not the androgen receptor where the text says that `AR` is acute rejection
            entries = self._entries(key, surface)
            if entries and not (surface in self._stop or (surface.lower() in self._stop and not surface.isupper())):
                return Match(_with_bracket(text, span), entries), n
        return None, 1


def _with_bracket(text: str, span: Span) -> Span:
    """The span of a form with the bracket that closes behind it: `HbA(1c)`."""
    surface = span.of(text)
    opened = surface.count("(") > surface.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if opened else span


# "no treatment-related deaths" does not speak of "no treatment", nor does "progression-free survival" of progression
_COMPOUND = re.compile(
    r"\b(?:treatment|therapy|drug|dose|transplant|event|disease|progression|relapse|recurrence|failure|metastasis)$",
    re.IGNORECASE,
)
_COMPOUND_TAIL = re.compile(
    r"-(?:related|emergent|free|na[iï]ve|limiting|associated|induced|specific)\b", re.IGNORECASE
)


def _is_whole(text: str, span: Span) -> bool:
    """Do the words begin and end where words do? Tokens split letters from digits, so `CD34` must not be found in
    `CD341`.
    """
    before = text[span.start - 1] if span.start else " "
    after = text[span.end] if span.end < len(text) else " "
    first, last = text[span.start], text[span.end - 1]
    if after == "-" and _COMPOUND.search(text[max(0, span.start) : span.end]) and _COMPOUND_TAIL.match(text, span.end):
        return False
    if text.find(")", span.start, span.end) >= 0 and _is_unopened(text[span.start : span.end]):
        return False
    return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())


def _is_unopened(words: str) -> bool:
    """Do these words begin within a bracket and end behind it: `estrogen) receptor`?"""
    return words.count(")") > words.count("(")


def _first_of_each_type(found: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """The entries of all sources, but those of one type from the first source only that has any."""
    kept: tuple[Entry, ...] = ()
    for entries in found:
        if kept and entries:
            types = {entry.concept.type for entry in kept}
            entries = tuple(entry for entry in entries if entry.concept.type not in types)
        kept += entries
    return kept


def _with_own(longer: Continuation, lengths: Iterable[int]) -> Continuation:
    """The continuations, and those of the text's own forms, which no source has to know."""
    known = dict(longer)
    return tuple(sorted({**{n: () for n in lengths if n > 1}, **known}.items(), reverse=True))


def _joined_keys(tokens: Tokens, i: int, most: int) -> list[str]:
    """The keys of this token and of those that may belong to the same term, at most so many."""
    stop = min(i + min(most, _LONGEST), len(tokens))
    last = i + 1
    while last < stop and tokens.is_joined(last - 1):
        last += 1
    return tokens.keys[i:last]
