"""Which of the concepts that a form may name is meant: decided by what else the text names, else left open.

A form that the vocabulary declares ambiguous (`ambiguous.curated.tsv`) is grounded only if a cue of one reading stands
in the sentence or text, and of one only; a form with one reading per type is decided by the type that the place asks
for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kg.lexicon.entry import Entry
from kg.lexicon.normalise import fold, squeeze
from kg.model.concept import ConceptType
from kg.model.entry import AmbiguousForm
from kg.vocabulary import shipped_vocabulary

#: An abbreviation so short that stands for something given and for something that patients have says neither.
_SHORT = 3
_GIVEN = ("drug", "regimen", "drug_class")
_HAD = ("disease", "adverse_event", "outcome")
#: What a treatment does to people stands in both lists, each with an identifier of its own.
_BOTH_LISTS = frozenset({"disease", "adverse_event"})
#: Of two types that one form has, the first is meant unless the place says otherwise.
_TYPE_ORDER: tuple[ConceptType, ...] = (
    "drug", "regimen", "disease", "biomarker", "outcome", "adverse_event", "cell_population", "target", "drug_class",
)  # fmt: skip


@cache
def _ambiguous() -> dict[str, tuple[AmbiguousForm, ...]]:
    found: dict[str, list[AmbiguousForm]] = {}
    for row in shipped_vocabulary().ambiguous:
        found.setdefault(squeeze(row.form), []).append(row)
    return {form: tuple(rows) for form, rows in found.items()}


@lru_cache(maxsize=100_000)
def _readings(surface: str) -> tuple[AmbiguousForm, ...]:
    """The declared readings of a form or of its plural; a plain word (`calcium`) may begin a sentence or a title."""
    letters = squeeze(surface)
    singular = letters.removesuffix("s")
    found = (_ambiguous().get(form) for form in (letters, singular, letters.lower(), singular.lower()))
    return next(filter(None, found), ())


def is_ambiguous(surface: str) -> bool:
    """Is this form declared ambiguous, so that the words around it decide?"""
    return bool(_readings(surface))


@cache
def _folded_cues(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {fold(cue)} " for cue in cues)


def choose(
    entries: Iterable[Entry], surface: str, sentence_key: str, text_key: str, wanted: ConceptType | None = None
) -> tuple[Entry, ...]:
    """The entries that these words can mean here, the likeliest first; empty where the context does not decide.

    `sentence_key` and `text_key` are the folded words around, with a space at either end.
    """
    candidates = list(entries)
    rows = _readings(surface)
    if len(candidates) == 1 and not rows:
        return tuple(candidates)
    if rows:
        candidates = _by_cues(candidates, rows, sentence_key, text_key)
    if _is_torn(candidates, surface):
        return ()
    if wanted:
        of_type = [entry for entry in candidates if entry.concept.type == wanted]
        candidates = of_type or candidates
    ordered = sorted(candidates, key=lambda entry: (_TYPE_ORDER.index(entry.concept.type), entry.concept))
    if len({entry.concept.curie for entry in ordered if entry.concept.type == ordered[0].concept.type}) > 1:
        return ()  # two concepts of one type, and nothing says which
    return tuple(ordered)


def _is_torn(candidates: list[Entry], surface: str) -> bool:
    if len(surface) > _SHORT or not surface.isupper():
        return False
    types = {entry.concept.type for entry in candidates}
    return any(t in types for t in _GIVEN) and any(t in types for t in _HAD)


def _is_one_thing(kept: list[Entry]) -> bool:
    """Do entries name one concept, or one that is listed among the diseases and among the harms?"""
    by_type = {(e.concept.type, e.concept.curie) for e in kept}
    types = {type_ for type_, _ in by_type}
    return len({curie for _, curie in by_type}) == 1 or (len(by_type) == len(types) and types == _BOTH_LISTS)


def _by_cues(candidates: list[Entry], rows: tuple[AmbiguousForm, ...], sentence_key: str, text_key: str) -> list[Entry]:
    declared = {(row.type, row.curie) for row in rows}
    for around in (sentence_key, text_key):
        cued = {(row.type, row.curie) for row in rows if any(cue in around for cue in _folded_cues(row.cues))}
        kept = [e for e in candidates if (e.concept.type, e.concept.curie) in cued]
        if kept and _is_one_thing(kept):
            return kept
        if kept:
            continue
    return [e for e in candidates if (e.concept.type, e.concept.curie) not in declared]
