"""All concepts of a vocabulary as SKOS, in Turtle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pyoxigraph as ox

from kg.joined_vocabulary import JoinedVocabulary
from kg.model.entry import Entry
from kg.rdf.prefixes import declared_prefixes, expand, prefixes
from kg.rdf.vocabulary import CLASS_BY_CONCEPT_TYPE, KGO
from kg.vocabulary import Vocabulary

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_CONCEPT = ox.NamedNode(f"{_SKOS}Concept")
_LANGUAGE = "en"


def to_skos(vocabulary: Vocabulary) -> str:
    """Label, other names, definition, broader concepts and mappings of each concept, by type and identifier."""
    namespaces = dict(sorted({**declared_prefixes(), **prefixes()}.items()))
    written = cast(bytes, ox.serialize(_iter_triples(vocabulary), format=ox.RdfFormat.TURTLE, prefixes=namespaces))
    return written.decode("utf-8")


def _iter_triples(vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    entries = vocabulary.iter_all_entries() if isinstance(vocabulary, JoinedVocabulary) else iter(vocabulary.entries)
    for entry in sorted(entries, key=lambda each: (each.type, each.curie)):
        yield from _of_entry(entry, vocabulary)


def _of_entry(entry: Entry, vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(expand(entry.curie))
    yield ox.Triple(subject, _TYPE, _CONCEPT)
    yield ox.Triple(subject, _TYPE, ox.NamedNode(str(CLASS_BY_CONCEPT_TYPE[entry.type])))
    yield ox.Triple(subject, _skos("prefLabel"), ox.Literal(entry.label, language=_LANGUAGE))
    for form in dict.fromkeys((*entry.synonyms, *entry.abbreviations)):
        if form != entry.label:
            yield ox.Triple(subject, _skos("altLabel"), ox.Literal(form, language=_LANGUAGE))
    if entry.definition:
        yield ox.Triple(subject, _skos("definition"), ox.Literal(entry.definition, language=_LANGUAGE))
    yield ox.Triple(subject, _skos("notation"), ox.Literal(entry.curie))
    if entry.kind:
        yield ox.Triple(subject, ox.NamedNode(str(KGO.conceptKind)), ox.Literal(entry.kind))
    for parent in vocabulary.parents_of(entry):
        yield ox.Triple(subject, _skos("broader"), ox.NamedNode(expand(parent.curie)))
    for mapping in sorted({(m.predicate, m.object) for m in vocabulary.mappings_of(entry.curie)}):
        yield ox.Triple(subject, ox.NamedNode(expand(mapping[0])), ox.NamedNode(expand(mapping[1])))


def _skos(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SKOS + name)
