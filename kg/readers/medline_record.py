"""One MEDLINE record to one document: its title and abstract as text, the rest as its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from Bio import Medline

from kg.errors import ReadError
from kg.model.document import Document, Span
from kg.readers.medline_field import Field, listed, plain
from kg.readers.medline_publication import make_publication, without_brackets
from kg.readers.medline_tag import medline_tags

_PMID = re.compile(r"\d{1,12}")
_SENTENCE_END = re.compile(r"[.!?:;…。][\])}\"'”’»]*$|[\])]$")


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
    abstract = plain(record.get("AB", ""))
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
    publication = make_publication(record, fields, pmid, title)
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


def _title(record: Medline.Record) -> tuple[str, tuple[str, ...]]:
    title = plain(record.get("TI", "")) or plain(" ".join(listed(record, "BTI")))
    if title.startswith("["):
        return title, ("the title in brackets is a translation",)
    return title, ()


def _title_span(title: str) -> Span | None:
    if not title:
        return None
    inner = without_brackets(title)
    start = title.index(inner)
    return Span(start, start + len(inner))


def _registrations(record: Medline.Record) -> tuple[str, ...]:
    """Trial numbers of the SI fields: `ClinicalTrials.gov/NCT02018874` gives `NCT02018874`."""
    registrations = []
    for value in listed(record, "SI"):
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
