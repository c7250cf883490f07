"""The study as a whole: phase, design, allocation, masking, enrolment, dates, registration, and whether it is one at all.

Finds what the title, the methods and the results say of the study. It does not add up arms, and it makes no study of reviews,
case reports, meta-analyses and work on cells or animals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from kg.extract.evidence import make_evidence
from kg.extract.quantity import expand
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import Characteristic, StudyProperty
from kg.resources import data_path
from kg.text.number import SPELLED, parse_number

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_MONTH = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_OWN_STUDY = re.compile(r"\b(?:we|our|this|these|present|current|was conducted|were enrolled|were randomi|patients)\b|^\W*(?:an?\s|the\s)?(?:\w+[ -]){0,4}phase", re.IGNORECASE)
_OTHER_STUDY = re.compile(r"\b(?:further|future|ongoing|subsequent|planned|upcoming|confirmatory|warrant\w*|should be|will be|previous|prior|earlier|other|recent|historical|another)\b[^.;]{0,60}$", re.IGNORECASE)


@cache
def _cues() -> dict[str, Any]:
    return yaml.safe_load(data_path("patterns", "design.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _macros() -> dict[str, str]:
    return {"INT": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{SPELLED}))", "PEOPLE": _cues()["people"], "MONTH": _MONTH}


@cache
def _compiled(name: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    value = _cues()[name]
    text = value["regex"] if isinstance(value, dict) else value
    return re.compile(expand(text, _macros()), re.IGNORECASE if ignore_case else 0)


@cache
def _listed(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(row.get("value", row.get("kind"))), re.compile(expand(row["regex"], _macros()), 0 if name == "enrolled" else re.IGNORECASE)) for row in _cues()[name])


def find_study_type(reading: Reading) -> tuple[bool, str | None]:
    """Whether the text reports a study of patients, and what kind of text it is if that is said."""
    content = " ".join(s.words for s in reading.sentences)
    types = {t.lower() for t in (reading.document.publication.publication_types if reading.document.publication else ())}
    for kind, pattern in _listed("kinds"):
        row = next(r for r in _cues()["kinds"] if r["value"] == kind)
        said = any(kind.replace("-", " ") in t.replace("-", " ") for t in types)
        if kind == "preclinical":
            signs = len(re.findall(_compiled("patients"), content))
            hits = len(re.findall(pattern, content))
            if hits >= 2 and hits > signs:
                return False, kind
            continue
        title = reading.title.words if reading.title else content[:200]
        if kind == "review":
            if said or (pattern.search(content) and not _has_trial(reading, content)):
                return bool(row["is_study"]), kind
            continue
        if kind == "case report":
            if said or (pattern.search(content) and not re.search(r"\b(?:were enrolled|randomi[sz]ed|phase)\b", content, re.IGNORECASE)):
                return bool(row["is_study"]), kind
            continue
        if said or pattern.search(title) or (kind == "meta-analysis" and re.search(r"\bwe (?:searched|performed a (?:systematic|meta))", content)):
            return bool(row["is_study"]), kind
        if row["is_study"] and pattern.search(content):
            return True, kind
    return True, None


def _has_trial(reading: Reading, content: str) -> bool:
    return bool(re.search(r"\b(?:were|was) (?:enrolled|randomi[sz]ed|recruited|treated|randomly)\b|\bpatients received\b|\bwe (?:conducted|enrolled|treated)\b", content))


def find_characteristics(reading: Reading) -> list[Characteristic]:
    """What the text says of the study as a whole, in a fixed order of properties; each with its evidence."""
    found: list[Characteristic] = []
    for name in ("phase", "design", "allocation", "masking", "enrolled", "dates", "registration"):
        found += _FINDERS[name](reading)
    return found


def _phase(reading: Reading) -> list[Characteristic]:
    pattern = _compiled("phase", ignore_case=False)
    for sentence in [*reading.with_role("title"), *reading.with_role("methods", "background", "results")]:
        for match in pattern.finditer(sentence.words):
            if sentence.role == "background" and not _OWN_STUDY.search(sentence.words):
                continue
            if _OTHER_STUDY.search(sentence.words[: match.start()]):
                continue
            first = _ROMAN.get(match["first"].lower(), match["first"])
            second = _ROMAN.get((match["second"] or "").lower(), match["second"])
            value = f"{first}/{second}" if second and second != first else first
            return [_characteristic("phase", value, sentence, match.span(), "design/phase")]
    return []


def _design(reading: Reading) -> list[Characteristic]:
    found: dict[str, Characteristic] = {}
    for sentence in reading.with_role("title", "methods", "background", "results"):
        if sentence.role in ("background",) and not _OWN_STUDY.search(sentence.words):
            continue
        for value, pattern in _listed("design"):
            match = pattern.search(sentence.words)
            if match and value not in found and not _OTHER_STUDY.search(sentence.words[: match.start()]):
                found[value] = _characteristic("design", value, sentence, match.span(), "design/design")
    return list(found.values())


def _one_of(name: StudyProperty) -> Any:
    def find(reading: Reading) -> list[Characteristic]:
        for sentence in [*reading.with_role("title"), *reading.with_role("methods", "background", "results")]:
            for value, pattern in _listed(name):
                match = pattern.search(sentence.words)
                if match and not _OTHER_STUDY.search(sentence.words[: match.start()]):
                    return [_characteristic(name, value, sentence, match.span(), f"design/{name}")]
        return []

    return find


def _enrolled(reading: Reading) -> list[Characteristic]:
    best: tuple[int, int, Characteristic] | None = None
    order = {"methods": 0, "results": 0, "title": 1, "background": 2, "conclusions": 3}
    for sentence in reading.sentences:
        if sentence.role not in order or (sentence.role == "background" and not _OWN_STUDY.search(sentence.words)):
            continue
        for rank, (_, pattern) in enumerate(_listed("enrolled")):
            for match in pattern.finditer(sentence.words):
                number = parse_number(match["n"])
                before = sentence.words[max(0, match.start() - 30) : match.start("n")]
                tail = sentence.words[match.start() : match.end() + 25]
                if number.value < 4 or _compiled("not_enrolled").search(match.group() if rank != 3 else tail) or re.search(r"(?:least|than|every|each|per|one|phase|and)\s$", before):
                    continue
                if rank == 3 and sentence.role in ("results", "conclusions"):
                    continue
                key = (order[sentence.role] + (0 if rank < 3 else rank), sentence.sentence.index)
                if best is None or key < best[:2]:
                    best = (*key, _characteristic("enrolled", number.text, sentence, (match.start("n"), match.end("n")), "design/enrolled"))
    return [best[2]] if best else []


def _dates(reading: Reading) -> list[Characteristic]:
    pattern = _compiled("dates", ignore_case=False)
    for sentence in reading.with_role("methods", "results", "background", "title"):
        match = re.search(pattern.pattern.replace(r"\b(?:from|between|during|since)\s", r"(?:\b(?:[Ff]rom|[Bb]etween|[Dd]uring|[Ss]ince)\s|[(])"), sentence.words)
        if not match:
            continue
        year1 = match["y1"] or (match["y2"] if match["m1"] else None)
        if year1 is None or (sentence.role == "background" and not _OWN_STUDY.search(sentence.words)):
            continue
        start, end = _iso(year1, match["m1"]), _iso(match["y2"], match["m2"])
        first = match.start("m1") if match["m1"] else match.start("y1")
        second = match.start("m2") if match["m2"] else match.start("y2")
        return [
            _characteristic("start_date", start, sentence, (first, match.end("y1") if match["y1"] else match.end("m1")), "design/dates"),
            _characteristic("end_date", end, sentence, (second, match.end("y2")), "design/dates"),
        ]
    return []


def _iso(year: str, month: str | None) -> str:
    if not month:
        return year
    index = next(i for i, name in enumerate(_cues()["months"], 1) if name.startswith(month.lower()[:3]))
    return f"{year}-{index:02d}"


def _registration(reading: Reading) -> list[Characteristic]:
    pattern = _compiled("registration", ignore_case=False)
    found: dict[str, Characteristic] = {}
    for sentence in reading.sentences:
        for match in pattern.finditer(sentence.words):
            value = re.sub(r"\s", "", match["id"]) if not match["id"].startswith("Eudra") else re.sub(r"^EudraCT\D*", "", match["id"])
            found.setdefault(value, _characteristic("registration", value, sentence, match.span("id"), "design/registration"))
    return list(found.values())


def _characteristic(name: StudyProperty, value: str, sentence: ReadSentence, span: tuple[int, int], extractor: str) -> Characteristic:
    words = Span(sentence.span.start + span[0], sentence.span.start + span[1])
    return Characteristic(name, value, make_evidence(sentence, words, extractor))


_FINDERS: dict[str, Any] = {
    "phase": _phase,
    "design": _design,
    "allocation": _one_of("allocation"),
    "masking": _one_of("masking"),
    "enrolled": _enrolled,
    "dates": _dates,
    "registration": _registration,
}
