"""Which outcome or event a number is of.

An estimate belongs to the thing that its brackets follow (`neutropenia (47%)`), that a verb links it to (`21 patients
achieved complete remission`, `the response rate was 36%`), or, in lists that end in `respectively`, to the thing at the
same place of the list. It does not look beyond the sentence, and never through a number of another thing. Here it is
chosen between what stands before the number and behind it.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.series import Series
from kg.extract.reading import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.thing_before import (
    compared_thing,
    first_of_clause,
    is_in_bracket_of,
    is_of_clause_on,
    just_told,
    opens_list_of_arms,
    opens_table,
    thing_before,
    without_groups,
)
from kg.extract.thing.thing_behind import changes_by, has_own_number, thing_behind
from kg.extract.thing.thing_list import is_unlike_list, repeated_things, things_of_list, things_of_unlike
from kg.text.bracket import OPEN

_words = partial(expression, "things")
_link = partial(expression, "links")
_NOTHING: tuple[None, str] = (None, "")


def attach_things(frame: Frame) -> list[Attached]:
    """The estimates of a sentence with their things, series by series."""
    attached: list[Attached] = []
    unlike = things_of_unlike(frame)
    for number, series in enumerate(frame.series):
        if number in unlike:
            how = "list" if unlike[number] else ""
            attached.append(Attached(series.members[0], unlike[number], how=how, series=number))
        else:
            attached += _attach_series(frame, series, attached, number)
    _share_among_groups(frame, attached)
    return attached


def _share_among_groups(frame: Frame, attached: list[Attached]) -> None:
    """`two patients with A and three patients with B responded`: what the last group did the others did too."""
    for item, later in reversed(list(pairwise(attached))):
        if item.thing is None and later.how == "forward" and item.estimate.pattern == "people":
            gap = frame.sentence.between(item.estimate.end, later.estimate.begin)
            if later.estimate.pattern == "people" and _words("group-and-group").fullmatch(gap):
                item.thing, item.how = later.thing, later.how
        if item.thing is None and later.how == "forward" and _is_of_next_arm(frame, item, later):
            item.thing, item.how = later.thing, later.how
        if item.how == "backward" and later.how == "forward" and _opens_statement(frame, item, later):
            item.thing, item.how = later.thing, later.how


def _opens_statement(frame: Frame, item: Attached, later: Attached) -> bool:
    """`…, and 26% of patients on A and 12% on B had pain`: are two shares of people told together by what is behind?"""
    if item.estimate.kind != later.estimate.kind or not _words("then-people").search(
        frame.sentence.before(item.estimate.begin, 30)
    ):
        return False
    gap = frame.sentence.between(item.estimate.end, later.estimate.begin)
    return _words("people-and-others").fullmatch(gap) is not None


def _is_of_next_arm(frame: Frame, item: Attached, later: Attached) -> bool:
    """`More women on A (n = 17/41) than on B (n = 9/39) had pain`: two counts, each beside its own arm's name."""
    first, second = item.estimate, later.estimate
    if not all(e.count is not None and (e.denominator or e.percent) for e in (first, second)):
        return False
    gap = frame.between(first.end, second.begin)
    named = [m for m in frame.arms if first.end <= m.span.start and m.span.end <= second.begin]
    before = [m for m in frame.arms if m.span.end <= first.begin]
    if not before or len(named) != 1 or before[-1].arm == named[0].arm:
        return False
    return _words("next-arm-ahead").fullmatch(gap) is not None


def _attach_series(frame: Frame, series: Series, before: list[Attached], number: int) -> list[Attached]:
    mapped = things_of_list(frame, series)
    if mapped is None and before:
        mapped = repeated_things(frame, series, before)
    is_unlike = mapped is None and is_unlike_list(frame, series)
    result: list[Attached] = []
    for i, estimate in enumerate(series.members):
        item = Attached(estimate, in_comparison=series.is_comparison, is_listed=len(series.members) > 1, series=number)
        if mapped:
            item.thing, item.how = mapped[i], "list"
        elif is_unlike:
            pass  # a gap is better than the nearest thing for all
        elif i and (
            series.joints[i - 1] == "vs"
            or frame.between(result[-1].estimate.end, estimate.begin) == "/"
            or _continues(frame, result[-1], estimate)
        ):
            item.thing, item.how = result[-1].thing, result[-1].how
        else:
            item.thing, item.how = _thing_of(frame, estimate, [*before, *result])
            if item.how == "backward" and i and result[-1].thing is None and _opens_another(frame, series, estimate):
                item.thing, item.how = _NOTHING
            if item.thing is None and not i and before and is_share_of(frame, before[-1], estimate):
                item.thing, item.how = before[-1].thing, before[-1].how
            if (
                item.thing is None
                and not i
                and (len(series.members) > 1 or opens_table(frame, estimate) or opens_list_of_arms(frame, estimate))
            ):
                item.thing = compared_thing(frame, estimate, before)
                item.how = "compared" if item.thing else ""
        result.append(item)
    _share_forward(result)
    return result


def _opens_another(frame: Frame, series: Series, estimate: Estimate) -> bool:
    """`72% had a rise of 5 mm or more and 41%, 20%, and 9% reached`: does a list open a statement of its own?"""
    first = series.members[0]
    is_like = first.kind == estimate.kind and first.unit in (None, estimate.unit)
    if estimate.kind not in ("percent", "count") and frame.is_told_respectively(series.end):
        return False
    return is_like and _words("then-people").search(frame.sentence.before(first.begin, 30)) is not None


def _share_forward(items: list[Attached]) -> None:
    """`67% vs 54% response rate`: what follows the last number is what all of them are of."""
    for item, later in reversed(list(pairwise(items))):
        if item.thing is None and later.how == "forward":
            item.thing, item.how = later.thing, later.how


def is_share_of(frame: Frame, last: Attached, estimate: Estimate) -> bool:
    """`31 events, 8%`: the share that a count is, right behind it."""
    if estimate.kind != "percent" or last.estimate.kind not in ("number", "count") or last.estimate.count is None:
        return False
    return _words("share-behind").fullmatch(frame.between(last.estimate.end, estimate.begin)) is not None


def _continues(frame: Frame, last: Attached, estimate: Estimate) -> bool:
    """In `67% and 54%` with one thing before, the second number is of the same thing."""
    if last.thing is None or last.how in ("bracket", "label"):
        return False
    after = [t for t in frame.things if t.span.start >= estimate.end]
    if after and _words("people-who").match(frame.between(estimate.end, after[0].span.start)):
        return False  # "the response rate was 52%; 40% of the patients had a complete response"
    if after and _tells_what_became(frame, estimate, after[0]):
        return False  # "nausea in 21 patients (40%), and 4 (8%) discontinued because of toxicity"
    return not (
        after
        and last.thing.span.start > last.estimate.span.start
        and _link("forward").match(frame.between(estimate.end, after[0].span.start))
    )


def _tells_what_became(frame: Frame, estimate: Estimate, thing: Term) -> bool:
    """Is a thing right behind a number a verb, and so a statement of its own?"""
    if frame.between(estimate.end, thing.span.start).strip(" )"):
        return False
    return _words("says-what-became").match(frame.between(thing.span.start, thing.span.end)) is not None


# -- one number --


def _thing_of(frame: Frame, estimate: Estimate, before: list[Attached]) -> tuple[Term | None, str]:
    """The thing of one number, and the rule that found it."""
    left = without_groups(frame, frame.things_before(estimate.begin))
    right = [t for t in frame.things if t.span.start >= estimate.span.end]
    gap = frame.between(left[-1].span.end, estimate.begin) if left else ""
    if estimate.kind == "ratio" and (said := just_told(frame, estimate, left, before)):
        return said, "backward"
    if right and changes_by(frame, estimate, right[0]):
        return right[0], "forward"
    if left and estimate.pattern == "label-equals":
        return _NOTHING if gap.strip(" \u00a0)") else (left[-1], "label")
    if left and is_in_bracket_of(frame, left[-1], estimate):
        return left[-1], "bracket"
    if left and right and _words("named-right-before").fullmatch(gap) and _is_named(frame, right[0]):
        return left[-1], "label"  # "CR 58% CRi 13%"
    if left and is_of_clause_on(frame, left[-1], estimate):
        return left[-1], "label"
    forward = thing_behind(frame, estimate, right)
    if forward and has_own_number(frame, estimate, forward):
        forward = None  # "the response rate was 58% with a complete remission rate of 17%"
    if (
        left
        and not (forward and right[0].span.start - estimate.end < 2)
        and (first := first_of_clause(frame, left, estimate))
    ):
        return first, "clause"
    backward = thing_before(frame, estimate, left, before)
    if forward and backward:
        if _opens_name(frame, estimate, forward):
            return forward, "forward"  # "compared with a 9% response rate"
        if _is_nearer(frame, estimate, gap, frame.between(estimate.end, forward.span.start)):
            return backward, "backward"
        return forward, "forward"
    if forward:
        return forward, "forward"
    if backward and not (estimate.pattern == "people" and OPEN.search(frame.until(estimate.span.start))):
        return backward, "backward"
    return _NOTHING


def _opens_name(frame: Frame, estimate: Estimate, thing: Term) -> bool:
    """`a 9% response rate`, `the best responses were 1 complete response`: does a number open the name behind it?"""
    if frame.sentence.between(estimate.end, thing.span.start).strip():
        return False
    before = frame.sentence.before(estimate.begin, 40)
    return _words("article-before").search(before) is not None or (
        estimate.count is not None and _words("best-included").search(before) is not None
    )


def _is_named(frame: Frame, thing: Term) -> bool:
    """Does a number stand right behind a thing, which is then its name?"""
    starts = (m.span.start for s in frame.series for m in s.members if m.span.start >= thing.span.end)
    place = next(starts, None)
    return (
        place is not None and _words("named-right-before").fullmatch(frame.between(thing.span.end, place)) is not None
    )


def _is_nearer(frame: Frame, estimate: Estimate, gap: str, ahead: str) -> bool:
    """Of things on both sides, is the one before it what the number is of? `gap` and `ahead` part it from the two."""
    if _words("for-each").match(frame.sentence.after(estimate.end, 140)):
        return False  # "rates were 1% and 2% for death, 5% and 3% for stroke"
    if _words("item-ahead").match(ahead) and ahead.strip() and len(gap) < 30:
        return True  # "anemia in 65%, infection in 12%": what a comma opens is the next item
    if _words("verb-ahead").match(ahead) and estimate.kind in ("count", "number", "percent"):
        return False
    if estimate.kind == "count" and estimate.pattern in ("people", "fraction"):
        return False
    return bool(len(gap) < 25 and _link("copula").search(gap) and not _words("open-link").search(gap))
