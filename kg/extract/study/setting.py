"""Where a study was done, how long it took, and who took part: countries, centres, duration, follow-up, age, sex.

Countries are those where people were enrolled, as the abstract says; the countries of authors, companies and registers
are not. Age and follow-up are those of all patients: a number that belongs to one arm is left to the results.

Measured on ctro (docs/extraction.md; country: 159 values): precision 0.720, recall 0.937.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.cue import expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import Characteristic, StudyProperty
from kg.text.number import parse_number
from kg.text.time_unit import PLAIN_UNITS

_FILE = "setting"
_PLACE_LOOK_BACK = 110
_PLACE_BEHIND = 40
_FOLLOW_UP_LOOK_BACK = 30
_LONGEST = 10
"""Years; longer than that are those of records, in which people were treated."""


def find_setting(reading: Reading) -> list[Characteristic]:
    """Countries, centres, median age, sex, duration and follow-up, in this order; each with its evidence."""
    found = [*find_countries(reading)]
    for one in (_find_centres, _find_age, _find_sex, _find_duration, _find_follow_up):
        characteristic = one(reading)
        if characteristic:
            found.append(characteristic)
    return found


def iter_country_spans(words: str, start: int) -> Iterator[Span]:
    """Where these words, which begin at `start` of a text, name a country, whatever they say of it."""
    (cue,) = load_cues(_FILE)["countries"]
    for match in cue.finditer(words):
        yield Span(start + match.start(), start + match.end())


def find_countries(reading: Reading) -> list[Characteristic]:
    """The countries in which the study was done, each once, in order of the text."""
    found: dict[str, Characteristic] = {}
    for sentence in reading.with_role("title", "methods", "results", "background"):
        if sentence.role == "background" and not says("design", "own_study", sentence.words):
            continue
        for span in iter_country_spans(sentence.words, 0):
            before = sentence.words[max(0, span.start - _PLACE_LOOK_BACK) : span.start]
            around = before[-60:] + sentence.words[span.end : span.end + _PLACE_BEHIND]
            is_place = says(_FILE, "place", before) and not _is_a_firm(sentence.words, span.start)
            if is_place and not says(_FILE, "not_place", around):
                name = span.of(sentence.words)
                found.setdefault(name, _characteristic("country", name, sentence, (span.start, span.end), "country"))
    return list(found.values())


def _is_a_firm(words: str, place: int) -> bool:
    """`a pump (Model A; Firm B, COUNTRY)`: does a bracket say where a thing was made?"""
    opening = words.rfind("(", 0, place)
    if opening < 0 or words.rfind(")", 0, place) > opening:
        return False
    return expression(_FILE, "seat of people").search(words[max(0, opening - 80) : place]) is None


def _find_centres(reading: Reading) -> Characteristic | None:
    (cue,) = load_cues(_FILE)["centres"]
    for sentence in reading.with_role("methods", "title", "results", "background"):
        if sentence.role == "background" and not says("design", "own_study", sentence.words):
            continue
        for match in cue.finditer(sentence.words):
            around = sentence.words[max(0, match.start() - 10) : match.end() + 60]
            if not says(_FILE, "not_centres", around):
                return _characteristic("centres", parse_number(match["n"]).text, sentence, match.span(), cue.name)
    return None


def _find_age(reading: Reading) -> Characteristic | None:
    (cue,) = load_cues(_FILE)["median_age"]
    for sentence in reading.with_role("results", "methods", "title", "background"):
        match = cue.search(sentence.words)
        if match and not says(_FILE, "overall_not", sentence.words[match.end() : match.end() + 60]):
            value = parse_number(match["value"] or match["value2"]).text
            return _characteristic("median_age", value, sentence, match.span(), cue.name)
    return None


def _counts_some(sentence: ReadSentence, match: re.Match[str]) -> bool:
    """`24 of 30 men (80%)`, `rash in 7 men (23%)`: is the share one of those people, or of those with something?"""
    if expression(_FILE, "part-of").search(sentence.words[: match.start()]):
        return True
    before = [t for t in sentence.terms if t.span.end - sentence.span.start <= match.start()]
    return any(t.as_type("outcome") or t.as_type("adverse_event") for t in before)


def _find_sex(reading: Reading) -> Characteristic | None:
    """`62% female` where a share is given, `female` or `male` where the study takes one sex only."""
    share = load_cues(_FILE)["sex"][0]
    for sentence in reading.with_role("results", "methods", "background"):
        match = share.search(sentence.words)
        if match and not says(_FILE, "overall_not", sentence.words) and not _counts_some(sentence, match):
            value = _share_of_sex(match)
            if value:
                return _characteristic("sex", value, sentence, match.span(), share.name)
    title = reading.title
    named = [(c, m) for c in load_cues(_FILE)["one_sex"] if title and (m := c.search(title.words))]
    if title is not None and len(named) == 1:
        cue, match = named[0]
        return _characteristic("sex", cue.value, title, match.span(), cue.name)
    return _sex_of_people(reading) if not named else None


def _sex_of_people(reading: Reading) -> Characteristic | None:
    """The sex of all, where the people who entered are women or men: `Sixty women with gout were randomised`."""
    (one,) = load_cues(_FILE)["people_of_one_sex"]
    others = load_cues(_FILE)["one_sex"]
    for sentence in reading.with_role("methods", "results"):
        match = one.search(sentence.words)
        if match and match.lastgroup and sum(bool(cue.search(sentence.words)) for cue in others) == 1:
            return _characteristic("sex", match.lastgroup, sentence, match.span(match.lastgroup), one.name)
    return None


def _share_of_sex(match: re.Match[str]) -> str | None:
    if match["count"] or match["count3"]:
        first, second = (
            int(parse_number(number).value)
            for number in (match["count"] or match["count3"], match["count2"] or match["count4"])
        )
        sex = match["sex3"] or match["sex5"]
        return f"{first} {_sex(sex)}, {second} {_other(sex)}" if first + second else None
    value = match["value"] or match["value2"] or match["value3"]
    sex = match["sex"] or match["sex2"] or match["sex4"]
    return f"{parse_number(value).text}% {_sex(sex)}" if float(parse_number(value).value) < 100 else _sex(sex)


def _sex(word: str) -> str:
    return "female" if expression(_FILE, "women-and-girls").match(word) else "male"


def _other(word: str) -> str:
    return "male" if _sex(word) == "female" else "female"


def _find_duration(reading: Reading) -> Characteristic | None:
    """How long study or treatment went on: `a 24-week trial`, or else `received drug A for 24 weeks`."""
    study = load_cues(_FILE)["duration"][0]
    treatment = load_cues(_FILE)["treated_for"][0]
    for cue, roles in ((study, ("title", "methods", "background")), (treatment, ("methods", "title"))):
        for sentence in reading.with_role(*roles):
            matches = cue.finditer(sentence.words)
            match = next((m for m in matches if not _is_of_another_time(sentence.words, m, cue is treatment)), None)
            if match:
                part = "" if match["value"] else "2"
                value = _time(match[f"value{part}"], match[f"unit{part}"])
                span = (match.start(f"value{part}"), match.end(f"unit{part}"))
                return _characteristic("duration", value, sentence, span, cue.name)
    return None


def _is_of_another_time(words: str, match: re.Match[str], is_treatment: bool) -> bool:
    """Is this how long another trial or a part of this one went on, or how long something was measured?"""
    before, behind = words[max(0, match.start() - 60) : match.start()], words[match.end() : match.end() + 60]
    if expression(_FILE, "of the trial before").search(before):
        return True
    around = before + match.group() + behind
    if any(expression(_FILE, row).search(around) for row in ("shown by a trial", "of an extension")):
        return True
    told = words[max(0, match.start() - 30) : match.end()]
    if (
        is_treatment
        and match["unit"].startswith("year")
        and match["value"].isdigit()
        and int(match["value"]) > _LONGEST
    ):
        return True
    return is_treatment and expression(_FILE, "measured for so long").search(told) is not None


def _find_follow_up(reading: Reading) -> Characteristic | None:
    (cue,) = load_cues(_FILE)["follow_up"]
    for sentence in reading.with_role("results", "methods", "background", "conclusions"):
        for match in cue.finditer(sentence.words):
            part = next(n for n in ("", "2", "3") if match[f"value{n}"])
            behind = sentence.words[match.end() : match.end() + _FOLLOW_UP_LOOK_BACK]
            if expression(_FILE, "of an arm").match(behind):
                continue
            value = _time(match[f"value{part}"], match[f"unit{part}"])
            return _characteristic("follow_up", value, sentence, match.span(), cue.name)
    return None


def _time(number: str, unit: str) -> str:
    """`24` and `weeks` as `24 weeks`, `1` and `yr` as `1 year`."""
    value = parse_number(number).text
    name = PLAIN_UNITS.get(unit.lower(), unit.lower())
    return f"{value} {name.removesuffix('s')}" if value == "1" else f"{value} {name}"


def _characteristic(
    name: StudyProperty, value: str, sentence: ReadSentence, span: tuple[int, int], cue: str
) -> Characteristic:
    words = Span(sentence.span.start + span[0], sentence.span.start + span[1])
    return Characteristic(name, value, make_evidence(sentence, words, f"setting/{cue}"))
