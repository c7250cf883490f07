"""The tables of `kg/data/lexicon`, `mappings` and `mechanisms` as entries; `kg/data/README.md` says what they hold.

A file that is not there is left out; a file that holds something else is an error with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast, get_args

from kg.errors import VocabularyError
from kg.model.concept import ConceptType
from kg.model.entry import AmbiguousForm, Entry, KnownMechanism, Mapping
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


def iter_entries(folder: Path) -> Iterator[Entry]:
    """The concepts of all types, type by type.

    Raises:
        VocabularyError: if an `id` stands twice in the files of one type.
    """
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


def iter_mappings(folder: Path) -> Iterator[Mapping]:
    """What the SSSOM tables say."""
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


def iter_mechanisms(folder: Path) -> Iterator[KnownMechanism]:
    """What references say that drugs do.

    Raises:
        VocabularyError: for an action that is none of `ACTIONS`.
    """
    for path in sorted(folder.glob("*.tsv")):
        for where, row in iter_rows(path, _MECHANISM):
            require(row, ("drug_id", "target_id", "source"), where)
            _check_known(row["action"], ACTIONS, "action", where)
            yield KnownMechanism(row["drug_id"], row["action"], row["target_id"], row["source"])


def iter_ambiguous(folder: Path) -> Iterator[AmbiguousForm]:
    """The readings of forms that texts use for several concepts."""
    for path in sorted(folder.glob("ambiguous.*.tsv")):
        for where, row in iter_rows(path, _AMBIGUOUS):
            require(row, ("form", "id"), where)
            _check_known(row["type"], get_args(ConceptType), "type", where)
            yield AmbiguousForm(row["form"], cast(ConceptType, row["type"]), row["id"], _cell_list(row["cues"]))


def iter_stop_forms(folder: Path) -> Iterator[str]:
    """The forms that never stand for a concept."""
    for path in sorted(folder.glob("stop.*.tsv")):
        for where, row in iter_rows(path, _STOP):
            require(row, ("form",), where)
            yield row["form"]


def _check_known(value: str, known: tuple[str, ...], what: str, where: str) -> None:
    if value not in known:
        raise VocabularyError(f"{where}: unknown {what} {value!r}; known are {', '.join(known)}")


def _cell_list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()
