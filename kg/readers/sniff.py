"""Which reader a file needs, told by its content; a file's name says nothing about it."""

from __future__ import annotations

import re

from kg.errors import ReadError
from kg.readers.boilerplate import find_boilerplate
from kg.readers.medline_one_line import restore_lines
from kg.readers.medline_tag import medline_tags
from kg.readers.source import Source

_FIELD_LINE = re.compile(r"^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$", re.MULTILINE)
_PMID_LINE = re.compile(r"^PMID *- *\d+", re.MULTILINE)
_RIS = re.compile(r"\s*TY  - [A-Z]{3,}", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*\"|\s*\[\s*\]|\s*\{\s*\}")
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z][\w.-]*[\s>/])")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!DOCTYPE\s+html|html|head|body|div|p)\b", re.IGNORECASE | re.DOTALL)


def sniff(source: Source) -> str:
    """The format's name, a key of READERS; raises ReadError for a kind of file that no reader knows."""
    head = source.head().lstrip("\ufeff")
    if _HTML.match(head):
        raise ReadError(source.name, "is an HTML page; copy its text into a file, or export the record from PubMed")
    if _XML.match(head):
        return "pubmed_xml"
    if _JSON.match(head):
        return "ctgov_json"
    if _RIS.match(head):
        raise ReadError(source.name, "is an RIS export; export it in PubMed format (MEDLINE, .nbib) instead")
    if is_medline(head):
        return "medline"
    if is_medline_one_line(head):
        return "medline_one_line"
    return "web_copy" if find_boilerplate(head).is_of_web_page else "plain_text"


def is_medline(head: str) -> bool:
    """Whether fields stand one a line: a PMID and another field, or at least four fields with known tags."""
    known = medline_tags()
    fields = [found for found in _FIELD_LINE.finditer(head) if found[1] in known]
    if not fields or _is_joined(fields[0][2]):
        return False
    if _PMID_LINE.search(head):
        return len(fields) > 1 or _PMID_LINE.match(head) is not None
    return head.lstrip().startswith(fields[0][0][:4]) and len(fields) >= 4


def is_medline_one_line(head: str) -> bool:
    """Whether the text begins with a record's fields, three of them at least, without line breaks."""
    if not re.match(r"\s*(?:PMID|OWN|STAT)\s?-", head):
        return False
    fields = restore_lines(head)
    return sum(1 for _ in zip(fields, range(3), strict=False)) == 3


def _is_joined(value: str) -> bool:
    """Whether a field's line goes on with other fields: `35315510 OWN - NLM STAT- MEDLINE`."""
    return re.search(r"(?:^|\s)(?:OWN|STAT|DCOM|TI|DP|AB|IS|LR)\s{0,2}- ", value) is not None
