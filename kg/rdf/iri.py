"""Minted IRIs: from content (source, span, slots), so that the same paper always gives the same IRIs."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from rdflib import URIRef

from kg.model.concept import Concept
from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.model.publication import Author, Publication
from kg.model.study import Study
from kg.rdf.prefixes import expand

VOCABULARY_GRAPH = URIRef(expand("kgid:graph/vocabulary"))
INFERRED_GRAPH = URIRef(expand("kgid:graph/inferred"))

_NCT = re.compile(r"NCT\d{8}")
_PMID = re.compile(r"\d{1,9}")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_LONGEST_SLUG = 120


def slug(label: str) -> str:
    """A label as one path segment: case and spacing folded, all but letters, digits, `.`, `_` and `-` percent-encoded.

    Two labels share a slug only if they differ in case, width or spacing (`CD34+38-` and `CD34-38+` do not). A very
    long label is cut and ends in a digest of the whole.
    """
    folded = "-".join(unicodedata.normalize("NFKC", label).casefold().split())
    segment = quote(folded, safe="").replace("~", "%7E") or "-"
    if len(segment) <= _LONGEST_SLUG:
        return segment
    head = segment[:_LONGEST_SLUG]
    cut_escape = head.rfind("%", len(head) - 2)
    return f"{head[:cut_escape] if cut_escape >= 0 else head}-{_digest(folded)}"


def mint_document(document: Document) -> URIRef:
    """`kgid:document/<key>`, which is the name of the document's graph too."""
    return _mint("document", _segment(document.key))


def mint_publication(document: Document, publication: Publication) -> URIRef:
    """The PubMed page where there is a PMID, else an IRI of our own from the document's key."""
    if publication.pmid and _PMID.fullmatch(publication.pmid):
        return URIRef(expand(f"pubmed:{publication.pmid}"))
    return _mint("publication", _segment(document.key))


def mint_study(study: Study, document: Document) -> URIRef:
    """The registry's page where the text names exactly one trial, so that two papers on one trial meet; else our own.

    A paper that names several NCT numbers (a pooled analysis) is none of those trials and gets its own IRI.
    """
    if _NCT.fullmatch(study.key):
        return URIRef(expand(f"nct:{study.key}"))
    named = {c.value for c in study.characteristics if c.property == "registration"} | set(document.registrations)
    trials = sorted({number for name in named if _NCT.fullmatch(number := name.strip().upper())})
    if len(trials) == 1:
        return URIRef(expand(f"nct:{trials[0]}"))
    if not trials and len(named) == 1:
        return _mint("study", _segment(named.pop()))
    return _mint("study", _segment(study.key))


def mint_fact(class_name: str, document: Document, evidence: Evidence, slots: Iterable[Any]) -> URIRef:
    """`kgid:<class>/<document key>/<start>-<end>-<digest of the slots>`; the class is written in kebab-case."""
    kebab = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", class_name).lower()
    return _mint(kebab, _segment(document.key), f"{_range(evidence.words)}-{_digest(*slots)}")


def mint_part(class_name: str, document: Document, position: int) -> URIRef:
    """A part of the bibliographic record that is known by its position, counted from 1."""
    return _mint(class_name, _segment(document.key), str(position))


def mint_arm(document: Document, arm_key: str) -> URIRef:
    """`kgid:arm/<document key>/<arm key>`."""
    return _mint("arm", _segment(document.key), slug(arm_key))


def mint_evidence(document: Document, evidence: Evidence) -> URIRef:
    """Equal words read alike, and as surely, in the same sentence are one evidence, whatever fact they support."""
    digest = _digest(_range(evidence.sentence), evidence.extractor, evidence.confidence, *evidence.features)
    return _mint("evidence", _segment(document.key), f"{_range(evidence.words)}-{digest}")


def mint_span(document: Document, span: Span) -> URIRef:
    """`kgid:span/<document key>/<start>-<end>`."""
    return _mint("span", _segment(document.key), _range(span))


def mint_author(document: Document, author: Author, position: int) -> URIRef:
    """The ORCID where one is given, else an IRI for this author of this paper: a name alone identifies nobody."""
    if author.orcid and (found := _ORCID.search(author.orcid.upper())):
        return URIRef(expand(f"orcid:{found.group()}"))
    return _mint("author", _segment(document.key), str(position))


def mint_concept(concept: Concept) -> URIRef:
    """The expanded CURIE, or for an ungrounded concept an IRI from its type and label."""
    if concept.curie is not None:
        return URIRef(expand(concept.curie))
    return _mint("unresolved", concept.type, slug(concept.label))


def mint_vocabulary_mechanism(drug: str, action: str, target: str) -> URIRef:
    """The mechanism that the vocabulary states for these two CURIEs."""
    segments = (slug(part.replace(":", "_")) for part in (drug, action, target))
    return _mint("mechanism-of-action", "vocabulary", "-".join(segments))


def fact_slots(fact: Any) -> tuple[Any, ...]:
    """The values of a fact's fields in their order, without its evidence: what makes it the fact it is."""
    return tuple(getattr(fact, field.name) for field in dataclasses.fields(fact) if field.name != "evidence")


def _mint(*segments: str) -> URIRef:
    return URIRef(expand("kgid:" + "/".join(segments)))


def _segment(key: str) -> str:
    return quote(key, safe="")


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _digest(*parts: Any) -> str:
    return hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()[:8]
