"""MeSH as XML: descriptors (`desc2026.xml`) and supplementary records (`supp2026.xml`), record by record."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kg.model.concept import ConceptType
from kg.terminology.form import is_abbreviation
from kg.terminology.source import Source, type_by_code
from kg.terminology.statement import ImportedConcept
from kg.terminology.xml import iter_elements, line_of, text_of


def read_mesh_descriptors(source: Source) -> Iterator[ImportedConcept]:
    """The descriptors whose place in the tree gives them a type; parents are those above in the tree."""
    descriptor_by_place: dict[str, str] = {}
    for record in iter_elements(source, "DescriptorRecord"):
        for place in _places(record):
            descriptor_by_place[place] = text_of(record, "DescriptorUI")
    for record in iter_elements(source, "DescriptorRecord"):
        places = _places(record)
        type_ = source.as_type or next((t for place in places if (t := _type_of_place(place))), None)
        if type_ is None:
            source.skip("descriptor whose place in the tree gives no type")
            continue
        above = [descriptor_by_place[up] for p in places if (up := p.rpartition(".")[0]) in descriptor_by_place]
        yield _concept(source, record, "Descriptor", type_, [*above, *_actions(record)])


def read_mesh_supplement(source: Source) -> Iterator[ImportedConcept]:
    """The supplementary records of chemicals, protocols and rare diseases."""
    for record in iter_elements(source, "SupplementalRecord"):
        type_ = source.as_type or type_by_code("mesh-class").get(record.get("SCRClass") or "")
        if type_ is None:
            source.skip("supplementary record of another class")
            continue
        headings = [
            (heading.text or "").strip().removeprefix("*")
            for heading in record.iterfind("HeadingMappedToList/HeadingMappedTo/DescriptorReferredTo/DescriptorUI")
        ]
        # a chemical's heading is no class of drugs, a rare disease's heading is a broader disease
        yield _concept(
            source, record, "SupplementalRecord", type_, headings if type_ == "disease" else _actions(record)
        )


def _concept(
    source: Source, record: etree._Element, kind: str, type_: ConceptType, parents: list[str]
) -> ImportedConcept:
    line = line_of(record)
    identifier, label = text_of(record, f"{kind}UI"), text_of(record, f"{kind}Name/String")
    if not identifier or not label:
        raise source.error(line, f"expected {kind}UI and {kind}Name in this record; fetch the file again")
    forms: dict[str, None] = {}
    for term in record.iterfind("ConceptList/Concept/TermList/Term"):
        if term.get("IsPermutedTermYN") == "Y":
            source.skip("permuted term")
        elif form := text_of(term, "String"):
            forms[form] = None
    definition = text_of(record, "ConceptList/Concept[@PreferredConceptYN='Y']/ScopeNote")
    return ImportedConcept(
        type=type_,
        curie=f"MESH:{identifier}",
        label=label,
        synonyms=tuple(form for form in forms if not is_abbreviation(form)),
        abbreviations=tuple(form for form in forms if is_abbreviation(form)),
        parents=tuple(f"MESH:{parent}" for parent in dict.fromkeys(parents)),
        definition=" ".join(definition.split()) or None,
        line=line,
    )


def _places(record: etree._Element) -> list[str]:
    return [(number.text or "").strip() for number in record.iterfind("TreeNumberList/TreeNumber")]


def _actions(record: etree._Element) -> list[str]:
    # below the record today, below its concepts in the files of earlier years
    path = ".//PharmacologicalActionList/PharmacologicalAction/DescriptorReferredTo/DescriptorUI"
    return [(action.text or "").strip() for action in record.iterfind(path)]


def _type_of_place(place: str) -> ConceptType | None:
    """The type of the longest code that the tree number begins with."""
    types = type_by_code("mesh-tree")
    fitting = [
        code
        for code in types
        if place == code or place.startswith((f"{code}.", code) if "." not in code else f"{code}.")
    ]
    return types[max(fitting, key=len)] if fitting else None
