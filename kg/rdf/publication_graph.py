"""The bibliographic record in RDF: the paper, its authors in order, its MeSH headings and substances."""

from __future__ import annotations

import re

from rdflib import DCTERMS, FOAF, SKOS, Graph, URIRef

from kg.model.document import Document
from kg.model.publication import Author, MeshHeading, Publication, Substance
from kg.rdf.iri import mint_author, mint_part, mint_publication
from kg.rdf.prefixes import expand
from kg.rdf.vocabulary import FABIO, KGO
from kg.rdf.writer import Resource

_UNII = re.compile(r"[0-9A-Z]{10}")


def add_publication(graph: Graph, document: Document, publication: Publication) -> URIRef:
    """All that the record says about the paper; gives the paper's IRI."""
    paper = Resource(graph, mint_publication(document, publication), KGO.Publication, FABIO.JournalArticle)
    paper.string(DCTERMS.title, publication.title or document.title_text())
    paper.string(KGO.pmid, publication.pmid)
    paper.string(KGO.pmcid, publication.pmcid)
    paper.string(KGO.doi, publication.doi)
    paper.string(KGO.journal, publication.journal)
    paper.string(KGO.journalAbbreviation, publication.journal_abbreviation)
    paper.strings(KGO.issn, publication.issn)
    paper.date(KGO.published, publication.published)
    paper.string(KGO.volume, publication.volume)
    paper.string(KGO.issue, publication.issue)
    paper.string(KGO.pages, publication.pages)
    paper.strings(KGO.language, publication.language)
    paper.string(KGO.publicationCountry, publication.country)
    paper.strings(KGO.publicationType, publication.publication_types)
    paper.strings(KGO.keyword, publication.keywords)
    if publication.is_retracted:
        paper.boolean(KGO.isRetracted, True)
    for position, author in enumerate(publication.authors, start=1):
        paper.link(KGO.hasAuthorship, _add_authorship(graph, document, author, position))
    for position, heading in enumerate(publication.mesh, start=1):
        paper.link(KGO.hasMeshHeading, _add_mesh_heading(graph, document, heading, position))
    for position, substance in enumerate(publication.substances, start=1):
        paper.link(KGO.hasSubstance, _add_substance(graph, document, substance, position))
    return paper.iri


def _add_authorship(graph: Graph, document: Document, author: Author, position: int) -> URIRef:
    authorship = Resource(graph, mint_part("authorship", document, position), KGO.Authorship)
    authorship.integer(KGO.position, position)
    authorship.strings(KGO.affiliation, author.affiliations)
    kind = FOAF.Group if author.is_group else FOAF.Person
    person = Resource(graph, mint_author(document, author, position), KGO.Author, kind)
    person.string(FOAF.name, author.name)
    person.string(KGO.shortName, author.short_name)
    person.string(KGO.orcid, author.orcid)
    authorship.link(KGO.author, person.iri)
    return authorship.iri


def _add_mesh_heading(graph: Graph, document: Document, heading: MeshHeading, position: int) -> URIRef:
    resource = Resource(graph, mint_part("mesh-heading", document, position), KGO.MeshHeading)
    resource.integer(KGO.position, position)
    resource.string(KGO.descriptor, heading.descriptor)
    resource.boolean(KGO.isMajor, heading.is_major)
    for qualifier, is_major in heading.qualifiers:
        resource.string(KGO.qualifier, f"*{qualifier}" if is_major else qualifier)
    return resource.iri


def _add_substance(graph: Graph, document: Document, substance: Substance, position: int) -> URIRef:
    resource = Resource(graph, mint_part("substance", document, position), KGO.Substance)
    resource.string(DCTERMS.title, substance.name)
    resource.string(KGO.registryNumber, substance.registry_number)
    if substance.registry_number and _UNII.fullmatch(substance.registry_number):
        resource.link(SKOS.exactMatch, URIRef(expand(f"UNII:{substance.registry_number}")))
    return resource.iri
