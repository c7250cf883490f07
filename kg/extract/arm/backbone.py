"""Drugs that a list of alternatives gives to all of them: `A and either B or C`, `B or C, in combination with A`.

Gives each alternative that names a drug of its own the shared ones too. What both are only said to contain (`sequential
or quadruple therapy, both with A`) tells neither from the other, and is taken from the one beside which it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drugs_between, is_general
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_words = partial(expression, "drafts")


def share_backbone(sentence: ReadSentence, drafts: Sequence[Draft], places: Sequence[tuple[int, int]]) -> None:
    """Give the drafts of one list, which stand at these places, what words before or behind give to all of them."""
    if len(drafts) < 2 or len(set(places)) < len(drafts):
        return
    first, last = places[0], places[-1]
    if before := _words("and-either").match(sentence.words, *first):
        _give(drafts[1:], sentence, first[0], before.end())
    if (behind := _words("all-with").search(sentence.words, *last)) is None:
        return
    stop = _words("clause-end").search(sentence.words, behind.end())
    end = stop.start() if stop else len(sentence.words)
    shared, rest = drugs_between(sentence, behind.end(), end), drugs_between(sentence, last[0], behind.start())
    if rest and all(draft.drugs for draft in drafts):
        _give(drafts[:-1], sentence, behind.end(), end)
    elif shared and not rest and set(drafts[-1].drugs) <= set(shared):
        drafts[-1].drugs = []
        _cut(drafts[-1], sentence.span.start + behind.start())


def _give(drafts: Sequence[Draft], sentence: ReadSentence, start: int, end: int) -> None:
    """Add the drugs of a stretch to the drafts that do not give them yet."""
    shared = [drug for drug in drugs_between(sentence, start, end) if not is_general(drug)]
    for draft in drafts:
        draft.drugs += [drug for drug in shared if drug not in draft.drugs]


def _cut(draft: Draft, end: int) -> None:
    """Let the name of a draft end here."""
    if draft.span.start < end < draft.span.end:
        draft.label = draft.label[: end - draft.span.start]
        draft.span = Span(draft.span.start, end)
