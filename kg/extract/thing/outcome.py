"""Outcomes: what the study set out to measure, primary or secondary, and within which time.

Finds the outcomes that a sentence on end points names (`The primary end point was X`, `X was the primary end
point`). A harm that is an end point is measured by its rate. It does not take every measured thing for an outcome,
nor a sentence that only says whether an end point was met.

The mentions it chooses from, measured on evidence_outcomes (docs/extraction.md): precision 0.808, recall 0.580.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.cue import expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.number.time_point import TimePoint, find_time_points
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.term.outcome_name import known_outcome, outcome_named
from kg.extract.thing.composite import find_composites, without_parts
from kg.extract.thing.words_before_name import declared_in_full
from kg.model.concept import Concept
from kg.model.study import Outcome

_FILE = "outcomes"
_TIME_BEHIND = 40
_TIME_BEFORE = 15
_LOOK_BACK = 40
_HEADING = 45
#: What is measured of the study, not of the treatment, and doses, which are findings of their own (`dose_finding`).
OF_THE_STUDY = frozenset({"follow-up duration", "maximum tolerated dose", "recommended phase 2 dose"})


@dataclass(frozen=True, slots=True)
class _Declaration:
    """Where a sentence calls something primary or secondary, and on which side that stands."""

    start: int
    end: int
    is_primary: bool
    stands_behind: bool

    def overlaps(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end


def find_outcomes(reading: Reading) -> list[Outcome]:
    """The declared outcomes in order of the text, each concept once."""
    found: dict[Concept, Outcome] = {}
    for sentence in reading.sentences:
        if sentence.role in ("funding", "registration", "title"):
            continue
        declared = _declarations(sentence) or _of_heading(reading, sentence)
        is_list = sentence.role != "conclusions" and says(_FILE, "bare", sentence.words)
        is_list = is_list or expression(_FILE, "main outcomes").search(_heading(reading, sentence)) is not None
        if not (declared or is_list) or says(_FILE, "not_declared", sentence.words):
            continue
        times = find_time_points(sentence)
        composites = find_composites(sentence)
        for term in (*without_parts(list(sentence.terms), composites), *composites):
            place, end = term.span.start - sentence.span.start, term.span.end - sentence.span.start
            if says(_FILE, "level_of_a_scale", sentence.words[max(0, place - _LOOK_BACK) : place]):
                continue
            is_named = term.type in ("outcome", "adverse_event") or _is_measured(sentence, term)
            if is_named and not any(d.overlaps(place, end) for d in declared):
                outcome = _outcome(sentence, term, declared, times)
                if outcome.is_primary is not None or is_list:
                    found.setdefault(outcome.concept, outcome)
    return list(found.values())


def _is_measured(sentence: ReadSentence, term: Term) -> bool:
    """`The primary end point was the change in CRP`: is a substance named as what is measured?"""
    if term.as_type("outcome") is None or term.type not in ("target", "biomarker"):
        return False
    return expression(_FILE, "measured itself").search(sentence.before(term.span.start, 60)) is not None


def _heading(reading: Reading, sentence: ReadSentence) -> str:
    """The words right before a sentence, which are its heading if it has one."""
    return reading.text[max(0, sentence.span.start - _HEADING) : sentence.span.start]


def _of_heading(reading: Reading, sentence: ReadSentence) -> list[_Declaration]:
    """`PRIMARY OUTCOME: pain at 6 weeks`: the heading declares what stands under it; of several main outcomes none."""
    heading = _heading(reading, sentence)
    is_only = len({t.concept for t in sentence.terms if t.type == "outcome" or _is_measured(sentence, t)}) <= 1
    is_main = is_only and expression(_FILE, "main outcomes").search(heading) is not None
    is_primary = is_main or expression(_FILE, "primary outcomes").search(heading) is not None
    return [_Declaration(0, 0, True, False)] if is_primary else []


def _declarations(sentence: ReadSentence) -> list[_Declaration]:
    found = [
        _Declaration(
            match.start(),
            match.end(),
            cue.value == "primary",
            says(_FILE, "behind_its_outcomes", sentence.words[max(0, match.start() - _LOOK_BACK) : match.start()]),
        )
        for cue in load_cues(_FILE)["declaration"].within(sentence.words)
        for match in cue.finditer(sentence.words)
    ]
    return sorted(found, key=lambda declaration: declaration.start)


def _outcome(sentence: ReadSentence, term: Term, declared: list[_Declaration], times: tuple[TimePoint, ...]) -> Outcome:
    governing = _governing(declared, term.span.start - sentence.span.start)
    if governing and _is_only_assessed(sentence, governing, term):
        governing = None
    near = [
        t
        for t in times
        if expression(_FILE, "time of measuring").match(t.text) is None
        and (
            -_TIME_BEFORE <= t.span.start - term.span.end < _TIME_BEHIND
            or 0 <= term.span.start - t.span.end < _TIME_BEFORE
        )
    ]
    if near and expression("time_points", "another time").match(sentence.after(near[0].span.end, 60)):
        near = []  # "at month 2 or month 6"
    return Outcome(
        declared_in_full(sentence, term) or term.as_type("outcome") or rate_of(term.concept),
        make_evidence(sentence, term.span, "outcome/declared"),
        governing.is_primary if governing else None,
        near[0].text if near else None,
    )


def _is_only_assessed(sentence: ReadSentence, governing: _Declaration, term: Term) -> bool:
    """`The primary end point was survival; response was assessed`: is it of a clause that declares nothing?"""
    base = sentence.span.start
    if governing.stands_behind or not says(
        _FILE, "other_clause", sentence.between(base + governing.end, term.span.start)
    ):
        return False
    return says(_FILE, "only_assessed", sentence.after(term.span.end))


def _governing(declared: list[_Declaration], place: int) -> _Declaration | None:
    """The declaration that a thing named at `place` falls under: the one before it, unless that looks back itself."""
    before = [d for d in declared if d.start <= place]
    if before and not before[-1].stands_behind:
        return before[-1]
    return next((d for d in declared if d.start > place and d.stands_behind), None)


def rate_of(event: Concept) -> Concept:
    """What is counted of a harm or disease: how often it occurs."""
    return outcome_named(f"{event.label} rate")


def ease_of(sentence: ReadSentence, term: Term) -> Concept | None:
    """What is measured where a complaint or disease goes away: `remission of insomnia`, `rash resolved`; else None."""
    words = sentence.between(term.span.start, term.span.end)
    for cue in load_cues(_FILE)["ease before"]:
        if match := cue.search(sentence.before(term.span.start, _LOOK_BACK)):
            name = f"{match['ease'].lower()} {match['joint']} {words}"
            return outcome_named(name)
    behind = sentence.after(term.span.end, _LOOK_BACK)
    verb = next((cue for cue in load_cues(_FILE)["ease behind"] if cue.expression.match(behind)), None)
    name = f"{verb.value} {words.lower()}" if verb else ""
    return outcome_named(name) if verb else None


def severity_of(complaint: str) -> Concept:
    """What is measured of a complaint, in the words of the text: how bad it is."""
    forms = (f"{complaint} {word}" for word in ("score", "severity", "intensity", ""))
    return next(filter(None, map(known_outcome, forms)), Concept("outcome", f"{complaint} severity"))
