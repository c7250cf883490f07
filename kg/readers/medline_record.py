"""One MEDLINE record to one document: its title and abstract as text, the rest as its publication."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from Bio import Medline

from kg.errors import ReadError
from kg.model.document import Document, Span
from kg.model.publication import Author, MeshHeading, Publication, Substance
from kg.readers.date import iso_date
from kg.readers.medline_tag import medline_tags

_PMID = re.compile(r"\d{1,12}")
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+?)(?:\s*\[doi\]|\.?$|\.?\s)", re.IGNORECASE)
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dX]\b")
_ORCID = re.compile(r"\b\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]\b")
_SUBSTANCE = re.compile(r"(?P<number>EC [\d.-]+|\S+) \((?P<name>.*)\)$")
_SENTENCE_END = re.compile(r"[.!?:;…。][\])}\"'”’»]*$|[\])]$")
_RETRACTED = "Retracted Publication"


@dataclass(frozen=True, slots=True)
class Field:
    """A tag and its value on one line, folded lines joined by one space."""

    tag: str
    value: str

    def continued(self, more: str) -> Field:
        return Field(self.tag, f"{self.value} {more}".strip())

    def as_line(self) -> str:
        return f"{self.tag:<4}- {self.value}\n"


def record_document(fields: Sequence[Field], *, source: str, where: str, notes: Iterable[str] = ()) -> Document:
    """The document of a record; raises ReadError for one that is cut off or has nothing to read.

    Args:
        fields: The record's fields in its order.
        source: What users see as the document's origin.
        where: What an error message names.
        notes: What is already known to be odd about it.
    """
    # Biopython knows which fields repeat; the authors' blocks it flattens, so they are read from the fields.
    lines = [field.as_line() for field in fields if field.value]
    record = Medline.read(lines)  # type: ignore[no-untyped-call]
    pmid = _pmid(record, where)
    said = [*notes, *_notes_on_tags(fields)]
    title, title_notes = _title(record)
    abstract = _plain(record.get("AB", ""))
    _refuse_truncated(fields, where)
    if not title and not abstract:
        raise ReadError(
            where, "has neither a title (TI) nor an abstract (AB): nothing to read; export the record again"
        )
    if not abstract:
        said.append("has no abstract: read with its title only")
    if not any(field.tag == "SO" for field in fields):
        said.append("ends without its source line (SO); the record may be cut off after its abstract")
    if pmid.strip("0") == "":
        said.append(f"{pmid!r} is no identifier of PubMed")
    publication = _publication(record, fields, pmid, title)
    return Document(
        key=f"pmid-{pmid}",
        source=source,
        text="\n\n".join(part for part in (title, abstract) if part),
        format="medline",
        title=_title_span(title),
        publication=publication,
        registrations=_registrations(record),
        notes=(*said, *title_notes),
    )


def _pmid(record: Medline.Record, where: str) -> str:
    pmid = str(record.get("PMID", "")).strip()
    if not pmid:
        raise ReadError(where, "has no PMID; expected a first line like 'PMID- 12345678'. Is its head cut off?")
    if not _PMID.fullmatch(pmid):
        raise ReadError(where, f"has the PMID {pmid!r}; expected digits only. Export the record again")
    return pmid


def _notes_on_tags(fields: Iterable[Field]) -> list[str]:
    known = medline_tags()
    unknown = sorted({field.tag for field in fields if field.tag not in known})
    return [f"unknown MEDLINE tag {tag!r}: its value is not used" for tag in unknown]


def _refuse_truncated(fields: Sequence[Field], where: str) -> None:
    last = fields[-1]
    if last.tag in ("TI", "AB") and not _SENTENCE_END.search(last.value):
        name = medline_tags()[last.tag].name
        raise ReadError(
            where,
            f"is cut off in its {name} ({last.tag}), after {last.value[-40:]!r}; expected the fields up to SO. "
            "Export the record again",
        )


def _plain(value: str) -> str:
    """A value with entities (`&lt;`) as the characters they stand for."""
    return html.unescape(value).strip() if "&" in value else value.strip()


def _title(record: Medline.Record) -> tuple[str, tuple[str, ...]]:
    title = _plain(record.get("TI", "")) or _plain(" ".join(_listed(record, "BTI")))
    if title.startswith("["):
        return title, ("the title in brackets is a translation",)
    return title, ()


def _title_span(title: str) -> Span | None:
    if not title:
        return None
    inner = _without_brackets(title)
    start = title.index(inner)
    return Span(start, start + len(inner))


def _without_brackets(title: str) -> str:
    found = re.fullmatch(r"\[(.+)\]\.?", title)
    return found[1] if found else title


def _publication(record: Medline.Record, fields: Sequence[Field], pmid: str, title: str) -> Publication:
    types = tuple(value for value in _listed(record, "PT") if value)
    return Publication(
        pmid=pmid if pmid.strip("0") else None,
        pmcid=_first(record, "PMC"),
        doi=_doi(record),
        title=_without_brackets(title) or None,
        journal=_first(record, "JT"),
        journal_abbreviation=_first(record, "TA"),
        issn=tuple(dict.fromkeys(_ISSN.findall(str(record.get("IS", ""))))),
        volume=_first(record, "VI"),
        issue=_first(record, "IP"),
        pages=_first(record, "PG"),
        published=iso_date(str(record.get("DP", ""))) or iso_date(str(record.get("DEP", ""))),
        language=tuple(value.lower() for value in _listed(record, "LA")),
        country=_first(record, "PL"),
        authors=tuple(_authors(fields)),
        mesh=tuple(_mesh_heading(value) for value in _listed(record, "MH")),
        publication_types=types,
        keywords=tuple(dict.fromkeys(_plain(value).lstrip("*") for value in _listed(record, "OT"))),
        substances=tuple(
            dict.fromkeys(_substance(value) for value in (*_listed(record, "RN"), *_listed(record, "NM")))
        ),
        is_retracted=_RETRACTED in types or "RIN" in record,
    )


def _listed(record: Medline.Record, tag: str) -> list[str]:
    value = record.get(tag, [])
    return [value] if isinstance(value, str) else list(value)


def _first(record: Medline.Record, tag: str) -> str | None:
    values = _listed(record, tag)
    return _plain(values[0]) or None if values else None


def _doi(record: Medline.Record) -> str | None:
    for tag in ("LID", "AID", "SO"):
        for value in _listed(record, tag):
            if found := _DOI.search(value):
                return found[1].rstrip(".;,")
    return None


def _registrations(record: Medline.Record) -> tuple[str, ...]:
    """Trial numbers of the SI fields: `ClinicalTrials.gov/NCT02018874` gives `NCT02018874`."""
    registrations = []
    for value in _listed(record, "SI"):
        bank, _, number = value.partition("/")
        if number and bank.lower() in _REGISTERS:
            registrations.append(number.strip())
    return tuple(dict.fromkeys(registrations))


# SI also holds sequence and chemical databanks (GENBANK, PDB), which register no trials.
_REGISTERS = frozenset(
    {
        "clinicaltrials.gov", "isrctn", "eudract", "euctr", "anzctr", "chictr", "cris", "ctri", "drks", "irct", "jprn",
        "ntr", "pactr", "rebec", "repec", "rpcec", "slctr", "tctr",
        "umin-ctr", "umin ctr", "jmacct", "japiccti", "jrct",
        "ctis", "itmctr", "lbctr",
    }
)  # fmt: skip


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
        tag: [_plain(f.value) for f in block if f.tag == tag and f.value] for tag in ("FAU", "AU", "CN", "AUID", "AD")
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
        return Substance(_plain(value))
    return Substance(_plain(found["name"]), None if found["number"] == "0" else found["number"])
