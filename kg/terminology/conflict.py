"""Where an imported form names another concept of the same type than the vocabulary does already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.joined_vocabulary import JoinedVocabulary
from kg.lexicon.load import shipped_forms
from kg.model.concept import Concept, ConceptType


@dataclass(frozen=True, slots=True)
class Conflict:
    """A form of an imported concept that is read as `kept` instead, or left open between the two if that is None."""

    form: str
    type: ConceptType
    kept: str | None
    imported: str


def find_conflicts(vocabulary: JoinedVocabulary, name: str) -> Iterator[Conflict]:
    """The conflicts of the forms that the import with this name brought, sorted by their folded form.

    The shipped concept is kept before an imported one, and one imported earlier before a later one.
    """
    shipped = shipped_forms()
    lexicon = vocabulary.lexicon
    number = lexicon.number_of(name)
    for key in lexicon.iter_disputed_keys(name, shipped.has):
        kept: dict[str, Concept] = {entry.concept.type: entry.concept for entry in shipped.entries(key)}
        meant: dict[str, Concept] = {}
        for form in lexicon.forms(key):
            same = vocabulary.shipped_entry(form.curie, form.type)
            concept = same.concept if same else Concept(form.type, form.label, form.curie)
            winner = kept.get(form.type)
            if winner is None and form.source < number:
                kept[form.type] = concept
            elif form.source == number and winner is not None and winner.curie != concept.curie:
                yield Conflict(form.form, form.type, winner.curie, form.curie)
            elif form.source == number and winner is None:
                other = meant.setdefault(form.type, concept)
                if other.curie != concept.curie:
                    yield Conflict(form.form, form.type, None, form.curie)
