"""What the numbers of several named groups are of, where only the rest of their clause says it.

Looks at numbers that no rule has tied to anything and that stand beside the names of different arms: the parts of a
number before them that they add up to, what was done to or found in those counted (`a drain was needed in 6 with A and
3 with B`), the events they count, what the number of the other arm is of, and the one thing that the clause names
before a comparison. It takes none where the arms are not named, since numbers in another order may count anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression, load_cues
from kg.extract.term.outcome_name import outcome_named
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.noun_phrase import find_noun_phrase
from kg.extract.thing.predicate import make_done
from kg.model.concept import Concept
from kg.model.document import Span

_FILE = "group_clauses"
_words = partial(expression, _FILE)
#: How an arm is given to a number where nothing beside the number names it.
_UNNAMED = frozenset({"", "default order", "usual order", "sentence"})
#: How far from its clause's beginning a number may stand.
_FAR = 200
_PREFERENCE = "preference"


def give_group_clauses(frame: Frame, attached: list[Attached], *, by_grammar: bool) -> None:
    """Tie the numbers of several arms that are still of nothing to what their clause says of all of them."""
    if by_grammar:
        _give_preferences(frame, attached)
    if len({a.arm for a in attached if _is_named(a)}) < 2:
        return
    _give_parts(attached)
    if all(a.thing is not None for a in attached):
        return
    _share_with_other_arm(frame, attached)
    for run in _runs(frame, attached):
        term, how = _only_thing(frame, run, attached), "compared"
        if term is None and by_grammar:
            term, how = _found_in(frame, run), "measured subject"
        if term is None and by_grammar:
            term, how = _events(frame, run) or _done_more(frame, run, attached), "measured predicate"
        if term is not None:
            for item in run:
                item.thing, item.how = term, how


def _is_named(item: Attached) -> bool:
    return item.arm is not None and item.arm_how not in _UNNAMED


def _count(item: Attached) -> int | None:
    return item.estimate.count if item.estimate.kind in ("percent", "count", "number") else None


def _give_parts(attached: list[Attached]) -> None:
    """`14 relapses were seen, 5 in A and 9 in B`: numbers of arms that add up to one before are of what it is of; that
    one is of no arm.
    """
    for i, whole in enumerate(attached):
        total = _count(whole)
        if total is None or total < 3:
            continue
        for size in (2, 3, 4):
            parts = attached[i + 1 : i + 1 + size]
            counts = [count for part in parts if (count := _count(part)) is not None and _is_named(part)]
            if len(counts) == size and sum(counts) == total and len({part.arm for part in parts}) == size:
                whole.arm = whole.comparator = None
                for part in parts:
                    if part.thing is None:
                        part.thing, part.how = whole.thing, whole.how
                break


def _share_with_other_arm(frame: Frame, attached: list[Attached]) -> None:
    """In `the response rates differed; 75% with A and 37% with B` what the second number is of goes before both."""
    for item, later in pairwise(attached):
        if item.thing is not None or later.thing is None or later.thing.span.end > item.estimate.begin:
            continue
        if (
            item.estimate.kind != later.estimate.kind
            or item.arm == later.arm
            or not (_is_named(item) and _is_named(later))
        ):
            continue
        gap = frame.without_arms(item.estimate.end, later.estimate.begin)
        if expression("measured", "other-group").match(gap) and not frame.has_own_number(
            later.thing.span.end, item.estimate.begin
        ):
            item.thing, item.how = later.thing, later.how


def _runs(frame: Frame, attached: list[Attached]) -> Iterator[list[Attached]]:
    """Neighbouring numbers of one kind that are of nothing yet, each with an arm of its own that is named."""
    run: list[Attached] = []
    for item in [*attached, None]:
        goes_on = (
            item is not None
            and run
            and item.thing is None
            and _is_named(item)
            and _is_alike(item, run[-1])
            and not frame.is_parted(run[-1].estimate.end, item.estimate.begin)
        )
        if goes_on and item is not None:
            run.append(item)
            continue
        if len(run) > 1 and len({a.arm for a in run}) == len(run):
            yield run
        run = [item] if item is not None and item.thing is None and _is_named(item) else []


def _is_alike(item: Attached, last: Attached) -> bool:
    """Are both numbers of one kind? `by two patients with A and by three with B` counts twice."""
    kinds = {item.estimate.kind, last.estimate.kind}
    return len(kinds) == 1 or (kinds == {"count", "number"} and None not in (_count(item), _count(last)))


def _only_thing(frame: Frame, run: list[Attached], attached: list[Attached]) -> Term | None:
    """`PFS was similar with A and B, 7 v 8 months`: the only thing that the clause names before the numbers."""
    begin = run[0].estimate.begin
    if len({a.series for a in run}) > 1 or not _words("opens-pair").search(frame.sentence.before(begin, 40)):
        return None
    since = frame.sentence.span.start + frame.clause_start(begin)
    before = (t for t in frame.things if since <= t.span.start and t.span.end <= begin)
    things = [t for t in before if not frame.is_aside(t.span, begin)]
    if len({t.concept for t in things}) != 1:
        return None
    if any(a.thing is things[-1] and a.estimate.kind != "ratio" for a in attached):
        return None
    return None if frame.has_own_number(things[-1].span.end, begin) else things[-1]


def _found_in(frame: Frame, run: list[Attached]) -> Term | None:
    """`A drain was needed in 6 (16%) with A and 3 (8%) with B`: what was found in those counted, or done to them."""
    if run[0].estimate.kind not in ("percent", "count"):
        return None
    begin = run[0].estimate.begin
    start = frame.sentence.span.start + frame.clause_start(begin)
    if begin - start > _FAR:
        return None
    words = frame.sentence.between(start, begin)
    for cue in load_cues(_FILE)["found"].within(words):
        for match in cue.finditer(words):
            if match.end() != len(words):
                continue
            openings = (expression("measured", row).match(words) for row in ("opening", "opening-time"))
            opening = max((m.end() for m in openings if m), default=0)
            found = find_noun_phrase(words, opening, match.start())
            return _term(frame, Span(found.start + start, found.end + start), cue.value) if found else None
    return None


def _term(frame: Frame, span: Span, pattern: str) -> Term | None:
    """The outcome that these words are with what was done or found; none if they name an arm."""
    if any(m.span.overlaps(span) for m in frame.arms):
        return None
    label = pattern.format(_lower(" ".join(frame.sentence.between(span.start, span.end).split())))
    return Term(span, outcome_named(label))


def _lower(name: str) -> str:
    return name[0].lower() + name[1:] if name[1:2].islower() or len(name.split()[0]) == 1 else name


def _events(frame: Frame, run: list[Attached]) -> Term | None:
    """`83 events in the A group and 126 in the B group`: events whose kind nothing says."""
    first = run[0].estimate
    match = _words("events").match(frame.sentence.after(first.end, 40)) if _count(run[0]) is not None else None
    if match is None:
        return None
    start = first.end + match.start("name")
    return Term(Span(start, first.end + match.end("name")), Concept("outcome", match["name"]))


def _done_more(frame: Frame, run: list[Attached], attached: list[Attached]) -> Term | None:
    """`more patients with placebo required pain relief (21 vs 8)`: what they did, before a bracket with the numbers."""
    begin = run[0].estimate.begin
    if len({a.series for a in run}) > 1 or (_count(run[0]) is None and run[0].estimate.kind != "percent"):
        return None
    ends = [a.estimate.end for a in attached if a.estimate.end <= begin]
    start = max(frame.sentence.span.start, begin - _FAR, *ends)
    match = _words("did-more").search(frame.sentence.between(start, begin))
    if match is None:
        return None
    done = match["done"].rstrip()
    return make_done(frame, Span(start + match.start("done"), start + match.start("done") + len(done)), done)


def _give_preferences(frame: Frame, attached: list[Attached]) -> None:
    """`47% preferred A, whereas 53% preferred B`: each number is of the treatment behind it."""
    for item in attached:
        if item.thing is not None or item.estimate.kind not in ("percent", "count"):
            continue
        ahead = next((m for m in frame.arms if m.span.start >= item.estimate.end), None)
        if ahead and (match := _words("prefers").match(frame.sentence.between(item.estimate.end, ahead.span.start))):
            start = item.estimate.end + match.start() + 1
            item.thing = Term(Span(start, ahead.span.start - 1), Concept("outcome", _PREFERENCE))
            item.how, item.arm, item.arm_how = "measured predicate", ahead.arm, "following"
