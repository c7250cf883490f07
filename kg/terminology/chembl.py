"""ChEMBL's mechanisms of action as CSV: the download of the web page, or the table of the database and its API.

Drug and target are found in the vocabulary by ChEMBL's or UniProt's identifier, else by name; a row whose drug or
target the vocabulary does not hold is counted and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.model.concept import ConceptType
from kg.model.entry import KnownMechanism
from kg.resources import data_path
from kg.table import iter_rows
from kg.terminology.header import iter_table
from kg.terminology.known import Known
from kg.terminology.source import Source

_DRUG_ID: Final = ("parent_molecule_chembl_id", "molecule_chembl_id")
_DRUG_NAME: Final = ("parent_molecule_name", "molecule_name", "pref_name")
_TARGET_NAME: Final = ("target_symbol", "gene_symbol", "target_name")
_ACCESSION: Final = ("accession", "target_accession", "uniprot_accession")


def read_chembl(source: Source, known: Known) -> Iterator[KnownMechanism]:
    """The mechanisms whose drug, action and target are known here.

    Raises:
        VocabularyError: for a missing column.
    """
    delimiter = delimiter_of(next((line for _, line in source.iter_lines()), ""))
    table = iter_rows(data_path("terminologies", "actions.tsv"), ("action_type", "action"))
    actions = {row["action_type"]: row["action"] for _, row in table}
    for line, row in iter_table(source, ("action_type", "target_chembl_id"), delimiter=delimiter, fold_header=True):
        if not any(column in row for column in _DRUG_ID):
            raise source.error(line, f"expected one of the columns {list(_DRUG_ID)}, got {list(row)}")
        if not row["action_type"] or not row["target_chembl_id"]:
            source.skip("mechanism without action or target")
            continue
        action = actions.get(row["action_type"].upper())
        if action is None:
            source.skip(f"mechanism with the action {row['action_type'].lower()}")
            continue
        drug = _resolve(known, "drug", "CHEMBL.COMPOUND", row, _DRUG_ID, _DRUG_NAME)
        if drug is None:
            source.skip("mechanism of a drug that the vocabulary does not hold")
            continue
        target = _resolve(known, "target", "UNIPROT", row, _ACCESSION, _TARGET_NAME)
        if target is None:
            source.skip("mechanism on a target that the vocabulary does not hold")
            continue
        yield KnownMechanism(drug, action, target, f"ChEMBL ({source.path.name})")


def delimiter_of(header: str) -> str:
    """Comma, or semicolon as the web page's download has it."""
    return max(",;\t", key=header.count)


def _resolve(
    known: Known, type_: ConceptType, prefix: str, row: dict[str, str], ids: tuple[str, ...], names: tuple[str, ...]
) -> str | None:
    for column in ids:
        if (identifier := row.get(column)) and (curie := known.same_as(f"{prefix}:{identifier}", type_)):
            return curie
    for column in names:
        if (name := row.get(column)) and (curie := known.named(name, type_)):
            return curie
    return None
