"""OWL classes and SKOS concepts in any RDF syntax, statement by statement."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from kg.model.concept import ConceptType
from kg.terminology.form import is_abbreviation
from kg.terminology.nci_thesaurus import is_out_of_use, type_of_nci
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept
from kg.terminology.xml import iter_elements

FORMATS: Final = {
    "rdfxml": ox.RdfFormat.RDF_XML,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_OBO: Final = "http://purl.obolibrary.org/obo/"
_OBO_IN_OWL: Final = "http://www.geneontology.org/formats/oboInOwl#"
_NCIT: Final = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#"

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_CLASSES: Final = (f"{_OWL}Class", f"{_SKOS}Concept")
_LABELS: Final = {f"{_SKOS}prefLabel": 0, f"{_RDFS}label": 1}
_SYNONYMS: Final = {
    f"{_SKOS}altLabel", f"{_OBO_IN_OWL}hasExactSynonym", f"{_OBO}IAO_0000118", f"{_NCIT}P90",
}  # fmt: skip
_OTHER_SYNONYMS: Final = {
    f"{_OBO_IN_OWL}hasRelatedSynonym": "related synonym",
    f"{_OBO_IN_OWL}hasBroadSynonym": "broad synonym",
    f"{_OBO_IN_OWL}hasNarrowSynonym": "narrow synonym",
    f"{_SKOS}hiddenLabel": "hidden label",
}
_DEFINITIONS: Final = {f"{_SKOS}definition", f"{_OBO}IAO_0000115", f"{_NCIT}P97"}
_PARENTS: Final = {f"{_RDFS}subClassOf", f"{_SKOS}broader", f"{_SKOS}broaderGeneric"}
_CHILDREN: Final = {f"{_SKOS}narrower", f"{_SKOS}narrowerGeneric"}
_MAPPINGS: Final = {
    f"{_SKOS}{match}": f"skos:{match}"
    for match in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
}
_XREF: Final = f"{_OBO_IN_OWL}hasDbXref"
_DEPRECATED: Final = f"{_OWL}deprecated"
_NCI_SEMANTIC_TYPE: Final = f"{_NCIT}P106"
_NCI_STATUS: Final = f"{_NCIT}P310"


@dataclass(slots=True)
class _Draft:
    """What is known of one subject so far; labels by language."""

    is_concept: bool = False
    is_deprecated: bool = False
    labels: dict[int, dict[str, str]] = field(default_factory=dict)
    synonyms: dict[str, None] = field(default_factory=dict)
    parents: dict[str, None] = field(default_factory=dict)
    mappings: dict[tuple[str, str], None] = field(default_factory=dict)
    semantic_types: dict[str, None] = field(default_factory=dict)
    definition: str | None = None

    @property
    def label(self) -> str | None:
        """The preferred label in English, else one without a language, else any."""
        for rank in sorted(self.labels):
            by_language = self.labels[rank]
            return min(by_language.items(), key=lambda pair: (not pair[0].startswith("en"), pair[0]))[1]
        return None


def read_rdf(source: Source, syntax: str) -> Iterator[ImportedConcept]:
    """The classes and concepts that have a label and are not deprecated.

    Raises:
        VocabularyError: for a syntax error, with its line.
    """
    drafts: dict[str, _Draft] = {}
    for subject, predicate, object_ in _iter_triples(source, syntax):
        if predicate in _CHILDREN and isinstance(object_, ox.NamedNode):
            drafts.setdefault(object_.value, _Draft()).parents[subject] = None
        else:
            _add(source, drafts.setdefault(subject, _Draft()), predicate, object_)
    if not any(draft.is_concept for draft in drafts.values()):
        raise source.error(0, "expected OWL classes (owl:Class) or SKOS concepts (skos:Concept), the file has none")
    for iri, draft in drafts.items():
        if draft.is_concept and (concept := _concept(source, iri, draft)) is not None:
            yield concept


def _iter_triples(source: Source, syntax: str) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    try:
        with source.open() as file:
            for quad in ox.parse(file, format=FORMATS[syntax], base_iri="https://w3id.org/trialkg/id/import/"):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                    yield quad.subject.value, quad.predicate.value, quad.object
    except SyntaxError as error:
        if syntax == "rdfxml" and not error.lineno:
            deque(iter_elements(source, _OWL), maxlen=0)  # the XML parser tells the line
        raise source.error(
            error.lineno or 0, f"expected {syntax}, {error.msg}; check the syntax, or fetch the file again if it is cut"
        ) from error


def _add(source: Source, draft: _Draft, predicate: str, object_: ox.NamedNode | ox.Literal) -> None:
    value = object_.value
    language = (object_.language or "") if isinstance(object_, ox.Literal) else ""
    if predicate == _TYPE:
        draft.is_concept = draft.is_concept or value in _CLASSES
    elif predicate in _LABELS:
        draft.labels.setdefault(_LABELS[predicate], {}).setdefault(language, value)
    elif predicate in _SYNONYMS:
        if language and not language.startswith("en"):
            source.skip("synonym in another language")
        else:
            draft.synonyms[value.strip()] = None
    elif predicate in _OTHER_SYNONYMS:
        source.skip(_OTHER_SYNONYMS[predicate])
    elif predicate in _DEFINITIONS and (not language or language.startswith("en")):
        draft.definition = draft.definition or value
    elif predicate in _PARENTS and isinstance(object_, ox.NamedNode):
        draft.parents[value] = None
    elif predicate in _MAPPINGS:
        draft.mappings[_MAPPINGS[predicate], value] = None
    elif predicate == _XREF:
        draft.mappings["skos:closeMatch", value] = None
    elif predicate == _DEPRECATED:
        draft.is_deprecated = draft.is_deprecated or value in ("true", "1")
    elif predicate == _NCI_SEMANTIC_TYPE:
        draft.semantic_types[value] = None
    elif predicate == _NCI_STATUS:
        draft.is_deprecated = draft.is_deprecated or is_out_of_use(value)


def _concept(source: Source, iri: str, draft: _Draft) -> ImportedConcept | None:
    if draft.is_deprecated:
        source.skip("obsolete concept")
        return None
    if (label := draft.label) is None:
        source.skip("concept without a name")
        return None
    curie = source.own_curie(iri, 0)
    type_ = _type(source, curie, label, draft) if curie else None
    if curie is None or type_ is None:
        return None
    parents = []
    for written in draft.parents:
        if written == f"{_OWL}Thing":
            continue
        if (parent := source.curie(written)) is None:
            source.skip("parent with an unknown prefix")
        else:
            parents.append(parent)
    mappings = [(p, mapped) for p, written in draft.mappings if (mapped := source.mapped_curie(written)) is not None]
    return ImportedConcept(
        type=type_,
        curie=curie,
        label=label.strip(),
        synonyms=tuple(s for s in draft.synonyms if not is_abbreviation(s)),
        abbreviations=tuple(s for s in draft.synonyms if is_abbreviation(s)),
        parents=tuple(parents),
        definition=draft.definition,
        mappings=tuple(dict.fromkeys(mappings)),
    )


def _type(source: Source, curie: str, label: str, draft: _Draft) -> ConceptType | None:
    """The type of the prefix; the NCI Thesaurus holds concepts of many types and says which."""
    if source.as_type is not None or not draft.semantic_types:
        return source.type_of(curie)
    type_ = type_of_nci(label, draft.semantic_types)
    if type_ is None:
        source.skip("concept whose semantic type is none of ours")
    return type_
