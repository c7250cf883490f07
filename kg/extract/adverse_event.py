"""Harms: event, grade, count, percent, arm, and stated absence.

Finds reported events with their numbers (`neutropenia (47% vs 16%)`, `grade 3 skin rash (n = 1)`, `six patients had
grade 3 or 4 events`), events named without a number, and denied ones (`no treatment-related deaths`, `no
dose-limiting toxicities`). It does not read diseases that are treated, prevented or part of a patient's history.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from kg.extract.arm import ArmTable
from kg.extract.attach import Attached, attach
from kg.extract.evidence import make_evidence
from kg.extract.group import Estimate
from kg.extract.quantity import Quantity, read_grade
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.study import AdverseEvent
from kg.resources import data_path
from kg.vocabulary import shipped_vocabulary


@cache
def harm_cues() -> dict[str, Any]:
    """The cue words of `harms.yaml`, compiled."""
    loaded = yaml.safe_load(data_path("patterns", "harms.yaml").read_text(encoding="utf-8"))
    return {
        name: {k: re.compile(v, re.IGNORECASE) for k, v in text.items()}
        if isinstance(text, dict)
        else re.compile(text, re.IGNORECASE)
        for name, text in loaded.items()
    }


def find_adverse_events(reading: Reading, table: ArmTable, conditions: frozenset[str]) -> list[AdverseEvent]:
    """The harms of a document in order of the text. `conditions` are the labels of the diseases under study: they are
    none.
    """
    events: list[AdverseEvent] = []
    for sentence in reading.sentences:
        if sentence.role not in ("results", "conclusions", "methods") or not _speaks_of_harms(sentence):
            continue
        things = [t for t in sentence.terms if _is_harm(sentence, t, conditions)]
        if not things:
            continue
        chosen = set(map(id, things))
        attached = attach(sentence, table, _harms_or_outcomes(chosen), _usable)
        numbered: set[int] = set()
        for item in attached:
            if item.thing is None or id(item.thing) not in chosen:
                continue
            item.thing = _meant(sentence, item.thing, things)
            numbered.add(id(item.thing))
            events.append(_event(sentence, item.thing, item, table))
        events += [
            _event(sentence, t, None, table)
            for t in things
            if id(t) not in numbered and _stands_alone(sentence, t, things, attached)
        ]
    return _without_repeats(events)


def _meant(sentence: ReadSentence, term: Term, things: list[Term]) -> Term:
    """In `neutropenia was the most common toxicity (n = 17)` the number is of the event, not of toxicity at large."""
    concept = term.as_type("adverse_event")
    before = [t for t in things if t.span.end <= term.span.start]
    if concept is None or concept.label not in _GENERAL or not before:
        return term
    gap = sentence.words[before[-1].span.end - sentence.span.start : term.span.start - sentence.span.start]
    says_which = re.match(r"^\s(?:was|were)\s(?:the\s)?(?:\w+\s){0,6}$|^\s?,\s(?:the|an?)\s(?:\w+\s){0,4}$", gap)
    return before[-1] if says_which else term


def _harms_or_outcomes(chosen: set[int]) -> Callable[[Term], bool]:
    """Outcomes may take numbers too, so that theirs are not taken for a harm's."""
    return lambda term: id(term) in chosen or term.type == "outcome"


def _speaks_of_harms(sentence: ReadSentence) -> bool:
    if not harm_cues()["context"].search(sentence.words):
        return False
    return sentence.role != "methods" or (
        bool(sentence.quantities)
        and not re.search(
            r"\b(?:end ?points?|objectives?|defined|assess\w*|graded according|eligible|criteria|receive)\b",
            sentence.words,
        )
    )


def _is_harm(sentence: ReadSentence, term: Term, conditions: frozenset[str]) -> bool:
    concept = term.as_type("adverse_event")
    if concept is None or term.type in ("drug", "target", "biomarker"):
        return False
    if concept.label in conditions or any(c.label in conditions for c in (term.concept, *term.others)):
        return False
    before = sentence.words[max(0, term.span.start - sentence.span.start - 50) : term.span.start - sentence.span.start]
    if harm_cues()["not_harm"].search(before):
        return False
    if term.type == "outcome":
        # A name that is an outcome too (death, relapse) is a harm only where the words make it one.
        words = sentence.words[term.span.start - sentence.span.start : term.span.end - sentence.span.start]
        if re.search(r"mortality|^[A-Z]{3,4}$", words):
            return False
        return re.search(
            r"related|toxic|advers|limiting|discontinu|interruption|dose reduction", concept.label
        ) is not None or _is_safety(term.concept.curie)
    return True


@cache
def _is_safety(curie: str | None) -> bool:
    entry = shipped_vocabulary().entry(curie, "outcome") if curie else None
    return entry is None or entry.kind in ("safety", "other", None)


def _usable(sentence: ReadSentence, estimate: Estimate) -> bool:
    words, base = sentence.words, sentence.span.start
    if estimate.kind in ("measure", "ratio", "fold", "not reached", "mean") or estimate.statistic == "all":
        return False
    if any(t.span.overlaps(estimate.digits) for t in sentence.terms if estimate.kind != "none"):
        return False
    before = words[max(0, estimate.span.start - base - 30) : estimate.span.start - base]
    after = words[estimate.span.end - base : estimate.span.end - base + 20]
    if estimate.kind == "number":
        if estimate.count is None or re.search(
            r"(?:\b(?:day|week|month|year|cycle|course|arm|group|cohort|level|stage|type|phase|than|least|grade|ICC|"
            r"or|to|version)s?|[A-Z]{2,}-?|[-+/±><≥≤.])\s?$",
            before,
        ):
            return False
        if re.match(
            r"\s?(?:to|-|–|/)\s?\d|\s?(?:dose|mg|cycle|arm|group|year|month|week|day|most|different|level)", after
        ):
            return False
        if 1900 <= estimate.count <= 2100:
            return False
    return True


def _event(sentence: ReadSentence, term: Term, item: Attached | None, table: ArmTable) -> AdverseEvent:
    concept = term.as_type("adverse_event")
    if concept is None:  # pragma: no cover - callers pass harms only
        raise ValueError(f"no harm: {term}")
    estimate = item.estimate if item else None
    assertion = "absent" if estimate and estimate.kind == "none" else sentence.assertion(term.span)
    count = estimate.count if estimate else None
    if assertion == "absent" and estimate and (estimate.percent or (count or 0) > 0):
        assertion = "present"
    if estimate and assertion == "conditional":
        assertion = "present"
    words = term.span.to(estimate.span) if estimate and len(term.span.to(estimate.span)) < 120 else term.span
    if estimate:
        words = estimate.span if len(term.span.to(estimate.span)) >= 120 else term.span.to(estimate.span)
    return AdverseEvent(
        event=concept,
        evidence=make_evidence(
            sentence, words, f"adverse-event/{item.how if item else 'named'}", "0.9" if item else "0.8"
        ),
        assertion=assertion,
        grade=_grade(sentence, term, estimate),
        count=0 if assertion == "absent" and count is None else count,
        denominator=estimate.denominator if estimate else None,
        percent=estimate.percent if estimate else None,
        arm=item.arm if item else _arm_of_sentence(sentence, table),
        relation=_relation(sentence, term),
        consequence=_consequence(sentence, term),
    )


def _arm_of_sentence(sentence: ReadSentence, table: ArmTable) -> str | None:
    if len(table.arms) < 2:
        return None
    named = list(dict.fromkeys(m.arm for m in table.find(sentence)))
    return named[0] if len(named) == 1 else None


def _grade(sentence: ReadSentence, term: Term, estimate: Estimate | None) -> str | None:
    """The grade that governs this event: the nearest before it in its clause, or one in the bracket behind it."""
    words, base = sentence.words, sentence.span.start
    grades = [q for q in sentence.quantities if q.kind == "grade"]
    inside = [q for q in grades if term.span.overlaps(q.span)]
    if inside:
        return read_grade(inside[0])
    after = [
        q
        for q in grades
        if q.span.start >= term.span.end
        and re.match(r"^[^;.,]{0,12}[\s(\[]*(?:of\s|was\s|were\s)?$", words[term.span.end - base : q.span.start - base])
    ]
    if after and (estimate is None or after[0].span.start <= estimate.end + 3):
        return read_grade(after[0])
    behind = [
        q
        for q in grades
        if q.span.start >= term.span.end
        and re.match(r"^\s(?:was|were)\s(?:the\s)?(?:\w+\s){0,4}$", words[term.span.end - base : q.span.start - base])
        and re.match(r"\s(?:\w+[- ]){0,2}(?:toxicit|event|advers|side)", words[q.span.end - base :])
    ]
    if behind:
        return read_grade(behind[0])
    before = [q for q in grades if q.span.end <= term.span.start]
    for grade in reversed(before):
        gap = words[grade.span.end - base : term.span.start - base]
        if _reaches(gap, grade, sentence, term):
            return read_grade(grade)
        break
    severity = [
        m
        for m in harm_cues()["severity"].finditer(words)
        if m.end() <= term.span.start - base
        and len(words[m.end() : term.span.start - base].split()) <= 2
        and not re.search(r"[,;(]", words[m.end() : term.span.start - base])
    ]
    return re.sub(r"\s?(?:to|or|and|/|-)\s?", "-", severity[-1]["word"].lower()) if severity else None


def _reaches(gap: str, grade: Quantity, sentence: ReadSentence, term: Term) -> bool:
    """A grade governs the list of events behind it, up to a semicolon, a full stop, or a new statement."""
    gap = re.sub(r";\s(?:the|and the)\s(?:most|commonest)\s(?:frequent|common)", " ", gap)
    if re.search(
        r";|\.\s|\b(?:while|whereas|but|although|followed by|other|any grade|all grades?|mostly|including moderate)\b",
        gap,
    ):
        return False
    if re.match(r"^[\w\s-]{0,30}$", gap):
        return True
    # "grade 3 rash (n = 1), and hand-foot syndrome": the grade of a single item does not reach the next one unless it
    # opened a list
    opener = re.match(
        r"^\s*(?:[\w-]+\s){0,3}(?:toxicit\w+|events?|adverse events?|AEs|reactions|non-?h[a]?ematolog\w+|side "
        r"effects|complications|hematolog\w+|cytopenias?)?\s?(?:\([^()]{0,40}\)\s)?(?:(?:in|for|among|with|reported|"
        r"observed|seen)\s[^,;:]{0,80}?\s)?(?:[\w-]+\s){0,3}(?:included?|were|was|was:|were:|consisted of|such as|:|"
        r"of|\(|with|in|,|occurr\w+|and)",
        gap,
    )
    return bool(opener) and len(gap) < 260


def _relation(sentence: ReadSentence, term: Term) -> str | None:
    near = sentence.words[max(0, term.span.start - sentence.span.start - 60) : term.span.end - sentence.span.start]
    match = harm_cues()["relation"].search(near)
    return re.sub(r"[- ]", "-", match["word"].lower()) if match else None


def _consequence(sentence: ReadSentence, term: Term) -> str | None:
    after = sentence.words[term.span.end - sentence.span.start :]
    for name, pattern in harm_cues()["consequence"].items():
        match = pattern.search(after)
        if match and not re.search(r";|\bno\s$", after[: match.start()]):
            return str(name)
    return None


def _stands_alone(sentence: ReadSentence, term: Term, things: list[Term], attached: list[Attached]) -> bool:
    """Is an event without a number of its own worth a row? Not where it only heads a list of numbered events."""
    concept = term.as_type("adverse_event")
    assert_absent = sentence.assertion(term.span) == "absent"
    if sentence.role == "methods":
        return False
    if any(o.concept == term.concept and o is not term for o in things[: things.index(term)]):
        return False
    general = concept is not None and (
        concept.label in _GENERAL or re.search(r"adverse (?:event|reaction)|side effect", concept.label)
    )
    if general and not assert_absent:
        return False
    if sentence.assertion(term.span) in ("possible", "conditional") or _NO_CHANGE.search(sentence.words):
        return False
    return sentence.role == "results" or assert_absent


_NO_CHANGE = re.compile(
    r"\b(?:no (?:\w+ ){0,2}differences?|not (?:\w+ )?(?:affected|differ\w*|influenced|associated)|did not differ)\b",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    {
        "adverse event",
        "serious adverse event",
        "treatment-related adverse event",
        "toxicity",
        "dose-limiting toxicity",
        "complication",
    }
)


def _without_repeats(events: list[AdverseEvent]) -> list[AdverseEvent]:
    """An event named again without a number adds nothing to one that has been reported."""
    kept: list[AdverseEvent] = []
    for event in events:
        bare = event.count is None and event.percent is None
        same = [
            e
            for e in kept
            if e.event == event.event
            and (bare or (e.count, e.percent, e.grade, e.arm) == (event.count, event.percent, event.grade, event.arm))
        ]
        if same and (bare or event.assertion == same[0].assertion):
            continue
        kept = [
            e
            for e in kept
            if not (
                e.event == event.event
                and e.count is None
                and e.percent is None
                and e.assertion == event.assertion
                and not bare
                and e.arm in (None, event.arm)
            )
        ]
        kept.append(event)
    return kept
