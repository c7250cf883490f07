"""In which arm a number was seen: by the arms named beside it, in the order of the text or in the usual order.

Finds the arms of pairs that `vs` joins, of lists that end in `respectively`, of numbers with an arm behind or before
them, and what a ratio compares. A number in a sentence that names no arm, or several without order, stays without one.

Measured on pico_corpus (docs/extraction.md): precision 0.799, recall 0.450.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm_table import ArmMention, distinct_arms
from kg.extract.cue import expression
from kg.extract.frame import Attached, Frame
from kg.extract.series import Series

_words = partial(expression, "attach")


def give_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in the arms of a comparative study, series by series."""
    if len(frame.table.arms) < 2:
        return
    trailing = _arms_trail(frame, attached)
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if (
            _in_brackets_behind(frame, items)
            or _right_behind_names(frame, items)
            or _of_one_arm_each(frame, series, items, number)
        ):
            continue
        if trailing and len(items) == 1 and items[0].estimate.kind != "ratio":
            ahead = [m for m in frame.arms if m.span.start >= items[0].estimate.end]
            items[0].arm, items[0].arm_how = (ahead[0].arm, "trailing") if ahead else (None, "")
        else:
            _arms_of_series(frame, series, items, number)
    for item in attached:
        if item.estimate.kind == "ratio" and item.arm is None:
            _ratio_arms(frame, item)


def _arms_trail(frame: Frame, attached: list[Attached]) -> bool:
    """Do the arms close the lists of their numbers: `rash (68%) and fever (64%) for A, and rash (51%) for B`?"""
    singles = [
        a.estimate.begin for a in attached if not a.in_comparison and a.thing is not None and a.estimate.kind != "ratio"
    ]
    if len(singles) < 2 or len(frame.arms) < 2 or frame.arms[0].span.start < singles[0]:
        return False
    position = frame.sentence.span.start
    for mention in frame.arms:
        closes = _words("closing").search(frame.between(mention.span.start - 30, mention.span.start))
        if not closes or not any(position <= s < mention.span.start for s in singles):
            return False
        position = mention.span.end
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
        if not before or not _words("names-number").fullmatch(
            frame.between(before[-1].span.end, item.estimate.span.start)
        ):
            return False
        found.append(before[-1].arm)
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "name"
    return bool(items)


def _of_one_arm_each(frame: Frame, series: Series, items: list[Attached], number: int) -> bool:
    """`8 and 21 weeks in A and 9 and 26 weeks in B`: two lists as long as each other, each with its arm behind."""
    alike = [s for s in frame.series if len(s.members) == len(series.members) and not s.is_comparison]
    if len(series.members) < 2 or series not in alike or len(alike) != len(distinct_arms(frame.arms)) or len(alike) < 2:
        return False
    ahead, _, _ = _mentions_around(frame, series, number)
    if len(distinct_arms(ahead)) != 1 or not _words("to-arm-behind").match(
        frame.between(series.end, ahead[0].span.start)
    ):
        return False
    for item in items:
        item.arm, item.arm_how = ahead[0].arm, "clause"
    return True


def _arms_of_series(frame: Frame, series: Series, items: list[Attached], number: int) -> None:
    if items[0].estimate.kind == "ratio":
        return
    ahead, behind, earlier = _mentions_around(frame, series, number)
    if len(items) == 1:
        _arm_of_one(frame, items[0], ahead, behind, earlier)
        return
    for mentions in (ahead, behind, earlier):
        if chosen := _listed(frame, mentions, len(items)):
            for item, key in zip(items, chosen, strict=True):
                item.arm, item.arm_how = key, "list"
            return
    pairs = _pairs(series)
    for pair in pairs:
        if len(pair) == 2 and len(frame.table.arms) == 2:
            _arms_of_pair(frame, series, [items[i] for i in pair], (ahead, behind, earlier))
    if not any(len(pair) == 2 for pair in pairs):
        distinct = distinct_arms(behind)
        if len(distinct) == 1:
            for item in items:
                item.arm, item.arm_how = distinct[0], "clause"


def _mentions_around(
    frame: Frame, series: Series, number: int
) -> tuple[list[ArmMention], list[ArmMention], list[ArmMention]]:
    """The arms up to the next series, those since the one before, and all before the series."""
    previous = frame.series[number - 1].end if number else frame.sentence.span.start
    behind_it = (s.start for s in frame.series[number + 1 :] if not _is_spread(frame, s))
    following = next(behind_it, frame.sentence.span.end)
    ahead = [m for m in frame.arms if series.end <= m.span.start < following]
    behind = [m for m in frame.arms if previous <= m.span.end <= series.start]
    earlier = [m for m in frame.arms if m.span.end <= series.start]
    return ahead, behind, earlier


def _is_spread(frame: Frame, series: Series) -> bool:
    """Is this a number alone in a bracket, as the spread of the number before it: `1.8 (1.6)`?"""
    before = frame.sentence.before(series.start, 2).strip()
    return len(series.members) == 1 and before in ("(", "[") and frame.sentence.after(series.end, 1) in (")", "]")


def _listed(frame: Frame, mentions: list[ArmMention], count: int) -> list[str] | None:
    """Arms named one after the other, as many as there are numbers."""
    chain = distinct_arms(_in_order(frame, mentions))
    if len(chain) == count and count > 1:
        return chain
    if chain and count % len(chain) == 0 and len(chain) > 1 and "respectively" in frame.sentence.words:
        return [chain[i % len(chain)] for i in range(count)]
    return None


def _pairs(series: Series) -> list[list[int]]:
    """Which members `vs` joins; a pair joined by `and` is one too where the series is nothing but that pair."""
    groups: list[list[int]] = [[0]]
    for i, joint in enumerate(series.joints, 1):
        if joint == "vs":
            groups[-1].append(i)
        else:
            groups.append([i])
    if len(series.members) == 2 and len(groups) == 2:
        return [[0, 1]]
    return groups


def _arms_of_pair(
    frame: Frame,
    series: Series,
    pair: list[Attached],
    around: tuple[list[ArmMention], list[ArmMention], list[ArmMention]],
) -> None:
    """The first number of a pair is of the arm named first, and without a name of the one that usually comes first."""
    ahead, behind, earlier = around
    same_clause = [m for m in earlier if not frame.is_parted(m.span.end, series.start)]
    named = distinct_arms(_in_order(frame, behind or same_clause or earlier))
    after = distinct_arms(ahead)
    if len(named) in (1, 2):
        first = named[0]
    elif len(after) in (1, 2):
        first = after[0]
        if len(after) == 1 and _words("second-of-two").search(frame.between(series.end, ahead[0].span.start)):
            first = frame.table.other(first) or first  # "in the study and the control group"
    elif not named:
        first = frame.table.first
    else:
        return
    pair[0].arm, pair[1].arm = first, frame.table.other(first)
    pair[0].arm_how = pair[1].arm_how = "order" if named or after else "default order"


def _in_order(frame: Frame, mentions: list[ArmMention]) -> list[ArmMention]:
    """Mentions in the order in which numbers follow: in `Compared with A, B …` what is measured against comes last."""
    if len(mentions) > 1 and _words("against-first").fullmatch(frame.until(mentions[0].span.start)):
        return [*mentions[1:], mentions[0]]
    return mentions


def _arm_of_one(
    frame: Frame, item: Attached, ahead: list[ArmMention], behind: list[ArmMention], earlier: list[ArmMention]
) -> None:
    """A number alone is of the arm that directly follows it, of the one before it, or of the sentence's only arm."""
    if ahead:
        gap = frame.between(item.estimate.end, ahead[0].span.start)
        if len(gap) < 60 and _words("to-arm-behind").match(gap):
            item.arm, item.arm_how = ahead[0].arm, "following"
            return
    if behind:
        start, end = behind[-1].span.end, item.estimate.span.start
        near = len(distinct_arms(behind)) == 1 or len(frame.between(start, end)) < 40
        if near and not frame.is_parted(start, end):
            item.arm, item.arm_how = behind[-1].arm, "preceding"
            return
    distinct = distinct_arms(frame.arms)
    if len(distinct) == 1 and (earlier or ahead):
        item.arm, item.arm_how = distinct[0], "sentence"
    elif earlier and not _ahead_in_clause(frame, item, ahead) and _opens_clause(frame, earlier[-1], item):
        item.arm, item.arm_how = earlier[-1].arm, "clause opening"


def _ahead_in_clause(frame: Frame, item: Attached, ahead: list[ArmMention]) -> bool:
    """Does the clause of a number name an arm behind it?"""
    return bool(ahead) and not frame.is_parted(item.estimate.end, ahead[0].span.start)


def _opens_clause(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    """`In A rash was seen in 5 patients and fever in 6`: does the clause of a number begin with this arm?"""
    if frame.is_parted(mention.span.end, item.estimate.span.start):
        return False
    start = frame.clause_start(mention.span.start)
    return _words("opens-clause").match(frame.until(mention.span.start)[start:]) is not None


def _ratio_arms(frame: Frame, item: Attached) -> None:
    """A ratio compares the first arm with the other: the experimental one, unless the text says otherwise."""
    table = frame.table
    experimental = table.with_role("experimental")
    controls = table.with_role("control")
    if len(table.arms) == 2:
        first = experimental[0] if len(experimental) == 1 else table.arms[0].key
        item.arm, item.comparator = first, table.other(first)
        return
    named = distinct_arms(frame.arms)
    if len(named) == 2:
        item.arm, item.comparator = named[0], named[1]
    elif len(named) == 1 and len(controls) == 1 and named[0] != controls[0]:
        item.arm, item.comparator = named[0], controls[0]
