"""What a measured number is: a median, a mean, a percentage of people, or another value.

Looks for the word that governs it (`median`, `mean`), at numbers that share the unit of their neighbour (`64 and 85%`), and
at percents that tell a change and no share of people. What the words leave open, the fact that was made of the number
decides. It leaves numbers of people, doses, ages and time points alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.extract.cue import load_cues
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.mention import MentionType

_MEASURED = ("measure", "number", "percent", "mean-sd", "not-reached")
#: What stands between numbers that share what stands behind the last of them.
_SHARED = re.compile(r"\s?(?:,\s?(?:and|or)|and|or|vs?\.?|versus|compared\s(?:with|to)|to|–|/)\s?$")
_LISTED = re.compile(r"\s?(?:,|,?\s?(?:and|or))\s?$")
_BRACKETS = re.compile(r"[\[(][^()\[\]]{0,80}[\])]")
#: What stands between a governor or a number and a plain number that it governs too.
_CLOSE = re.compile(
    r"[\s,;:(\[]*(?:(?!\d)[^\d.;]{0,60}?\s)?(?:was|were|is|of|to|from|at|by|and|or|vs?\.?|versus|than|compared\s(?:with|to)|with|for|in|reached|=|:|,|;|"
    r"\)|\]|only|about|approximately|respectively|(?:group|arm)s?\s?\w?)[\s:,(\[]*$"
)
_IN_BRACKETS = re.compile(r"[\s,:(\[]*(?:[^\d.;]{0,40}[\s(\[:,])?$")
_DECIMAL = re.compile(r"[.·∙]\d")
_TIME = re.compile(r"(?:year|yr|month|mo|week|wk|day|hour|hr|minute|min)s?$|^[dh]$", re.IGNORECASE)
_SPREAD_BEHIND = re.compile(r"\s?(?:[\w/%]{1,10}\s)?[\[(]\s?(?:range|IQR|inter-?quartile|SD|SE|±|\+/-)", re.IGNORECASE)


@dataclass(slots=True)
class _Item:
    """A measured number, `start` and `end` counted from the start of the sentence."""

    quantity: Quantity
    start: int
    end: int
    type: MentionType | None = None
    shares: str = ""  # the kind of the neighbour whose unit it shares


def shared_units(sentence: ReadSentence) -> dict[Span, str]:
    """Plain numbers that share the unit of a later one: to each the kind of that number (`percent`, `measure`)."""
    return {i.quantity.span: i.shares for i in _items(sentence) if i.shares}


def find_averages(
    sentence: ReadSentence, taken: Iterable[Span], statistics: Mapping[Span, str]
) -> dict[Span, MentionType]:
    """The measured numbers of a sentence with their types; `taken` are other things that numbers stand in.

    `statistics` are those of the facts made of this sentence, by the words they were read from.
    """
    items = _items(sentence)
    if not items:
        return {}
    base, words = sentence.span.start, sentence.words
    occupied = list(taken)
    governors = _governors(words)
    before: _Item | None = None
    found: dict[Span, MentionType] = {}
    for item in items:
        if item.quantity.kind != "mean-sd" and any(item.quantity.span.overlaps(span) for span in occupied):
            continue
        item.type = _type(words, item, before, governors, statistics.get(item.quantity.span))
        if item.type is None:
            continue
        before = item
        for span, type_ in _spans(words, base, item):
            found[span] = type_
    return found


def _items(sentence: ReadSentence) -> list[_Item]:
    base = sentence.span.start
    items = [_Item(q, q.span.start - base, q.span.end - base) for q in sentence.quantities if q.kind in _MEASURED]
    for i in range(len(items) - 1, 0, -1):
        last, item = items[i], items[i - 1]
        kind = last.shares or (
            "percent"
            if last.quantity.kind == "percent"
            else "measure"
            if last.quantity.kind in ("measure", "mean-sd")
            else ""
        )
        if item.quantity.kind != "number" or not kind:
            continue
        gap = sentence.words[item.end : last.start]
        if _SHARED.match(gap) or (last.shares and _LISTED.match(gap)):
            item.shares = kind
    return items


def _governors(words: str) -> list[tuple[int, int, str]]:
    """Start, end and value of the words that say what the numbers behind them are, in order."""
    found = [
        (match.start(), match.end(), cue.value)
        for cue in load_cues("averages")["governors"]
        for match in cue.expression.finditer(words)
    ]
    return sorted(found)


def _type(
    words: str, item: _Item, before: _Item | None, governors: list[tuple[int, int, str]], statistic: str | None
) -> MentionType | None:
    kind = item.shares or item.quantity.kind
    if kind == "mean-sd":
        return "mean"
    governor = next((g for g in reversed(governors) if g[1] <= item.start), None)
    average = _average(words, item, before, governor)
    if average and (kind != "percent" or _governs_percent(words, item, before, governor)):
        return average
    if kind == "percent":
        return "value" if _is_change(words, item) else "percentage"
    if kind == "not-reached":
        return "median" if statistic == "median" else None
    if _says("averages", "thresholds_before", words[max(0, item.start - 20) : item.start]):
        return None
    if (
        statistic in ("median", "mean")
        and (governor is None or governor[2] != "none")
        and not (statistic == "median" and not _is_time(item))
    ):
        return statistic  # type: ignore[return-value]
    if statistic and statistic != "count":
        return "value"
    return None


def _average(
    words: str, item: _Item, before: _Item | None, governor: tuple[int, int, str] | None
) -> MentionType | None:
    """The kind of average that the words before a number make of it."""
    if (
        governor is None
        or governor[2] == "none"
        or _says("averages", "thresholds_before", words[max(0, item.start - 20) : item.start])
    ):
        return None
    gap = words[governor[1] : item.start]
    if ". " in gap or (";" in gap and len(gap) - gap.rindex(";") > 40):
        return None
    kind = item.shares or item.quantity.kind
    if kind == "number":
        plain = _BRACKETS.sub(
            "",
            words[before.end : item.start]
            if before and before.type == governor[2] and before.start > governor[1]
            else gap,
        )
        close = _CLOSE.match(plain) if len(plain) < 90 else None
        exact = _DECIMAL.search(item.quantity.words.get("number", "")) or _SPREAD_BEHIND.match(words, item.end)
        if not close or not (exact or (len(gap) < 60 and not re.search(r"\d", gap))):
            return None
    return governor[2]  # type: ignore[return-value]


def _governs_percent(words: str, item: _Item, before: _Item | None, governor: tuple[int, int, str] | None) -> bool:
    """A percent is a median or a mean only if it follows closely, with no other kind of number between."""
    if governor is None:
        return False
    if before and before.start > governor[1]:
        return before.type == governor[2] and (before.shares or before.quantity.kind) == "percent"
    return item.start - governor[1] < 80


def _is_change(words: str, item: _Item) -> bool:
    before, behind = words[max(0, item.start - 90) : item.start], words[item.end : item.end + 50]
    return _says("averages", "changes_before", before) or _says("averages", "changes_behind", behind)


def _is_time(item: _Item) -> bool:
    return bool(item.shares == "measure" or _TIME.search(item.quantity.words.get("unit") or ""))


def _says(name: str, group: str, words: str) -> bool:
    return any(cue.expression.search(words) for cue in load_cues(name)[group])


def _spans(words: str, base: int, item: _Item) -> list[tuple[Span, MentionType]]:
    """The words of an item: a mean without its spread, a percent with its sign."""
    parts, type_ = item.quantity.parts, item.type
    assert type_ is not None
    if item.quantity.kind == "mean-sd":
        return [(parts["value"], type_), (parts["spread"], "sd")]
    if item.quantity.kind == "percent" and "sign" in parts and type_ == "percentage":
        return [(Span(parts["percent"].start, item.quantity.span.end), type_)]
    return [(item.quantity.span, type_)]
