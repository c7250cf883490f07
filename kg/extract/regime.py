"""How a sentence says that each of its drugs is given: dose, frequency, route, schedule and duration.

Finds doses behind the drug (`sorafenib 400 mg twice daily`), before it (`200 mg pembrolizumab every 3 weeks`), lists
of levels, frequencies that several drugs share, and cycles that frame a whole sentence. It does not look beyond the
sentence, and it does not judge whether the drug is one of the study's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from kg.extract.cue import load_cues
from kg.extract.dose import Dose, is_strength, read_doses
from kg.extract.drug_list import drug_of
from kg.extract.reading import ReadSentence, Term
from kg.extract.timing import Timing, find_timings, is_frequency, make_duration, make_frequency, make_schedule
from kg.model.concept import Concept
from kg.model.document import Span

_JOINED = re.compile(
    r"[\s,]*(?:and|plus|\+|/|-|–|or|with|in combination with|combined with|as well as|&|,)?\s*(?:then\s)?$"
)
_GLOSS = re.compile(r"\s?[\[(]\s?$")
_CONNECTED = re.compile(
    r"(?:\s?of body[- ]surface area)?[\s,;)\]]*"
    r"(?:and|plus|\+|or|with|followed (?:immediately )?by|then)?\s*(?:[a-z-]+\s){0,2}$"
)
_EACH = re.compile(r"\b(?:each|both)\b|\b(?:given|administered|dosed) at (?:a dose of )?$")
_ALL_DRUGS = re.compile(
    r"\b(?:both|all|each)\b(?!\s(?:patients|arms|groups|subjects|participants|cycles?|\d|week|day|of the patients))"
)
_UNWANTED = re.compile(
    r"(?:[<>≤≥=]|\b(?:at least|more than|less than|greater than|cumulative|median|mean|exceed\w*))\s?(?:\w+\s){0,2}$"
)


_DoseList = tuple[Span, tuple[Dose, ...]]

#: What is measured in these alone is a body or a volume.
_WEIGHTS = ("kg", "L", "l")


@dataclass(frozen=True, slots=True)
class Regime:
    """How a drug is given, as far as the words around it say; `words` are these words, `place` is the dose's."""

    dose: str | None = None
    unit: str | None = None
    frequency: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None
    words: Span | None = None
    place: Span | None = None

    @property
    def fullness(self) -> int:
        """How much is said, a dose above all."""
        return 4 * (self.dose is not None) + sum(x is not None for x in (self.frequency, self.route, self.duration))


@dataclass(frozen=True, slots=True)
class Given:
    """A drug where a sentence names it, and the ways in which it is given there."""

    term: Term
    regimes: tuple[Regime, ...]


@dataclass(frozen=True, slots=True)
class DosedDrug:
    """One dose of a sentence with the drug it is a dose of, if the sentence names one."""

    drug: Concept | None
    dose: Span
    regime: Regime


@dataclass(slots=True)
class _Group:
    """Drugs named one after the other, the stretch of text that speaks of them, and what it says.

    `summaries` are names of their regimen in brackets behind them.
    """

    terms: list[Term]
    lead: int
    start: int
    end: int
    stop: int = 0
    timings: tuple[Timing, ...] = ()
    route: str | None = None
    summaries: list[Term] = field(default_factory=list)


@dataclass(frozen=True)
class _Facts:
    """The doses, timings and routes of a sentence; all spans are offsets of the text."""

    sentence: ReadSentence
    doses: tuple[_DoseList, ...]
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

    def inside(self, span: Span) -> bool:
        """Does a drug's name hold a fact: `oral prednisone`?"""
        return any(span.contains(s) for s in self.spans)


def find_routes(sentence: ReadSentence) -> list[tuple[Span, str]]:
    """The routes that a sentence names, in order."""
    base = sentence.span.start
    found = [
        (Span(base + m.start(), base + m.end()), cue.value)
        for cue in load_cues("interventions")["route"].within(sentence.words)
        for m in cue.finditer(sentence.words)
    ]
    return sorted(found)


def find_regimes(sentence: ReadSentence) -> list[Given]:
    """What the sentence says of each of its drugs, in order; a drug of which nothing is said has no regimes."""
    terms = [t for t in sentence.terms if drug_of(t)]
    if not terms:
        return []
    facts = _facts(sentence)
    if not (facts.doses or facts.timings or facts.routes):
        return [Given(term, ()) for term in terms]
    groups = _groups(facts, terms)
    for group in groups:
        group.timings = tuple(t for t in facts.timings if group.lead <= t.span.start < group.stop)
        group.route = next((r for s, r in facts.routes if group.lead <= s.start < group.stop), None)
    _share(facts, groups)
    return [given for group in groups for given in _of_group(facts, group, len(groups) == 1)]


def find_dosed_drugs(sentence: ReadSentence) -> list[DosedDrug]:
    """Every dose of the sentence in order, with its drug; in a sentence without drugs the doses stand alone."""
    found: list[DosedDrug] = []
    if any(drug_of(t) for t in sentence.terms):
        for given in find_regimes(sentence):
            found += [DosedDrug(drug_of(given.term), r.place, r) for r in given.regimes if r.place is not None]
    else:
        facts = _facts(sentence)
        start, end = sentence.span.start, sentence.span.end
        whole = _Group([], start, start, start, end, facts.timings, next((r for _, r in facts.routes), None))
        regimes = _with_doses(sentence.words, start, whole, facts.doses)
        found += [DosedDrug(None, r.place, r) for r in regimes if r.place is not None]
    return sorted(found, key=lambda item: item.dose)


def _facts(sentence: ReadSentence) -> _Facts:
    base = sentence.span.start
    timings = _without_choices(sentence.words, find_timings(sentence.words, base), base)
    named_days = [t.span for t in timings if t.kind == "days"]
    doses: list[_DoseList] = []
    for quantity in sentence.quantities:
        before = sentence.words[max(0, quantity.span.start - base - 30) : quantity.span.start - base]
        if _UNWANTED.search(before) or not (quantity.kind == "dose" or is_strength(sentence, quantity)):
            continue
        levels = [d for d in read_doses(sentence, quantity) if d.unit not in _WEIGHTS]
        levels = [d for d in levels if not any(d.span.overlaps(s) for s in named_days)]
        if levels:
            whole = levels[0].span.to(levels[-1].span)
            unit = quantity.parts.get("unit")
            doses.append(
                (whole.to(unit) if unit else Span(whole.start, max(whole.end, quantity.span.end)), tuple(levels))
            )
    # What a unit holds (`mg/day`) is told by its dose.
    timings = [t for t in timings if not any(t.span.overlaps(span) for span, _ in doses)]
    return _Facts(sentence, tuple(doses), tuple(timings), tuple(find_routes(sentence)))


def _without_choices(words: str, timings: Sequence[Timing], base: int) -> list[Timing]:
    """`weekly or every 3 weeks` says neither; with a dose at each (`5 mg daily or 30 mg weekly`) both hold."""
    chosen: set[Timing] = set()
    for a, b in pairwise(timings):
        gap = words[a.span.end - base : b.span.start - base]
        if a.kind == b.kind == "rate" and re.fullmatch(r",?\s(?:or|versus|vs\.?)\s", gap):
            chosen |= {a, b}
    return [t for t in timings if t not in chosen]


# -- which stretch of the sentence speaks of which drugs -------------------------------------------


def _groups(facts: _Facts, terms: Sequence[Term]) -> list[_Group]:
    words, base = facts.sentence.words, facts.sentence.span.start
    groups: list[_Group] = []
    for term in terms:
        floor = groups[-1].end if groups else base
        lead = _lead(facts, term.span.start, floor)
        between = words[floor - base : lead - base]
        if groups and _GLOSS.fullmatch(between) and (closing := re.match(r"\s?[\])]", words[term.span.end - base :])):
            (groups[-1].summaries if term.type == "regimen" else groups[-1].terms).append(term)
            groups[-1].end = term.span.end + closing.end()
        elif groups and lead == term.span.start and not facts.inside(term.span) and _JOINED.fullmatch(between):
            groups[-1].terms.append(term)
            groups[-1].end = term.span.end
        else:
            groups.append(_Group([term], lead, term.span.start, term.span.end))
    ends = [g.lead for g in groups[1:]] + [facts.sentence.span.end]
    for group, end in zip(groups, ends, strict=True):
        group.stop = _stop(words, base, group.end, end)
    return groups


def _lead(facts: _Facts, start: int, floor: int) -> int:
    """Where the words begin that belong to the drug behind them: `200 mg oral` before `sorafenib`."""
    words, base = facts.sentence.words, facts.sentence.span.start
    (cue,) = load_cues("interventions")["lead"]
    position, holds = start, start
    while position > floor:
        end = base + len(words[: position - base].rstrip())
        span = facts.ending_at(end)
        if span is not None and span.start >= floor:
            if _is_of_drug_before(facts, span, floor, start):
                break
            position = holds = span.start
            continue
        match = cue.expression.search(words[max(floor, position - 20) - base : position - base])
        if match is None or not match.group().strip():
            break
        position -= len(match.group())
    return holds


def _is_of_drug_before(facts: _Facts, span: Span, floor: int, start: int) -> bool:
    """A dose right behind one drug is that drug's, unless `of` ties it to the next."""
    words, base = facts.sentence.words, facts.sentence.span.start
    if floor == base or re.search(r"\bof\s$", words[span.end - base : start - base]):
        return False
    return words[floor - base : span.start - base].strip(" (:,") in ("", "at", "at a dose of")


def _stop(words: str, base: int, start: int, end: int) -> int:
    (cue,) = load_cues("interventions")["stop"]
    match = cue.expression.search(words, start - base, end - base)
    return base + match.start() if match else end


def _share(facts: _Facts, groups: list[_Group]) -> None:
    """Frequencies that several drugs share: the last of a list, `both given …`, and cycles that frame the sentence."""
    words, base = facts.sentence.words, facts.sentence.span.start
    for before, after in zip(groups[-2::-1], groups[:0:-1], strict=True):
        tail = _after_last_fact(facts, before)
        joined = _CONNECTED.fullmatch(words[tail - base : after.lead - base])
        if joined and not any(is_frequency(t) for t in before.timings) and before.stop == after.lead:
            before.timings += tuple(t for t in after.timings if is_frequency(t))
            before.route = before.route or after.route
        if joined and after.route is None and any(before.lead <= s.start < before.start for s, _ in facts.routes):
            after.route = before.route
    last = groups[-1]
    if every := _ALL_DRUGS.search(words, last.end - base, last.stop - base):
        shared = tuple(t for t in last.timings if t.span.start - base >= every.start())
        route = next((r for s, r in facts.routes if base + every.start() <= s.start < last.stop), None)
        for group in groups[:-1]:
            group.timings += shared
            group.route = group.route or route
    framing = tuple(t for t in facts.timings if t.span.end <= groups[0].lead and t.kind in ("cycle", "course"))
    cycles = tuple(t for t in last.timings if t.kind == "cycle")
    for group in groups:
        kinds = {t.kind for t in group.timings}
        group.timings += tuple(t for t in framing if t.kind not in kinds)
        if "days" in kinds and "cycle" not in kinds:
            group.timings += cycles


def _after_last_fact(facts: _Facts, group: _Group) -> int:
    """Where the last dose, timing or route of a group ends."""
    return max([group.end, *(s.end for s in facts.spans if group.end <= s.start < group.stop)])


# -- what a stretch says ---------------------------------------------------------------------------


def _of_group(facts: _Facts, group: _Group, alone: bool) -> list[Given]:
    """The regimes of each drug of a group; a dose belongs to the drug next to it, all else to all."""
    doses = [d for d in facts.doses if group.lead <= d[0].start < group.stop]
    if not doses and alone:
        doses = list(facts.doses)
    own: dict[int, list[_DoseList]] = defaultdict(list)
    for span, levels in doses:
        for i, part in _targets(facts, group, span, levels):
            own[i].append((span, part))
    shared = _shared_regime(facts, group, doses)
    made: list[Given] = []
    for i, term in enumerate(group.terms):
        regimes = tuple(_with_doses(facts.sentence.words, facts.sentence.span.start, group, own[i]))
        made.append(Given(term, regimes or ((shared,) if shared.fullness else ())))
    return made + [Given(term, ()) for term in group.summaries]


def _targets(
    facts: _Facts, group: _Group, span: Span, levels: tuple[Dose, ...]
) -> Iterator[tuple[int, tuple[Dose, ...]]]:
    """Which drugs of a group (by their index) have which of these doses."""
    words, base = facts.sentence.words, facts.sentence.span.start
    distinct = list(dict.fromkeys(drug_of(t) for t in group.terms))
    places = range(len(group.terms))
    if span.end <= group.start:
        yield 0, levels
    elif len(levels) == len(distinct) > 1 and len({d.text for d in levels}) > 1:
        for i in places:
            at = distinct.index(drug_of(group.terms[i]))
            yield i, levels[at : at + 1]
    elif len(distinct) == 1 or _EACH.search(words[group.end - base : span.start - base]):
        yield from ((i, levels) for i in places)
    else:
        yield places[-1], levels


def _shared_regime(facts: _Facts, group: _Group, doses: Sequence[_DoseList]) -> Regime:
    """What is said of all drugs of a group; what stands in brackets with a dose is of the last (`A and B (5 mg)`)."""
    words, base = facts.sentence.words, facts.sentence.span.start
    opening = re.match(r"\s?[\[(]", words[group.end - base :])
    closing = re.search(r"[\])]", words[group.end - base :]) if opening and len(group.terms) > 1 else None
    bracket = Span(group.end, group.end + closing.end()) if closing else None
    if bracket is None or not any(bracket.overlaps(span) for span, _ in doses):
        return _regime(group.timings, group.route, None)
    route = next((r for s, r in facts.routes if group.lead <= s.start < group.stop and not bracket.overlaps(s)), None)
    return _regime([t for t in group.timings if not bracket.overlaps(t.span)], route, None)


def _with_doses(words: str, base: int, group: _Group, doses: Sequence[_DoseList]) -> list[Regime]:
    """One regime a dose, each with the frequency that stands next to it."""
    if not doses:
        return []
    inside = tuple(t for t in group.timings if group.lead <= t.span.start < group.stop)
    outside = tuple(t for t in group.timings if t not in inside)
    stand_ahead = _stand_ahead(words, base, inside, group.end, doses[0][0])
    made: list[Regime] = []
    near: tuple[Timing, ...] = ()
    for i, (span, levels) in enumerate(doses):
        before = near
        floor = doses[i - 1][0].end if i else group.lead
        ceiling = doses[i + 1][0].start if i + 1 < len(doses) else group.stop
        ahead = tuple(t for t in inside if floor <= t.span.start < span.start)
        behind = tuple(t for t in inside if span.end <= t.span.start < ceiling)
        near = (
            ahead if stand_ahead else (tuple(t for t in ahead if t.span.end <= group.start) if i == 0 else ()) + behind
        )
        if not any(is_frequency(t) for t in near):
            later = tuple(t for t in inside if is_frequency(t) and t.span.start >= span.end)
            near += later or before or ahead
        for dose in levels:
            timings = near + outside
            if dose.rate:
                timings = (
                    Timing("rate", dose.rate, dose.span, dose.span),
                    *(t for t in timings if t.text != dose.rate),
                )
            made.append(
                replace(_regime(timings, group.route, dose.span), dose=dose.text, unit=dose.unit, place=dose.span)
            )
    return made


def _stand_ahead(words: str, base: int, timings: Sequence[Timing], start: int, first: Span) -> bool:
    """Do the frequencies stand before their doses: `once daily at 2 or 4 mg, or weekly at 9 mg`?"""
    if not any(start <= t.span.start < first.start and t.kind == "rate" for t in timings):
        return False
    behind = next((t for t in timings if is_frequency(t) and t.span.start >= first.end), None)
    if behind is None:
        return True
    gap = words[first.end - base : behind.span.start - base]
    return len(gap) > 15 or bool(re.search(r"\b(?:or|and)\b", gap))


def _regime(timings: Sequence[Timing], route: str | None, span: Span | None) -> Regime:
    words = span
    for timing in timings:
        if words is None or abs(timing.span.start - words.end) < 60:
            words = timing.span if words is None else words.to(timing.span)
    return Regime(None, None, make_frequency(timings), route, make_schedule(timings), make_duration(timings), words)
