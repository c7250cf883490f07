"""Which format a terminology file has, told by its content."""

from __future__ import annotations

import re
from typing import Final

from kg.terminology.source import Source

_HEAD: Final = 1 << 16
_RELATIONS: Final = 16
_NAMES: Final = 18
_BY_ELEMENT: Final = {
    "DescriptorRecordSet": "mesh-descriptors",
    "SupplementalRecordSet": "mesh-supplement",
    "RDF": "rdfxml",
    "Ontology": "owl-xml",
}
_ROOT: Final = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)

KNOWN: Final = (
    "OBO, OWL (RDF/XML or OWL/XML), SKOS in any RDF syntax, the NCI Thesaurus flat file, MeSH descriptors or "
    "supplementary records (XML), RxNorm RRF, HGNC's complete set, ChEMBL's mechanisms (CSV), SSSOM"
)


def format_of(source: Source) -> str:
    """The name of the format, a key of `kg.terminology.read.IMPORTERS` or of `kg.terminology.rdf.FORMATS`.

    Raises:
        VocabularyError: if it is none that is known.
    """
    with source.open() as file:
        raw = file.read(_HEAD)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise source.error(1, "expected UTF-8, found UTF-16; save the file as UTF-8")
    head = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    if not head.strip():
        raise source.error(0, "the file is empty; expected " + KNOWN)
    found = (_format_of_xml(head) if _looks_xml(head) else None) or _format_of_lines(head)
    if found is None:
        raise source.error(1, f"no known format, it begins with {head.lstrip()[:60]!r}; expected {KNOWN}")
    return found


def _looks_xml(head: str) -> bool:
    """Not N-Triples, which begin with `<` too."""
    return bool(re.match(r"\s*<(?:\?xml|!DOCTYPE|!--|[\w.-]+(?::[\w.-]+)?[\s>])", head))


def _format_of_xml(head: str) -> str | None:
    content = _COMMENT.sub("", head)
    # a document type with an internal part may declare entities, whose declarations are no elements
    content = re.sub(r"<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>", "", content, flags=re.DOTALL)
    match = _ROOT.search(content)
    return _BY_ELEMENT.get(match[1]) if match else None


def _format_of_lines(head: str) -> str | None:
    lines = [line.rstrip("\r") for line in head.split("\n")]
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    first = rows[0] if rows else ""
    if first.startswith("format-version:") or any(line.strip() == "[Term]" for line in lines):
        return "obo"
    columns = [column.strip().strip('"') for column in first.split("\t")]
    if {"subject_id", "object_id"} & set(columns) or any(re.match(r"#\s*curie_map:", line) for line in lines):
        return "sssom"
    # the custom download names its columns otherwise; the importer says which ones it needs
    if {"hgnc_id", "HGNC ID"} & set(columns) or ("symbol" in columns and "alias_symbol" in columns):
        return "hgnc"
    if len(columns) > 2 and re.fullmatch(r"C\d+", columns[0]):
        return "nci-thesaurus"
    if first.count("|") in (_NAMES, _NAMES - 1, _RELATIONS, _RELATIONS - 1) and re.match(r"\d+\|", first):
        return "rxnorm"
    folded = first.lower().replace(" ", "_")
    if "chembl_id" in folded and ("action_type" in folded or "mechanism_of_action" in folded):
        return "chembl"
    return _format_of_rdf(lines, first)


def _format_of_rdf(lines: list[str], first: str) -> str | None:
    if re.match(r"\s*[{\[]", first) and any('"@' in line for line in lines):
        return "jsonld"
    if any(re.match(r"\s*(?:@prefix|@base|PREFIX|BASE)\s", line) for line in lines):
        return "trig" if any(re.match(r"\s*(?:GRAPH\b.*)?\{\s*$", line) for line in lines) else "turtle"
    if re.match(r"(?:<[^<>\s]+>|_:\w+)\s+<[^<>\s]+>\s+\S.*\.\s*$", first):
        terms = re.findall(r"<[^<>\s]+>", first)
        return "nquads" if len(terms) > (2 if '"' in first else 3) else "ntriples"
    return None
