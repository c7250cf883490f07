"""Numbers of a group that no arm is known by: `35% with placebo and 38% with 165 mg ABC` where ABC is no arm's name.

The arm that was named last is not that of such a number, and it is better told of none. Finds the name of a group right
behind a number or right before its bracket, unless an arm or a time stands in it.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, ArmTable, drugs_of
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of
from kg.extract.number.time_point import find_time_points
from kg.extract.reading import ReadSentence
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span

_words = partial(expression, "unknown_groups")
_link = partial(expression, "links")
_REACH = 70
_IN_TURN = 110
#: How an arm is given to a number by nothing but the order of the arms.
_BY_ORDER = frozenset({"default order", "usual order", "order"})


def leave_unknown_groups(frame: Frame, attached: list[Attached]) -> None:
    """Take the arm from numbers that stand beside the name of another group."""
    listed = _listed(frame)
    for item in attached:
        if listed and item.arm_how in _BY_ORDER and _is_in_clause_of(frame, item, listed):
            item.arm = item.comparator = None
            continue
        if _link("in-turn").search(frame.sentence.after(item.estimate.end, _IN_TURN)):
            continue  # a list of arms says whose the numbers are
        if item.arm is None or item.estimate.kind == "ratio" or item.arm_how in ("clause", "compared"):
            continue
        if _is_named(frame, _behind(frame, item)) or _is_named(frame, _before(frame, item)):
            item.arm = item.comparator = None


def _listed(frame: Frame) -> list[Span]:
    """Where the sentence lists groups by names that are no arm's: `in the 1.5-mg and 2.5-mg groups`."""
    base = frame.sentence.span.start
    found = _words("listed-groups").finditer(frame.sentence.words)
    starts = ((match.start("names" if match["names"] else "pair"), match.end()) for match in found)
    spans = [Span(base + start, base + end) for start, end in starts]
    return [span for span in spans if not any(m.span.overlaps(span) for m in frame.arms)]


def _is_in_clause_of(frame: Frame, item: Attached, listed: list[Span]) -> bool:
    """Does the clause of a number list groups that are no arms?"""
    start, end = frame.clause_bounds(item.estimate.begin)
    return any(start <= span.start < end for span in listed)


def is_of_unknown_group(frame: Frame, item: Attached, ahead: list[ArmMention], start: int) -> bool:
    """Does a group by a name that is none of the arms' stand right behind a number, or before the bracket that the
    number opens? `start` is where the last arm before it ends.
    """
    match = _words("unknown-group").match(frame.sentence.after(item.estimate.end, 80))
    if match is not None and not any(m.span.start < item.estimate.end + match.end() for m in ahead):
        return True
    return _words("unknown-group-before").search(frame.between(start, item.estimate.begin)) is not None


def is_of_other_drug(frame: Frame, item: Attached) -> bool:
    """`37% with 15 mg A`: does a drug that is no arm's stand right behind a number, as what its people were given?"""
    end = item.estimate.end
    given = (t.span for t in frame.sentence.of_type("drug", "regimen", "drug_class") if end <= t.span.start < end + 80)
    drug = min(given, default=None)
    if drug is None or any(m.span.overlaps(drug) or end <= m.span.start < drug.start for m in frame.arms):
        return False
    thing = item.thing.span if item.thing else None
    if thing and end <= thing.start and _words("occurred-on").match(frame.between(thing.end, drug.start)):
        return True  # "one fall occurred on B, none on A"
    if _words("leads-to-drug").match(frame.between(end, drug.start)) is None:
        return False
    return _words("and-other-respectively").match(frame.sentence.after(drug.end, 80)) is None


def is_set_against_other_drug(sentence: ReadSentence, table: ArmTable) -> bool:
    """`lower with A than with B`, `4 for A vs 3 for B`: is something measured against a drug that is no arm's?"""
    given = {drug for arm in table.arms for drug in arm.drugs}
    named = [m.span for m in table.find(sentence)]
    return any(
        drug_of(term) is not None
        and not drugs_of([term]) & given
        and not any(span.overlaps(term.span) for span in named)
        and not _is_form_of_arm(table, sentence.between(term.span.start, term.span.end))
        and _words("against-drug").search(sentence.before(term.span.start, 60))
        for term in sentence.terms
    )


def _is_form_of_arm(table: ArmTable, name: str) -> bool:
    """`LTX therapy`, `LTXT`: does a name go on from an arm's, or an arm's from it?"""
    labels = [arm.label.lower() for arm in table.arms]
    return any(label.startswith(name.lower()) or name.lower().startswith(label) for label in labels)


def is_of_other_name(frame: Frame, number: int) -> bool:
    """`35% for X, 50% for A`: does a name that is no arm's and no thing stand between a number and the next?"""
    if number + 1 >= len(frame.series):
        return False
    start, end = frame.series[number].end, frame.series[number + 1].start
    named = [*(m.span for m in frame.arms), *(t.span for t in frame.things)]
    if any(start <= span.start < end for span in named):
        return False
    return _words("then-next-name").match(frame.between(start, end)) is not None


def _behind(frame: Frame, item: Attached) -> Span | None:
    start = max(item.estimate.end, item.estimate.reach)
    match = _words("group-behind").match(frame.sentence.after(start, _REACH))
    if match is None:
        return None
    name = "name" if match["name"] else "own"
    return Span(start + match.start(name), start + match.end(name))


def _before(frame: Frame, item: Attached) -> Span | None:
    before = frame.sentence.before(item.estimate.begin, _REACH)
    match = _words("group-before").search(before)
    start = item.estimate.begin - len(before)
    return Span(start + match.start("name"), start + match.end("name")) if match else None


def _is_named(frame: Frame, span: Span | None) -> bool:
    """Do these words name a group that is no known arm, no time and no thing?"""
    if span is None:
        return False
    known = (
        *(m.span for m in frame.arms),
        *(t.span for t in frame.sentence.terms if t.type not in ("drug", "regimen")),
    )
    times = (time.span for time in find_time_points(frame.sentence))
    return not any(other.overlaps(span) for other in (*known, *times))
