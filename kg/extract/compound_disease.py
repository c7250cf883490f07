"""Disease names that say more than a disease: `relapsed multiple myeloma`, `acute myeloid leukemia with FLT3-ITD`.

The vocabulary lists such names as concepts of their own. For a study's condition they are taken apart again, into
the broader disease, its line or stage, and its biomarker, so that studies of one disease meet. A name is taken
apart only if every word is accounted for and the vocabulary says that the rest is broader: `high-risk
neuroblastoma` stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.cue import load_cues
from kg.joined_vocabulary import vocabulary_in_use
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept

#: Lines and stages that a disease's name may hold without being the name of another disease.
_PLAIN = (
    "relapsed", "recurrent", "refractory", "newly diagnosed", "untreated", "metastatic", "locally advanced", "advanced",
    "early", "unresectable", "inoperable", "operable",
)  # fmt: skip
_CONNECTIVES = re.compile(r"[\s,/()-]+|\b(?:and|or|and/or|with|mutated|positive|stage)\b")
_WITH = re.compile(r"\swith\s")


@dataclass(frozen=True, slots=True)
class Compound:
    """A disease with what its name says besides."""

    disease: Concept
    lines: tuple[str, ...] = ()
    biomarkers: tuple[Concept, ...] = ()


def take_apart(concept: Concept) -> Compound:
    """The broader disease that the label names, with its lines and biomarkers; the concept itself if there is none."""
    return _take_apart(concept, id(vocabulary_in_use()))


@lru_cache(maxsize=20_000)
def _take_apart(concept: Concept, vocabulary: int) -> Compound:
    broader = {ancestor.curie for ancestor in _ancestors(concept, vocabulary)}
    for rest, words in _splits(concept.label):
        disease = next((c for c in _lookup(rest, "disease") if c.curie in broader), None)
        if disease is None:
            continue
        lines, left = _read_lines(words)
        biomarkers = _lookup(left.strip(" -,"), "biomarker") if left.strip(" -,") else []
        if lines or biomarkers:
            if _CONNECTIVES.sub("", left) and not biomarkers:
                continue
            inner = _take_apart(disease, vocabulary)
            return Compound(inner.disease, (*lines, *inner.lines), (*biomarkers[:1], *inner.biomarkers))
    return Compound(concept)


def _splits(label: str) -> list[tuple[str, str]]:
    """Ways to part a label into a disease and the words beside it, the longest disease first."""
    starts = [m.end() for m in re.finditer(r"[\s]|(?<=\w)-(?=\w)", label)]
    splits = [(label[start:], label[:start]) for start in starts]
    splits += [(label[: m.start()], label[m.end() :]) for m in _WITH.finditer(label)]
    return sorted(splits, key=lambda split: -len(split[0]))


def _read_lines(words: str) -> tuple[list[str], str]:
    """The plain lines in these words, and the words without them."""
    found = []
    for cue in load_cues("population")["lines"]:
        if cue.value in _PLAIN and (match := cue.expression.search(words)):
            found.append(cue.value)
            words = words[: match.start()] + words[match.end() :]
    left = words if _CONNECTIVES.sub("", words) else ""
    return found, left


def _lookup(words: str, type_: str) -> list[Concept]:
    return [e.concept for e in matcher_in_use().lookup(words) if e.concept.type == type_]


def ancestors(concept: Concept) -> tuple[Concept, ...]:
    """All broader diseases that the vocabulary knows."""
    return _ancestors(concept, id(vocabulary_in_use()))


@lru_cache(maxsize=20_000)
def _ancestors(concept: Concept, _vocabulary: int) -> tuple[Concept, ...]:
    """Kept for each vocabulary by its identity: hashing one by its content takes longer than the look-up."""
    vocabulary = vocabulary_in_use()
    entry = vocabulary.entry(concept.curie, "disease") if concept.curie else None
    return tuple(e.concept for e in vocabulary.iter_with_ancestors(entry))[1:] if entry else ()
