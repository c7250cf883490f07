"""The grade of an event: the one beside it, the one that opens its list, or a severity in words.

Finds `grade 3 neutropenia`, `neutropenia (grade 3)`, `grade 3 events included rash and fever`, `severe rash`. A grade
does not reach over a semicolon, a full stop, or a new statement.

Measured on gold (docs/extraction.md; adverse events, grade: 86 values): precision 0.946, recall 0.814.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity, read_grade
from kg.extract.reading import ReadSentence, Term

_words = partial(expression, "harms")
#: How long a list of events may be that one grade governs.
_REACH = 260


def grade_of(sentence: ReadSentence, term: Term, estimate: Estimate | None) -> str | None:
    """The grade that governs this event, as the text writes it: `3`, `3-4`, `moderate-severe`."""
    if estimate is not None and _is_of_any_grade(sentence, estimate):
        return None
    grades = [q for q in sentence.quantities if q.kind == "grade"]
    grade = _nearest(sentence, term, estimate, grades) if grades else None
    if grade is None:
        return _severity(sentence, term)
    return (_one_of_two(sentence, grade, estimate) if estimate else None) or read_grade(grade)


def opens_with_grade(sentence: ReadSentence, start: int, estimate: Estimate) -> bool:
    """`(35%; grade 3, 2%)`: is a grade all that stands between an offset and a number?"""
    if _words("any-grade-next").fullmatch(sentence.between(start, estimate.begin)):
        return True
    grades = [q for q in sentence.quantities if q.kind == "grade" and start <= q.span.start < estimate.begin]
    grade = _of_number(sentence, estimate, grades)
    return grade is not None and _words("graded-next").fullmatch(sentence.between(start, grade.span.start)) is not None


def _is_of_any_grade(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`any grade, 35%`: does a number count those with an event whatever its grade?"""
    return _words("any-grade-before").search(sentence.before(estimate.begin, 30)) is not None


def _nearest(sentence: ReadSentence, term: Term, estimate: Estimate | None, grades: list[Quantity]) -> Quantity | None:
    """The grade inside the name, right behind it, in what is said of it, or before it."""
    if estimate is not None and (own := _of_number(sentence, estimate, grades)):
        return own
    inside = [q for q in grades if term.span.overlaps(q.span)]
    if inside:
        return inside[0]
    behind = [q for q in grades if q.span.start >= term.span.end]
    gaps = [sentence.between(term.span.end, q.span.start) for q in behind]
    after = [q for q, gap in zip(behind, gaps, strict=True) if _words("directly-behind").match(gap)]
    if after and (
        estimate is None
        or (after[0].span.start <= estimate.end + 3 and not _has_own_number(sentence, after[0], estimate))
    ):
        return after[0]
    if estimate is not None and (shared := _of_number_before(sentence, term, estimate, grades)):
        return shared
    for grade, gap in zip(behind, gaps, strict=True):
        if _words("said-to-be").match(gap) and _words("grade-of-event").match(sentence.after(grade.span.end)):
            return grade
    before = [q for q in grades if q.span.end <= term.span.start]
    if before and _reaches(gap := sentence.between(before[-1].span.end, term.span.start)):
        return before[-1] if not _is_measure(term) or _words("nothing-between").match(gap) else None
    return None


def _is_measure(term: Term) -> bool:
    """Is this what was done about a harm (`discontinued because of toxicity`), which has no grade of its own?"""
    harm = term.as_type("adverse_event")
    return harm is not None and _words("without-grade").match(harm.label) is not None


def _of_number(sentence: ReadSentence, estimate: Estimate, grades: list[Quantity]) -> Quantity | None:
    """`rash (grade 2 in 25%, grade 3 in 4%)`, `4% were grade 3`: the grade that a number is of."""
    for grade in grades:
        if grade.span.start > estimate.end and _follows(sentence, estimate.end, grade):
            return grade  # "35% grade 1, 14% grade 2"
    for grade in grades:
        if grade.span.start >= estimate.end and _words("number-was-grade").fullmatch(
            sentence.between(estimate.end, grade.span.start)
        ):
            return grade
        if grade.span.end <= estimate.begin and _words("grade-of-number").fullmatch(
            sentence.between(grade.span.end, estimate.begin)
        ):
            return grade
    return None


def _follows(sentence: ReadSentence, end: int, grade: Quantity) -> bool:
    """`35% WHO grade 1`: does a grade stand right behind a number that ends here?"""
    return _words("scale-of-grade").fullmatch(sentence.between(end, grade.span.start)) is not None


def _of_number_before(
    sentence: ReadSentence, term: Term, estimate: Estimate, grades: list[Quantity]
) -> Quantity | None:
    """`rash (35% grade 1 with A and 14% with B)`: the grade that the number of another group has behind it."""
    for grade in grades:
        ends = (
            q.span.end for q in sentence.quantities if term.span.end <= q.span.start and q.span.end < grade.span.start
        )
        if grade.span.end < estimate.begin and any(_follows(sentence, end, grade) for end in ends):
            between = sentence.between(grade.span.end, estimate.begin)
            return grade if _words("same-grade-next").fullmatch(between) else None
    return None


def _one_of_two(sentence: ReadSentence, grade: Quantity, estimate: Estimate) -> str | None:
    """`grade 1 or 2 rash was seen in 22% and 9%, respectively`: which of two grades a number is of."""
    if grade.words.get("list") not in ("or", "and") or grade.words.get("third") or grade.span.end > estimate.begin:
        return None
    numbers = [q for q in sentence.quantities if q.span.start >= grade.span.end and q.kind != "grade"]
    if len(numbers) < 2 or not _words("to-two-numbers").fullmatch(
        sentence.between(grade.span.end, numbers[0].span.start)
    ):
        return None
    if not _words("two-respectively").match(sentence.after(numbers[0].span.end, 60)):
        return None
    both = read_grade(grade).split("-")
    for first, second in pairwise(numbers):
        ends = (first.span.start, second.span.start)
        if estimate.begin in ends and sentence.between(first.span.end, second.span.start) in (" and ", " or "):
            return both[ends.index(estimate.begin)]
    return None


def _has_own_number(sentence: ReadSentence, grade: Quantity, estimate: Estimate) -> bool:
    """`45% (grade 3 in 6%)`: is a grade behind a number that of the next number?"""
    later = [q for q in sentence.quantities if q.span.start >= grade.span.end and estimate.end <= q.span.start]
    return bool(later) and (
        _words("grade-of-number").fullmatch(sentence.between(grade.span.end, later[0].span.start)) is not None
    )


def _reaches(gap: str) -> bool:
    """Does a grade govern an event behind it? The grade of one item does not reach the next unless it opened a list,
    and one in a bracket reaches what stands right behind it at most.
    """
    if gap.count(")") > gap.count("("):
        return _words("nothing-between").match(gap.removeprefix(")")) is not None
    gap = _words("most-common").sub(" ", gap)
    if _words("ends-reach").search(gap):
        return False
    if _words("nothing-between").match(gap) or _words("events-in-a-row").match(gap):
        return True
    return len(gap) < _REACH and _words("opens-list").match(gap) is not None


def _severity(sentence: ReadSentence, term: Term) -> str | None:
    """A severity in words, at most two words before the event."""
    place = term.span.start - sentence.span.start
    severity = None
    for match in _words("severity").finditer(sentence.words):
        gap = sentence.words[match.end() : place]
        if match.end() <= place and len(gap.split()) <= 2 and not re.search(r"[,;(]|\bwithout\b", gap):
            severity = match["word"].lower()
    return re.sub(r"[\s-]?(?:to|or|and|/|-)[\s-]?", "-", severity) if severity else None
