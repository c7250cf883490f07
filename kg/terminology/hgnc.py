"""HGNC's complete set of approved genes, as tab-separated values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.terminology.header import iter_table
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept

COLUMNS: Final = ("hgnc_id", "symbol", "name", "status", "alias_symbol", "alias_name", "prev_symbol", "prev_name")
_LINKS: Final = (("entrez_id", "NCBIGENE"), ("ensembl_gene_id", "ENSEMBL"), ("uniprot_ids", "UNIPROT"))


def read_hgnc(source: Source) -> Iterator[ImportedConcept]:
    """The approved genes; symbols, also former ones and aliases, keep their case."""
    for line, row in iter_table(source, COLUMNS):
        if row["status"] != "Approved":
            source.skip("gene that is not approved")
            continue
        curie = source.own_curie(row["hgnc_id"], line)
        if curie is None:
            continue
        symbols = (row["symbol"], *_split(row["alias_symbol"]), *_split(row["prev_symbol"]))
        names = (row["name"], *_split(row["alias_name"]), *_split(row["prev_name"]))
        yield ImportedConcept(
            type=source.as_type or "target",
            curie=curie,
            label=row["symbol"],
            synonyms=tuple(dict.fromkeys(names)),
            abbreviations=tuple(dict.fromkeys(symbols)),
            kind="gene",
            mappings=tuple(
                ("skos:exactMatch", f"{prefix}:{identifier}")
                for column, prefix in _LINKS
                for identifier in _split(row.get(column, ""))
            ),
            line=line,
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
