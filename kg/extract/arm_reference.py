"""Which arm a text measures the others against: `better with A than with B`, `in comparison to B, A …`.

Counts the sentences that name one arm behind such words and another one elsewhere. It does not find an arm that is only
listed last (`A versus B`), nor one that is called for what it is (`placebo`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.arm_table import ArmTable, distinct_arms
from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence


def reference_of_aims(reading: Reading, table: ArmTable) -> str | None:
    """The key of the arm that the aims measure the others against; None where no arm is, or two as often."""
    return _most_often(reading.with_role("background", "methods"), table, "measured-against")


def reference_of_results(reading: Reading, table: ArmTable) -> str | None:
    """The same by the results and conclusions."""
    return _most_often(reading.with_role("results", "conclusions"), table, "found-against")


def _most_often(sentences: Sequence[ReadSentence], table: ArmTable, cue: str) -> str | None:
    against = Counter(key for sentence in sentences for key in _measured_against(sentence, table, cue))
    ranked = against.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _measured_against(sentence: ReadSentence, table: ArmTable, cue: str) -> set[str]:
    """The arms that stand behind words of comparison, where the sentence names another arm too."""
    mentions = table.find(sentence)
    if len(distinct_arms(mentions)) < 2:
        return set()
    words = expression("arms", cue)
    return {m.arm for m in mentions if words.search(sentence.before(m.span.start, 70))}
