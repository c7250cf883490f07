"""The shipped vocabulary as objects: concepts, where else they are known, and which drug acts on which target.

Both sides look up concepts here: the reading side to find terms in texts, the graph side to describe them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kg.model.concept import Concept, ConceptType
from kg.model.entry import AmbiguousForm, Entry, KnownMechanism, Mapping
from kg.resources import data_path
from kg.vocabulary_table import iter_ambiguous, iter_entries, iter_mappings, iter_mechanisms, iter_stop_forms


@dataclass(frozen=True)
class Vocabulary:
    """Everything under `kg/data/lexicon`, `mappings` and `mechanisms`, with the look-ups that are asked of it."""

    entries: tuple[Entry, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    mechanisms: tuple[KnownMechanism, ...] = ()
    ambiguous: tuple[AmbiguousForm, ...] = ()
    stop_forms: frozenset[str] = frozenset()

    def entry(self, curie: str, type: ConceptType | None = None) -> Entry | None:
        """The concept with this CURIE, of this type if one is given; None if there is none."""
        return next(
            (entry for entry in self._entries_by_curie.get(curie, ()) if type is None or entry.type == type), None
        )

    def of_type(self, type: ConceptType) -> tuple[Entry, ...]:
        """All concepts of one type, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.type == type)

    def iter_with_ancestors(self, entry: Entry) -> Iterator[Entry]:
        """The entry, then everything broader, each once. A drug's parents are drug classes."""
        seen: set[tuple[str, str]] = set()
        waiting = [entry]
        while waiting:
            current = waiting.pop(0)
            if (current.type, current.curie) in seen:
                continue
            seen.add((current.type, current.curie))
            yield current
            waiting.extend(self.parents_of(current))

    def parents_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The broader concepts that the vocabulary holds itself."""
        type_ = parent_type(entry.type)
        return tuple(parent for curie in entry.parents if (parent := self.entry(curie, type_)) is not None)

    def mappings_of(self, curie: str) -> tuple[Mapping, ...]:
        return self._mappings_by_subject.get(curie, ())

    def mechanisms_of(self, drug: str) -> tuple[KnownMechanism, ...]:
        """What references say that this drug does."""
        return self._mechanisms_by_drug.get(drug, ())

    def drugs_acting_on(self, target: str) -> tuple[KnownMechanism, ...]:
        """The mechanisms of all drugs that references say act on this target."""
        return self._mechanisms_by_target.get(target, ())

    @cached_property
    def _entries_by_curie(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.curie, []).append(entry)
        return {curie: tuple(entries) for curie, entries in found.items()}

    @cached_property
    def _mappings_by_subject(self) -> dict[str, tuple[Mapping, ...]]:
        found: dict[str, list[Mapping]] = {}
        for mapping in self.mappings:
            found.setdefault(mapping.subject, []).append(mapping)
        return {curie: tuple(mappings) for curie, mappings in found.items()}

    @cached_property
    def _mechanisms_by_drug(self) -> dict[str, tuple[KnownMechanism, ...]]:
        found: dict[str, list[KnownMechanism]] = {}
        for mechanism in self.mechanisms:
            found.setdefault(mechanism.drug, []).append(mechanism)
        return {curie: tuple(mechanisms) for curie, mechanisms in found.items()}

    @cached_property
    def _mechanisms_by_target(self) -> dict[str, tuple[KnownMechanism, ...]]:
        found: dict[str, list[KnownMechanism]] = {}
        for mechanism in self.mechanisms:
            found.setdefault(mechanism.target, []).append(mechanism)
        return {curie: tuple(mechanisms) for curie, mechanisms in found.items()}


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary of the package, read once."""
    return load_vocabulary(data_path())


@cache
def kind_of(concept: Concept) -> str | None:
    """The concept's kind as the shipped vocabulary has it: of a drug `antibody`, `procedure` or `control`, of a target
    `ligand`, of an outcome its category; None for what it does not know, and for types without kinds.
    """
    entry = shipped_vocabulary().entry(concept.curie, concept.type) if concept.curie else None
    return entry.kind if entry else None


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read the vocabulary under `folder`, which is laid out like `kg/data`.

    Raises:
        VocabularyError: for a wrong header, a row of another width, an unknown type or action, or an `id` that stands
            twice in the files of one type; with the file and the line.
    """
    return Vocabulary(
        entries=tuple(iter_entries(folder / "lexicon")),
        mappings=tuple(iter_mappings(folder / "mappings")),
        mechanisms=tuple(iter_mechanisms(folder / "mechanisms")),
        ambiguous=tuple(iter_ambiguous(folder / "lexicon")),
        stop_forms=frozenset(iter_stop_forms(folder / "lexicon")),
    )


def parent_type(type: ConceptType) -> ConceptType:
    """The type that the parents of this type's concepts have."""
    return "drug_class" if type == "drug" else type
