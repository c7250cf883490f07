"""Doses, timings and routes of a sentence, wherever they stand and whichever drug they are said of.

Finds doses with their levels and strengths; not bounds, means and sums of doses, nor weights of bodies, nor frequencies
of which one is to be chosen.

Measured on gold (docs/extraction.md; interventions, dose: 79 values): precision 0.959, recall 0.886; on ctro (dose
value: 163 values): precision 0.790, recall 0.902.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.extract.cue import expression, says
from kg.extract.drug.route import find_routes
from kg.extract.number.dose import Dose, is_of_fraction, is_strength, read_doses
from kg.extract.number.timing import Timing, find_timings
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_FILE = "interventions"
DoseList = tuple[Span, tuple[Dose, ...]]

#: What is measured in these alone is a body or a volume.
_WEIGHTS = ("kg", "L", "l")
_VOLUMES = ("mL", "ml")
_FLOWS = ("L/", "l/", "mL/min", "ml/min")
_IN_VOLUME = ("/mL", "/ml", "/dL", "/dl", "/L", "/l")


@dataclass(frozen=True)
class DosingFacts:
    """The doses, timings and routes of a sentence; all spans are offsets of the text."""

    sentence: ReadSentence
    doses: tuple[DoseList, ...]
    timings: tuple[Timing, ...]
    routes: tuple[tuple[Span, str], ...]

    @cached_property
    def spans(self) -> list[Span]:
        """Where any of them stands."""
        return [s for s, _ in self.doses] + [t.span for t in self.timings] + [s for s, _ in self.routes]

    @cached_property
    def _ends(self) -> dict[int, Span]:
        framing = [t.span for t in self.timings if t.kind in ("cycle", "course")]
        return {s.end: s for s in self.spans if s not in framing}

    def ending_at(self, place: int) -> Span | None:
        """What ends here and may be said of the drug behind it; cycles frame a whole sentence."""
        return self._ends.get(place)

    def without(self, place: Span) -> DosingFacts:
        """The facts that do not stand in a stretch of text; what frames the whole sentence stays."""
        return DosingFacts(
            self.sentence,
            tuple(d for d in self.doses if not place.contains(d[0])),
            tuple(t for t in self.timings if t.kind in ("cycle", "course") or not place.contains(t.span)),
            tuple(r for r in self.routes if not place.contains(r[0])),
        )

    def inside(self, span: Span) -> bool:
        """Does a drug's name hold a fact: `oral prednisone`?"""
        return any(span.contains(s) for s in self.spans)


def read_dosing(sentence: ReadSentence) -> DosingFacts:
    """The facts of a sentence; found once, since several extractors ask for them."""
    known: DosingFacts | None = sentence.remembered.get("dosing")
    if known is None:
        known = sentence.remembered["dosing"] = _read(sentence)
    return known


def _read(sentence: ReadSentence) -> DosingFacts:
    base = sentence.span.start
    timings = _without_choices(sentence.words, find_timings(sentence.words, base), base)
    timings = [t for t in timings if not _is_of_other_things(sentence, t)]
    named_days = [t.span for t in timings if t.kind == "days"]
    doses: list[DoseList] = []
    foreign: list[Span] = []
    for quantity in sentence.quantities:
        before = sentence.words[max(0, quantity.span.start - base - 30) : quantity.span.start - base]
        if expression(_FILE, "bound, sum or mean").search(before) or not (
            quantity.kind == "dose" or is_strength(sentence, quantity)
        ):
            continue
        behind = sentence.after(quantity.span.end, 90)
        if expression(_FILE, "amount in blood").match(behind) or expression(_FILE, "of a weight").match(behind):
            continue
        if (
            is_of_fraction(sentence, quantity)
            or _is_restated(sentence, quantity.span)
            or _is_of_forms(sentence, quantity)
        ):
            continue
        levels = [d for d in read_doses(sentence, quantity) if d.unit not in _WEIGHTS]
        levels = [d for d in levels if not d.unit.startswith(_FLOWS) and not _is_in_blood(sentence, d)]
        if levels and _is_of_a_code(sentence, quantity):
            foreign.append(_stretch(sentence, quantity))
            continue
        levels = [d for d in levels if not (d.unit in _VOLUMES and _is_solvent(sentence, d, levels))]
        levels = [d for d in levels if not any(d.span.overlaps(s) for s in named_days)]
        if levels:
            whole = levels[0].span.to(levels[-1].span)
            unit = quantity.parts.get("unit")
            doses.append(
                (whole.to(unit) if unit else Span(whole.start, max(whole.end, quantity.span.end)), tuple(levels))
            )
    # What a unit holds (`mg/day`) is told by its dose.
    claimed = [*foreign, *(span for span, _ in doses)]
    timings = [t for t in timings if not any(t.span.overlaps(span) for span in claimed)]
    routes = [r for r in find_routes(sentence) if not any(r[0].overlaps(span) for span in foreign)]
    return DosingFacts(sentence, tuple(doses), tuple(timings), tuple(routes))


def _is_restated(sentence: ReadSentence, place: Span) -> bool:
    """Does an amount say a dose in other words or in another unit, or how much people had in all or on average?"""
    before = sentence.before(place.start, 110)
    same = expression(_FILE, "dose before a bracket").search(before)
    if same and not sentence.between(place.start, place.end).endswith(same["unit"]):
        return True
    return says(_FILE, "restated", before)


def _is_of_forms(sentence: ReadSentence, quantity: Quantity) -> bool:
    """Is this what each of several tablets holds: `as four 0.5-mg tablets`?"""
    if expression(_FILE, "form behind").match(sentence.after(quantity.span.end, 40)) is None:
        return False
    return expression(_FILE, "so many forms").search(sentence.before(quantity.span.start, 20)) is not None


def _is_in_blood(sentence: ReadSentence, dose: Dose) -> bool:
    """Is this amount in a volume how much of a drug was in blood, as opposed to how strong a solution is?"""
    if not dose.unit.endswith(_IN_VOLUME):
        return False
    return expression(_FILE, "level in blood").search(sentence.before(dose.span.start, 60)) is not None


def _stretch(sentence: ReadSentence, quantity: Quantity) -> Span:
    """A dose with what is said of it, up to the next dose, drug or clause."""
    end = quantity.span.end
    stop = expression(_FILE, "ends a dose").search(sentence.after(end))
    ends = [end + stop.start() if stop else sentence.span.end]
    ends += [q.span.start for q in sentence.quantities if q.kind == "dose" and q.span.start > end]
    ends += [t.span.start for t in sentence.terms if t.type in ("drug", "regimen") and t.span.start > end]
    return Span(quantity.span.start, min(ends))


def _is_of_a_code(sentence: ReadSentence, quantity: Quantity) -> bool:
    """Is a dose that of a code or short name which is no known drug: `of 4XYZ219 (30 mg/kg`, `30 mg QZ was given`?"""
    before, behind = sentence.before(quantity.span.start, 40), sentence.after(quantity.span.end, 20)
    ahead = (expression(_FILE, row).search(before) for row in ("code before a dose", "name before a dose"))
    places = [quantity.span.start - len(before) + code.start(code.lastgroup or 0) for code in ahead if code]
    if code := expression(_FILE, "code behind a dose").match(behind):
        places.append(quantity.span.end + code.start("code"))
    return any(not any(t.span.start <= place < t.span.end for t in sentence.terms) for place in places)


def _is_solvent(sentence: ReadSentence, dose: Dose, levels: Sequence[Dose]) -> bool:
    """Is this volume what a dose is dissolved in: `20 mg in 5 mL`, `5 mL of saline`?"""
    if any(d.unit not in _VOLUMES for d in levels):
        return True
    if expression(_FILE, "volume beside a dose").search(sentence.before(dose.span.start, 20)):
        return True
    behind = sentence.after(dose.span.end, 40).lstrip(" -").removeprefix(dose.unit)
    return expression(_FILE, "volume of a solvent").match(behind) is not None


def _is_of_other_things(sentence: ReadSentence, timing: Timing) -> bool:
    """Is this when something was measured, how much people moved, or how long a drug was not given?"""
    before = sentence.before(timing.span.start, 120)
    words = sentence.between(timing.span.start, timing.span.end).lower()
    if timing.kind == "rate":
        if expression(_FILE, "how often it was changed").search(before):
            return True
        if words.startswith("/"):
            return expression(_FILE, "amount per time").search(before) is None
        amount = expression(_FILE, "amount of activity").search(before)
        return amount is not None and (words.startswith(("per ", "a ")) or " of " in amount.group())
    if timing.kind == "days":
        measured = expression(_FILE, "at days").search(before) is not None
        return measured and not expression(_FILE, "gives at days").search(before)
    if timing.kind != "course":
        return False
    if words.startswith("for at least") or expression(_FILE, "span without the drug").search(before):
        return True
    behind = sentence.after(timing.span.end, 20)
    if words.startswith("for ") or behind.startswith(" of treatment"):
        return False
    return bool(
        expression(_FILE, "span of looking on").match(behind)
        or expression(_FILE, "span of what was measured").search(before)
    )


def _without_choices(words: str, timings: Sequence[Timing], base: int) -> list[Timing]:
    """`weekly or every 3 weeks` says neither; with a dose at each (`5 mg daily or 30 mg weekly`) both hold."""
    chosen: set[Timing] = set()
    for a, b in pairwise(timings):
        gap = words[a.span.end - base : b.span.start - base]
        if a.kind == b.kind == "rate" and expression(_FILE, "one or the other rate").fullmatch(gap):
            chosen |= {a, b}
    return [t for t in timings if t not in chosen]
