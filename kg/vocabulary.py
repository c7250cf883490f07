"""The shipped vocabulary as objects: concepts, where else they are known, and which drug acts on which target.

Both sides read `kg/data` through this module: the reading side to find terms in texts, the graph side to describe them.
A file that is not there is left out; a file that does not hold what `kg/data/README.md` says is an error with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, cast, get_args

from kg.errors import VocabularyError
from kg.model.concept import Concept, ConceptType
from kg.resources import data_path
from kg.table import iter_rows, require

ACTIONS: Final = (
    "inhibits", "antagonises", "agonises", "partially agonises", "inversely agonises", "activates", "modulates",
    "degrades", "cleaves", "binds", "depletes", "downregulates", "upregulates", "mobilises",
)  # fmt: skip

_COMMON: Final = ("id", "label", "synonyms", "abbreviations", "parents", "definition", "identifier_source")
_COLUMNS_BY_TYPE: Final[dict[ConceptType, tuple[str, ...]]] = {
    "drug": (*_COMMON, "kind"),
    "drug_class": _COMMON,
    "regimen": (*_COMMON, "components"),
    "target": (*_COMMON, "kind", "members"),
    "disease": _COMMON,
    "biomarker": (*_COMMON, "gene", "kind"),
    "cell_population": _COMMON,
    "outcome": (*_COMMON, "category", "good", "components"),
    "adverse_event": (*_COMMON, "soc"),
}
_AMBIGUOUS: Final = ("form", "type", "id", "cues", "note")
_STOP: Final = ("form", "note")
_MECHANISM: Final = ("drug_id", "drug_label", "action", "target_id", "target_label", "source")
_MAPPING: Final = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
    "mapping_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of the lexicon; what its type has no column for is empty.

    `kind` is the outcome's category for an outcome. `parents`, `components` and `members` are CURIEs.
    """

    type: ConceptType
    curie: str
    label: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    definition: str | None = None
    identifier_source: str | None = None
    kind: str | None = None
    components: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    gene: str | None = None
    good: str | None = None
    soc: str | None = None

    @property
    def concept(self) -> Concept:
        return Concept(self.type, self.label, self.curie)


@dataclass(frozen=True, slots=True)
class AmbiguousForm:
    """One reading of a form that texts use for several concepts; any of the cues decides for it."""

    form: str
    type: ConceptType
    curie: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mapping:
    """The same or a near concept in another terminology (a row of an SSSOM table)."""

    subject: str
    predicate: str
    object: str
    object_label: str | None
    justification: str
    source: str | None


@dataclass(frozen=True, slots=True, order=True)
class KnownMechanism:
    """A drug's action on a target as a reference states it; `drug` and `target` are CURIEs."""

    drug: str
    action: str
    target: str
    source: str


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
        entries=tuple(_iter_entries(folder / "lexicon")),
        mappings=tuple(_iter_mappings(folder / "mappings")),
        mechanisms=tuple(_iter_mechanisms(folder / "mechanisms")),
        ambiguous=tuple(_iter_ambiguous(folder / "lexicon")),
        stop_forms=frozenset(_iter_stop_forms(folder / "lexicon")),
    )


def parent_type(type: ConceptType) -> ConceptType:
    """The type that the parents of this type's concepts have."""
    return "drug_class" if type == "drug" else type


def _iter_entries(folder: Path) -> Iterator[Entry]:
    seen: dict[tuple[str, str], str] = {}
    for type_, columns in _COLUMNS_BY_TYPE.items():
        for path in sorted(folder.glob(f"{type_}.*.tsv")):
            for where, row in iter_rows(path, columns):
                require(row, ("id", "label"), where)
                first = seen.setdefault((type_, row["id"]), where)
                if first != where:
                    raise VocabularyError(f"{where}: the id {row['id']!r} stands at {first} already; join the two rows")
                yield Entry(
                    type=type_,
                    curie=row["id"],
                    label=row["label"],
                    synonyms=_cell_list(row["synonyms"]),
                    abbreviations=_cell_list(row["abbreviations"]),
                    parents=_cell_list(row["parents"]),
                    definition=row["definition"] or None,
                    identifier_source=row["identifier_source"] or None,
                    kind=row.get("kind") or row.get("category") or None,
                    components=_cell_list(row.get("components", "")),
                    members=_cell_list(row.get("members", "")),
                    gene=row.get("gene") or None,
                    good=row.get("good") or None,
                    soc=row.get("soc") or None,
                )


def _iter_mappings(folder: Path) -> Iterator[Mapping]:
    for path in sorted(folder.glob("*.sssom.tsv")):
        for where, row in iter_rows(path, _MAPPING):
            require(row, ("subject_id", "predicate_id", "object_id", "mapping_justification"), where)
            yield Mapping(
                row["subject_id"],
                row["predicate_id"],
                row["object_id"],
                row["object_label"] or None,
                row["mapping_justification"],
                row["mapping_source"] or None,
            )


def _iter_mechanisms(folder: Path) -> Iterator[KnownMechanism]:
    for path in sorted(folder.glob("*.tsv")):
        for where, row in iter_rows(path, _MECHANISM):
            require(row, ("drug_id", "target_id", "source"), where)
            _check_known(row["action"], ACTIONS, "action", where)
            yield KnownMechanism(row["drug_id"], row["action"], row["target_id"], row["source"])


def _iter_ambiguous(folder: Path) -> Iterator[AmbiguousForm]:
    for path in sorted(folder.glob("ambiguous.*.tsv")):
        for where, row in iter_rows(path, _AMBIGUOUS):
            require(row, ("form", "id"), where)
            _check_known(row["type"], get_args(ConceptType), "type", where)
            yield AmbiguousForm(row["form"], cast(ConceptType, row["type"]), row["id"], _cell_list(row["cues"]))


def _iter_stop_forms(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("stop.*.tsv")):
        for where, row in iter_rows(path, _STOP):
            require(row, ("form",), where)
            yield row["form"]


def _check_known(value: str, known: tuple[str, ...], what: str, where: str) -> None:
    if value not in known:
        raise VocabularyError(f"{where}: unknown {what} {value!r}; known are {', '.join(known)}")


def _cell_list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()
