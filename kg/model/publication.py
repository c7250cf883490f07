"""The paper a document is a copy of, as its bibliographic record describes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """One author in the order of the paper; a group has only `name`."""

    name: str
    short_name: str | None = None
    orcid: str | None = None
    affiliations: tuple[str, ...] = ()
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class MeshHeading:
    """A MeSH descriptor with its qualifiers; `is_major` as the record's asterisk says, on descriptor or qualifier."""

    descriptor: str
    is_major: bool = False
    qualifiers: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance of the record's RN field: registry number (UNII, CAS or EC; `0` becomes None) and name."""

    name: str
    registry_number: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """Bibliographic record. `published` is an ISO 8601 date as far as it is known: `2022-06-01`, `2022-06`, `2022`."""

    pmid: str | None = None
    pmcid: str | None = None
    doi: str | None = None
    title: str | None = None
    journal: str | None = None
    journal_abbreviation: str | None = None
    issn: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    published: str | None = None
    language: tuple[str, ...] = ()
    country: str | None = None
    authors: tuple[Author, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    publication_types: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    substances: tuple[Substance, ...] = ()
    is_retracted: bool = False
