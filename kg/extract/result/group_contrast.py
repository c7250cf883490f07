"""Two groups of patients that a sentence sets against each other, and then the numbers of both.

Finds them by `than`, `versus` or `and` between them (`higher in women with gout than in those without (9% vs 4%)`), as
those with and without something, and as the label of a pair (`mutant vs wild type: 3 vs 5 months`). What a treatment
or a time parts is no such pair. Numbers that stand against the word for which there is more or less are of neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.extract.result.group_row import Subgroup, compared_groups, names_treatment, numbers_beside
from kg.model.document import Span
from kg.text.bracket import BRACKET, blank_brackets

_words = partial(expression, "patient_groups")
_results = partial(expression, "results")
_NUMBER = re.compile(r"\d[\d,]*(?:[.·]\d+)?")
#: A bracket with the space before it.
ASIDE = re.compile(rf"\s?(?:{BRACKET.pattern})")
_FAR = 110
#: What a number of some patients is said to be of where the words leave open of whom.
UNTOLD = ""


def contrasted_groups(sentence: ReadSentence, table: ArmTable) -> Iterator[Subgroup]:
    """All pairs of groups that are set against each other, each with the words of its clause behind it."""
    yield from compared_groups(sentence, table)
    for found in (_with_and_without, _joined, _against_subject, _sharing, _labelled):
        for start, end, first, second in found(sentence):
            span = Span(sentence.span.start + start, sentence.span.start + end)
            if not names_treatment(sentence, span, table) and _are_traits(first, second):
                yield Subgroup(span, first, Span(span.end, _end_of_clause(sentence, span.end)), second)


def _are_traits(first: str, second: str) -> bool:
    """Are people told by a trait, or by what only one group of them has or did?"""
    lacking = [_words("lacks-it").match(name) is not None for name in (first, second)]
    return lacking[0] != lacking[1] or _words("no-trait").search(f"{first} {second}") is None


def of_contrast(sentence: ReadSentence, estimate: Estimate, group: Subgroup) -> str | None:
    """Which of two groups a number is of: one's name, `UNTOLD`, or None if it is not one of a pair of numbers."""
    before, behind = numbers_beside(sentence, estimate, group)
    is_second = before is not None and are_joined(sentence, before.span.end, estimate.begin)
    is_first = behind is not None and are_joined(sentence, estimate.end, behind.span.start)
    if is_first == is_second or estimate.kind == "ratio":
        opened = _words("to-bracket").fullmatch(sentence.between(group.span.end, estimate.begin))
        return UNTOLD if is_first or opened or estimate.kind == "ratio" else None
    other = before if is_second else behind
    if other is None or is_turned(sentence, estimate, other, is_second=is_second):
        return UNTOLD
    return group.rival if is_second else group.name


def are_joined(sentence: ReadSentence, start: int, end: int) -> bool:
    """Do two numbers stand beside each other, those of a pair?"""
    return _words("joins-numbers").fullmatch(ASIDE.sub("", sentence.between(start, end))) is not None


def is_turned(sentence: ReadSentence, estimate: Estimate, other: Quantity, *, is_second: bool) -> bool:
    """`higher among women with gout (3% vs 9%)`: do the numbers stand in another order than the groups?"""
    told = sentence.between(sentence.span.start, min(estimate.begin, other.span.start))[-160:]
    more, less = (bool(_words(row).search(told)) for row in ("there-is-more", "there-is-less"))
    digits = _NUMBER.search(sentence.between(other.span.start, other.span.end))
    if more == less or digits is None or estimate.value is None:
        return False
    values = float(estimate.value.value), float(digits.group().replace(",", "").replace("·", "."))
    first, second = reversed(values) if is_second else values
    return first < second if more else first > second


def named_against(sentence: ReadSentence, estimate: Estimate) -> str | None:
    """`(9% vs 4%) compared with women without gout`: the group that a pair of numbers is set against behind it."""
    start = max(estimate.reach, estimate.end)
    words = sentence.between(start, _end_of_clause(sentence, start))
    for joint in _words("joins-groups").finditer(words):
        second = _words("second-group").match(words[joint.end() :])
        if second and joint.group().strip() not in ("and", "or"):
            name = _name(second)
            return None if _words("no-trait").search(name) else name
    return None


def _end_of_clause(sentence: ReadSentence, start: int) -> int:
    words = blank_brackets(blank_brackets(sentence.words))
    edges = _results("clause-edge").finditer(words)
    base = sentence.span.start
    return min((base + m.start() for m in edges if base + m.start() >= start), default=sentence.span.end)


_Found = Iterator[tuple[int, int, str, str]]


def _with_and_without(sentence: ReadSentence) -> _Found:
    """`between patients with and without bulky disease (70% and 79%)`."""
    for match in _results("subgroup-with-without").finditer(sentence.words):
        if match["one"] != match["other"]:
            what, lack = match["what"], f"without {match['what']}"
            yield match.start(), match.end(), *((lack, what) if match["one"] == "without" else (what, lack))


def _joined(sentence: ReadSentence) -> _Found:
    """`in women with gout than in those without it (9% vs 4%)`."""
    words = sentence.words
    for joint in _words("joins-groups").finditer(words):
        second = _words("second-group").match(words[joint.end() :])
        first = _words("first-group").search(words[max(0, joint.start() - _FAR) : joint.start()]) if second else None
        if first is None or second is None:
            continue
        if joint.group().strip() in ("and", "or") and not _is_and_of_two(words, joint.end() + second.end(), first):
            continue
        yield (
            max(0, joint.start() - _FAR) + first.start(), joint.end() + second.end(), _name(first), _name(second)
        )  # fmt: skip


def _against_subject(sentence: ReadSentence) -> _Found:
    """`Smokers had more pain on zinc compared with never-smokers (9% vs 4%)`."""
    subject = _words("subject-group").match(sentence.words)
    for joint in _words("joins-groups").finditer(sentence.words) if subject else ():
        second = _words("second-group").match(sentence.words[joint.end() :])
        if subject is None or second is None or joint.start() < subject.end():
            continue
        end = joint.end() + second.end()
        if joint.group().strip() not in ("and", "or") and "(" in sentence.words[end : end + 2]:
            yield joint.start(), end, _name(subject), _name(second)


def _is_and_of_two(words: str, end: int, first: re.Match[str]) -> bool:
    """`in women with gout and in those without it (`: do the numbers of both follow what `and` joins?"""
    return "(" in words[end : end + 2] and not first.group().endswith(")")


def _sharing(sentence: ReadSentence) -> _Found:
    """`between the folate- and iron-deficient groups (17% vs 9%)`."""
    for match in _words("both-groups").finditer(sentence.words):
        first, second = match["first"], match["second"]
        if first.endswith("-"):
            first += second.rpartition("-")[2]
        yield match.start(), match.end(), first, second


def _labelled(sentence: ReadSentence) -> _Found:
    """`(5-year survival, smokers vs never smokers: 61% vs 74%)`."""
    for match in _words("labelled-pair").finditer(sentence.words):
        yield match.start("first"), match.end("second"), match["first"], match["second"]


def _name(match: re.Match[str]) -> str:
    if match["rest"]:
        return _results("subgroup-edge").sub("", match["rest"])
    return match["adjective"] or match["group"] or match["noun"]
