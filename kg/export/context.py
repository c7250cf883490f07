"""The JSON-LD context: short names for the ontology's terms, with the datatypes their values have.

`ontology/context.jsonld` is the published copy; `python -m kg.export.context` writes it anew when the ontology changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from kg.rdf.prefixes import contract, prefixes
from kg.rdf.vocabulary import KGO
from kg.resources import shipped_path

FILE = "context.jsonld"
_ONTOLOGY = "trialkg.ttl"
_BORROWED: Mapping[str, tuple[str, str | None]] = {
    "altLabel": ("skos:altLabel", None),
    "broader": ("skos:broader", "@id"),
    "broadMatch": ("skos:broadMatch", "@id"),
    "closeMatch": ("skos:closeMatch", "@id"),
    "end": ("oa:end", "xsd:integer"),
    "exact": ("oa:exact", None),
    "exactMatch": ("skos:exactMatch", "@id"),
    "label": ("rdfs:label", None),
    "name": ("foaf:name", None),
    "narrowMatch": ("skos:narrowMatch", "@id"),
    "prefLabel": ("skos:prefLabel", None),
    "related": ("skos:related", "@id"),
    "relatedMatch": ("skos:relatedMatch", "@id"),
    "start": ("oa:start", "xsd:integer"),
    "title": ("dcterms:title", None),
}
"""Terms of other vocabularies that get a short name: the term, and the type its values are read as."""


def make_context(ontology: Graph, namespaces: Mapping[str, str]) -> dict[str, Any]:
    """The context for an ontology and a prefix map, sorted.

    A name that is both a prefix and a property (`doi`, `orcid`) is the property; such IRIs are written in full.
    """
    terms: dict[str, Any] = {name: _definition(iri, type_) for name, (iri, type_) in _BORROWED.items()}
    for kind in (OWL.Class, OWL.NamedIndividual, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term.startswith(str(KGO._NS)):
                name = term.removeprefix(str(KGO._NS))
                terms[name] = _definition(f"kgo:{name}", _coercion(ontology, term, kind))
    prefixed = {
        # a namespace that ends in _ is a prefix only when JSON-LD 1.1 is told so
        prefix: {"@id": namespace, "@prefix": True}
        for prefix, namespace in namespaces.items()
        if prefix not in terms
    }
    return {"@context": {"@version": 1.1, **dict(sorted(prefixed.items())), **dict(sorted(terms.items()))}}


def load_context() -> dict[str, Any]:
    """The published context."""
    content: dict[str, Any] = json.loads((shipped_path("ontology") / FILE).read_text(encoding="utf-8"))
    return content


def write_context(path: Path) -> None:
    """Write the context of the shipped ontology."""
    ontology = Graph().parse(shipped_path("ontology") / _ONTOLOGY, format="turtle")
    text = json.dumps(make_context(ontology, prefixes()), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _definition(iri: str, type_: str | None) -> str | dict[str, str]:
    return iri if type_ is None else {"@id": iri, "@type": type_}


def _coercion(ontology: Graph, term: URIRef, kind: URIRef) -> str | None:
    """How the values of a property are read: as IRIs, as names of this context, or as one datatype."""
    if kind == OWL.ObjectProperty:
        return "@vocab" if ontology.value(term, RDFS.range) == KGO.Action else "@id"
    if kind == OWL.DatatypeProperty:
        range_ = ontology.value(term, RDFS.range)
        if isinstance(range_, URIRef) and range_ != XSD.string and range_.startswith(str(XSD)):
            return contract(str(range_))
    return None


if __name__ == "__main__":
    write_context(shipped_path("ontology") / FILE)
