"""The NCI Thesaurus flat file (`Thesaurus.txt`): tab-separated, no header, one concept a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kg.model.concept import ConceptType
from kg.terminology.form import is_abbreviation
from kg.terminology.source import Source, type_by_code
from kg.terminology.statement import ImportedConcept

COLUMNS: Final = ("code", "concept IRI", "parents", "synonyms", "definition", "display name", "status", "semantic type")
_OUT_OF_USE: Final = ("Obsolete_Concept", "Retired_Concept", "Header_Concept")


def read_nci_thesaurus(source: Source) -> Iterator[ImportedConcept]:
    """The concepts in use whose semantic type is one of ours, or all if the caller says the type.

    Raises:
        VocabularyError: for a line with another number of columns.
    """
    for number, line in source.iter_lines():
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) not in (len(COLUMNS), len(COLUMNS) + 1):
            raise source.error(
                number,
                f"expected {len(COLUMNS)} cells parted by tabs ({', '.join(COLUMNS)}), and perhaps the subsets, "
                f"got {len(cells)} in {line[:60]!r}; is the file cut?",
            )
        code, _, parents, synonyms, definition, display, status, semantic = cells[: len(COLUMNS)]
        if is_out_of_use(status):
            source.skip("concept out of use")
            continue
        forms = [form.strip() for form in synonyms.split("|") if form.strip()]
        label = display or (forms[0] if forms else "")
        if not label:
            source.skip("concept without a name")
            continue
        type_ = source.as_type or type_of_nci(label, semantic.split("|"))
        if type_ is None:
            source.skip("concept whose semantic type is none of ours")
            continue
        curie = source.own_curie(f"NCIT:{code}", number)
        if curie is None:
            continue
        yield ImportedConcept(
            type=type_,
            curie=curie,
            label=label,
            synonyms=tuple(form for form in forms if not is_abbreviation(form)),
            abbreviations=tuple(form for form in forms if is_abbreviation(form)),
            parents=tuple(f"NCIT:{parent}" for parent in parents.split("|") if parent),
            definition=definition or None,
            line=number,
        )


def is_out_of_use(status: str) -> bool:
    """Does the status say that the concept is kept for the record only, or as a heading?"""
    return any(word in status for word in _OUT_OF_USE)


def type_of_nci(label: str, semantic_types: Iterable[str]) -> ConceptType | None:
    """The type of the last word of the name if that says it (`… Inhibitor`, `… Regimen`), else of the semantic type."""
    head = label.rpartition(" ")[2]
    by_head = type_by_code("nci-head").get(head)
    types = [found for part in semantic_types if (found := type_by_code("nci-semantic-type").get(part.strip()))]
    if by_head == "regimen" or (by_head == "drug_class" and "drug" in types):
        return by_head
    return types[0] if types else None
