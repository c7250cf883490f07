"""An explanation as lines to read on a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from kg.explain.explanation import Explanation, Reading
from kg.explain.rule import Rule

_WIDTH = 100
_SOME = 3


def mark_plainly(words: str) -> str:
    """Words between double angle marks, which any terminal and file can show."""
    return f">>{words}<<"


def as_text(explanation: Explanation, mark: Callable[[str], str] = mark_plainly) -> str:
    """What the fact says, where it was read, what read it and how sure that is; `mark` sets the words off."""
    lines = [f"{explanation.name} ({explanation.kind})", ""]
    width = max((len(slot) for slot, _ in explanation.slots), default=0)
    lines += [f"  {slot:<{width}}  {value}" for slot, value in explanation.slots]
    for reading in explanation.readings:
        lines += ["", *_reading(reading, mark)]
    return "\n".join(lines) + "\n"


def _two_digits(confidence: str) -> str:
    """`0.90` for `0.9`, so that figures stand under each other; what is no number as it is."""
    try:
        return f"{Decimal(confidence):.2f}"
    except InvalidOperation:
        return confidence


def _reading(reading: Reading, mark: Callable[[str], str]) -> Iterator[str]:
    words, _ = reading.words
    before, inside, behind = (re.sub(r"\s+", " ", part) for part in reading.marked)
    yield f"Read in {reading.source}, characters {words.start} to {words.end}:"
    yield _indented(f"{before}{mark(inside)}{behind}")
    yield ""
    yield from _rule(reading.rule, reading)
    yield ""
    yield f"Confidence {_two_digits(reading.confidence)}" + (", from these features:" if reading.features else "")
    yield from (f"  {feature}" for feature in reading.features)


def _rule(rule: Rule, reading: Reading) -> Iterator[str]:
    yield f"Read by {rule.name}, version {reading.version}:"
    if rule.says:
        yield _indented(f"{rule.says} Example: {rule.example}")
    matching = [p for p in rule.patterns if p.matches(reading.sentence)] or list(rule.patterns)
    for pattern in matching[:_SOME]:
        shown = ", ".join(repr(example) for example in pattern.examples[:_SOME])
        yield _indented(f"Pattern {pattern.name!r} of {pattern.file}, which reads {shown}")
    if reading.numbers:
        yield _indented(f"Its numbers were read by {', '.join(reading.numbers)} (quantity.yaml)")
    yield _indented(f"{rule.module}: {rule.about}" if rule.module else "This version has no extractor of that name.")


def _indented(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
