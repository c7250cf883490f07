"""Which outcome or event a number is of.

An estimate belongs to the thing that its brackets follow (`neutropenia (47%)`), that a verb links it to (`21 patients
achieved complete remission`, `the response rate was 36%`), or, in lists that end in `respectively`, to the thing at the
same place of the list. It does not look beyond the sentence, and never through a number of another thing.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.estimate import Estimate
from kg.extract.frame import Attached, Frame
from kg.extract.grade import opens_with_grade
from kg.extract.reading import Term
from kg.extract.series import Series
from kg.extract.thing_list import repeated_things, things_of_list

_words = partial(expression, "attach")
_BRACKET_OPEN = re.compile(r"[(\[][^()\[\]]*$")
_BRACKET_JUST_OPEN = re.compile(r"[(\[][^()\[\]]{0,12}$")
_ASIDE = re.compile(r"[\s)\]]*\([^()]*\)")
_NOTHING: tuple[None, str] = (None, "")


def attach_things(frame: Frame) -> list[Attached]:
    """The estimates of a sentence with their things, series by series."""
    attached: list[Attached] = []
    for number, series in enumerate(frame.series):
        attached += _attach_series(frame, series, attached, number)
    return attached


def _attach_series(frame: Frame, series: Series, before: list[Attached], number: int) -> list[Attached]:
    mapped = things_of_list(frame, series)
    if mapped is None and before:
        mapped = repeated_things(frame, series, before)
    result: list[Attached] = []
    for i, estimate in enumerate(series.members):
        item = Attached(estimate, in_comparison=series.is_comparison, series=number)
        if mapped:
            item.thing, item.how = mapped[i], "list"
        elif i and (
            series.joints[i - 1] == "vs"
            or frame.between(result[-1].estimate.end, estimate.begin) == "/"
            or _continues(frame, result[-1], estimate)
        ):
            item.thing, item.how = result[-1].thing, result[-1].how
        else:
            item.thing, item.how = _thing_of(frame, estimate, [*before, *result])
            if item.thing is None and not i and before and is_share_of(frame, before[-1], estimate):
                item.thing, item.how = before[-1].thing, before[-1].how
            if item.thing is None and not i and (len(series.members) > 1 or _opens_table(frame, estimate)):
                item.thing, item.how = _compared_thing(frame, estimate, before)
        result.append(item)
    _share_forward(result)
    return result


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
    return not (
        after
        and last.thing.span.start > last.estimate.span.start
        and _words("forward").match(frame.between(estimate.end, after[0].span.start))
    )


# -- one number --


def _thing_of(frame: Frame, estimate: Estimate, before: list[Attached]) -> tuple[Term | None, str]:
    """The thing of one number, and the rule that found it."""
    left = _without_groups(frame, frame.things_before(estimate.begin))
    right = [t for t in frame.things if t.span.start >= estimate.span.end]
    gap = frame.between(left[-1].span.end, estimate.begin) if left else ""
    if estimate.kind == "ratio" and (said := _just_told(frame, estimate, left, before)):
        return said, "backward"
    if left and estimate.pattern == "label-equals":
        return _NOTHING if gap.strip(" \u00a0)") else (left[-1], "label")
    if left and (_is_named_in_bracket(frame, left[-1], gap) or _in_bracket(frame, left[-1], estimate)):
        return left[-1], "bracket"
    if left and right and _words("named-right-before").fullmatch(gap) and _is_named(frame, right[0]):
        return left[-1], "label"  # "CR 58% CRi 13%"
    forward = _forward(frame, estimate, right)
    if forward and _has_number_behind(frame, estimate, forward):
        forward = None  # "the response rate was 58% with a complete remission rate of 17%"
    if (
        left
        and not (forward and right[0].span.start - estimate.end < 2)
        and (first := _of_clause(frame, left, estimate))
    ):
        return first, "clause"
    backward = _backward(frame, estimate, left, before)
    if forward and backward:
        if _is_nearer(frame, estimate, gap, frame.between(estimate.end, forward.span.start)):
            return backward, "backward"
        return forward, "forward"
    if forward:
        return forward, "forward"
    if backward and not (estimate.pattern == "people" and _BRACKET_OPEN.search(frame.until(estimate.span.start))):
        return backward, "backward"
    return _NOTHING


def _just_told(frame: Frame, estimate: Estimate, left: list[Term], before: list[Attached]) -> Term | None:
    """`events in 10% and 12% (HR 0.86)`: what the numbers right before the bracket of a ratio are of."""
    if not before or before[-1].thing is None or before[-1].estimate.kind == "ratio":
        return None
    end = before[-1].estimate.end
    if any(t.span.start >= end for t in left) or frame.is_parted(end, estimate.begin):
        return None
    return before[-1].thing if _BRACKET_JUST_OPEN.search(frame.between(end, estimate.begin)) else None


def _without_groups(frame: Frame, left: list[Term]) -> list[Term]:
    """The things before a number without one that tells whose number it is: `PFS of those with a relapse (61%)`."""
    while len(left) > 1 and left[-1].as_type("adverse_event") is None and _tells_whose(frame, left[-1]):
        left = left[:-1]
    return left


def _tells_whose(frame: Frame, thing: Term) -> bool:
    """`patients with a relapse`: does a thing say which people are meant?"""
    return _words("describes-group").search(frame.sentence.before(thing.span.start, 60)) is not None


def _is_named(frame: Frame, thing: Term) -> bool:
    """Does a number stand right behind a thing, which is then its name?"""
    starts = (m.span.start for s in frame.series for m in s.members if m.span.start >= thing.span.end)
    place = next(starts, None)
    return (
        place is not None and _words("named-right-before").fullmatch(frame.between(thing.span.end, place)) is not None
    )


def _has_number_behind(frame: Frame, estimate: Estimate, thing: Term) -> bool:
    """Does `with` or `including` lead to a thing that has a number of its own behind it?"""
    if not _words("leads-to-part").match(frame.sentence.between(estimate.end, thing.span.start)):
        return False
    place = next((m.begin for s in frame.series for m in s.members if m.begin >= thing.span.end), None)
    return place is not None and _words("part-and-number").fullmatch(frame.between(thing.span.end, place)) is not None


def _is_nearer(frame: Frame, estimate: Estimate, gap: str, ahead: str) -> bool:
    """Of things on both sides, is the one before it what the number is of? `gap` and `ahead` part it from the two."""
    if _words("item-ahead").match(ahead) and ahead.strip() and len(gap) < 30:
        return True  # "anemia in 65%, infection in 12%": what a comma opens is the next item
    if _words("verb-ahead").match(ahead) and estimate.kind in ("count", "number", "percent"):
        return False
    if estimate.kind == "count" and estimate.pattern in ("people", "fraction"):
        return False
    return bool(len(gap) < 25 and _words("copula").search(gap) and not _words("open-link").search(gap))


def _is_named_in_bracket(frame: Frame, thing: Term, gap: str) -> bool:
    """`adverse events (AEs; 46% v 91%)`: the thing opens the bracket that its number stands in."""
    if not _words("named-in-bracket").match(gap):
        return False
    return frame.until(thing.span.start).rstrip()[-1:] in ("(", "[")


def _in_bracket(frame: Frame, thing: Term, estimate: Estimate) -> bool:
    """`neutropenia (47% vs 16%)`, `rash (n = 1)`, `mucositis [9]`: does the number's bracket directly follow it?"""
    gap = frame.without_arms(thing.span.end, estimate.span.start)
    if not (_words("bracket").match(gap) or _words("abbreviation-bracket").match(gap)):
        return False
    outside = re.split(r"[(\[]", gap)[0]
    return not (_words("barrier").search(outside) or len(outside.split()) > 4 or re.search(r"\d", outside))


def _of_clause(frame: Frame, left: list[Term], estimate: Estimate) -> Term | None:
    """`no difference in rash between A (71%) and B (66%)`: the numbers are of what the clause began with."""
    arms = [m for m in frame.arms if m.span.end <= estimate.begin]
    if not arms or not _words("before-arm-bracket").match(frame.between(arms[-1].span.end, estimate.begin)):
        return None
    since = frame.clause_start(estimate.begin)
    first = [t for t in left if t.span.start - frame.sentence.span.start >= since]
    return first[0] if first and first[-1].span.end < arms[-1].span.start else None


def _compared_thing(frame: Frame, estimate: Estimate, before: list[Attached]) -> tuple[Term | None, str]:
    """`the response rate was better with A (49% v 40%)`: the last thing before the bracket that is in none itself."""
    if not _BRACKET_JUST_OPEN.search(frame.until(estimate.begin)) and not _opens_table(frame, estimate):
        return _NOTHING
    base = frame.sentence.span.start
    since = max((a.estimate.end for a in before if a.thing is not None), default=0)
    since = max(since, base + frame.clause_start(estimate.begin))
    for term in reversed([t for t in frame.things if t.span.end <= estimate.begin]):
        prefix = frame.sentence.words[: term.span.start - base]
        if _tells_whose(frame, term):
            continue  # "PFS was lower than in those with a relapse (61% vs 90%)"
        inside = prefix.count("(") + prefix.count("[") > prefix.count(")") + prefix.count("]")
        if not inside and term.span.start >= since:
            return term, "compared"
    return _NOTHING


def _opens_table(frame: Frame, estimate: Estimate) -> bool:
    """`(A, 93%; B, 91%)`: does a bracket open with the name of an arm and this number?"""
    named = [m for m in frame.arms if m.span.end <= estimate.begin]
    if not named or not _words("table-cell").match(frame.between(named[-1].span.end, estimate.begin)):
        return False
    return frame.sentence.before(named[-1].span.start, 2).strip() in ("(", "[")


def _forward(frame: Frame, estimate: Estimate, right: list[Term]) -> Term | None:
    """`21 patients achieved complete remission`, `a 36% response rate`, `two partial remissions`.

    Not `five patients (stomatitis, rash)`, a list of what the patients had, nor through another number or a new
    statement; an aside in brackets is passed over.
    """
    if not right or estimate.kind not in ("percent", "count", "number", "fold", "none", "mean", "measure"):
        return None
    if estimate.kind == "measure" and estimate.unit:
        return None
    thing = right[0]
    gap = frame.between(estimate.end, thing.span.start)
    if _words("bracket-closes").match(gap[_closing(gap) :]):
        return None  # "rash (12% in A) and nausea": what follows the bracket is the next item
    clear = estimate.end
    if aside := _ASIDE.match(frame.sentence.between(estimate.end, thing.span.start)):
        clear += aside.end()
        gap = " " + frame.between(clear, thing.span.start).lstrip()
    if gap.strip() in ("(", "[") or frame.has_number(clear, thing.span.start):
        return None
    if thing.as_type("adverse_event") is None and _words("reason").match(gap):
        return None  # "12 discontinued because of disease progression"
    if len(gap) > 110 or gap.count(",") > 2 or _words("barrier").search(gap):
        return None
    if any(_words(row).match(gap) for row in ("forward", "adjacent", "forward-described")):
        return thing
    plain = _words("group-aside").sub("", frame.without_arms(clear, thing.span.start), 1)
    plain = _words("dose-aside").sub("", plain, 1)
    return thing if plain != gap and _words("forward").match(plain) else None


def _is_of_some(frame: Frame, estimate: Estimate, gap: str) -> bool:
    """`failed in 9 patients, of whom 6 were treated again`: what the number counts follows it."""
    behind = frame.sentence.after(estimate.end, 12)
    return _words("of-whom").search(gap) is not None or _words("of-whom-behind").match(behind) is not None


def _closing(gap: str) -> int:
    """Where the bracket closes that words stand in, the end of the words if it does not."""
    depth = 0
    for i, character in enumerate(gap):
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return i
    return len(gap)


def _is_next_in_bracket(frame: Frame, last: Estimate, estimate: Estimate) -> bool:
    """Does a bracket tell the same of a further time?"""
    if (last.kind, last.unit) != (estimate.kind, estimate.unit) or not _BRACKET_OPEN.search(frame.until(last.begin)):
        return False
    return _words("next-time").fullmatch(frame.sentence.between(last.span.end, estimate.begin)) is not None


def _backward(frame: Frame, estimate: Estimate, left: list[Term], before: list[Attached]) -> Term | None:
    """`the response rate was 36%`, `rash in 12%`: through other numbers only if they are of the same thing."""
    if not left:
        return None
    thing = left[-1]
    passed = [
        a
        for a in before
        if thing.span.end <= a.estimate.span.start < estimate.span.start
        and not frame.is_aside(a.estimate.span, estimate.begin)
    ]
    if any(a.thing is not thing for a in passed if a.thing is not None):
        return None
    start = passed[-1].estimate.end if passed else thing.span.end
    if passed and passed[-1].thing is thing and opens_with_grade(frame.sentence, start, estimate):
        return thing  # "fatigue (35%; grade 3, 2%)"
    if passed and (aside := _ASIDE.match(frame.sentence.between(thing.span.end, estimate.begin))):
        closed = thing.span.end + aside.end()
        if passed[-1].estimate.end < closed:  # "pressure (baseline 150 mmHg) fell by 12 mmHg"
            passed, start = [], closed
    gap = frame.between(start, estimate.begin)
    if passed and _is_of_some(frame, estimate, gap):
        return None
    if estimate.kind == "ratio":  # it compares what was just said, whatever stands between
        if _words("factor-bound").match(frame.between(thing.span.end, estimate.begin)):
            return None  # "a platelet count < 50 (HR 2.2)"
        return thing if len(gap) < 200 and not re.search(r"\.\s", gap) else None
    if estimate.kind == "not reached" and _words("not-reached").match(gap):
        return thing
    if passed and _words("next-arm").match(frame.without_arms(start, estimate.begin)):
        return thing  # "rash (A, 12%; B, 8%)"
    if passed and _is_next_in_bracket(frame, passed[-1].estimate, estimate):
        return thing  # "(12 v 15 days after course 1; 14 v 18 days after course 2)"
    if passed and _words("next-dose").fullmatch(frame.sentence.between(start, estimate.begin)):
        return thing  # "toxicity: 20 mg: 0/3 patients; 40 mg: 1/6 patients"
    is_after_forward = before and before[-1].thing is thing and before[-1].how == "forward"
    if is_after_forward and _words("other-arm").match(gap):
        return thing  # "9 of 180 had zoster, versus 21 of 176"
    if len(gap) > 140 or _words("barrier").search(gap):
        return None
    if is_after_forward and _words("other-group").search(gap):
        return thing  # "55% had a better sleep than before, versus 49% of the others"
    if _words("not-a-link").search(gap):
        return None
    if passed:
        if _BRACKET_JUST_OPEN.fullmatch(gap.strip()) and _words("of-some").match(frame.sentence.after(estimate.end)):
            return thing  # "61% (74% among women)"
        joined = any(_words(name).match(gap) for name in ("further-number", "their-difference")) or any(
            start <= m.span.start < estimate.span.start for m in frame.arms
        )
        return thing if joined and len(frame.between(thing.span.end, estimate.span.start)) < 260 else None
    if _words("copula").search(gap) or (estimate.kind == "percent" and gap == " "):
        return thing
    opened = frame.until(thing.span.start)
    return thing if _words("name-and-number").match(gap) and _BRACKET_OPEN.search(opened) else None
