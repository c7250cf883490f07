"""What the vocabulary knows of a concept that a text names in its own words: what is broader, and what it is about.

`cardiovascular death` and `death from sepsis` are deaths, `refractory Burkitt lymphoma` is a Burkitt lymphoma: a known
name that heads the whole is of something broader. `freedom from relapse` and `time to relapse` are no relapses, whether
a bound was reached (`HbA1c below 7%`) is no level, and of `death or relapse` neither is broader: what is named inside
is related. No kin where a name is a clause, where the known name may mean several things, and of abbreviations, which
mean something only in their text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import partial

from kg.extract.cue import expression
from kg.lexicon.load import matcher_in_use
from kg.lexicon.match import Match
from kg.model.concept import Concept, Kin
from kg.model.study import Study
from kg.vocabulary import kind_of

_words = partial(expression, "kinship")
#: Of which types a concept of a type may be a kind, the likelier first.
_KINDS = {
    "outcome": ("outcome",),
    "disease": ("disease", "adverse_event"),
    "adverse_event": ("adverse_event", "disease"),
}
#: What an outcome may be about.
_ABOUT = ("outcome", "adverse_event", "disease")
#: Categories of what everybody has some of.
_LEVELS = ("physiology", "pharmacodynamics", "quality of life")
#: Categories whose abbreviations mean the same in every text: `PFS`, `AUC`.
_PLAIN = ("time-to-event", "pharmacokinetics")
#: The fewest letters of such an abbreviation.
_SHORT = 3
#: Categories in which a word before the plain name makes another thing of it: `graft survival`, `antibody response`.
_PARTED = ("response", "time-to-event", "pharmacokinetics")


def find_kin(study: Study) -> dict[Concept, Kin]:
    """The concepts of a study that have no identifier but known kin."""
    own = sorted({concept for concept in _concepts(study) if not concept.is_grounded})
    return {concept: kin for concept in own if (kin := kin_of(concept)) is not None}


def kin_of(concept: Concept) -> Kin | None:
    """What is broader than a concept of a text's own words, else what it is about; None if the vocabulary tells not."""
    label = concept.label
    if concept.type not in _KINDS or _words("clause").search(label):
        return None
    matches = list(_known_names(label))
    if (broader := _broader(concept, matches)) is not None:
        return Kin(broader=broader)
    if concept.type != "outcome" or _words("title").search(label):
        return None
    outer = [m for m in matches if not any(m.span != o.span and _is_within(m, o) for o in matches)]
    about = {c for m in outer if (c := _meant(m, _ABOUT)) is not None and _is_about(m, c, label)}
    return Kin(related=tuple(sorted(about))) if about else None


def _known_names(label: str) -> Iterator[Match]:
    """The names inside a label that the vocabulary knows, also those within one that is all of it."""
    for match in matcher_in_use().find(label):
        if match.span.end - match.span.start == len(label):
            yield from matcher_in_use().find_inside(label, match.span)
        if (match.span.start == 0 or label[match.span.start - 1] != "-") and not _is_mere_letters(match):
            yield match


def _is_mere_letters(match: Match) -> bool:
    """Is a name an abbreviation that may mean anything where its text is not at hand? `PFS` may not, `PI` may."""
    if not all(entry.exact for entry in match.entries):
        return False
    span = match.span
    return span.end - span.start < _SHORT or not all(kind_of(e.concept) in _PLAIN for e in match.entries)


def _broader(concept: Concept, matches: list[Match]) -> Concept | None:
    """What the known name at the head of the whole stands for, if the whole is a kind of it."""
    label = concept.label
    amount = _words("amount-of").match(label)
    start = amount.end() if amount else 0
    end = _end_of_head(label, start, matches)
    head = next((m for m in matches if m.span.start >= start and _ends_at(m, label, end)), None)
    known = _meant(head, _KINDS[concept.type]) if head else None
    if head is None or known is None:
        return None
    if head.span.end - head.span.start == len(label):
        kind = expression("words_before_name", "narrower-form").search(label)
        is_kind = kind and kind["kind"] and kind["kind"].lower() not in known.label.lower()
        return known if is_kind else None
    before, behind = label[start : head.span.start], label[end:]
    if _words("several").search(label[start:end]) or _words("no-kind").search(before):
        return None
    if kind_of(known) in _LEVELS and (_words("state").search(before) or _words("bound").search(behind)):
        return None
    return known if _says_all(head, known, f"{before} {behind}") else None


def _end_of_head(label: str, start: int, matches: list[Match]) -> int:
    """Where that begins which only tells more of what the label names: not within a name like `quality of life`."""
    inner = [m.span for m in matches if m.span.end - m.span.start < len(label)]
    for cut in _words("behind-head").finditer(label):
        if cut.start() >= start and not any(s.start < cut.start() < s.end for s in inner):
            return cut.start()
    return len(label)


def _ends_at(match: Match, label: str, end: int) -> bool:
    """Does a known name end here, but for a word that says how it is told?"""
    if match.span.end >= end:
        return match.span.end == end
    return _words("amount").match(label[match.span.end : end]) is not None


def _says_all(match: Match, known: Concept, rest: str = "") -> bool:
    """Does the known name say as much as the concept's label, so that words beside it may narrow it?

    `Survival` stands for overall survival, but that of a graft is not a kind of it. A measure of a drug is one where
    the `rest` of the name names a drug.
    """
    form, label = (
        _words("amount-behind").sub("", name.lower()).split()
        for name in (next(entry.form for entry in match.entries if entry.concept == known), known.label)
    )
    if label[0] == "drug" and "drug" not in form:
        return any(entry.concept.type == "drug" for m in matcher_in_use().find(rest) for entry in m.entries)
    if not form or form[-1] not in label:
        return True
    left_out = set(label[: label.index(form[-1])])
    return not left_out or bool(left_out & set(form))


def _is_about(match: Match, known: Concept, label: str) -> bool:
    """Does a known name inside a label tell what it is about: not within a compound, nor for want of a word?"""
    if label[match.span.end : match.span.end + 1] == "-":
        return False
    if known.type != "outcome":
        return True
    is_whole = match.span.end - match.span.start == len(label)
    return not is_whole and (kind_of(known) not in _PARTED or _says_all(match, known))


def _is_within(match: Match, other: Match) -> bool:
    return other.span.start <= match.span.start and match.span.end <= other.span.end


def _meant(match: Match, types: tuple[str, ...]) -> Concept | None:
    """The only concept of the first of these types that a known name has any of."""
    for type_ in types:
        found = {entry.concept for entry in match.entries if entry.concept.type == type_}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _concepts(part: object) -> Iterator[Concept]:
    """The concepts in a fact, and in all that it holds."""
    if isinstance(part, Concept):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _concepts(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _concepts(getattr(part, field.name))
