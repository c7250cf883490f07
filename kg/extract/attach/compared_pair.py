"""Of which of two arms the first number of a pair is: `12% vs 4%`, `12% and 4%`, with one arm named, two, or none.

Gives the order of the names, turned where the first is only what the other is compared with, and the usual order where
there is no name. It gives none where men and women, or two times, are compared, nor the other arm to a second number
where nothing is compared at all.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.attach.arm_of_one import is_reference, opens_clause
from kg.extract.attach.unknown_group import is_set_against_other_drug
from kg.extract.attach.usual_order import compares_people, names_others
from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span

_words = partial(expression, "attach")


def give_arms_of_pair(
    frame: Frame,
    series: Series,
    pair: list[Attached],
    around: tuple[list[ArmMention], list[ArmMention], list[ArmMention]],
) -> None:
    """The first number of a pair is of the arm named first, and without a name of the one that usually comes first."""
    ahead, behind, earlier = around
    same_clause = [m for m in earlier if not frame.is_parted(m.span.end, series.start)]
    in_clause = [m for m in behind if m in same_clause]  # "rash with A; fever was commoner with B (17% vs 3%)"
    before = in_clause or behind or same_clause or earlier
    named, after = distinct_arms(in_order(frame, before)), distinct_arms(ahead)
    if not frame.table.is_whole:
        if both := next((chain for chain in (named, after) if len(chain) == 2), None):
            pair[0].arm, pair[1].arm = both
            pair[0].arm_how = pair[1].arm_how = "order"
        return
    if len({*named, *after}) == 1 and _is_of_numbers_behind(frame, pair):
        for item in pair:
            item.arm, item.arm_how = (named or after)[0], "clause"
        return
    only = before[-1] if len(named) == 1 and not after else None
    if only and compares_people(frame, pair):
        if opens_clause(frame, only, pair[0]):  # "Among those given A, rash was commoner in men than in women"
            for item in pair:
                item.arm, item.arm_how = only.arm, "clause opening"
        return
    if only and _is_list_of_one(frame, pair, only):
        pair[0].arm, pair[0].arm_how = only.arm, "clause"
        return
    if first := _first_of_pair(frame, series, pair, before, named, ahead):
        only_known = len({*named, *after}) < 2 and is_set_against_other_drug(frame.sentence, frame.table)
        if only_known and not (named or after):
            return
        pair[0].arm, pair[1].arm = first, None if only_known else frame.table.other(first)
        pair[0].arm_how = pair[1].arm_how = "order" if named or after else "default order"


def give_names_around(
    frame: Frame, series: Series, pair: list[Attached], before: list[ArmMention], ahead: list[ArmMention]
) -> bool:
    """`with A was 3 compared to 4 with B`, of three arms or more: does each number have its arm on its own side?"""
    if len(pair) != 2 or len({m.arm for m in before}) != 1 or not ahead or before[-1].arm == ahead[0].arm:
        return False
    if not _has_own_name(frame, series, ahead[0]) or is_reference(frame, before[-1], pair[0]):
        return False
    pair[0].arm, pair[1].arm = before[-1].arm, ahead[0].arm
    pair[0].arm_how = pair[1].arm_how = "order"
    return True


def had_more(frame: Frame, series: Series, items: list[Attached]) -> list[str] | None:
    """`with more rashes in the A group (30% versus 4%)`: the first number is that of the arm that had more of it."""
    before = [m for m in frame.arms if m.span.end <= series.start]
    other = frame.table.other(before[-1].arm) if before and len(items) == 2 and series.is_comparison else None
    if other is None or frame.sentence.between(before[-1].span.end, series.start).strip() not in ("(", "["):
        return None
    lead = frame.sentence.before(before[-1].span.start, 100)
    return [before[-1].arm, other] if _words("more-in-one").search(lead) else None


def _is_of_numbers_behind(frame: Frame, pair: list[Attached]) -> bool:
    """`44% and 51% after 2 and 3 doses of A, respectively`: do two numbers belong to two others, which name no arm?"""
    end = pair[1].estimate.end
    match = _words("numbers-behind").match(frame.sentence.after(end, 90))
    return match is not None and not any(end <= m.span.start < end + match.end() for m in frame.arms)


def _first_of_pair(
    frame: Frame,
    series: Series,
    pair: list[Attached],
    before: list[ArmMention],
    named: list[str],
    ahead: list[ArmMention],
) -> str | None:
    """The arm of the first number of a pair: `named` are the arms before it in their order, `ahead` those behind it."""
    after = distinct_arms(ahead)
    if len(after) == 1 and _has_own_name(frame, series, ahead[0]):
        return frame.table.other(after[0]) or after[0]  # "23% vs 15% with A"
    if len(named) in (1, 2):
        # "between the weekly and the 3-weekly arms"
        is_last = len(named) == 1 and _is_last_of_two(frame, before[-1])
        return (frame.table.other(named[0]) if is_last else None) or named[0]
    if len(after) in (1, 2):
        gap = frame.between(series.end, ahead[0].span.start)
        is_second = len(after) == 1 and (
            _is_measured_against(frame, series, ahead[0])  # "(12% vs 23%) than with B"
            or _words("second-of-two").search(gap) is not None  # "in the study and the control group"
        )
        return (frame.table.other(after[0]) if is_second else None) or after[0]
    return frame.table.first if not named and not names_others(frame, pair) else None


def _is_list_of_one(frame: Frame, pair: list[Attached], mention: ArmMention) -> bool:
    """`Rash and rashes with A were seen in 4 and 9`: do two numbers that `and` joins stand behind one arm that nothing
    is compared with? Whose the second is, is not told.
    """
    joint = frame.between(pair[0].estimate.end, pair[1].estimate.begin)
    if _words("compared-within").search(joint) or is_reference(frame, mention, pair[0]):
        return False
    lead = frame.sentence.before(mention.span.start, 80)
    gap = frame.between(mention.span.end, pair[0].estimate.begin)
    return not any(
        (
            _is_last_of_two(frame, mention),
            _words("comparative-lead").search(lead),
            _words("more-behind").search(gap),
            _words("other-behind").match(gap),
        )
    )


def _is_measured_against(frame: Frame, series: Series, mention: ArmMention) -> bool:
    """`was lower (12% vs 23%) than with B`: is an arm behind a pair only what the other one is compared with?"""
    gap = frame.between(series.end, mention.span.start)
    return len(gap) < 60 and _words("against-behind").fullmatch(gap) is not None


def _has_own_name(frame: Frame, series: Series, mention: ArmMention) -> bool:
    """`23% vs 15% with A`: does an arm stand right behind the second number of a comparison, and no other behind it?"""
    place = Span(series.start, series.end)
    if not series.is_comparison or any(b.contains(place) and not b.contains(mention.span) for b in frame.brackets):
        return False
    gap = frame.between(series.end, mention.span.start)
    if len(gap) > 40 or "respectively" in gap or not _words("to-arm-behind").match(gap):
        return False
    return _words("second-arm-follows").match(frame.sentence.after(mention.span.end, 30)) is None


def _is_last_of_two(frame: Frame, mention: ArmMention) -> bool:
    """Does a name close a pair of groups of which the first has a name that is not known: `early and late arms`, `lower
    in those who walked than in controls`?
    """
    if expression("arms", "measured-against").search(frame.sentence.before(mention.span.start, 70)):
        return True
    if _words("versus-after-unknown").search(frame.sentence.before(mention.span.start, 50)):
        return True
    is_plural = _words("plural-group").search(frame.sentence.between(mention.span.start, mention.span.end + 8))
    return is_plural is not None and _words("first-of-two").search(frame.until(mention.span.start)) is not None


def in_order(frame: Frame, mentions: list[ArmMention]) -> list[ArmMention]:
    """Mentions in the order in which numbers follow: in `Compared with A, B …` what is measured against comes last."""
    if len(mentions) > 1 and _words("against-first").fullmatch(frame.until(mentions[0].span.start)):
        return [*mentions[1:], mentions[0]]
    return mentions
