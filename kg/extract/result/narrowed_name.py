"""The name of what is measured where the name that the vocabulary knows is only a part of it.

Of `cardiovascular death`, `freedom from treatment failure`, `poor adherence` and `death from sepsis` the vocabulary may
know no more than one word: the whole is named by its own words, or as what the vocabulary calls it. Where several share
a name (`PASI 75 and PASI 90 response rates were 61% and 40%`), or a number has a bound or a label beside it
(`71% (A/H3N2)`), each number has its own. What only says when, in whom or how something was averaged (`baseline`,
`mean`, `observed`) is left out.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.term.outcome_name import label_of
from kg.extract.thing.category import category_of
from kg.extract.thing.frame import Attached
from kg.extract.thing.governed_name import headed, name_of, narrowed_before, narrower_form
from kg.model.concept import Concept

_words = partial(expression, "narrowed_names")
_BEFORE = 90
_JOINT = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")
_DEATH = ("mortality", "death rate")


def narrowed(sentence: ReadSentence, item: Attached, concept: Concept, items: list[Attached]) -> Concept | None:
    """The outcome by its whole name, itself where its name is whole; None where it may be one of several."""
    thing = item.thing
    if thing is None:
        return concept
    own = sentence.in_one_line(thing.span)
    place = _place_in(item, items)
    if (told := headed(sentence, thing)) is not None:
        return told
    if concept.label == "best overall response" and (told := _foremost(sentence, thing)) is not None:
        return told
    is_behind = thing.span.end <= item.estimate.begin
    if is_behind and (match := _words("of-test").match(sentence.after(item.estimate.end, 40))):
        return Concept("outcome", f"{match['measure']} of {label_of(own)}")
    if parts := _shared(sentence.before(thing.span.start, _BEFORE)):
        if len(parts) == place[1] > 1:
            return name_of(f"{parts[place[0]]} {own}")
        if concept.label == "response":
            return None
    if (told := _by_words_behind(sentence, item, concept, own, place)) is not None:
        return told
    if (told := narrowed_before(sentence, thing, concept)) is not None:
        return told
    if (told := narrower_form(sentence, thing, concept)) is not None:
        return told
    if (label := _label_of_each(sentence, item, items)) is not None:
        return Concept("outcome", f"{concept.label} ({label})")
    return concept


def _by_words_behind(
    sentence: ReadSentence, item: Attached, concept: Concept, own: str, place: tuple[int, int]
) -> Concept | None:
    """The outcome with what stands behind its name, or before its number, if that narrows it."""
    behind = sentence.after(item.thing.span.end, _BEFORE) if item.thing else ""
    if concept.label in _DEATH and (match := _words("died-of").match(behind)):
        return name_of(f"death from {match['cause']}")
    if match := _words("bound-before").search(sentence.before(item.estimate.begin, _BEFORE)):
        return Concept("outcome", f"{label_of(own)} {' '.join(match['bound'].split())}")
    if category_of(concept) != "response" and (match := _words("shares-response").match(behind)):
        return name_of(f"{own} {match['head']}")
    match = _words("bounds-behind").match(behind)
    parts = _JOINT.split(match["list"]) if match else []
    if match and len(parts) == place[1]:
        return Concept("outcome", f"{label_of(own)} {parts[place[0]].strip()}{match['unit'] or ''}")
    return None


def _shared(before: str) -> list[str]:
    """What each of several has before the name that they share."""
    match = _words("sharing").search(before)
    if match is None:
        return []
    lead = match["lead"] or ""
    return [f"{lead}{part}" for part in _JOINT.split(match["list"])]


def _foremost(sentence: ReadSentence, thing: Term) -> Concept | None:
    """`Stable disease was the best response in 9 patients`: what of its kind was the best."""
    before = [t for t in sentence.of_type("outcome") if t.span.end <= thing.span.start]
    if not before or not _words("was-the-best").fullmatch(sentence.between(before[-1].span.end, thing.span.start)):
        return None
    return before[-1].concept


def _label_of_each(sentence: ReadSentence, item: Attached, items: list[Attached]) -> str | None:
    """What the bracket behind a number says that it is of, where several of one thing have such a bracket."""
    if any(i.arm is not None for i in items if i.thing is item.thing):
        return None
    match = _words("label-behind").match(sentence.after(item.estimate.end, 60))
    return match["label"] if match else None


def _place_in(item: Attached, items: list[Attached]) -> tuple[int, int]:
    """Which number of how many of its list an item is that has one thing."""
    same = [i for i in items if i.series == item.series and i.thing is item.thing]
    return same.index(item), len(same)
