"""In which arms the numbers of one list were seen: `67% vs 54%`, `8 and 21 weeks in A`, `48, 71, and 63%`.

Finds the arms by names in the order of the numbers, by pairs that `vs` joins, by halves, and by one name behind a whole
list. A list whose names fit its numbers in no such way stays without arms.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.attach.arm_of_one import is_reference
from kg.extract.attach.compared_pair import give_arms_of_pair, give_names_around, had_more, in_order
from kg.extract.attach.usual_order import in_usual_order, may_be_one_each
from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span

_words = partial(expression, "attach")
_link = partial(expression, "links")


def give_arms_of_series(frame: Frame, series: Series, items: list[Attached], number: int) -> None:
    """Fill in the arms of the numbers of a list: by names in the same order, by pairs, or by one name for all."""
    if not series.is_comparison and expression("results", "in-each-arm").match(frame.sentence.after(series.end)):
        for item in items:  # "10 and 20 days in both groups": two numbers of every arm, of what is not told
            item.thing = None
        return
    if is_of_one_arm_each(frame, series, items, number) or _is_row_of_arm_before(frame, series, items, number):
        return
    is_pair = frame.between(items[0].estimate.end, items[1].estimate.begin).strip("% ") == "/"  # "no difference (5/6%)"
    if (
        not series.is_comparison
        and not is_pair
        and _words("says-difference").search(frame.sentence.before(series.start, 90))
        and not _are_alike_in_groups(frame, series)
    ):
        _compare_each(frame, items)
        return
    ahead, behind, earlier = mentions_around(frame, series, number)
    ahead = _of_same_bracket(frame, series, ahead)
    if not series.is_comparison:
        behind, earlier = _without_denied(frame, behind), _without_denied(frame, earlier)
    if chosen := had_more(frame, series, items):
        for item, key in zip(items, chosen, strict=True):
            item.arm, item.arm_how = key, "order"
        return
    if chosen := _by_halves(frame, series, ahead, behind, earlier):
        for item, key in zip(items, chosen, strict=True):
            item.arm, item.arm_how = key, "list"
        return
    in_clause = [m for m in earlier if not frame.is_parted(m.span.end, series.start)]
    near = [m for m in behind if m in in_clause]
    before = () if _is_one_thing_each(items) else (near, in_clause) if near else (behind, earlier)
    for mentions in (ahead, *before):
        if chosen := _listed(frame, mentions, len(items)):
            for item, key in zip(items, chosen, strict=True):
                item.arm, item.arm_how = key, "list"
            return
    if _repeats_row(frame, series, items, number, ahead):
        for item in items:
            item.arm, item.arm_how = ahead[0].arm, "clause"
        return
    if len(frame.table.arms) > 2 and give_names_around(frame, series, items, near or in_clause, ahead):
        return
    pairs = _pairs(series, items)
    for pair in pairs:
        if len(pair) == 2 and len(frame.table.arms) == 2:
            give_arms_of_pair(frame, series, [items[i] for i in pair], (ahead, behind, earlier))
    if any(len(pair) == 2 for pair in pairs):
        return
    if chosen := in_usual_order(frame, items, earlier):
        for item, key in zip(items, chosen, strict=True):
            item.arm, item.arm_how = key, "usual order"
    elif not may_be_one_each(frame, items) and not _is_shared_out(frame, series, items, ahead):
        of_all = _of_whole_list(frame, series, number, ahead, behind)
        for item in items:
            item.arm, item.arm_how = of_all, "clause" if of_all else ""


def _is_one_thing_each(items: list[Attached]) -> bool:
    """`On A, B lowered LDL and HDL cholesterol by 3% and 1%`: one number a thing, and so none an arm."""
    return all(item.thing for item in items) and len({id(item.thing) for item in items}) == len(items)


def _are_alike_in_groups(frame: Frame, series: Series) -> bool:
    """`no difference in rash between the groups (4% and 5%, respectively)`: are numbers those that do not differ?"""
    if not frame.is_told_respectively(series.end):
        return False
    return _words("no-difference-of-groups").search(frame.sentence.before(series.start, 120)) is not None


def _compare_each(frame: Frame, items: list[Attached]) -> None:
    """`lower with A than with B at 4 and 8 weeks (differences, 5 and 6)`: each number is the difference of two arms."""
    against = distinct_arms(m for m in frame.arms if is_reference(frame, m, items[0]))
    other = frame.table.other(against[0]) if len(against) == 1 else None
    if other:
        for item in items:
            item.arm, item.comparator, item.arm_how = other, against[0], "against"


def _of_same_bracket(frame: Frame, series: Series, ahead: list[ArmMention]) -> list[ArmMention]:
    """In `(23% versus 15% A), and rarer with B` only the arm within the bracket of the numbers is theirs."""
    bracket = next((b for b in frame.brackets if b.contains(Span(series.start, series.end))), None)
    inside = [m for m in ahead if bracket.contains(m.span)] if bracket else []
    return inside or ahead


def _without_denied(frame: Frame, mentions: list[ArmMention]) -> list[ArmMention]:
    """`fell with A, but not with B (4 and 6, respectively)`: numbers that are not compared are none of B's."""
    return [m for m in mentions if not _words("but-not").search(frame.sentence.before(m.span.start, 60))]


def _repeats_row(frame: Frame, series: Series, items: list[Attached], number: int, ahead: list[ArmMention]) -> bool:
    """`52% at 1 year and 50% at 2 years in A, and 48% and 45%, respectively, in B`: a second row, all of one arm."""
    if series.is_comparison or len({m.arm for m in ahead}) != 1 or len({id(item.thing) for item in items}) != 1:
        return False
    if number < len(items) or not _is_right_behind(frame, series, ahead[0]):
        return False
    row = frame.series[number - len(items) : number]
    other = [m for m in frame.arms if row[-1].end <= m.span.start and m.span.end <= series.start]
    return all(len(s.members) == 1 for s in row) and len({m.arm for m in other} - {ahead[0].arm}) == 1


def _of_whole_list(
    frame: Frame, series: Series, number: int, ahead: list[ArmMention], behind: list[ArmMention]
) -> str | None:
    """The arm that all numbers of a list are of: right behind the list, else named since the list before.

    An arm right behind the list before is that list's: of two arms the other one is meant then.
    """
    if ahead and _is_right_behind(frame, series, ahead[0]):
        return ahead[0].arm
    named = distinct_arms(behind)
    if len(named) != 1:
        return None
    if number and _is_right_behind(frame, frame.series[number - 1], behind[0]):
        return frame.table.other(named[0])
    return named[0]


def _is_right_behind(frame: Frame, series: Series, mention: ArmMention) -> bool:
    return len(series.members) > 1 and stands_behind(frame, series, mention)


def stands_behind(frame: Frame, series: Series, mention: ArmMention) -> bool:
    """Do no more than words such as `in the` or `of patients given` stand between a list and an arm?"""
    gap = frame.between(series.end, mention.span.start)
    return len(gap) < 60 and _words("to-arm-behind").match(gap) is not None


def is_of_one_arm_each(frame: Frame, series: Series, items: list[Attached], number: int) -> bool:
    """`8 and 21 weeks in A and 9 and 26 weeks in B`: two lists as long as each other, each with its arm behind."""
    if not _is_row_of_one_arm(frame, series):
        return False
    ahead, _, _ = mentions_around(frame, series, number)
    if len(distinct_arms(ahead)) != 1 or not _words("to-arm-behind").match(
        frame.between(series.end, ahead[0].span.start)
    ):
        return False
    for item in items:
        item.arm, item.arm_how = ahead[0].arm, "clause"
    return True


def _is_row_of_one_arm(frame: Frame, series: Series) -> bool:
    """Are there as many lists of this length as the sentence has arms, each of which compares nothing?"""
    if len(series.members) < 2 or series.is_comparison:
        return False
    alike = [s for s in frame.series if len(s.members) == len(series.members) and not s.is_comparison]
    return len(alike) == len(distinct_arms(frame.arms)) > 1


def _is_row_of_arm_before(frame: Frame, series: Series, items: list[Attached], number: int) -> bool:
    """`PFS and OS for A were 8 and 21 weeks, and for B 9 and 26 weeks`: a row an arm, each behind the arm's name."""
    if not _is_row_of_one_arm(frame, series) or len({id(item.thing) for item in items}) < len(items):
        return False
    _, behind, _ = mentions_around(frame, series, number)
    if len(distinct_arms(behind)) != 1 or not _words("names-row").fullmatch(
        frame.between(behind[-1].span.end, series.start)
    ):
        return False
    for item in items:
        item.arm, item.arm_how = behind[-1].arm, "name"
    return True


def mentions_around(
    frame: Frame, series: Series, number: int
) -> tuple[list[ArmMention], list[ArmMention], list[ArmMention]]:
    """The arms up to the next series, those since the one before, and all before the series."""
    previous = frame.series[number - 1].end if number else frame.sentence.span.start
    behind_it = (s.start for s in frame.series[number + 1 :] if not _is_spread(frame, s))
    following = next(behind_it, frame.sentence.span.end)
    arms = _without_compared(frame)
    ahead = [m for m in arms if series.end <= m.span.start < following]
    behind = [m for m in arms if previous <= m.span.end <= series.start]
    earlier = [m for m in arms if m.span.end <= series.start]
    return ahead, behind, earlier


def _without_compared(frame: Frame) -> list[ArmMention]:
    """The arms without those that a ratio names within its own words (`hazard ratio for A versus B, 0.6`), where others
    are named too: they are that ratio's.
    """
    ratios = [q.span for q in frame.sentence.quantities if q.kind == "ratio"]
    outside = [m for m in frame.arms if not any(span.contains(m.span) for span in ratios)] if ratios else []
    return outside or frame.arms


def _is_spread(frame: Frame, series: Series) -> bool:
    """Is this a number alone in a bracket, as the spread of the number before it: `1.8 (1.6)`?"""
    before = frame.sentence.before(series.start, 2).strip()
    return len(series.members) == 1 and before in ("(", "[") and frame.sentence.after(series.end, 1) in (")", "]")


def _listed(frame: Frame, mentions: list[ArmMention], count: int) -> list[str] | None:
    """Arms named one after the other, as many as there are numbers."""
    chain = distinct_arms(in_order(frame, mentions))
    if len(chain) == count and count > 1:
        return chain
    if chain and count % len(chain) == 0 and len(chain) > 1 and _link("in-turn").search(frame.sentence.words):
        return [chain[i % len(chain)] for i in range(count)]
    return None


def _by_halves(frame: Frame, series: Series, *around: list[ArmMention]) -> list[str] | None:
    """`66% and 64% versus 12% and 7%`: all numbers of one arm, then all of the other."""
    half = len(series.members) // 2
    if len(series.members) % 2 or half < 2 or [i for i, j in enumerate(series.joints) if j == "vs"] != [half - 1]:
        return None
    chain = next((c for mentions in around if len(c := distinct_arms(in_order(frame, mentions))) == 2), None)
    return [chain[0]] * half + [chain[1]] * half if chain else None


def _pairs(series: Series, items: list[Attached]) -> list[list[int]]:
    """Which members `vs` joins; a pair of one thing joined by `and` is one too where the series is nothing else."""
    groups: list[list[int]] = [[0]]
    for i, joint in enumerate(series.joints, 1):
        if joint == "vs":
            groups[-1].append(i)
        else:
            groups.append([i])
    if len(series.members) == 2 and len(groups) == 2 and items[0].thing == items[1].thing:
        return [[0, 1]]
    return groups


def _is_shared_out(frame: Frame, series: Series, items: list[Attached], ahead: list[ArmMention]) -> bool:
    """`43, 44 and 45, respectively`, all of one thing: one number each of what is not found, and not of one arm."""
    if len({id(item.thing) for item in items}) > 1:
        return False
    if ahead and _is_right_behind(frame, series, ahead[0]):
        return _words("others-respectively").match(frame.sentence.after(ahead[0].span.end, 120)) is not None
    return expression("links", "told-respectively").match(frame.sentence.after(series.end, 40)) is not None
