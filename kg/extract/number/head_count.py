"""Numbers of people: those of the whole study, of an arm, of a group that something is out of, and those to whom it
happened.

Looks at the words around the number (`head_counts.yaml`), at what the study is known to enrol, and at sums: the
number that its neighbours add up to is the whole. It does not say which arm a number belongs to, and it leaves
numbers of months, points and other things alone (`head_count_candidate.py`).

Measured on pico_corpus (docs/extraction.md; count: 648 values): precision 0.708, recall 0.853.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from kg.extract.cue import expression, load_cues
from kg.extract.number.head_count_candidate import Candidate, find_candidates
from kg.extract.number.masked_sentence import EVENT, mask
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.mention import MentionType
from kg.text.words import Words

_words = partial(expression, "counted_people")
_HAPPENED_TO = "to so many it happened"
#: Rules that tell to how many something happened, or how often.
_EVENTS = (_HAPPENED_TO, "events")
_SMALLEST_WHOLE = 20
_PLAIN = ("number", "people")


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is known of a study's numbers: how many it enrolled and how many its arms hold.

    `statistics` says of the words that a result was read from what kind of result it is, `compared` holds those beside
    which another arm has the same.
    """

    enrolled: int | None = None
    arms: frozenset[int] = frozenset()
    statistics: Mapping[Span, str] = field(default_factory=dict)
    compared: frozenset[Span] = frozenset()


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A number of people. `of_arm` says that it is what a count is out of, in a sentence that speaks of an arm or
    group.
    """

    span: Span
    type: MentionType
    value: int
    of_arm: bool = False


def find_head_counts(
    sentence: ReadSentence, arms: Iterable[Span], sizes: Sizes, taken: Container[Span] = ()
) -> list[HeadCount]:
    """The numbers of people of a sentence, in order; `taken` are numbers known to count something else."""
    candidates = [c for c in find_candidates(sentence) if c.quantity.span not in taken]
    if not candidates:
        return []
    words = Words(mask(sentence, candidates, arms))
    by_start = {candidate.span.start: candidate for candidate in candidates}
    for group in ("title", "rules", "methods"):
        if group not in ("rules", sentence.role):
            continue
        for cue in load_cues("head_counts")[group].within(words):
            for match in cue.finditer(words):
                candidate = by_start.get(match.start("n"))
                if candidate and candidate.type is None and not _too_small(candidate, cue.value):
                    candidate.type, candidate.rule = cue.value, cue.name  # type: ignore[assignment]
    _settle(sentence, words, candidates, sizes)
    base = sentence.span.start
    found = [
        HeadCount(Span(base + c.span.start, base + c.span.end), c.type, c.value)
        for c in candidates
        if c.type and c.type != "none"
    ]
    speaks_of_arm = _words("speaks of an arm").search(words) is not None
    for candidate in candidates:
        value = candidate.quantity.integer("denominator")
        if value is not None:
            found.append(HeadCount(candidate.quantity.parts["denominator"], "denominator", value, speaks_of_arm))
    return sorted(found, key=lambda count: count.span)


def _too_small(candidate: Candidate, type_: str) -> bool:
    """A bare `two` or `3` is hardly the size of an arm."""
    return candidate.kind == "number" and candidate.value < 4 and type_ != "count"


def _settle(sentence: ReadSentence, words: str, candidates: list[Candidate], sizes: Sizes) -> None:
    """What the rules left open, and what neighbouring numbers correct."""
    equal_signs = sum(c.kind == "n" and "percent" not in c.quantity.parts for c in candidates)
    compared_arms = _words("speaks of an arm").search(words) is not None
    compared = equal_signs > 1 and (sentence.role != "results" or compared_arms)
    before: Candidate | None = None
    for last, candidate in zip([None, *candidates], candidates, strict=False):
        if last and _is_out_of(sentence.words, last, candidate):
            candidate.type = "participants_arm" if compared_arms else "denominator"
        elif (before and _follows(words, before, candidate)) or _is_result(candidate, sizes):
            candidate.type = "count"
        elif candidate.type is None:
            candidate.type = _unsaid(sentence, words, candidate, sizes, compared)
        if candidate.type is not None:
            before = candidate
    for first, second in itertools.pairwise(candidates):
        # in `5 of the A group and 10 of the B group relapsed` the verb stands behind the last
        happened = first.type == "participants_arm" and second.rule == _HAPPENED_TO and sentence.role == "results"
        plain = first.kind in _PLAIN and second.kind in _PLAIN
        if happened and plain and _words("joined numbers").match(words, first.span.end, second.span.start):
            first.type = "count"
    for candidate in candidates:
        if _are_the_enrolled(candidate, sizes):
            candidate.type = "participants_total"
    _add_up(words, candidates)
    marked = [c for c in candidates if c.kind == "n"]
    if 2 < len(marked) < len(candidates):  # `(n = 91) aged 40 to 60 had tea (n = 45) or water (n = 46)`
        _add_up(words, marked)


def _are_the_enrolled(candidate: Candidate, sizes: Sizes) -> bool:
    """`Sixty patients were given docetaxel. Of these, 33 had tea`, `912 of the 1428 women were assigned to A (n = 458)
    or B (n = 454)`: is what looks like an arm or a count the number of those enrolled, and no arm's?
    """
    if candidate.value != sizes.enrolled:
        return False
    if candidate.type == "participants_arm":
        return bool(sizes.arms) and candidate.value not in sizes.arms and candidate.kind == "people"
    is_sum = len(sizes.arms) > 1 and sum(sizes.arms) == sizes.enrolled
    return candidate.type == "count" and is_sum and candidate.kind in _PLAIN


def _follows(words: str, before: Candidate, candidate: Candidate) -> bool:
    """Does this number tell to how many more it happened: `in 12 patients of the A group and 9 of the B group`?"""
    return (
        before.type == "count"
        and candidate.kind in _PLAIN
        and candidate.type in (None, "participants_arm")
        and _words("joined numbers").match(words, before.span.end, candidate.span.start) is not None
    )


def _is_out_of(words: str, last: Candidate, candidate: Candidate) -> bool:
    """`41 deaths among 164 patients (25%)`: is this what the number before is out of, by the share behind it?"""
    percent = candidate.quantity.number("percent") if candidate.kind == "count-percent" else None
    if percent is None or not candidate.value or abs(percent.value * candidate.value / 100 - last.value) >= 1:
        return False
    gap = words[last.span.end : candidate.span.start]
    return expression("estimates", "out-of-people").fullmatch(gap) is not None


def _is_result(candidate: Candidate, sizes: Sizes) -> bool:
    """Is what might be people of an arm a count of what happened, by what the results say of it?"""
    is_of_arm = candidate.kind == "number" and candidate.type == "participants_arm"
    return is_of_arm and candidate.value not in sizes.arms and _is_counted(candidate, sizes)


def _is_counted(candidate: Candidate, sizes: Sizes) -> bool:
    return sizes.statistics.get(candidate.quantity.span) == "count"


def _add_up(words: str, candidates: list[Candidate]) -> None:
    """Two to four numbers in a row that add up to one before them are its parts: arms of a study, counts of a count."""
    settled: set[int] = set()
    for length in (4, 3, 2):
        for i, whole in enumerate(candidates):
            if (
                (whole.value < _SMALLEST_WHOLE and whole.rule not in _EVENTS)
                or i in settled
                or (
                    whole.kind == "number" and whole.type is None and not _shares_out(words, whole, candidates[i + 1 :])
                )
            ):
                continue
            for start in range(i + 1, min(i + 4, len(candidates) - length + 1)):
                parts = candidates[start : start + length]
                smallest = min(p.value for p in parts)
                if sum(p.value for p in parts) == whole.value and (smallest > 1 or whole.rule in _EVENTS):
                    _make_parts(whole, parts)
                    settled.update(range(start, start + length))


def _shares_out(words: str, whole: Candidate, behind: list[Candidate]) -> bool:
    """May a bare number be the whole of those behind it: `83 (41 on drug A, 42 on placebo) were evaluable`?"""
    if _words("allocated").search(words):
        return True
    first = behind[0] if behind else None
    opens = first is not None and _words("parts behind").match(words[whole.span.end : first.span.start]) is not None
    return opens and first is not None and first.type == "participants_arm"


def _make_parts(whole: Candidate, parts: list[Candidate]) -> None:
    of_arms = all(part.type == "participants_arm" for part in parts)
    any_arm = of_arms or {part.type for part in parts} == {"participants_arm", None}
    if any_arm and whole.type == "count" and whole.rule in _EVENTS:
        for part in parts:
            part.type = "count"  # "11 withdrew (7 on drug A, 4 on placebo)"
    elif whole.value < _SMALLEST_WHOLE:
        return
    elif whole.type == "count" and whole.kind not in ("people", "n") and not of_arms:
        for part in parts:
            part.type = part.type or "count"
    elif all(p.type in (None, "participants_arm", "denominator") for p in parts):
        whole.type = "participants_total"
        for part in parts:
            part.type = "participants_arm"


def _unsaid(
    sentence: ReadSentence, words: str, candidate: Candidate, sizes: Sizes, compared: bool
) -> MentionType | None:
    """What a number is of which the words next to it say nothing; `compared` numbers stand beside others of arms."""
    kind, parts = candidate.kind, candidate.quantity.parts
    if kind in ("fraction", "count-percent") or (kind == "n" and ("percent" in parts or "denominator" in parts)):
        return "count"
    if kind == "labelled":
        # `CR = 4` counts responses, `SD = 24` counts nothing
        place = candidate.quantity.span.start - sentence.span.start
        label = words[max(0, place - 3) : place].rstrip()
        return "count" if label.endswith(EVENT) and candidate.quantity.span in sizes.statistics else None
    if kind == "number" and candidate.quantity.span in sizes.compared and _is_counted(candidate, sizes):
        return "count"
    if kind == "number":
        return (
            "participants_arm"
            if candidate.value in sizes.arms and candidate.value > 9 and sentence.role != "conclusions"
            else None
        )
    if kind == "n" and compared:
        return "participants_arm"
    if candidate.value == sizes.enrolled:
        return "participants_total"
    if candidate.value in sizes.arms and sentence.role != "conclusions":
        return "participants_arm"
    if kind == "n":
        return "denominator" if sentence.role in ("results", "conclusions") else "participants_total"
    return "count" if candidate.quantity.span in sizes.statistics or candidate.value < 10 else "denominator"
