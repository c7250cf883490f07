"""When the study ran: the months or years between which people were enrolled or treated.

Reads `from May 2001 to June 2003`, `between 2001 and 2003`, `Between Feb 3, 2011, and Nov 9, 2012`. It does not read
when a study was registered or published, nor years of a literature search or of other studies.

Measured on gold (docs/extraction.md; study, start date: 3 values): precision 1.000, recall 1.000.
"""

from __future__ import annotations

import re

from kg.extract.cue import load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import Characteristic, StudyProperty

_FILE = "study_date"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_dates(reading: Reading) -> list[Characteristic]:
    """Start and end as `2001-05` or `2001`; nothing where only one of the two is said."""
    (period,) = load_cues(_FILE)["period"]
    for sentence in reading.with_role("methods", "results", "background", "title"):
        if not re.search(r"(?:19|20)\d\d", sentence.words):
            continue
        if sentence.role == "background" and not says("design", "own_study", sentence.words):
            continue
        match = period.search(sentence.words)
        if match is None or not says(_FILE, "conducted", sentence.words):
            continue
        if not says(_FILE, "of_something_else", sentence.words) and not _is_of_records(sentence.words):
            return _read(match, sentence)
    return []


def _is_of_records(words: str) -> bool:
    """Are these the years that records of patients cover, and not those in which a study enrolled them?"""
    records, entered = load_cues(_FILE)["of_records"]
    return records.search(words) is not None and entered.search(words) is None


def _read(match: re.Match[str], sentence: ReadSentence) -> list[Characteristic]:
    start_year = match["y1"] or match["y2"]
    start = _iso(start_year, match["m1"] or match["m1b"])
    end = _iso(match["y2"], match["m2"] or match["m2b"])
    if start > end or (match["y1"] is None and match["m1"] is None):
        return []
    return [
        _characteristic("start_date", start, sentence, match.span("first")),
        _characteristic("end_date", end, sentence, match.span("last")),
    ]


def _iso(year: str, month: str | None) -> str:
    if not month:
        return year
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return f"{year}-{number:02d}" if 1 <= number <= 12 else year


def _characteristic(name: StudyProperty, value: str, sentence: ReadSentence, span: tuple[int, int]) -> Characteristic:
    words = Span(sentence.span.start + span[0], sentence.span.start + span[1])
    return Characteristic(name, value, make_evidence(sentence, words, "study_date/period"))
