"""MEDLINE records whose line breaks were lost: all tags of a record, or of several, on one line.

The tags are found again by the closed list of MEDLINE tags, each followed by a hyphen in the form the format pads it
to. The same letters stand in abstracts (`95% CI - 1.2 to 3.4`, `in the PT - group`), so in a field of running text a
tag is believed only if its value cannot be anything else (`DCOM- 20220510`), or if it may follow that field, the text
before it has come to an end, and its value looks right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import ReadError
from kg.model.document import Document
from kg.readers.medline import read_records
from kg.readers.medline_tag import medline_tags
from kg.readers.source import Source

MAX_BYTES = 20_000_000
_RUNNING_TEXT = frozenset({"TI", "BTI", "TT", "AB", "OAB", "EA", "COIS", "GN", "AD", "IRAD", "CI", "OCI"})
_MAY_FOLLOW = {
    "TI": frozenset({"PG", "LID", "BTI", "AB", "OAB", "CI", "FAU", "AU", "CN", "FED", "LA", "TT", "AD"}),
    "AB": frozenset({"OAB", "OABL", "CI", "OCI", "FAU", "AU", "CN", "AD", "FED", "ED", "LA", "EA", "PMID"}),
}
_SENTENCE_END = re.compile(r"[.!?\])\"'”’]$")


def read_medline_one_line(source: Source) -> Iterator[Document | ReadError]:
    """The records of a MEDLINE text without its line breaks."""
    try:
        text = source.text(MAX_BYTES)
    except ReadError as error:
        yield error
        return
    for outcome in read_records(source, restore_lines(text)):
        yield outcome if isinstance(outcome, ReadError) else replace(outcome, format="medline_one_line")


def restore_lines(text: str) -> Iterator[str]:
    """The fields of the records, one a line, in the form a MEDLINE file has them.

    >>> list(restore_lines("PMID- 1 OWN - NLM TI - A trial. AB - HR 0.5 (95% CI - 0.3 to 0.8). LA - eng"))[2:]
    ['TI  - A trial.', 'AB  - HR 0.5 (95% CI - 0.3 to 0.8).', 'LA  - eng']
    """
    # Not str.split(): the thin and no-break spaces of a text are its own.
    joined = re.sub(r"[ \t\r\n]+", " ", text).strip()
    tag, start = "", 0
    for found in _tag_pattern().finditer(joined):
        if not _is_believed(tag, joined, found):
            continue
        if tag:
            yield _line(tag, joined[start : found.start()])
        tag, start = found["tag"], found.end()
    if tag:
        yield _line(tag, joined[start:])


def _line(tag: str, value: str) -> str:
    return f"{tag:<4}- {value.strip()}"


def _tag_pattern() -> re.Pattern[str]:
    long = "|".join(sorted(tag for tag in medline_tags() if len(tag) == 4))
    short = "|".join(sorted((tag for tag in medline_tags() if len(tag) < 4), key=lambda tag: (-len(tag), tag)))
    return re.compile(rf"(?:^|(?<= ))(?P<tag>(?:{long})(?=-)|(?:{short})(?= -))\s?-(?: |$)")


def _is_believed(current: str, text: str, found: re.Match[str]) -> bool:
    tag = medline_tags()[found["tag"]]
    value = text[found.end() : found.end() + 200]
    if not current:
        return tag.tag == "PMID" or tag.value.match(value) is not None
    if current not in _RUNNING_TEXT:
        return True
    if value and not tag.value.match(value):
        return False
    if tag.is_telling:
        return True
    if tag.tag not in _MAY_FOLLOW.get(current, medline_tags().keys()):
        return False
    return current in ("AD", "IRAD") or bool(
        _SENTENCE_END.search(text[max(0, found.start() - 3) : found.start()].rstrip())
    )
