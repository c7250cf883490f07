"""The arm of a harm that a sentence names without a number: `rash was more common with A than with B`.

Finds the only arm of the event's clause, and of a comparison the arm in which the event was more frequent. It gives no
arm where neither was said to have more, and none where several arms share the greater part.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.text.bracket import BRACKET, OPEN, blank_brackets

_words = partial(expression, "harms")


def arm_of_named(sentence: ReadSentence, term: Term, table: ArmTable) -> str | None:
    """The key of the arm that had an event, or more of it; None where the sentence does not tell."""
    mentions = table.find(sentence)
    if not mentions:
        return None
    start, end = _clause(sentence, term)
    here = [m for m in mentions if start <= m.span.start < end]
    words = sentence.between(start, end)
    mentions = [m for m in mentions if m.span.start < end]  # what is told of an arm later is not of this event
    if not mentions:
        return None
    own = _in_own_bracket(sentence, term, mentions)
    meant = own or here or mentions
    named = distinct_arms(meant)
    if _is_of_another_group(sentence, term, meant[0]):
        return None
    if len(named) == 1 and (_is_measure(sentence, meant[0]) or (meant is mentions and _is_control(table, named[0]))):
        return None
    more, less = _words("more-of-it").search(words), _words("less-of-it").search(words)
    if len(named) == 1:
        return table.other(named[0]) if less and not more and here else named[0]
    if not here or (more is None) == (less is None) or _words("no-change").search(words):
        return None
    had_more, had_less = _sides(sentence, here, start)
    chosen = distinct_arms(had_more if more else had_less)
    return chosen[0] if len(chosen) == 1 else None


def _in_own_bracket(sentence: ReadSentence, term: Term, mentions: list[ArmMention]) -> list[ArmMention]:
    """The arms in the bracket right behind an event: `rash (group A), fever (group B)`."""
    bracket = BRACKET.match(sentence.after(term.span.end, 60).lstrip())
    end = term.span.end + 1 + (bracket.end() if bracket else -1)
    return [m for m in mentions if term.span.end <= m.span.start < end]


def _is_of_another_group(sentence: ReadSentence, term: Term, mention: ArmMention) -> bool:
    """`rash occurred in the 20 mg group, and fever in the control group`: does a group stand before the arm?"""
    between = sentence.between(term.span.end, mention.span.start) if mention.span.start >= term.span.end else ""
    return _words("another group between").search(between) is not None


def _is_control(table: ArmTable, key: str) -> bool:
    """Is this a control, which an earlier clause hardly names without what it is compared with?"""
    return any(arm.key == key and arm.role == "control" for arm in table.arms)


def _is_measure(sentence: ReadSentence, mention: ArmMention) -> bool:
    """Is an arm only what another is likened to: `a profile similar to placebo`?"""
    return _words("likened to").search(sentence.before(mention.span.start, 30)) is not None


def _clause(sentence: ReadSentence, term: Term) -> tuple[int, int]:
    """Where the clause begins and ends that names an event."""
    base = sentence.span.start
    words, place = sentence.words, term.span.start - base
    is_inside = OPEN.search(words[:place]) is not None
    edges = list(_words("harm-clause").finditer(words if is_inside else blank_brackets(words)))
    start = max((m.end() for m in edges if base + m.end() <= term.span.start), default=0)
    end = min((m.start() for m in edges if base + m.start() >= term.span.end), default=len(sentence.words))
    return base + start, base + end


def _sides(sentence: ReadSentence, mentions: list[ArmMention], start: int) -> tuple[list[ArmMention], list[ArmMention]]:
    """The arms of which a clause tells, and those that it measures them against."""
    if _words("against-it").search(sentence.between(start, mentions[0].span.start)):
        return mentions[1:], mentions[:1]
    for place in range(1, len(mentions)):
        if _words("against-it").search(sentence.between(mentions[place - 1].span.end, mentions[place].span.start)):
            return mentions[:place], mentions[place:]
    return [], []
