"""In which arm a number was seen: by the arms named beside it, in the order of the text or in the usual order.

Finds the arms of pairs that `vs` joins, of lists that end in `respectively`, of numbers with an arm behind or before
them, and what a ratio compares. A number in a sentence that names no arm, or several without order, stays without one.

Measured on pico_corpus (docs/extraction.md): precision 0.828, recall 0.500.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.arm_of_comparison import give_compared_arms
from kg.extract.arm_of_pairs import give_arms_of_changes, give_arms_of_shares
from kg.extract.arm_of_series import give_arms_of_series, is_of_one_arm_each, mentions_around
from kg.extract.arm_table import ArmMention, distinct_arms
from kg.extract.cue import expression
from kg.extract.frame import Attached, Frame
from kg.extract.ratio_arm import give_ratio_arms
from kg.extract.thing import is_share_of
from kg.text.bracket import OPEN

_words = partial(expression, "attach")


def give_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in the arms of a comparative study, series by series."""
    if len(frame.table.arms) < 2:
        return
    give_arms_of_shares(frame, attached)
    give_arms_of_changes(frame, attached)
    give_compared_arms(frame, attached)
    trailing = _arms_trail(frame, attached)
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if (
            any(a.arm for a in items)
            or _within(frame, items)
            or _in_brackets_behind(frame, items)
            or _right_behind_names(frame, items)
        ):
            continue
        if trailing and len(items) == 1 and items[0].estimate.kind != "ratio":
            ahead = [] if _is_aside(frame, items[0]) else frame.arms
            ahead = [m for m in ahead if m.span.start >= items[0].estimate.end]
            chosen = _of_bracket(frame, items[0]) or (ahead[0].arm if ahead else None)
            items[0].arm, items[0].arm_how = chosen, "trailing" if chosen else ""
        elif items[0].estimate.kind == "ratio":
            continue
        elif len(items) > 1 and items[0].has_listed_time:
            if not is_of_one_arm_each(frame, series, items, number):
                _arm_of_one(frame, items[-1], *mentions_around(frame, series, number))
                for item in items[:-1]:  # one arm at several times
                    item.arm, item.arm_how = items[-1].arm, items[-1].arm_how
        elif len(items) > 1:
            give_arms_of_series(frame, series, items, number)
        else:
            _arm_of_one(frame, items[0], *mentions_around(frame, series, number))
    _share_back(frame, attached)
    for before, item in pairwise(attached):
        if is_share_of(frame, before, item.estimate) and before.arm and before.thing is item.thing:
            item.arm, item.arm_how = before.arm, before.arm_how
        if before.arm is None and before.thing is item.thing and _is_changed_to(frame, before, item):
            before.arm, before.arm_how = item.arm, item.arm_how
    give_ratio_arms(frame, attached)


def _is_aside(frame: Frame, item: Attached) -> bool:
    """`(data cutoff in June; 171 deaths), the median was 5 months with A`: is a number with its thing in a bracket?"""
    if item.thing is None or item.thing.span.start < item.estimate.end:
        return False
    return _words("closes-aside").match(frame.sentence.after(item.thing.span.end, 60)) is not None


def _of_bracket(frame: Frame, item: Attached) -> str | None:
    """`14 mm Hg in A (P = .1, 38% reduction)`: the arm that the bracket of a number stands behind."""
    before = [m for m in frame.arms if m.span.end <= item.estimate.begin]
    gap = frame.sentence.between(before[-1].span.end, item.estimate.begin) if before else ""
    return before[-1].arm if _words("bracket-behind-arm").fullmatch(gap) else None


def _is_changed_to(frame: Frame, before: Attached, item: Attached) -> bool:
    """`from 42 (SD 9) to 38 (SD 8) with A`: did the first number become the second?"""
    opens = expression("changes", "right-after-from").search(frame.sentence.before(before.estimate.begin, 40))
    gap = frame.between(before.estimate.end, item.estimate.begin)
    return opens is not None and _words("became").fullmatch(gap) is not None


def _share_back(frame: Frame, attached: list[Attached]) -> None:
    """`rash (42% vs 15%) and fever (45% vs 30%) were commoner with B`: what is said of the last pair holds for all."""
    for number in range(len(frame.series) - 2, -1, -1):
        pair, later = ([a for a in attached if a.series == n] for n in (number, number + 1))
        if (
            len(pair) != 2
            or len(later) != 2
            or pair[0].arm_how != "default order"
            or later[0].arm_how not in ("order", "list")
        ):
            continue
        start, end = pair[1].estimate.end, later[0].estimate.begin
        between = any(start <= m.span.start < end for m in frame.arms)
        if not between and _words("next-in-row").match(frame.between(start, end)):
            for item, model in zip(pair, later, strict=True):
                item.arm, item.arm_how = model.arm, model.arm_how


def _arms_trail(frame: Frame, attached: list[Attached]) -> bool:
    """Do the arms close the lists of their numbers: `rash (68%) and fever (64%) for A, and rash (51%) for B`?"""
    singles = [
        a.estimate.begin for a in attached if not a.in_comparison and a.thing is not None and a.estimate.kind != "ratio"
    ]
    if len(singles) < 2 or len(frame.arms) < 2 or frame.arms[0].span.start < singles[0]:
        return False
    if any(
        _words("before-arm-bracket").match(frame.between(m.span.end, s))
        for m in frame.arms
        for s in singles
        if m.span.end <= s
    ):
        return False
    position = frame.sentence.span.start
    for mention in frame.arms:
        closes = _words("closing").search(frame.between(mention.span.start - 30, mention.span.start))
        if not closes or not any(position <= s < mention.span.start for s in singles):
            return False
        position = mention.span.end
    return True


def _within(frame: Frame, items: list[Attached]) -> bool:
    """`40 of 150 drug A recipients (27%)`: each number of a series has its arm between its count and its share."""
    found = [
        next((m.arm for m in frame.arms if a.estimate.begin <= m.span.start and m.span.end <= a.estimate.end), None)
        for a in items
    ]
    if not all(found):
        return False
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "within"
    return True


def _in_brackets_behind(frame: Frame, items: list[Attached]) -> bool:
    """`32% (A) vs 59% (B)`: each number of a series has its arm in a bracket behind it."""
    found = []
    for item in items:
        behind = [m for m in frame.arms if m.span.start >= item.estimate.span.end]
        if not behind:
            return False
        gap = frame.between(item.estimate.span.end, behind[0].span.start)
        if not _words("opens-arm").match(gap) or not _words("closes-arm").match(
            frame.sentence.after(behind[0].span.end)
        ):
            return False
        found.append(behind[0].arm)
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "bracket"
    return bool(items)


def _right_behind_names(frame: Frame, items: list[Attached]) -> bool:
    """`(A group 84%, B group 69%)`: each number of a series stands right behind its arm."""
    found = []
    for item in items:
        before = [m for m in frame.arms if m.span.end <= item.estimate.span.start]
        if not before:
            return False
        gap = frame.between(before[-1].span.end, item.estimate.span.start)
        named = _words("names-number").fullmatch(gap) or (gap == "; " and _is_in_table(frame, before[-1]))
        if not named or (gap.strip()[-1:] in (",", "(", "[") and _is_led_to_arm(frame, item)):
            return False
        found.append(before[-1].arm)
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "name"
    return bool(items)


def _is_in_table(frame: Frame, mention: ArmMention) -> bool:
    """Does an arm stand in a bracket that opens with the name of an arm: `(control; 20, study; 14)`?"""
    opened = OPEN.search(frame.sentence.between(frame.sentence.span.start, mention.span.start))
    if opened is None:
        return False
    first = mention.span.start - len(opened.group().lstrip("([ "))
    return any(m.span.start == first for m in frame.arms)


def _is_led_to_arm(frame: Frame, item: Attached) -> bool:
    """`in A, 71% in B`: do words lead from a number to an arm behind it?"""
    ahead = next((m for m in frame.arms if m.span.start >= item.estimate.end), None)
    gap = frame.between(item.estimate.end, ahead.span.start) if ahead else ""
    return gap.strip(" ,)]") != "" and _words("to-arm-behind").match(gap) is not None


def _arm_of_one(
    frame: Frame, item: Attached, ahead: list[ArmMention], behind: list[ArmMention], earlier: list[ArmMention]
) -> None:
    """A number alone is of the arm that directly follows it, of the one before it, or of the sentence's only arm."""
    if ahead:
        start, thing = item.estimate.end, item.thing
        if thing and start <= thing.span.start and thing.span.end <= ahead[0].span.start:
            start = thing.span.end  # "14 deaths in A"
        gap = frame.between(start, ahead[0].span.start)
        if len(gap) < 60 and _words("to-arm-behind").match(gap):
            if _opens_list_of_arms(frame, gap, ahead):
                return
            item.arm, item.arm_how = ahead[0].arm, "following"
            return
        if behind and len(gap) < 30 and not _words("parts-arms").search(gap):
            return  # "in 12 (19%) given A and in 10 (16%) while off A": of which arm is not told
    if behind:
        start, end = behind[-1].span.end, item.estimate.span.start
        near = len(distinct_arms(behind)) == 1 or len(frame.between(start, end)) < 40
        if near and _is_of_unknown_group(frame, item, ahead, start):
            item.arm = frame.table.other(behind[-1].arm) if frame.has_number(frame.sentence.span.start, start) else None
            item.arm_how = "remaining" if item.arm else ""
            return
        if near and not frame.is_parted(start, end):
            item.arm, item.arm_how = behind[-1].arm, "preceding"
            return
    distinct = distinct_arms(frame.arms)
    if _is_of_unknown_group(frame, item, ahead, earlier[-1].span.end if earlier else frame.sentence.span.start):
        return
    if len(distinct) == 1 and (earlier or ahead):
        item.arm, item.arm_how = distinct[0], "sentence"
    elif earlier and not _ahead_in_clause(frame, item, ahead) and _opens_clause(frame, earlier[-1], item):
        item.arm, item.arm_how = earlier[-1].arm, "clause opening"
    elif arm := _only_one_of_clause(frame, item, earlier):
        item.arm, item.arm_how = arm, "clause"


def _opens_list_of_arms(frame: Frame, gap: str, ahead: list[ArmMention]) -> bool:
    """`five had one (A, n = 3; B, n = 2)`: does a bracket that several arms share divide the number among them?"""
    closed = frame.sentence.after(ahead[0].span.end).find(")")
    inside = [m for m in ahead if m.span.start <= ahead[0].span.end + closed]
    return gap.rstrip()[-1:] in ("(", "[") and len(distinct_arms(inside)) > 1


def _only_one_of_clause(frame: Frame, item: Attached, earlier: list[ArmMention]) -> str | None:
    """`Success in A was 73% at 1 year and 62% at 2 years, whereas …`: its clause names one arm."""
    start, end = frame.clause_bounds(item.estimate.begin)
    named = distinct_arms(m for m in frame.arms if start <= m.span.start < end)
    is_before = any(start <= m.span.start for m in earlier)
    return named[0] if len(named) == 1 and is_before else None


def _is_of_unknown_group(frame: Frame, item: Attached, ahead: list[ArmMention], start: int) -> bool:
    """Does a group by a name that is none of the arms' stand right behind a number, or before the bracket that the
    number opens? `start` is where the last arm before it ends.
    """
    match = _words("unknown-group").match(frame.sentence.after(item.estimate.end, 80))
    if match is not None and not any(m.span.start < item.estimate.end + match.end() for m in ahead):
        return True
    return _words("unknown-group-before").search(frame.between(start, item.estimate.begin)) is not None


def _ahead_in_clause(frame: Frame, item: Attached, ahead: list[ArmMention]) -> bool:
    """Does the clause of a number name an arm behind it?"""
    return bool(ahead) and not frame.is_parted(item.estimate.end, ahead[0].span.start)


def _opens_clause(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    """`In A rash was seen in 5 patients and fever in 6`: does the clause of a number begin with this arm?"""
    if frame.is_parted(mention.span.end, item.estimate.span.start):
        return False
    start = frame.clause_start(mention.span.start)
    return _words("opens-clause").match(frame.until(mention.span.start)[start:]) is not None


#: Rules that find the arm of each number of a series by a name beside it.
_NAMED = (_within, _in_brackets_behind, _right_behind_names)
