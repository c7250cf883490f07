"""OWL in its own XML syntax (OWL/XML), which some ontologies are published in although they say `.owl`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from kg.terminology.form import is_abbreviation
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept
from kg.terminology.xml import iter_elements, line_of

_NS: Final = "{http://www.w3.org/2002/07/owl#}"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OBO: Final = "http://purl.obolibrary.org/obo/"
_SYNONYMS: Final = (
    f"{_OBO}IAO_0000118", "http://www.geneontology.org/formats/oboInOwl#hasExactSynonym",
    "http://www.w3.org/2004/02/skos/core#altLabel",
)  # fmt: skip
_STANDARD: Final = {"rdfs": _RDFS, "owl": "http://www.w3.org/2002/07/owl#"}


def read_owl_xml(source: Source) -> Iterator[ImportedConcept]:
    """The declared classes that have a label and are not deprecated."""
    namespaces: dict[str, str] = dict(_STANDARD)
    classes: dict[str, int] = {}
    notes: dict[str, list[tuple[str, str]]] = {}
    parents: dict[str, list[str]] = {}
    tags = [f"{_NS}{tag}" for tag in ("Prefix", "Declaration", "AnnotationAssertion", "SubClassOf")]
    for element in iter_elements(source, *tags):
        if element.tag == tags[0]:
            namespaces[element.get("name", "")] = element.get("IRI", "")
            continue
        iris = [_iri(child, namespaces) for child in element]
        if element.tag == tags[1]:
            if element[0].tag == f"{_NS}Class":
                classes.setdefault(iris[0], line_of(element))
        elif element.tag == tags[3]:
            if len(iris) == 2 and all(child.tag == f"{_NS}Class" for child in element):
                parents.setdefault(iris[0], []).append(iris[1])
        elif (note := _note(element, namespaces)) is not None:
            notes.setdefault(note[0], []).append(note[1:])
    if not classes:
        raise source.error(0, "expected declared classes (<Declaration><Class …/>), the file has none")
    for iri, line in classes.items():
        concept = _concept(source, iri, line, notes.get(iri, []), parents.get(iri, []))
        if concept is not None:
            yield concept


def _iri(element: etree._Element, namespaces: dict[str, str]) -> str:
    if (iri := element.get("IRI")) is not None:
        return iri
    prefix, _, local = (element.get("abbreviatedIRI") or "").partition(":")
    return namespaces.get(prefix, "") + local


def _note(element: etree._Element, namespaces: dict[str, str]) -> tuple[str, str, str] | None:
    """Subject, property and text of an annotation; None if it annotates something without a name."""
    rest = [child for child in element if child.tag != f"{_NS}Annotation"]
    if len(rest) != 3 or rest[1].tag not in (f"{_NS}IRI", f"{_NS}AbbreviatedIRI"):
        return None
    subject = (rest[1].text or "").strip()
    if rest[1].tag == f"{_NS}AbbreviatedIRI":
        prefix, _, local = subject.partition(":")
        subject = namespaces.get(prefix, "") + local
    return subject, _iri(rest[0], namespaces), (rest[2].text or "").strip()


def _concept(
    source: Source, iri: str, line: int, notes: list[tuple[str, str]], parents: list[str]
) -> ImportedConcept | None:
    if any(property_.endswith("#deprecated") and text == "true" for property_, text in notes):
        source.skip("obsolete concept")
        return None
    label = next((text for property_, text in notes if property_ == f"{_RDFS}label" and text), None)
    if label is None:
        source.skip("concept without a name")
        return None
    curie = source.own_curie(iri, line)
    type_ = source.type_of(curie) if curie else None
    if curie is None or type_ is None:
        return None
    synonyms = dict.fromkeys(text for property_, text in notes if property_ in _SYNONYMS and text)
    return ImportedConcept(
        type=type_,
        curie=curie,
        label=label,
        synonyms=tuple(s for s in synonyms if not is_abbreviation(s)),
        abbreviations=tuple(s for s in synonyms if is_abbreviation(s)),
        parents=tuple(parent for written in parents if (parent := source.curie(written)) is not None),
        definition=next((text for property_, text in notes if property_ == f"{_OBO}IAO_0000115"), None),
        line=line,
    )
