"""Whether a measured number is a level, a level before treatment, a change of it, or a difference between arms.

Reads it from the words before the number in its statement (`the mean reduction was 4.1`, `fell from 24 to 18`,
`baseline pressure was 25`), from a sign, and from `lower than baseline` behind it. It says nothing of counts, and a
verb of change alone (`lowered pressure (17 v 19)`) makes no number a change.

Measured on ctro (docs/extraction.md; change: 424 values): precision 0.821, recall 0.639.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Literal

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "changes")
Role = Literal["baseline", "level", "change", "between arms"]
_BRACKET = re.compile(r"\s?\([^()]*\)")
#: A comma or a number that is no part of a name (`HIV-1`).
_NUMBERS = re.compile(r",|(?<![\w-])\d")
#: How far before a number its statement is looked at.
_REACH = 240


def role_of(sentence: ReadSentence, estimate: Estimate) -> Role | None:
    """What a measured number says of its outcome; None where the words leave it open."""
    before = sentence.before(estimate.span.start, _REACH)
    after = sentence.after(estimate.span.end, 60)
    statement = _statement(before)
    if opens_at_baseline(before) or _words("became-mean").match(sentence.after(estimate.end, 40)):
        return "baseline"
    if _words("baseline-named-in-bracket").search(before):
        return "baseline"
    if _words("from-baseline-opens").search(before) and _words("then-end").match(sentence.after(estimate.end, 60)):
        return "baseline"
    if _words("end-opens").search(before):
        return "level"
    if _words("change-from-start").search(statement):
        return "change"
    if _words("changes-in-brackets").search(before):
        return "change"
    if _words("changed-in-bracket").search(statement) and _words("alone-in-bracket").match(after):
        return "change"
    if _words("between-arms").search(statement) or _words("than-arm").match(after):
        return "between arms"
    if _words("right-after-from").search(statement) and (
        _words("then-to").match(after) or _words("any-change").search(statement)
    ):
        return "baseline"
    if _words("right-after-to").search(statement) or _words("mean-became").search(statement):
        return "level"
    if _is_by(statement) or _words("than-before").match(after):
        return "change"
    last = _last_head(statement)
    if last == "baseline" or _words("at-baseline").match(after):
        return "baseline"
    if last == "change" and not is_signed(sentence, estimate) and _is_of_levels(statement, after):
        return "level"
    if last == "change" or (is_signed(sentence, estimate) and last != "level"):
        return "change"
    return None


def time_before(sentence: ReadSentence, estimate: Estimate) -> Role | None:
    """`the half-life fell from 61 to 44 hours`: is this the time that a change began at?"""
    if estimate.unit not in TIME_UNITS:
        return None
    statement = _statement(sentence.before(estimate.span.start, _REACH))
    if not _words("right-after-from").search(statement) or not _words("any-change").search(statement):
        return None
    return "baseline" if _words("then-to").match(sentence.after(estimate.span.end, 60)) else None


def is_by_how_much(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`fell by 12%`, `was 41% lower with A`: does a number say by how much something changed or differed?"""
    if any(_words("how-much-behind").match(sentence.after(end, 40)) for end in (estimate.span.end, estimate.end)):
        return True
    if sentence.before(estimate.digits.start, 2) in (" +", "(+"):
        return True  # "+4%"
    return _is_by(_statement(sentence.before(estimate.span.start, _REACH)))


def is_in_list_of_changes(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`an increase in the flow of tears (20%) and sweat (30%)`: is it alone in a bracket behind what changed?"""
    if _words("alone-in-bracket").match(sentence.after(estimate.span.end, 60)) is None:
        return False
    statement = _BRACKET.sub("", _statement(sentence.before(estimate.span.start, _REACH)))
    return _words("change-of-listed").search(statement) is not None


def is_changed_right_before(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`scores dropped 46%`, `a fall of scores (46%)`: does a word of change stand right before a share?"""
    before = sentence.before(estimate.span.start, 40)
    if estimate.kind != "percent":
        return False
    return _words("changed-right-before").search(before) is not None or is_in_list_of_changes(sentence, estimate)


def _is_by(statement: str) -> bool:
    if any(_words(row).search(statement) for row in ("right-after-by", "by-continued", "changed-right-before")):
        return True
    return all(_words(row).search(statement) for row in ("by-again", "changed-by-number"))


def opens_at_baseline(before: str) -> bool:
    """Do the words before a number open a bracket that tells where all began: `pressure (baseline 25) fell by`?"""
    return _words("baseline-opens").search(before) is not None


def _statement(before: str) -> str:
    """The part of the words that belongs to the number's own statement."""
    ends = [m.end() for m in _words("statement-end").finditer(before)]
    return before[ends[-1] :] if ends else before


def _is_of_levels(statement: str, after: str) -> bool:
    """`a reduction of drainage time (3 vs 5 days)`: there is less in one group, and these are the levels of both."""
    opened = _words("less-in-one").search(_BRACKET.sub("", statement))
    return opened is not None and _words("then-other").match(after) is not None


def _last_head(statement: str) -> str | None:
    """What the noun is that the number is given of: the last that says so, outside of brackets."""
    statement = _BRACKET.sub("", statement)
    found = {name: list(_words(name).finditer(statement)) for name in ("baseline", "change", "level")}
    changes = [m.end() for m in found["change"]]
    found["level"] = [m for m in found["level"] if not any(_is_when(statement[c : m.start()]) for c in changes)]
    heads = [(m.end(), name) for name, matches in found.items() for m in matches]
    return max(heads)[1] if heads else None


def _is_when(gap: str) -> bool:
    """Does what follows say when a change was measured (`the reduction in pressure at week 12 was`)?"""
    return len(gap) < 60 and not _NUMBERS.search(gap)


def is_signed(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Does a number carry a sign, which levels do not?"""
    text = estimate.value.text if estimate.value else ""
    return text[:1] in "-−+" or _words("sign-before").search(sentence.before(estimate.digits.start, 4)) is not None
