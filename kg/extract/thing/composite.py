"""Outcomes in whole that hold the names of others: `composite of death, stroke, and reinfarction` is one thing.

Finds composites by the word for one with the list of what it counts, and by the word for death joined to other events
(`death or relapse`, `progression or death`); outcomes of which people had one or the other; deaths by their cause
(`death from cardiac causes`); what came back (`recurrence of bacteraemia`); and rises and falls of which is told how
many had one (`incidence of HbA1c rise`). It finds no composite of one member, nor what a listed name defines in
brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import label_of, outcome_named
from kg.extract.term.term import Term
from kg.model.document import Span
from kg.text.bracket import INNERMOST

_words = partial(expression, "composites")
_TOKEN = re.compile(r"[\w'’/-]+|\S")
#: How long a list of members may be, in characters.
_LONGEST = 260
_EVENTS = ("outcome", "disease", "adverse_event")


def find_composites(sentence: ReadSentence) -> tuple[Term, ...]:
    """The composite outcomes of a sentence, each a term that no vocabulary lists, in order."""
    known: tuple[Term, ...] | None = sentence.remembered.get("composites")
    if known is None:
        known = sentence.remembered["composites"] = tuple(_found(sentence))
    return known


def without_parts(things: list[Term], composites: tuple[Term, ...]) -> list[Term]:
    """The things without those that are only a part of a composite."""
    return [t for t in things if not any(c.span.contains(t.span) for c in composites)] if composites else things


def _found(sentence: ReadSentence) -> Iterator[Term]:
    words, done = sentence.words, 0
    for row in ("headed", "death-and-others"):
        for match in _words(row).finditer(words):
            if match.start() < done:
                continue
            end = _end(words, match)
            if end is None:
                continue
            yield _term(sentence, match.start("name"), end)
            done = end
        if done:
            return
    for row in ("events-listed", "event-or-death", "death-of-cause", "change-as-event", "return-of"):
        for match in _words(row).finditer(words):
            if match.start("name") >= done:
                yield _term(sentence, *match.span("name"))
                done = match.end("name") if row == "events-listed" else done
    yield from _either(sentence)
    yield from _joined(sentence)


def _joined(sentence: ReadSentence) -> Iterator[Term]:
    """`tuberculosis or death from it`, `MACE + HF`: either is counted, whatever it is."""
    base = sentence.span.start
    if not (_words("or-death").search(sentence.words) or _words("plus-another").search(sentence.words)):
        return
    events = [t for t in sentence.terms if t.type in _EVENTS]
    for first, second in pairwise(events):
        if first.concept == second.concept or first.span.end > second.span.start:
            continue
        gap = sentence.between(first.span.end, second.span.start)
        is_death = _words("death").fullmatch(sentence.between(second.span.start, second.span.end)) is not None
        is_sum = "outcome" in (first.type, second.type) and _words("plus-another").fullmatch(gap) is not None
        if not is_sum and not (is_death and _words("or-death").fullmatch(gap)):
            continue
        tail = _words("death-of-what").match(sentence.after(second.span.end, 80)) if is_death else None
        end = second.span.end - base + (len(tail.group()) if tail else 0)
        narrows = expression("words_before_name", "narrows").search(sentence.before(first.span.start, 60))
        yield _term(sentence, first.span.start - base - (len(narrows.group()) if narrows else 0), end)


def _either(sentence: ReadSentence) -> Iterator[Term]:
    """`had a partial response or stable disease`: who had one or the other is counted together."""
    base = sentence.span.start
    if not _words("or-another").search(sentence.words):
        return
    for first, second in pairwise(t for t in sentence.terms if t.type == "outcome"):
        if first.concept == second.concept or not _words("or-another").fullmatch(
            sentence.between(first.span.end, second.span.start)
        ):
            continue
        if _words("reached-by-people").search(sentence.before(first.span.start, 40)):
            yield _term(sentence, first.span.start - base, second.span.end - base)


def _term(sentence: ReadSentence, start: int, end: int) -> Term:
    """These words as an outcome: the one that the vocabulary knows by them, else one of their own."""
    label = label_of(sentence.words[start:end])
    span = Span(sentence.span.start + start, sentence.span.start + end)
    return Term(span, outcome_named(label))


def _end(words: str, match: re.Match[str]) -> int | None:
    """Where the list of a composite's members ends; None where it names fewer than two."""
    if match.groupdict().get("opened"):
        bracket = INNERMOST.match(words, match.start("opened"))
        return bracket.end() if bracket and _words("several").search(bracket.group()) else None
    start = end = match.end()
    for token in _TOKEN.finditer(words, start, min(len(words), start + _LONGEST)):
        if token.start() < end:
            continue  # it stands in the aside that was passed
        if token.group() not in ",(" and not token.group()[0].isalnum():
            break
        if _words("ends-list").match(words, token.start()):
            break
        if token.group() == "(":
            aside = INNERMOST.match(words, token.start())
            if aside is None or not _words("abbreviation").match(aside.group()):
                break
            end = aside.end()
        elif token.group() != ",":
            end = token.end()
    members = words[start:end]
    listed = members if match.lastgroup != "joined" else match.group() + members
    while last := _words("left-over").search(words, start, end):
        end = last.start()
    return end if end > start and _words("several").search(listed) else None
