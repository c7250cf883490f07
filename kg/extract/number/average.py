"""What a measured number is: a median, a mean, a percentage of people, or another value.

Looks for the word that governs it (`median`, `mean`), at numbers that share the unit of a later one (`64 and 85%`),
and at percents that tell a change and no share of people. What the words leave open, the fact that was made of the
number decides. It leaves numbers of people, doses, ages and time points alone, and levels of confidence and power.

Measured on pico_corpus (docs/extraction.md; mean: 463 values): precision 0.776, recall 0.695; on pico_corpus (median:
310 values): precision 0.833, recall 0.855.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from kg.extract.cue import expression, load_cues, says
from kg.extract.number.average_span import spans_of_average
from kg.extract.number.scale_score import with_scores
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.mention import MentionType

_FILE = "averages"
_says = partial(says, _FILE)
_MEASURED = ("measure", "middle", "number", "percent", "mean-sd", "not-reached", "dose")
#: Kinds of results that a percent of people tells.
_OF_PEOPLE = ("proportion", "survival probability")
_BRACKETS = re.compile(r"[\[(][^()\[\]]{0,80}[\])]")
_EXACT = re.compile(r"[.·∙]\d")


@dataclass(frozen=True, slots=True)
class _Governor:
    """A word that says what the numbers behind it are."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class _Item:
    """A measured number, `start` and `end` counted from the start of the sentence."""

    quantity: Quantity
    start: int
    end: int
    kind: str  # that of its quantity, or of the later number whose unit it shares
    type: MentionType | None = None
    paired: bool = False

    @property
    def shares(self) -> bool:
        return self.kind != self.quantity.kind


def shared_units(sentence: ReadSentence) -> set[Span]:
    """Plain numbers that share the unit of a later one, and so count no people."""
    return {item.quantity.span for item in _items(sentence) if item.shares}


def find_averages(
    sentence: ReadSentence,
    taken: Iterable[Span],
    statistics: Mapping[Span, str],
    compared: Container[Span] = (),
) -> dict[Span, MentionType]:
    """The measured numbers of a sentence with their types; `taken` are other things that numbers stand in.

    `statistics` says of the words that a result was read from what kind of result it is, `compared` are those words
    beside which another arm has the same.
    """
    items = _items(sentence)
    if not items:
        return {}
    occupied = tuple(taken)
    base, words = sentence.span.start, sentence.words
    governors = _governors(words)
    announced = bool(governors) and _says("announced", words)
    before: _Item | None = None
    found: dict[Span, MentionType] = {}
    for item in items:
        if any(item.quantity.span.overlaps(span) for span in occupied):
            continue
        if announced and before and _is_spread(words, before, item):
            found[item.quantity.span] = "sd"
            continue
        item.type = _type(words, item, before, governors, statistics.get(item.quantity.span))
        if item.quantity.span in compared and _may_be_average(item, before):
            item.type = _of_each_arm(words, item, governors, statistics.get(item.quantity.span)) or item.type
        if item.type is not None:
            before = item
            found |= spans_of_average(words, base, item.quantity, item.type)
    return found


def _items(sentence: ReadSentence) -> list[_Item]:
    base, words = sentence.span.start, sentence.words
    items = [
        _Item(q, q.span.start - base, q.span.end - base, q.kind) for q in with_scores(sentence) if q.kind in _MEASURED
    ]
    items = [i for i in items if i.kind != "dose" or expression(_FILE, "amount").fullmatch(i.quantity.words["unit"])]
    for item, last in reversed(list(itertools.pairwise(items))):
        if item.kind != "number" or last.kind == "not-reached":
            continue
        gap = words[item.end : last.start]
        if len(gap) > 30 or _says("ranks_before", words[max(0, item.start - 20) : item.start]):
            continue
        item.paired = expression(_FILE, "stand in a pair").match(gap) is not None
        last.paired |= item.paired
        if last.kind != "number" and (
            expression(_FILE, "share what follows").match(gap)
            or (last.shares and expression(_FILE, "in a list").match(gap))
        ):
            item.kind = "measure" if last.kind == "mean-sd" else last.kind
    return items


def _governors(words: str) -> list[_Governor]:
    found = [
        _Governor(match.start(), match.end(), cue.value)
        for cue in load_cues("averages")["governors"].within(words)
        for match in cue.finditer(words)
    ]
    return sorted(found, key=lambda governor: governor.start)


def _type(
    words: str, item: _Item, before: _Item | None, governors: list[_Governor], statistic: str | None
) -> MentionType | None:
    near, behind = words[max(0, item.start - 40) : item.start], words[item.end : item.end + 60]
    if item.kind == "mean-sd":
        return "mean"
    if item.kind == "percent" and _says("no_result_behind", behind):
        return None
    is_spread = near.endswith((" group ", " arm ")) and expression(_FILE, "spread behind").match(words, item.end)
    if item.quantity.kind == "number" and (
        (not is_spread and _says("ranks_before", near)) or expression(_FILE, "part of a word").match(words, item.end)
    ):
        return None
    is_time = item.kind == "measure" and (
        item.shares or expression(_FILE, "unit of time").fullmatch(item.quantity.words.get("unit", "")) is not None
    )
    if is_time and _says("times_before", near):
        return None
    bound = _says("thresholds_before", near)
    governor = next((g for g in reversed(governors) if g.end <= item.start), None)
    if governor and governor.value != "none" and not bound and _governs(words, governor, item, before):
        return governor.value  # type: ignore[return-value]
    if item.kind == "dose":
        return None
    if item.kind == "percent":
        is_changed = bound or _says("changes_behind", behind)
        if statistic in _OF_PEOPLE and not is_changed:
            return "percentage"
        changed = is_changed or _is_signed(words, item) or _is_next_change(words, before, item)
        return (
            "value"
            if changed or _says("changes_before", words[max(0, item.start - 100) : item.start])
            else "percentage"
        )
    if bound:
        return None
    if statistic == "median" and (is_time or item.kind == "not-reached"):
        return "median"
    if statistic == "mean" and item.kind == "measure" and not is_time and not (governor and governor.value == "none"):
        return "mean"
    return "value" if statistic and statistic != "count" and item.kind != "not-reached" else None


def _may_be_average(item: _Item, before: _Item | None) -> bool:
    """Do the words leave it open that this is an average? A percent must be a change, or stand beside an average."""
    if item.kind != "percent":
        return item.type in ("value", None)
    is_after = before is not None and before.type == "mean" and before.kind == "percent"
    return item.type == "value" or (item.type == "percentage" and is_after)


def _of_each_arm(words: str, item: _Item, governors: list[_Governor], statistic: str | None) -> MentionType | None:
    """What a number is that stands beside that of another arm: a level of many people, or how much theirs changed, is
    an average, whether or not a word says so; how much the arms differ is none.
    """
    governor = next((g for g in reversed(governors) if g.end <= item.start), None)
    if item.kind == "dose" or (governor and governor.value in ("none", "value")):
        return None
    if _says("differs_before", words[max(0, item.start - 40) : item.start]):
        return None
    averages: dict[str | None, MentionType] = {"median": "median", "mean": "mean", "difference": "mean"}
    return averages.get(statistic)


def _governs(words: str, governor: _Governor, item: _Item, before: _Item | None) -> bool:
    """Does the governor reach this number: in the same clause, with nothing between that it would govern instead?"""
    gap = words[governor.end : item.start]
    if ". " in gap or (";" in gap and len(gap) - gap.rindex(";") > 40):
        return False
    follows = before is not None and before.start > governor.start
    if item.kind == "dose":
        return len(gap) < 80 or item.paired or (follows and before is not None and before.type == governor.value)
    if item.kind == "percent" and expression(_FILE, "spread behind").match(words, item.end):
        return True
    if item.kind == "percent":
        if follows:
            return before is not None and before.type == governor.value and before.kind == "percent"
        return len(gap) < 80 or (_is_signed(words, item) and len(gap) < 200)
    if item.kind != "number":
        return True
    if _is_spread_as_announced(words, governor, item):
        return True
    if item.paired:
        return _EXACT.search(item.quantity.words["number"]) is not None
    same = follows and before is not None and before.type == governor.value
    plain = _BRACKETS.sub("", words[before.end : item.start] if same and before else gap)
    if len(plain) > 90 or not expression(_FILE, "close to its governor").match(plain):
        return False
    exact = _EXACT.search(item.quantity.words["number"]) or expression(_FILE, "spread behind").match(words, item.end)
    return exact is not None or (len(gap) < 60 and not any(c.isdigit() for c in gap))


def _is_spread_as_announced(words: str, governor: _Governor, item: _Item) -> bool:
    """`median [IQR] score was higher in A (158 [153 to 159])`: a number with the spread that the governor speaks of."""
    said = expression(_FILE, "names its spread").match(words, governor.end)
    return said is not None and expression(_FILE, "spread behind").match(words, item.end) is not None


def _is_spread(words: str, before: _Item, item: _Item) -> bool:
    """Is this the bracketed number behind a mean: the second of `6.7 (7.5) points`?"""
    if before.type not in ("mean", "value") or words[item.end : item.end + 1] not in (")", "]"):
        return False
    return (
        item.kind in ("number", "measure")
        and re.fullmatch(r"\s?(?:[\w/%]{1,12}\s?)?[\[(]", words[before.end : item.start]) is not None
    )


def _is_next_change(words: str, before: _Item | None, item: _Item) -> bool:
    """`fell by 24%, 31% and 44%`: a percent in a list behind one that tells a change."""
    if before is None or before.kind != "percent" or before.type != "value":
        return False
    return expression(_FILE, "in a list").match(words[before.end : item.start]) is not None


def _is_signed(words: str, item: _Item) -> bool:
    """Does the number have a sign, and not the dash of a range?"""
    return words[item.start] in "-−" or (words[max(0, item.start - 2) : item.start] in (" -", " −", "(-", "(−"))
