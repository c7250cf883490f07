"""Names that share a word with their neighbours: `gastrointestinal, neurologic, and cardiac toxicity`.

Completes the first members of such a row of toxicities and of a pair of outcomes (`systolic and diastolic blood
pressure`), and gives the second population of `mobilization of blasts and stem cells` the outcome that is measured in
both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.words import Words

_words = partial(expression, "terms")
_RUN = re.compile(r"[\w-]+(?:(?:\s\([^()]{1,20}\))?,?\s[\w-]+)*")
_WORD = re.compile(r"[\w-]+")


def find_coordinated_toxicities(
    words: Words, base: int, harm: Callable[[str], Concept | None]
) -> Iterator[tuple[Span, Concept]]:
    """The first members of `gastrointestinal, neurologic, and cardiac toxicity`, each a toxicity of its own.

    `harm` says which harm a name means; `base` is where the words begin in the text.
    """
    for span, word in _before_last_toxicity(words, base):
        concept = harm(f"{word} toxicity")
        if concept is not None:
            yield span, concept


def _before_last_toxicity(words: Words, base: int) -> Iterator[tuple[Span, str]]:
    """The words of each row of words that ends in `and … toxicity`."""
    if not _words("last-toxicity").search(words):
        return
    for run in _RUN.finditer(words):
        lasts = [m.start() for m in _words("last-toxicity").finditer(run.group())]
        for word in _WORD.finditer(run.group(), 0, lasts[-1] if lasts else 0):
            last = next(place for place in lasts if place >= word.end())
            if not _words("further-toxicities").match(run.group()[word.end() : last]):
                continue  # it says how a member is (`severe renal and hepatic toxicity`), or is of another row
            start = base + run.start() + word.start()
            yield Span(start, start + len(word.group())), word.group()


def find_coordinated_outcomes(
    text: str, start: int, terms: list[Term], outcome: Callable[[str], Concept | None]
) -> Iterator[tuple[Span, Concept]]:
    """The first member of `systolic and diastolic blood pressure`, an outcome of its own.

    `outcome` says which outcome a name means; `start` is where the sentence begins.
    """
    for term in terms:
        first_word, _, shared = term.span.of(text).partition(" ")
        if term.type != "outcome" or not shared:
            continue
        before = _words("shares-its-noun").search(text[start : term.span.start])
        if before is None or before["word"].lower() == first_word.lower():
            continue
        concept = outcome(f"{before['word']} {shared}")
        if concept is not None and concept != term.concept:
            yield Span(start + before.start("word"), start + before.end("word")), concept


def with_coordinated(text: str, terms: list[Term]) -> list[Term]:
    """In `mobilization of blasts and stem cells` the second population is measured too: it gains that outcome."""
    result: list[Term] = []
    for term in terms:
        if result and term.type in ("cell_population", "target"):
            term = _measured_too(text, result[-1], term)
        result.append(term)
    return result


def _measured_too(text: str, before: Term, term: Term) -> Term:
    head = _words("measure-of").match(before.span.of(text)) if before.type == "outcome" else None
    if head is None or not _words("further-measured").match(text[before.span.end : term.span.start]):
        return term
    measured = Concept("outcome", f"{head['head'].lower()} of {term.concept.label}")
    return replace(term, others=(*term.others, measured))
