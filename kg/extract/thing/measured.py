"""What a clause of results measures where no listed thing is tied to its numbers: known by the clause's grammar.

Finds what more or less of was found before a bracket (`lower bone loss (3% vs 5%)`), the name before a colon, what
people counted did (`58% completed the course`), what events are counted (`14 cardiac events`), and the subject of the
clause's verb. A listed thing within such a name is what is meant; otherwise the name stays ungrounded in its own words.
It gives none where that name is of people, arms, drugs, the study itself, or of who the patients were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.time_point import find_time_points
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.further_number import counts_more, is_further, share_back, share_through
from kg.extract.thing.grammar_term import is_level, make_term
from kg.extract.thing.measurable import may_be_of, may_measure
from kg.extract.thing.next_named import find_next_subject, may_be_group
from kg.extract.thing.noun_phrase import (
    find_direct,
    find_label,
    find_listed_object,
    find_next_in_list,
    find_object,
    find_opening,
    find_state,
    find_subject,
    is_share_of_people,
)
from kg.extract.thing.predicate import find_done
from kg.extract.thing.thing_before import opens_list_of_arms
from kg.model.document import Span

_words = partial(expression, "measured")
_BY = "measured"
#: Rules that tie a number in a bracket to what is named before it.
_NAMED_BEFORE = frozenset({"bracket", "compared", f"{_BY} list", f"{_BY} object"})


def give_measured(frame: Frame, attached: list[Attached]) -> None:
    """Tie the numbers that are still of nothing to what their clause measures."""
    before: Attached | None = None
    for number in range(len(frame.series)):
        items = [a for a in attached if a.series == number]
        first = items[0]
        if before is not None and frame.is_aside(before.estimate.span, first.estimate.begin):
            before = _told_outside(frame, attached, first)
        if counts_more(frame, first.estimate) and first.thing is None:
            if (done := find_done(frame, first.estimate)) is not None:
                first.thing, first.how = done, f"{_BY} predicate"
        elif first.thing is None and before is not None and _is_further(frame, before, first.estimate):
            for item in items:
                if item.thing is None:
                    item.thing, item.how = before.thing, before.how
        elif len(items) == 1 and first.thing and first.how == "forward" and is_level(first.thing):
            if (done := find_done(frame, first.estimate)) is not None:
                first.thing, first.how = done, f"{_BY} predicate"
        elif (state := _state(frame, first, before)) is not None:
            for item in items:
                item.thing, item.how = state, f"{_BY} state"
        elif all(a.thing is None for a in items) and may_measure(frame, items):
            thing, how = next((m for m in _measured(frame, items, before) if may_be_of(frame, items, *m)), (None, ""))
            for item in items:
                item.thing, item.how = thing, how
        elif before is not None and before.how == f"{_BY} state" and _is_part_of(first.thing, before.thing):
            for item in items:
                item.thing, item.how = before.thing, before.how
        if first.how in ("forward", f"{_BY} predicate"):
            share_back(frame, attached, first)
            share_through(frame, attached, first)
        before = items[-1] if items[-1].thing else None


def _told_outside(frame: Frame, attached: list[Attached], item: Attached) -> Attached | None:
    """The last number before a bracket with a statement of its own (`7 weeks (treatment, 8 weeks) and with A 16`)."""
    earlier = [a for a in attached if a.estimate.end <= item.estimate.begin]
    outside = [a for a in earlier if not frame.is_aside(a.estimate.span, item.estimate.begin)]
    return outside[-1] if outside and outside[-1].thing is not None else None


def _is_further(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """Is this another number of the thing before, and has no label or name of its own?"""
    if not is_further(frame, before, estimate) or _is_named_anew(frame, before, estimate):
        return False
    if _did_else(frame, before, estimate):
        return False
    return _ahead(frame, estimate, before, find_label) is None


def _is_named_anew(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`an accuracy of 98% and a recall of 96%`: does the name of what a number is of stand behind the one before?"""
    return find_direct(frame.sentence.between(before.estimate.end, estimate.begin)) is not None


def _state(frame: Frame, item: Attached, before: Attached | None) -> Term | None:
    """The state with a bound that people reached; of a level within its words a number tells only that."""
    if item.estimate.kind not in ("percent", "count") or (item.thing and not _is_degree(item.thing)):
        return None
    state = _ahead(frame, item.estimate, before, find_state, is_whole=True)
    return state if item.thing is None or _is_part_of(item.thing, state) else None


def _is_degree(thing: Term) -> bool:
    """Has everyone some of this, so that who reached how much needs all words?"""
    return thing.type == "biomarker" or is_level(thing)


def _is_part_of(thing: Term | None, whole: Term | None) -> bool:
    """Does a thing stand within the words of what people reached?"""
    return thing is not None and whole is not None and whole.span.contains(thing.span)


def _measured(frame: Frame, items: list[Attached], before: Attached | None) -> Iterator[tuple[Term, str]]:
    """What the numbers of a list may be of, the likeliest first, and the rule that says so; `before` is the number
    before them.
    """
    estimate = items[0].estimate
    if before is not None and (term := _in_next_clause(frame, estimate, before)):
        yield term, f"{_BY} subject"
    if before is not None and (term := _next_in_list(frame, estimate, before)):
        yield term, f"{_BY} list"
    if before is not None and (found := _joined_subject(frame, estimate, before)):
        if term := make_term(frame, found):
            yield term, f"{_BY} subject"
        return
    if before is not None and _is_of_other(frame, before, estimate):
        return
    if term := _ahead(frame, estimate, before, find_label):
        yield term, f"{_BY} label"
    if before is not None and before.thing and before.how.startswith(_BY) and _continues(frame, before, estimate):
        yield before.thing, before.how
    if term := _ahead(frame, estimate, before, find_direct):
        yield term, f"{_BY} direct"
    find = find_listed_object if len(items) > 1 or opens_list_of_arms(frame, estimate) else find_object
    if term := _ahead(frame, estimate, before, find):
        yield term, f"{_BY} object"
    if len(items) > 1 and items[0].in_comparison and (term := _ahead(frame, estimate, before, find_opening)):
        yield term, f"{_BY} object"
    if term := find_done(frame, items[-1].estimate):
        yield term, f"{_BY} predicate"
    if term := _ahead(frame, estimate, before, find_subject):
        yield term, f"{_BY} subject"


def _joined_subject(frame: Frame, estimate: Estimate, before: Attached) -> Span | None:
    """`mild pain was seen in 21% and severe pain was 7%`: the subject that `and` joins, if no arm is one."""
    start = before.estimate.reach
    match = _words("joined-subject").fullmatch(frame.sentence.between(start, estimate.begin))
    if match is None or any(start <= m.span.start < estimate.begin for m in frame.arms):
        return None
    return Span(start + match.start("subject"), start + match.end("subject"))


def _is_of_other(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`), as were the women on drops (`: is it said that something else was so, too?"""
    gap = frame.sentence.between(before.estimate.end, estimate.begin)
    return _words("new-predicate").search(gap) is not None


def _continues(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`63% in the treated and 39% in the control group`: the second number is of the same thing."""
    gap = frame.sentence.between(before.estimate.end, estimate.begin)
    if expression("links", "further-figure").fullmatch(gap):
        return True  # "(total 12 vs 15; rate 3 vs 4)"
    own = before.thing.span if before.thing else before.estimate.span
    named = any(before.estimate.end <= t.span.start < estimate.begin and not own.contains(t.span) for t in frame.things)
    if _is_named_anew(frame, before, estimate) or _did_else(frame, before, estimate):
        return False
    return not named and _words("same-thing").match(gap) is not None and not _words("new-subject").search(gap)


def _did_else(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`20 women had a rash and 31 women (9%) needed oxygen`: do the people counted next do something of theirs?"""
    if before.thing is None or before.thing.span.end > estimate.begin:
        return False
    is_behind = before.how == f"{_BY} predicate" and before.thing.span.start >= before.estimate.end
    is_other = before.how == f"{_BY} subject" and frame.is_parted(before.estimate.end, estimate.begin)
    return (is_behind or is_other) and _does(frame, estimate)


def _does(frame: Frame, estimate: Estimate) -> bool:
    """Does a verb of past time stand behind the people that a number counts?"""
    return _words("did-something").match(frame.sentence.after(estimate.end, 80)) is not None


def _next_in_list(frame: Frame, estimate: Estimate, before: Attached) -> Term | None:
    """`lower anxiety (28 vs 33), and fear of falling (9 vs 12)`: the next thing with its numbers behind it."""
    gap = frame.sentence.between(before.estimate.end, estimate.begin)
    found = find_next_in_list(gap)
    if found is None or (before.how not in _NAMED_BEFORE and may_be_group(found.of(gap))):
        return None
    span = Span(found.start + before.estimate.end, found.end + before.estimate.end)
    if any(time.span.overlaps(span) for time in find_time_points(frame.sentence)):
        return None
    return make_term(frame, span)


def _ahead(
    frame: Frame,
    estimate: Estimate,
    before: Attached | None,
    find: Callable[[str], Span | None],
    *,
    is_whole: bool = False,
) -> Term | None:
    """The term of a name in the clause before a number, unless a number of something else stands between."""
    base = frame.sentence.span.start
    start = _clause_start(frame, estimate.begin)
    found = find(frame.sentence.words[start : estimate.begin - base])
    if found is None:
        return None
    span = Span(found.start + start + base, found.end + start + base)
    passed = before.estimate.end if before and before.how.startswith(_BY) else span.end
    if _is_passed_by_next(frame, span, estimate):
        return None
    if frame.has_own_number(max(passed, span.end), estimate.begin):
        return None
    is_whole = is_whole or is_share_of_people(frame.sentence.between(span.start, span.end))
    return make_term(frame, span, is_whole=is_whole)


def _is_passed_by_next(frame: Frame, span: Span, estimate: Estimate) -> bool:
    """`more cells (14% vs 36%) and a lower ratio of them (`: is another thing named behind the numbers of this one?"""
    ends = [e.end for s in frame.series for e in s.members if span.end <= e.begin and e.end < estimate.begin]
    gap = frame.sentence.between(ends[-1], estimate.begin) if ends else ""
    found = find_next_in_list(gap)
    return found is not None and not may_be_group(found.of(gap))


def _in_next_clause(frame: Frame, estimate: Estimate, before: Attached) -> Term | None:
    """`…, and the score rose from 3 to 5`: the subject of a clause that a comma joins to that of the number before."""
    start = before.estimate.reach
    found = find_next_subject(frame.sentence.between(start, estimate.begin))
    return make_term(frame, Span(found.start + start, found.end + start)) if found else None


def _clause_start(frame: Frame, position: int) -> int:
    """Where the clause of a number begins; what parts statements inside an open bracket does not part the clause."""
    base = frame.sentence.span.start
    opened = _words("open-bracket").search(frame.sentence.between(base, position))
    start = frame.clause_start(base + opened.start() if opened else position)
    if start > 2 and _words("group-alone").match(frame.without_arms(base + start, position)):
        return frame.clause_start(base + start - 2)  # "Mean times were: Group A, 13; group B, 23"
    return start
