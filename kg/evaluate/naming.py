"""Does a name mean this concept, or this arm? By the vocabulary, by the text's own names, and by shared words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.evaluate.agree import overlap
from kg.evaluate.said import SaidDocument
from kg.lexicon.load import matcher_in_use
from kg.lexicon.normalise import fold
from kg.model.concept import Concept
from kg.model.study import Arm

_MOSTLY = 0.8  # the share of words of two names of a concept that no vocabulary tells apart
_HALF = 0.5  # of two names of an arm, which are the annotator's own choice


def means(name: str, concept: Concept, document: SaidDocument) -> bool:
    """Is this one of the names of the concept?"""
    wanted = fold(name)
    names = {concept.label, *document.names.get(concept, ())}
    if any(fold(own) == wanted for own in names):
        return True
    meant = {entry.concept.curie for entry in matcher_in_use().lookup_any_case(name)}
    if concept.curie is not None and concept.curie in meant:
        return True
    return any(overlap(name, own) >= _MOSTLY for own in names)


def means_all(names: Iterable[str], concepts: Iterable[Concept], document: SaidDocument) -> bool:
    """Are these names of exactly these concepts?"""
    names, concepts = list(names), list(concepts)
    return len(set(names)) == len(concepts) and all(any(means(n, c, document) for c in concepts) for n in names)


def means_arm(name: str, arm: Arm, drugs_by_arm: Mapping[str, tuple[str, ...]], document: SaidDocument) -> bool:
    """Is this a name of the arm: half its words, its drugs, or the drugs that gold gives an arm of this name?"""
    drugs = tuple(drug.label for drug in arm.drugs)
    if any(overlap(name, own) >= _HALF for own in (arm.label, arm.key.replace("-", " "), " + ".join(drugs))):
        return True
    if len(arm.drugs) == 1 and means(name, arm.drugs[0], document):
        return True
    given = drugs_by_arm.get(fold(name), ())
    return bool(given) and means_all(given, arm.drugs, document)
