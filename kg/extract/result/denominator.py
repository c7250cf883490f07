"""The group that a count is out of, where the sentence opens with it: `Of 21 assessable patients, 11 responded`; and of
`all 21 patients` these themselves.
"""

from __future__ import annotations

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import Reading, ReadSentence
from kg.text.number import parse_number


def printed_denominator(sentence: ReadSentence, estimate: Estimate, most: int | None = None) -> int | None:
    """The size of the group before a count or percent in the same statement; none if the two do not agree with it.

    `most` is how many people the arm of the number has: a larger group is everybody's.
    """
    if estimate.count is None and estimate.percent is None:
        return None
    if estimate.percent is None and expression("results", "all-of").search(sentence.before(estimate.begin, 15)):
        return estimate.count  # "all 11 evaluable patients had one"
    place = estimate.begin - sentence.span.start
    groups = [
        m
        for m in expression("results", "out-of").finditer(sentence.words)
        if m.end() <= place and not expression("results", "share-before").search(sentence.words[: m.start()])
    ]
    if not groups:
        return None
    total = int(parse_number(groups[-1]["n"] or groups[-1]["m"]).value)
    if (
        not total
        or (estimate.count or 0) > total
        or total > (most or total)
        or ";" in sentence.words[groups[-1].end() : place]
    ):
        return None
    return total if _agrees(estimate, total) else None


def evaluable_numbers(reading: Reading) -> set[int]:
    """How many people could be judged, by a document: `9 were evaluable`, `evaluable for safety and 7 for pain`."""
    found = set()
    for sentence in reading.sentences:
        for match in expression("results", "evaluable").finditer(sentence.words):
            text = match["n"] or match["m"]
            found.add(int(parse_number(text).value))
    return found


def _agrees(estimate: Estimate, total: int) -> bool:
    """Is the printed percent, if there is one, the share of the count, or of any count, within its rounding?"""
    if estimate.percent is None:
        return True
    percent = float(estimate.percent.value)
    count = round(percent * total / 100) if estimate.count is None else estimate.count
    off = abs(percent - 100 * count / total)
    return bool(off <= 0.51 * 10**-estimate.percent.decimals + 0.001)
