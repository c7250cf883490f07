"""Results that a sentence tells of every arm at once: `the median was not reached in either arm`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.model.study import Result

_words = partial(expression, "results")
#: What no arm has by itself.
_COMPARES = frozenset({"difference", "hazard ratio", "odds ratio", "risk ratio", "correlation"})


def in_every_arm(sentence: ReadSentence, result: Result, table: ArmTable) -> list[Result]:
    """`the median was not reached in either arm`, `was 5 months in both arms` is said of every arm."""
    if result.arm or len(table.arms) < 2 or result.statistic in _COMPARES:
        return [result]
    if result.value_not_reached:
        is_said = _words("every-arm").search(sentence.words)
    else:
        is_said = _words("in-each-arm").match(sentence.after(result.evidence.words.end))
    if not is_said:
        return [result]
    return [replace(result, arm=arm.key) for arm in table.arms]
