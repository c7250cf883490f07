"""SSSOM tables: mappings between terminologies, each with how it was justified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.model.entry import Mapping
from kg.rdf.prefixes import contract
from kg.terminology.header import iter_table
from kg.terminology.source import Source

COLUMNS: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_NO_OBJECT: Final = "sssom:NoTermFound"
_LITERAL: Final = "literal"
_LEAST_CONFIDENCE: Final = 0.5


def read_sssom(source: Source) -> Iterator[Mapping]:
    """The mappings whose two sides have a prefix that is known here; the others are counted.

    Raises:
        VocabularyError: for a missing column, an empty cell, a confidence that is no number, or a prefix that neither
            the table's own `curie_map` nor `kg/data/prefixes.tsv` explains.
    """
    declared = _declared(source)
    for line, row in iter_table(source, COLUMNS, quoted=False):
        if _NO_OBJECT in (row["subject_id"], row["object_id"]):
            source.skip("statement that there is no match")
            continue
        if any(_LITERAL in row.get(f"{side}_type", "") and not row[f"{side}_id"] for side in ("subject", "object")):
            source.skip("mapping of a bare name")
            continue
        if empty := [column for column in COLUMNS if not row[column]]:
            raise source.error(line, f"the cell {empty[0]!r} is empty; fill it or remove the row")
        if row.get("predicate_modifier"):
            source.skip("negated mapping")
            continue
        if _is_doubted(source, line, row.get("confidence", "")):
            source.skip("mapping that the table itself gives less than half a chance")
            continue
        cells = [_curie(source, line, row[column], declared) for column in COLUMNS[:3]]
        subject, predicate, object_ = cells
        if subject is None or predicate is None or object_ is None:
            source.skip("mapping with a prefix that kg does not know")
            continue
        yield Mapping(
            subject,
            predicate,
            object_,
            row.get("object_label") or None,
            row["mapping_justification"],
            row.get("mapping_source") or row.get("mapping_provider") or source.path.name,
        )


def _is_doubted(source: Source, line: int, confidence: str) -> bool:
    try:
        return bool(confidence) and float(confidence) < _LEAST_CONFIDENCE
    except ValueError as error:
        raise source.error(
            line, f"the confidence {confidence!r} is no number; expected one from 0 to 1, or an empty cell"
        ) from error


def _declared(source: Source) -> dict[str, str]:
    """The prefixes of the `curie_map` in the table's comment lines."""
    declared: dict[str, str] = {}
    within = False
    for _, line in source.iter_lines():
        if not line.startswith("#"):
            break
        words = line[1:].strip()
        if words == "curie_map:":
            within = True
        elif within and line[1:].startswith((" ", "\t")) and ": " in words and "//" in words:
            prefix, _, namespace = words.partition(": ")
            declared[prefix.strip("'\"")] = namespace.strip().strip("'\"")
        else:
            within = False
    return declared


def _curie(source: Source, line: int, written: str, declared: dict[str, str]) -> str | None:
    curie = source.curie(written)
    if curie is not None:
        return curie
    prefix, colon, local = written.partition(":")
    if prefix in declared:
        return contract(declared[prefix] + local)
    if not colon or not local:
        raise source.error(line, f"{written!r} is not a CURIE; expected a prefix, a colon and an identifier")
    raise source.error(
        line, f"unknown prefix {prefix!r} in {written!r}; declare it in the table's curie_map or with --prefix"
    )
