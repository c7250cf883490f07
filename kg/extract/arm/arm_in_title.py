"""Which arm a title tells to be tried, and which one the others are measured against: `A versus B`, `A monotherapy`.

Counts which arms' drugs and words stand before and behind the words of comparison. A title that compares nothing tells
by naming one arm only. It does not look at what arms are called, nor at results.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.arm.arm_match import core
from kg.extract.arm.variant_name import VariantName
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept

_words = partial(expression, "arms")


def apart_in_title(reading: Reading, drafts: list[Draft]) -> Draft | None:
    """`drug A alone or with drug B versus drug C`: of three and more arms, of which some are others and more, the one
    behind `versus` that is neither.
    """
    if len(drafts) < 3 or not any(_gives_more(a, b) for a in drafts for b in drafts):
        return None
    apart = behind_versus(reading, drafts, [""] * len(drafts))
    if apart is None or any(_gives_more(d, apart) or _gives_more(apart, d) for d in drafts):
        return None
    return apart


def tried_alone(reading: Reading, drafts: list[Draft]) -> Draft | None:
    """The arm that gives less, where a title that compares nothing says that this is tried: `drug A monotherapy`."""
    fewer = [d for d in drafts if len(drafts) == 2 and any(_gives_more(o, d) for o in drafts)]
    if len(fewer) != 1:
        return None
    added = {drug for d in drafts for drug in d.drugs} - set(fewer[0].drugs)
    for sentence in reading.with_role("title"):
        given = _given(sentence, 0, len(sentence.words))
        compares = _words("compared-in-title").search(sentence.words)
        if set(fewer[0].drugs) <= given and not added & given and not compares:
            return fewer[0] if _words("says-alone").search(sentence.words) else None
    return None


def tried_of_several(reading: Reading, drafts: list[Draft]) -> Draft | None:
    """The one of several arms that a title or an aim compares with all others: `drug A versus drug B or drug C`."""
    names = [core(" ".join((d.label, *d.aliases))) for d in drafts]
    for sentence in reading.with_role("title", "background", "methods"):
        places = list(_words("compared-in-title").finditer(sentence.words))
        if len(places) != 1:
            continue
        before = _shares(sentence, drafts, names, 0, places[0].start(places[0].lastgroup or 0))
        behind = _shares(sentence, drafts, names, places[0].end(), len(sentence.words))
        first = [d for d, a, b in zip(drafts, before, behind, strict=True) if a and not b]
        others = [d for d, a, b in zip(drafts, before, behind, strict=True) if b and not a]
        if len(first) == 1 and len(others) == len(drafts) - 1:
            return first[0]
    return None


def behind_versus(reading: Reading, drafts: list[Draft], described: list[str]) -> Draft | None:
    """The arm that the title names behind `versus` or `compared with`: what the other one is measured against. Where a
    title compares nothing and names one of two arms, the other is that.
    """
    names = [core(" ".join((d.label, *d.aliases, words))) for d, words in zip(drafts, described, strict=True)]
    for sentence in reading.with_role("title"):
        match = _words("compared-in-title").search(sentence.words)
        end = len(sentence.words) if match else _end_of_tried(sentence)
        behind = _shares(sentence, drafts, names, match.end() if match else 0, end)
        before = _shares(sentence, drafts, names, 0, match.start(match.lastgroup or 0) if match else 0)
        if match is None:
            named = [d for d, share in zip(drafts, behind, strict=True) if share]
            if len(drafts) == 2 and len(named) == 1:
                return next(d for d in drafts if d is not named[0])
            continue
        scores = [b - a for a, b in zip(before, behind, strict=True)]
        if scores and max(scores) > 0 and scores.count(max(scores)) == 1:
            return drafts[scores.index(max(scores))]
        if len(drafts) == 2 and min(scores) < 0 and scores.count(min(scores)) == 1:
            return drafts[1 - scores.index(min(scores))]
    return None


def _end_of_tried(sentence: ReadSentence) -> int:
    """Where a title turns from what is tried to what its people had before: `drug A after withdrawal of drug B`."""
    turn = _words("given-before").search(sentence.words)
    return turn.start() if turn else len(sentence.words)


def _gives_more(draft: Draft, other: Draft) -> bool:
    return bool(other.drugs) and set(draft.drugs) > set(other.drugs)


def _shares(
    sentence: ReadSentence, drafts: list[Draft], called: list[frozenset[str]], start: int, end: int
) -> list[int]:
    """How much of what each arm gives, and of the words that only it is called by, a stretch of the sentence names."""
    given = _given(sentence, start, end)
    words = core(sentence.words[start:end])
    shares = []
    for i, draft in enumerate(drafts):
        others = frozenset[str]().union(*(c for j, c in enumerate(called) if j != i))
        shared = set.intersection(*(set(d.drugs) for d in drafts))
        told = isinstance(draft.amount, VariantName) and draft.amount.is_told_by(sentence.words[start:end])
        shares.append(len(given & set(draft.drugs) - shared) + len(words & (called[i] - others)) + told)
    return shares


def _given(sentence: ReadSentence, start: int, end: int) -> set[Concept]:
    """The drugs named wholly within a stretch of the sentence."""
    base = sentence.span.start
    inside = (t for t in sentence.terms if start <= t.span.start - base and t.span.end - base <= end)
    return {c for t in inside if (d := drug_of(t)) for c in given_drugs([d])}
