"""What the people counted did, as an outcome: `40% lost sleep` is a loss of sleep, `30% had a fall` a fall.

Gives none for what belongs to the conduct of a study (`completed the questionnaire`), for opinions, and for words that
a clause cuts off.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression, load_cues
from kg.extract.number.estimate import Estimate
from kg.extract.term.outcome_name import find_name, outcome_named
from kg.extract.term.term import Term
from kg.extract.thing.frame import Frame
from kg.extract.thing.grammar_term import make_term
from kg.extract.thing.noun_phrase import find_noun_phrase
from kg.model.document import Span

_FILE = "predicates"
_words = partial(expression, _FILE)
_grammar = partial(expression, "measured")
_BEHIND = 160
_BEFORE = 40


def find_done(frame: Frame, estimate: Estimate) -> Term | None:
    """What the people counted did, or which events are counted."""
    after, start = frame.sentence.after(estimate.end, _BEHIND), estimate.end
    if (estimate.kind in ("percent", "count") or estimate.count is not None) and (
        match := _grammar("predicate").match(after)
    ):
        done = _grammar("idle-end").sub("", match["predicate"])
        span = Span(start + match.start("predicate"), start + match.start("predicate") + len(done))
        if known := next((t for t in frame.things if t.span.end == span.end and t.span.contains(span)), None):
            return known  # `patients died` has a name of its own
        is_state = done.startswith("had ") and not _is_compared(frame)
        is_disease = not _is_of_each_group(frame) and any(
            t.span.overlaps(span) and not _is_new(t, done) for t in frame.sentence.of_type("disease")
        )
        is_bare_change = estimate.kind != "percent" and _grammar("change-done").match(done) is not None
        is_cut_off = _grammar("cut-off").match(after[match.start("predicate") + len(done) :]) is not None
        return None if is_state or is_disease or is_bare_change or is_cut_off else make_done(frame, span, done)
    if _grammar("bound-or-unit").search(frame.sentence.before(estimate.begin, 20)):
        return None
    if estimate.kind == "percent" and (match := _grammar("change-in").match(after)):
        found = find_noun_phrase(after, *match.span("name"))
        if found is None or _grammar("cut-off").match(after[found.end :]):
            return None
        return make_term(frame, Span(start + found.start, start + found.end))
    counts = estimate.kind in ("number", "count") or (estimate.kind == "percent" and estimate.count is not None)
    if counts and (match := find_counted(frame, estimate)):
        is_collection = _grammar("collection").search(frame.sentence.before(estimate.begin, _BEFORE))
        if is_collection or _grammar("looked-at").match(after[match.end() :]):
            return None
        return make_term(frame, Span(start + match.start("counted"), start + match.end("counted")), is_whole=True)
    return None


def find_counted(frame: Frame, estimate: Estimate) -> re.Match[str] | None:
    """The events behind a number that counts them, or whatever else there were so many of in each of two groups."""
    after = frame.sentence.after(estimate.end, _BEHIND)
    if match := _grammar("counted").match(after):
        return match
    if _is_of_each_group(frame) and (match := _grammar("counted-happened").match(after)):
        return match
    if _is_of_each_group(frame) and _grammar("there-were-before").search(frame.sentence.before(estimate.begin, 40)):
        return _grammar("there-were").match(after)
    return None


def make_done(frame: Frame, span: Span, done: str) -> Term | None:
    """The term of what people did: a listed thing within its words, else the name that these have as an outcome."""
    if _words("conduct").match(done):
        return None
    term = make_term(frame, span, is_whole=True)
    if term is None or term.span != span:
        return term
    named = name_of_predicate(done)
    if named is None:
        return None
    place, label = named
    concept = outcome_named(label)
    return Term(Span(span.start + place.start, span.start + place.end), concept)


def _is_compared(frame: Frame) -> bool:
    """Does the sentence speak of two groups, if only of one by a name that is known?"""
    if len(frame.arms) > 1:
        return True
    return bool(frame.arms) and _grammar("compares").search(frame.sentence.words) is not None


def _is_of_each_group(frame: Frame) -> bool:
    """Does a sentence with several numbers name two arms? Then what their people had is what came out."""
    return len({m.arm for m in frame.arms}) > 1 and len([s for s in frame.series for _ in s.members]) > 1


def _is_new(disease: Term, done: str) -> bool:
    """Did people develop a disease that no treatment brings about? Then it is what came out, and no harm."""
    return disease.as_type("adverse_event") is None and _grammar("new-disease").match(done) is not None


def name_of_predicate(done: str) -> tuple[Span, str] | None:
    """Where in these words of a predicate the outcome stands, and its name; None if they name none."""
    if _words("conduct").match(done):
        return None
    for turned in load_cues(_FILE)["turned"].within(done):
        if match := turned.search(done):
            return _turned(done, match.end(), turned.value)
    if free := _words("free").match(done):
        return Span(*free.span("state")), free["state"]
    had = _words("had").match(done)
    thing = _thing(done, had.end()) if had else None
    return (thing, thing.of(done)) if thing else None


def _turned(done: str, end: int, noun: str) -> tuple[Span, str] | None:
    if end == len(done):
        return Span(0, end), noun
    thing = _thing(done, end, is_action=noun.endswith(" to"))
    return (Span(0, thing.end), f"{noun} {thing.of(done)}") if thing else None


def _thing(done: str, begin: int, *, is_action: bool = False) -> Span | None:
    """What stands behind the verb, without the words before its name; a bound behind it is part of what was reached."""
    if is_action:
        return Span(begin, len(done)) if done[begin:].strip() else None
    determiner = _words("determiner").match(done[begin:])
    begin += determiner.end() if determiner else 0
    name = done[begin:]
    if not _words("begins").match(name) or _words("idle").search(name):
        return None
    bare = _words("bound-behind").sub("", _words("bound").sub("", name))
    return Span(begin, len(done)) if find_name(bare) else None
