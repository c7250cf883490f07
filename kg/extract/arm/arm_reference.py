"""Which arm a text measures the others against: `better with A than with B`, `in comparison to B, A …`.

Counts the sentences that name one arm behind such words and another one elsewhere, and those that call one arm the
standard or say that another one is not inferior to it. It does not find an arm that is only listed last (`A versus B`),
nor one that is called for what it is (`placebo`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms, drugs_of
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of
from kg.extract.reading import Reading, ReadSentence

_words = partial(expression, "arms")


def reference_of_aims(reading: Reading, table: ArmTable) -> str | None:
    """The key of the arm that the aims measure the others against; None where no arm is, or two as often."""
    return _most_often(reading.with_role("background", "methods"), table, "measured-against")


def reference_of_results(reading: Reading, table: ArmTable) -> str | None:
    """The same by the results and conclusions."""
    return _most_often(reading.with_role("results", "conclusions"), table, "found-against")


def reference_of_claims(reading: Reading, table: ArmTable) -> str | None:
    """The key of the arm that is called the standard, or that another one is said, or hoped, to be not inferior to."""
    told = reading.with_role("title", "background", "methods", "results", "conclusions")
    return _most_often(told, table, "not-inferior-to") or _standard(reading, table)


def _standard(reading: Reading, table: ArmTable) -> str | None:
    """The one arm that the text calls `standard drug A` or `drug A (the standard treatment)`; a treatment that others
    are added to is none.
    """
    found: set[str] = set()
    for sentence in reading.with_role("title", "background", "methods", "conclusions"):
        if _words("says-standard").search(sentence.words) is None:
            continue
        for mention in table.find(sentence):
            before, after = sentence.before(mention.span.start, 70), sentence.after(mention.span.end, 40)
            if _words("standard-before").search(before) or _words("standard-behind").match(after):
                if _words("is-added-to").search(before) or _words("goes-on-with").match(after):
                    continue
                found.add(mention.arm)
    return found.pop() if len(found) == 1 else None


def _most_often(sentences: Sequence[ReadSentence], table: ArmTable, cue: str) -> str | None:
    against = Counter(key for sentence in sentences for key in _measured_against(sentence, table, cue))
    ranked = against.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _measured_against(sentence: ReadSentence, table: ArmTable, cue: str) -> set[str]:
    """The arms that stand behind words of comparison, where the sentence names another arm too, or a drug of one."""
    mentions = table.find(sentence)
    words = _words(cue)
    against = {m.arm for m in mentions if words.search(sentence.before(_start(sentence, m), 70))}
    if len(distinct_arms(mentions)) > 1:
        return against
    return {key for key in against if _names_drug_of_another(sentence, table, key)}


def _start(sentence: ReadSentence, mention: ArmMention) -> int:
    """Where a mention begins, with the drug before it that all arms may be given (`drug A every 4 weeks`)."""
    drugs = (t.span for t in sentence.terms if drug_of(t) and t.span.end == mention.span.start - 1)
    return next((span.start for span in drugs), mention.span.start)


def _names_drug_of_another(sentence: ReadSentence, table: ArmTable, key: str) -> bool:
    """Does a sentence name a drug that this arm does not give, but another does?"""
    own = {drug for arm in table.arms if arm.key == key for drug in arm.drugs}
    others = {drug for arm in table.arms for drug in arm.drugs} - own
    return any(others & drugs_of([term]) for term in sentence.terms if drug_of(term))
