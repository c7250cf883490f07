"""Doses as printed: the numbers of a `dose` quantity, one by one, with their unit in one writing.

Finds the levels of lists (`400, 600 and 800 mg`), also where each is counted (`30 (n = 3), 40 (n = 3) and 50 mg`),
and takes `/day` out of a unit as the frequency that it is. A range stays one dose (`30-60`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.cue import expression
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.text.number import parse_number

_FILE = "interventions"
_AMOUNT = r"(?:[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d[\d,]*(?:[.·]\d+)?|(?<!\d)[.·]\d+)"
_NUMBER = re.compile(_AMOUNT)
_LEVEL = re.compile(rf"{_AMOUNT}(?:\s?(?:-\sto|-|–|—|to)\s?{_AMOUNT})?")
#: A level of a list may be printed with a unit of its own: `20 mg or 5 mL`.
_OWN_UNIT = re.compile(r"\s?(?P<unit>mg|g|µg|μg)(?!\w)")
#: A number of people and the dose that they were assigned to look like a range that falls.
_COUNT_TO = re.compile(rf"(?P<n>\d[\d,]*)\sto\s(?P<dose>{_AMOUNT})")
#: A unit as a product of powers: `mg·kg−1·day−1`.
_POWER = re.compile(r"\s?[.·⋅∙]\s?(kg|m|day|d)\s?[-−–]?\s?([12¹²])")
GRAYS = ("Gy", "cGy")
#: In percent; a stronger solution is more likely a rate.
_STRONGEST = 10


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose where it stands; `rate` is the frequency that its unit holds (`5 mg/d` is 5 mg daily)."""

    text: str
    unit: str
    span: Span
    rate: str | None = None


def read_doses(sentence: ReadSentence, quantity: Quantity) -> list[Dose]:
    """The doses of a `dose` quantity in order of the text."""
    words, base = sentence.words, sentence.span.start
    if quantity.kind == "percent":
        return [Dose(_number(quantity.words["percent"]), "%", quantity.parts["percent"])]
    unit, rate = read_unit(quantity.words["unit"])
    behind = expression(_FILE, "second half of a unit").match(words[quantity.span.end - base :])
    if behind:
        unit += "/m2" if behind["area"] else "/kg" if behind["mass"] else ""
        rate = "daily" if behind["time"] else rate
    start = quantity.parts["doses"].start
    found = [Dose(text, unit, span, rate) for text, span in _counted_before(words, base, start)]
    level = _NUMBER if _lists_one_by_one(sentence, quantity) else _LEVEL
    levels = list(level.finditer(quantity.words["doses"]))
    if len(levels) > 1 and expression(_FILE, "numbers a part").search(sentence.before(start, 20)):
        del levels[0]  # "cohort 2, 5 mg"
    for match in levels:
        number = match.group().rstrip(",")
        own = _OWN_UNIT.match(quantity.words["doses"], match.end())
        begin = start + match.start()
        if people := _people_before(sentence, number, begin):
            number, begin = number[people:], begin + people
        place = Span(begin, begin + len(number))
        found.append(Dose(_number(number), read_unit(own["unit"])[0] if own else unit, place, rate))
    return found


def _people_before(sentence: ReadSentence, number: str, start: int) -> int:
    """How long the number of people is with which a seeming range begins: `90 to 5 mg` where so many were assigned."""
    match = _COUNT_TO.match(number)
    if match is None or parse_number(match["n"]).value <= parse_number(match["dose"]).value:
        return 0
    is_list = expression(_FILE, "counts people to doses").search(sentence.before(start, 200)) is not None
    return match.start("dose") if is_list else 0


def _lists_one_by_one(sentence: ReadSentence, quantity: Quantity) -> bool:
    """Are levels listed without a range: `2-4-8 mg`, and up to the last one: `from 20, 40, 60 to 90 mg`?"""
    doses = quantity.words["doses"]
    if expression(_FILE, "levels with dashes").fullmatch(doses):
        return True
    before = sentence.before(quantity.parts["doses"].start, 30)
    return bool(expression(_FILE, "up to the last level").fullmatch(doses) and expression(_FILE, "from").search(before))


def is_of_fraction(sentence: ReadSentence, quantity: Quantity) -> bool:
    """Is this amount in gray that of each fraction, and not the dose of the whole course: `in 20 fractions of 2 Gy`?"""
    if quantity.kind != "dose" or read_unit(quantity.words["unit"])[0] not in GRAYS:
        return False
    place = quantity.parts["doses"]
    behind = sentence.after(quantity.parts["unit"].end, 30)
    return bool(
        expression(_FILE, "of a fraction").search(sentence.before(place.start, 50))
        or expression(_FILE, "each fraction").match(behind)
    )


def is_strength(sentence: ReadSentence, quantity: Quantity) -> bool:
    """Is this percentage the strength of the drug next to it: `timolol 0.5%`, `0.005% latanoprost`?"""
    number = quantity.number("percent") if quantity.kind == "percent" and "sign" not in quantity.parts else None
    if number is None or not 0 < number.value <= _STRONGEST:
        return False
    words, base = sentence.words, sentence.span.start
    for term in (t for t in sentence.terms if t.type == "drug"):
        behind = (
            words[term.span.end - base : quantity.span.start - base] if term.span.end <= quantity.span.start else None
        )
        before = (
            words[quantity.span.end - base : term.span.start - base] if quantity.span.end <= term.span.start else None
        )
        if (behind is not None and expression(_FILE, "between drug and strength").fullmatch(behind)) or (
            before is not None and before in (" ", "-")
        ):
            return True
    return False


def read_unit(words: str) -> tuple[str, str | None]:
    """A unit in one writing, and the frequency inside it: `mg per square meter` is `mg/m2`, `mg/day` is `mg` daily."""
    plain = _POWER.sub(lambda m: f"/{m[1]}2" if m[2] in "2²" else f"/{m[1]}", re.sub(r"\s+", " ", words))
    text = expression(_FILE, "per area").sub("/m2", plain)
    if text.lower().startswith("area under"):
        return "AUC", None
    per_time = expression(_FILE, "per time").search(text)
    if per_time:
        text = text[: per_time.start()]
    text = re.sub(r"\s?per\s", "/", text).replace("kilogram", "kg").replace("μ", "µ")
    rate = None
    if per_time:
        rate = "daily" if per_time["unit"].startswith("d") else "weekly"
    return re.sub(r"\s?/\s?", "/", text).strip(), rate


def _counted_before(words: str, base: int, start: int) -> list[tuple[str, Span]]:
    """Levels with a count behind each, before the last one that carries the unit: `30 (n = 3), 40 (n = 3) and …`."""
    found: list[tuple[str, Span]] = []
    position = start - base
    while match := expression(_FILE, "counted level").search(words[max(0, position - 45) : position]):
        offset = max(0, position - 45)
        if expression(_FILE, "numbers a part").search(words[: offset + match.start()][-15:]):
            break
        place = Span(base + offset + match.start("level"), base + offset + match.end("level"))
        found.append((_number(match["level"]), place))
        position = offset + match.start()
    return found[::-1]


def _number(words: str) -> str:
    text = re.sub(r"\s?(?:-\sto|–|—|to)\s?", "-", words).replace("·", ".")
    return re.sub(r"(?<=\d)[, \u00a0\u2009\u202f](?=\d{3}\b)", "", text)
