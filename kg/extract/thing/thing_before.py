"""The thing before a number: `neutropenia (47%)`, `the response rate was 36%`, `better survival with A (49% v 40%)`.

Through other numbers only if they are of the same thing, and never through the beginning of a new statement.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.grade import opens_with_grade
from kg.extract.reading import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.passed_number import goes_on, names_other, without_bracketed
from kg.text.bracket import ASIDE, JUST_OPEN, OPEN

_words = partial(expression, "thing_before")
_link = partial(expression, "links")


def is_in_bracket_of(frame: Frame, thing: Term, estimate: Estimate) -> bool:
    """`neutropenia (47% vs 16%)`, `rash (n = 1)`, `adverse events (AEs; 46% v 91%)`: is the number in its bracket?"""
    return _is_named_in_bracket(frame, thing, estimate) or _opens_bracket(frame, thing, estimate)


def _is_named_in_bracket(frame: Frame, thing: Term, estimate: Estimate) -> bool:
    """`adverse events (AEs; 46% v 91%)`: the thing opens the bracket that its number stands in."""
    if not _words("named-in-bracket").match(frame.between(thing.span.end, estimate.begin)):
        return False
    return frame.until(thing.span.start).rstrip()[-1:] in ("(", "[")


def _opens_bracket(frame: Frame, thing: Term, estimate: Estimate) -> bool:
    """`neutropenia (47% vs 16%)`, `rash (n = 1)`, `mucositis [9]`: does the number's bracket directly follow it?"""
    gap = frame.without_arms(thing.span.end, estimate.span.start).rstrip("+")
    if _words("difference-bracket").match(gap):
        return _is_only_difference(frame, thing.span.end, estimate)
    if not (_link("bracket").match(gap) or _words("abbreviation-bracket").match(gap)):
        return False
    outside = re.split(r"[(\[]", gap)[0]
    return not (_link("barrier").search(outside) or len(outside.split()) > 4 or re.search(r"\d", outside))


def _is_only_difference(frame: Frame, start: int, estimate: Estimate) -> bool:
    """`pain (mean difference, -2; P = .1)`: is a number the first behind its thing, and the bracket no list?"""
    around = next((b for b in frame.brackets if b.contains(estimate.span)), None)
    if around and "respectively" in frame.between(estimate.end, around.end):
        return False
    return not frame.is_parted(start, estimate.begin) and not frame.has_number(start, estimate.begin)


def first_of_clause(frame: Frame, left: list[Term], estimate: Estimate) -> Term | None:
    """`no difference in rash between A (71%) and B (66%)`: the numbers are of what the clause began with."""
    arms = [m for m in frame.arms if m.span.end <= estimate.begin]
    if not arms or not _link("before-arm-bracket").match(frame.between(arms[-1].span.end, estimate.begin)):
        return None
    since = frame.clause_start(estimate.begin)
    first = [t for t in left if t.span.start - frame.sentence.span.start >= since]
    if not first or first[-1].span.end >= arms[-1].span.start:
        return None
    return None if _words("own-subject").search(frame.between(first[-1].span.end, estimate.begin)) else first[0]


def is_of_clause_on(frame: Frame, thing: Term, estimate: Estimate) -> bool:
    """`For stroke, there were 12 (4%) in A vs 15 (5%)`: does a clause open with what its numbers are of?"""
    gap = frame.between(thing.span.end, estimate.begin)
    if estimate.kind not in ("percent", "count", "number") or not _words("number-of-clause").fullmatch(gap):
        return False
    opened = _words("clause-is-on").search(frame.sentence.before(thing.span.start, 60))
    return opened is not None and _words("set-against").match(frame.sentence.after(estimate.end, 90)) is not None


def just_told(frame: Frame, estimate: Estimate, left: list[Term], before: list[Attached]) -> Term | None:
    """`events in 10% and 12% (HR 0.86)`: what the numbers right before the bracket of a ratio are of."""
    if not before or before[-1].thing is None or before[-1].estimate.kind == "ratio":
        return None
    if frame.is_aside(before[-1].estimate.span, estimate.begin):
        return None  # "7 weeks (treatment, 8 weeks) (HR 0.5)"
    end = before[-1].estimate.end
    if any(t.span.start >= end for t in left) or frame.is_parted(end, estimate.begin):
        return None
    return before[-1].thing if JUST_OPEN.search(frame.between(end, estimate.begin)) else None


def thing_before(frame: Frame, estimate: Estimate, left: list[Term], before: list[Attached]) -> Term | None:
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
    if _words("nor-did").search(frame.between(thing.span.end, estimate.begin)):
        return None  # "cure did not differ, nor did relief differ for aura (82% vs 91%)"
    passed, start = without_bracketed(frame, passed, estimate, passed[-1].estimate.end if passed else thing.span.end)
    is_own = bool(passed) and passed[-1].thing is thing
    if is_own and goes_on(frame, passed[-1], start, estimate):
        return thing
    if is_own and _words("takes-up-difference").search(frame.between(start, estimate.begin)):
        return thing  # "to 147 mm Hg with B; the adjusted difference in change was -8 mm Hg"
    if passed and names_other(frame, thing, passed, start, estimate):
        return None
    if is_own and opens_with_grade(frame.sentence, start, estimate):
        return thing  # "fatigue (35%; grade 3, 2%)"
    if passed and (aside := ASIDE.match(frame.sentence.between(thing.span.end, estimate.begin))):
        closed = thing.span.end + aside.end()
        if passed[-1].estimate.end < closed:  # "pressure (baseline 150 mmHg) fell by 12 mmHg"
            passed, start = [], closed
    gap = frame.without_asides(start, estimate.begin)
    if passed and _is_of_some(frame, estimate, gap):
        return None
    if estimate.kind == "ratio" and (told := _told_for_factor(frame, thing, before)):
        return told
    if estimate.kind == "ratio":  # it compares what was just said, whatever stands between
        since_thing = frame.between(thing.span.end, estimate.begin)
        if _words("factor-bound").match(since_thing) or _words("own-subject").search(since_thing):
            return None  # "a platelet count < 50 (HR 2.2)"
        return thing if len(gap) < 200 and not re.search(r"\.\s", gap) else None
    if estimate.kind == "not reached" and _words("not-reached").match(gap):
        return thing
    if not passed and _words("label-of-arms").fullmatch(frame.without_arms(start, estimate.begin)):
        return thing  # "OS: A, 32 months"
    if passed and _words("next-arm").match(frame.without_arms(start, estimate.begin)):
        return thing  # "rash (A, 12%; B, 8%)"
    if is_own and _words("but-in-other").fullmatch(frame.without_arms(start, estimate.begin)):
        return thing  # "in one patient on A but in nine on B"
    if passed and _is_next_in_bracket(frame, passed[-1].estimate, estimate):
        return thing  # "(12 v 15 days after course 1; 14 v 18 days after course 2)"
    if passed and _words("next-dose").fullmatch(frame.sentence.between(start, estimate.begin)):
        return thing  # "toxicity: 20 mg: 0/3 patients; 40 mg: 1/6 patients"
    is_after_forward = before and before[-1].thing is thing and before[-1].how == "forward"
    if is_after_forward and _words("other-arm").match(gap):
        return thing  # "9 of 180 had zoster, versus 21 of 176"
    beyond = frame.without_asides(max(start, passed[-1].estimate.reach), estimate.begin) if passed else gap
    if len(gap) > 140 or _link("barrier").search(beyond) or _words("own-subject").search(beyond):
        return None
    if is_after_forward and _link("other-group").search(gap):
        return thing  # "55% had a better sleep than before, versus 49% of the others"
    if not passed and _shows_change(frame, thing, estimate, gap):
        return thing
    is_next_share = (
        passed and passed[-1].estimate.kind == estimate.kind == "percent" and _words("next-share").match(gap)
    )
    if not is_next_share and _words("not-a-link").search(gap):
        return None
    if passed:
        if JUST_OPEN.fullmatch(gap.strip()) and _words("of-some").match(frame.sentence.after(estimate.end)):
            return thing  # "61% (74% among women)"
        joined = any(_words(name).match(gap) for name in ("further-number", "their-difference")) or any(
            start <= m.span.start < estimate.span.start for m in frame.arms
        )
        return thing if joined and len(frame.between(thing.span.end, estimate.span.start)) < 260 else None
    if _link("copula").search(gap) or (estimate.kind == "percent" and gap == " "):
        return thing
    opened = frame.until(thing.span.start)
    return thing if _words("name-and-number").match(gap) and OPEN.search(opened) else None


def _shows_change(frame: Frame, thing: Term, estimate: Estimate, gap: str) -> bool:
    """`Bone density showed a 3% increase with A`: did a thing, and not the people who had it, change by a percent?"""
    if estimate.kind != "percent" or not _words("shows-change").search(gap) or _tells_whose(frame, thing):
        return False
    behind = frame.without_arms(estimate.end, frame.sentence.span.end)
    return _words("changed-behind").match(behind) is not None


def _told_for_factor(frame: Frame, thing: Term, before: list[Attached]) -> Term | None:
    """`mortality (HR 1.2 for slow gait and HR 1.5 for ...)`: what the ratio before is of, if a thing only says for whom
    that is.
    """
    last = before[-1] if before else None
    if last is None or last.estimate.kind != "ratio" or last.thing is None or last.thing is thing:
        return None
    if thing.span.start < last.estimate.reach:
        return None
    gap = frame.sentence.between(last.estimate.reach, thing.span.start)
    return last.thing if _words("for-factor").fullmatch(gap) else None


def _is_next_in_bracket(frame: Frame, last: Estimate, estimate: Estimate) -> bool:
    """Does a bracket tell the same of a further time?"""
    if (last.kind, last.unit) != (estimate.kind, estimate.unit) or not OPEN.search(frame.until(last.begin)):
        return False
    return _words("next-time").fullmatch(frame.sentence.between(last.span.end, estimate.begin)) is not None


def _is_of_some(frame: Frame, estimate: Estimate, gap: str) -> bool:
    """`failed in 9 patients, of whom 6 were treated again`: what the number counts follows it."""
    behind = frame.sentence.after(estimate.end, 12)
    return _words("of-whom").search(gap) is not None or _link("of-whom-behind").match(behind) is not None


def compared_thing(frame: Frame, estimate: Estimate, before: list[Attached]) -> Term | None:
    """`the response rate was better with A (49% v 40%)`: the last thing before the bracket that is in none itself."""
    if not JUST_OPEN.search(frame.until(estimate.begin)) and not opens_table(frame, estimate):
        return None
    base = frame.sentence.span.start
    since = max((a.estimate.end for a in before if a.thing is not None), default=0)
    since = max(since, base + frame.clause_start(estimate.begin))
    for term in reversed([t for t in frame.things if t.span.end <= estimate.begin]):
        prefix = frame.sentence.words[: term.span.start - base]
        if _tells_whose(frame, term):
            continue  # "PFS was lower than in those with a relapse (61% vs 90%)"
        inside = prefix.count("(") + prefix.count("[") > prefix.count(")") + prefix.count("]")
        if not inside and term.span.start >= since:
            return term
    return None


def opens_table(frame: Frame, estimate: Estimate) -> bool:
    """`(A, 93%; B, 91%)`: does a bracket open with the name of an arm and this number?"""
    named = [m for m in frame.arms if m.span.end <= estimate.begin]
    if not named or not _link("table-cell").match(frame.between(named[-1].span.end, estimate.begin)):
        return False
    return frame.sentence.before(named[-1].span.start, 2).strip() in ("(", "[")


def opens_list_of_arms(frame: Frame, estimate: Estimate) -> bool:
    """`(7 mm Hg for A and 8 mm Hg for B)`: does a bracket open with a number, its arm, and the number of another?"""
    if not JUST_OPEN.search(frame.until(estimate.begin)):
        return False
    behind = [m for m in frame.arms if m.span.start >= estimate.end][:2]
    if len(behind) < 2 or behind[0].arm == behind[1].arm:
        return False
    lead = frame.sentence.between(estimate.end, behind[0].span.start)
    between = frame.without_arms(behind[0].span.end, behind[1].span.start)
    return _words("leads-to-arm").fullmatch(lead) is not None and _words("then-next-arm").fullmatch(between) is not None


def without_groups(frame: Frame, left: list[Term]) -> list[Term]:
    """The things before a number without one that tells whose number it is: `PFS of those with a relapse (61%)`."""
    while len(left) > 1 and left[-1].as_type("adverse_event") is None and _tells_whose(frame, left[-1]):
        left = left[:-1]
    return left


def _tells_whose(frame: Frame, thing: Term) -> bool:
    """`patients with a relapse`: does a thing say which people are meant?"""
    return _words("describes-group").search(frame.sentence.before(thing.span.start, 60)) is not None
