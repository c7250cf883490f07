"""Disease names that say more than a disease: `relapsed multiple myeloma`, `acute myeloid leukemia with FLT3-ITD`.

The vocabulary lists such names as concepts of their own. For a study's condition they are taken apart again, into
the broader disease, its line or stage, and its biomarker, so that studies of one disease meet. A name is taken
apart only if every word is accounted for and the vocabulary says that the rest is broader: `high-risk
neuroblastoma` stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.cue import expression, load_cues
from kg.joined_vocabulary import vocabulary_in_use
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.vocabulary import Vocabulary

_FILE = "population"
#: Lines and stages that a disease's name may hold without being the name of another disease.
_PLAIN = (
    "relapsed", "recurrent", "refractory", "newly diagnosed", "untreated", "metastatic", "locally advanced", "advanced",
    "early", "unresectable", "inoperable", "operable",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compound:
    """A disease with what its name says besides."""

    disease: Concept
    lines: tuple[str, ...] = ()
    biomarkers: tuple[Concept, ...] = ()


class Diseases:
    """The diseases of one vocabulary: what is broader, and what a name says; both are kept once found."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._compounds: dict[Concept, Compound] = {}
        self._ancestors: dict[Concept, frozenset[Concept]] = {}

    def ancestors(self, concept: Concept) -> frozenset[Concept]:
        """All broader diseases that the vocabulary knows."""
        if concept not in self._ancestors:
            entry = self.vocabulary.entry(concept.curie, "disease") if concept.curie else None
            broader = self.vocabulary.iter_with_ancestors(entry) if entry else ()
            self._ancestors[concept] = frozenset(e.concept for e in broader) - {concept}
        return self._ancestors[concept]

    def take_apart(self, concept: Concept) -> Compound:
        """The broader disease that the label names, with its lines and biomarkers; itself if there is none."""
        if concept not in self._compounds:
            self._compounds[concept] = self._read(concept)
        return self._compounds[concept]

    def _read(self, concept: Concept) -> Compound:
        broader = {ancestor.curie for ancestor in self.ancestors(concept)}
        for rest, words in _splits(concept.label):
            disease = next((c for c in _lookup(rest, "disease") if c.curie in broader), None)
            if disease is None:
                continue
            lines, left = _read_lines(words)
            biomarkers = _lookup(left.strip(" -,"), "biomarker") if left.strip(" -,") else []
            if biomarkers or (lines and not expression(_FILE, "connectives").sub("", left)):
                inner = self.take_apart(disease)
                return Compound(inner.disease, (*lines, *inner.lines), (*biomarkers[:1], *inner.biomarkers))
        return Compound(concept)


_IN_USE: list[Diseases] = []


def diseases_in_use() -> Diseases:
    """The diseases of the vocabulary that texts are read with."""
    vocabulary = vocabulary_in_use()
    if not _IN_USE or _IN_USE[0].vocabulary is not vocabulary:
        _IN_USE[:] = [Diseases(vocabulary)]
    return _IN_USE[0]


def _splits(label: str) -> list[tuple[str, str]]:
    """Ways to part a label into a disease and the words beside it, the longest disease first."""
    starts = [m.end() for m in re.finditer(r"[\s]|(?<=\w)-(?=\w)", label)]
    splits = [(label[start:], label[:start]) for start in starts]
    splits += [(label[: m.start()], label[m.end() :]) for m in expression(_FILE, "goes along with").finditer(label)]
    return sorted(splits, key=lambda split: -len(split[0]))


def _read_lines(words: str) -> tuple[list[str], str]:
    """The plain lines in these words, and the words without them."""
    found = []
    for cue in load_cues("population")["lines"]:
        if cue.value in _PLAIN and (match := cue.search(words)):
            found.append(cue.value)
            words = words[: match.start()] + words[match.end() :]
    left = words if expression(_FILE, "connectives").sub("", words) else ""
    return found, left


def _lookup(words: str, type_: str) -> list[Concept]:
    return [e.concept for e in matcher_in_use().lookup(words) if e.concept.type == type_]
