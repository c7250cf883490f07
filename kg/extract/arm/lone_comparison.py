"""The groups of a text of a sentence or two that gives nothing of a trial but numbers: `4% in the tube group and 13% in
the patch group`, `15% of patients who received A and 21% of those who received B`.

Finds two names before words for a group, two names that people were given, that stand beside numbers in the same way,
or of which one is measured against the other. It does not find more than two, nor names that may be outcomes, harms,
diseases or kinds of people. What a form without a word for groups names must be a treatment by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_draft import NO_ARM, Draft
from kg.extract.arm.arm_match import core
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drugs_between
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span

_words = partial(expression, "lone_comparisons")
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
_DIGIT = re.compile(r"\d")
#: Rows of names that only groups have.
_GROUPS = ("before-group-word", "lettered")
#: Rows of names that people were given, or that stand beside a number.
_NAMES = ("given", "behind-number", "in-bracket", "labels-number", "has-number", "of-people")
#: Rows of which every name must be a treatment by its own words, since other things stand there too.
_DOUBTFUL = ("open-sentence", "of-people")
#: Rows of two names at once, those that only groups have first.
_PAIRS = (
    "together-or-alone",
    "alone-or-together",
    "pair",
    "parted-pair",
    "two-letters",
    "respectively",
    "open-sentence",
    "against",
)
_SURE = ("together-or-alone", "alone-or-together", "pair", "parted-pair", "two-letters", "given")


def find_lone_groups(reading: Reading) -> list[Draft]:
    """The two groups that a sentence compares, in the order in which it names them; empty where it names no two."""
    for sentence in reading.sentences:
        if len(sentence.quantities) < 2 and len(_DIGIT.findall(sentence.words)) < 2:
            continue
        for form in (
            _called_groups,
            _in_opposites,
            _in_pairs,
            _treated_and_control,
            _in_one_way,
            _in_two_ways,
        ):
            for found in form(sentence):
                if len(found) == 2:
                    return found
    return []


def find_set_against(reading: Reading) -> list[Draft]:
    """The two of `rates for A versus B were 51% versus 43% for the young and 70% versus 56% for the old group`."""
    for sentence in reading.sentences:
        for match in _words("set-against").finditer(sentence.words):
            found = _distinct(sentence, [match.span("a"), match.span("b")])
            if len(found) == 2 and any(d.drugs for d in found):
                return found
    return []


def find_called_groups(sentence: ReadSentence) -> list[Draft]:
    """All groups that a sentence names by a word for a group; none where one of the names tells no group."""
    places = sorted(place for row in _GROUPS for place in _places(sentence, row))
    drafts = _distinct(sentence, places)
    cores = {core(sentence.words[start:end]) for start, end in places}
    return drafts if len(cores) == len(drafts) else []


def find_given_groups(sentence: ReadSentence) -> list[Draft]:
    """All groups that a sentence names by what its people were given."""
    return _distinct(sentence, _places(sentence, "given"))


def _called_groups(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`the tube group … the patch group`, `group A … group B`."""
    for row in _GROUPS:
        yield _distinct(sentence, _places(sentence, row))


def _in_opposites(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`patients with early feeding … the non-early-feeding group`: a group that is called by what another has."""
    for start, end in _places(sentence, "before-group-word"):
        name = sentence.words[start:end]
        prefix = _words("opposite").match(name)
        if prefix is None:
            continue
        has = re.escape(name[prefix.end() :]).replace(r"\-", "[- ]")
        if match := re.search(rf"(?<![\w-]){has}(?![\w-])", sentence.words):
            yield _distinct(sentence, sorted([match.span(), (start, end)]))


def _treated_and_control(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`of treatment eyes versus … of control eyes`, `(study; 12, control; 20)`: one of each kind."""
    found: dict[bool, Draft] = {}
    for match in _words("treated-or-control").finditer(sentence.words):
        start, end = (sentence.span.start + offset for offset in match.span("name"))
        draft = Draft(match["name"], Span(start, end), sentence, [], aliases={match["name"]}, by_form=True)
        found.setdefault(_words("is-control").match(match["name"]) is not None, draft)
    yield list(found.values())


def _in_pairs(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`for A and B, respectively`, `higher with A than with B`."""
    for row in _PAIRS:
        for match in _words(row).finditer(sentence.words):
            found = _distinct(sentence, [match.span("a"), match.span("b")])
            if _are_treatments(row, found):
                yield found


def _in_one_way(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`12% with A and 20% with B`, `(A: 12; B: 20)`."""
    for row in _NAMES:
        found = _distinct(sentence, _places(sentence, row))
        if _are_treatments(row, found):
            yield found


def _in_two_ways(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`12% of those given A and 20% in the control group`: one is called a group or was given, the other in any way."""
    sure = [p for row in ("before-group-word", "given", "controls") for p in _places(sentence, row)]
    first = _distinct(sentence, sorted(sure))
    yield first
    if len(first) != 1:
        return
    for row in ("behind-number", "has-number"):
        found = _distinct(sentence, sorted([*sure, *_places(sentence, row)]))
        if _are_treatments(row, [d for d in found if d.span != first[0].span]):
            yield found


def _places(sentence: ReadSentence, row: str) -> list[tuple[int, int]]:
    """Where a row finds names; participles (`treated`) are some only before a word for a group."""
    places = [match.span("name") for match in _words(row).finditer(sentence.words)]
    return [p for p in places if row in _GROUPS or not _words("participle").match(sentence.words[slice(*p)])]


def _are_treatments(row: str, drafts: list[Draft]) -> bool:
    """Does one of these names (of doubtful rows all) give a drug or procedure, as a short name or by its last word?"""
    if row in _SURE:
        return True
    likely = [
        bool(d.drugs or _words("short-name").match(d.label) or _words("treatment").search(d.label)) for d in drafts
    ]
    return all(likely) if row in _DOUBTFUL else any(likely) or _are_opposites([d.label.lower() for d in drafts])


def _are_opposites(names: list[str]) -> bool:
    """`induction` and `noninduction`, `closure` and `no-closure`."""
    return any(a != b and _words("opposite").sub("", a) == b for a in names for b in names)


def _distinct(sentence: ReadSentence, spans: list[tuple[int, int]]) -> list[Draft]:
    """The names as groups, each once, without those that cannot be groups."""
    drafts: dict[frozenset[str], Draft] = {}
    for start, end in spans:
        name = sentence.words[start:end].strip(" .,")
        if _DOTTED.fullmatch(name) and sentence.words[start + len(name) :].startswith("."):
            name += "."  # "b.i.d."
        span = Span(sentence.span.start + start, sentence.span.start + start + len(name))
        other = any(t.span.overlaps(span) and t.type in NO_ARM for t in sentence.terms)
        called = _words("called").match(sentence.words[start : end + 6])
        if not name or other or (_words("no-name").match(name) and not called):
            continue
        draft = Draft(name, span, sentence, drugs_between(sentence, start, end), aliases={name, f"{name} group"})
        drafts.setdefault(core(name) or frozenset({name}), draft)
    return list(drafts.values())
