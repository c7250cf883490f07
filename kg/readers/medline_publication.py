"""The bibliographic part of a MEDLINE record: journal, authors, MeSH headings, substances."""

from __future__ import annotations

import re
from collections.abc import Sequence

from Bio import Medline

from kg.model.publication import Author, MeshHeading, Publication, Substance
from kg.readers.date import iso_date
from kg.readers.medline_field import Field, first, listed, plain

_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+?)(?:\s*\[doi\]|\.?$|\.?\s)", re.IGNORECASE)
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dX]\b")
_ORCID = re.compile(r"\b\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]\b")
_SUBSTANCE = re.compile(r"(?P<number>EC [\d.-]+|\S+) \((?P<name>.*)\)$")
_RETRACTED = "Retracted Publication"


def make_publication(record: Medline.Record, fields: Sequence[Field], pmid: str, title: str) -> Publication:
    """What a record tells of its paper."""
    types = tuple(value for value in listed(record, "PT") if value)
    return Publication(
        pmid=pmid if pmid.strip("0") else None,
        pmcid=first(record, "PMC"),
        doi=_doi(record),
        title=without_brackets(title) or None,
        journal=first(record, "JT"),
        journal_abbreviation=first(record, "TA"),
        issn=tuple(dict.fromkeys(_ISSN.findall(str(record.get("IS", ""))))),
        volume=first(record, "VI"),
        issue=first(record, "IP"),
        pages=first(record, "PG"),
        published=iso_date(str(record.get("DP", ""))) or iso_date(str(record.get("DEP", ""))),
        language=tuple(value.lower() for value in listed(record, "LA")),
        country=first(record, "PL"),
        authors=tuple(_authors(fields)),
        mesh=tuple(_mesh_heading(value) for value in listed(record, "MH")),
        publication_types=types,
        keywords=tuple(dict.fromkeys(plain(value).lstrip("*") for value in listed(record, "OT"))),
        substances=tuple(dict.fromkeys(_substance(value) for value in (*listed(record, "RN"), *listed(record, "NM")))),
        is_retracted=_RETRACTED in types or "RIN" in record,
    )


def without_brackets(title: str) -> str:
    """A title without the brackets that mark it as a translation."""
    found = re.fullmatch(r"\[(.+)\]\.?", title)
    return found[1] if found else title


def _doi(record: Medline.Record) -> str | None:
    for tag in ("LID", "AID", "SO"):
        for value in listed(record, tag):
            if found := _DOI.search(value):
                return found[1].rstrip(".;,")
    return None


def _authors(fields: Sequence[Field]) -> list[Author]:
    """The authors in order, each with the ORCID and the affiliations that follow its name."""
    blocks: list[list[Field]] = []
    for field in fields:
        if field.tag in ("FAU", "CN") or (field.tag == "AU" and not _awaits_short_name(blocks)):
            blocks.append([field])
        elif field.tag in ("AU", "AUID", "AD") and blocks:
            blocks[-1].append(field)
    return [_author(block) for block in blocks if any(f.value for f in block if f.tag in ("FAU", "AU", "CN"))]


def _awaits_short_name(blocks: list[list[Field]]) -> bool:
    return bool(blocks) and blocks[-1][0].tag == "FAU" and all(f.tag != "AU" for f in blocks[-1])


def _author(block: Sequence[Field]) -> Author:
    values = {
        tag: [plain(f.value) for f in block if f.tag == tag and f.value] for tag in ("FAU", "AU", "CN", "AUID", "AD")
    }
    names = values["CN"] or values["FAU"] or values["AU"]
    return Author(
        name=names[0],
        short_name=next(iter(values["AU"]), None),
        orcid=next((orcid for value in values["AUID"] if (orcid := _orcid(value))), None),
        affiliations=tuple(dict.fromkeys(values["AD"])),
        is_group=bool(values["CN"]),
    )


def _orcid(value: str) -> str | None:
    """The ORCID of an AUID field in its usual groups of four, None if it holds another identifier.

    >>> _orcid("ORCID: https://orcid.org/0000-0002-5732-0318"), _orcid("ISNI: 12")
    ('0000-0002-5732-0318', None)
    """
    if "orcid" not in value.lower() or not (found := _ORCID.search(value)):
        return None
    digits = found[0].replace("-", "").upper()
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def _mesh_heading(value: str) -> MeshHeading:
    """A heading such as `Occupational Health/*history`: an asterisk marks what the paper is mainly about."""
    descriptor, *qualifiers = value.split("/")
    return MeshHeading(
        descriptor=descriptor.lstrip("*"),
        is_major=descriptor.startswith("*"),
        qualifiers=tuple((qualifier.lstrip("*"), qualifier.startswith("*")) for qualifier in qualifiers),
    )


def _substance(value: str) -> Substance:
    """A substance such as `9ZOQ3TZI87 (Sorafenib)`; the number 0 means that it has none."""
    if not (found := _SUBSTANCE.match(value)):
        return Substance(plain(value))
    return Substance(plain(found["name"]), None if found["number"] == "0" else found["number"])
