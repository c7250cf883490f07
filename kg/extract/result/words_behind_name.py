"""What the words behind an outcome's name, or beside its number, make of it: one of its kinds.

Of `death from sepsis`, `resistance to rifampicin`, `duration of bleeding and spotting`, `antibody titer against
rubella`, `stable disease lasting more than 12 weeks` and `HbA1c (<7%, 41%)` the vocabulary knows less than is told.
Where several bounds or labels stand beside the numbers of one thing (`71% (A/H3N2), 64% (B)`), each number has its own.
A bound on how long something lasted is no part of its name where the number has it for its time.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.term.outcome_name import label_of, outcome_named
from kg.extract.thing.category import category_of
from kg.extract.thing.frame import Attached
from kg.extract.thing.words_before_name import JOINT
from kg.model.concept import Concept

_words = partial(expression, "words_behind_name")
_BEHIND = 90
_DEATH = ("mortality", "death rate")


def lasted_at_least(sentence: ReadSentence, thing: Term, concept: Concept) -> str | None:
    """The time for which a response lasted at least, told as one (`partial remission for at least 9 months`)."""
    if category_of(concept) != "response":
        return None
    match = _words("for-at-least").match(sentence.after(thing.span.end, _BEHIND))
    return " ".join(match["time"].split()) if match else None


def named_behind(
    sentence: ReadSentence, item: Attached, concept: Concept, items: list[Attached], *, has_time: bool
) -> Concept | None:
    """An outcome with what stands behind it, or beside its number, that says of which kind it is; None if nothing."""
    thing = item.thing
    if thing is None:
        return None
    own = label_of(sentence.in_one_line(thing.span))
    behind = sentence.after(thing.span.end, _BEHIND)
    category = category_of(concept)
    if category == "response" and not has_time and (match := _words("lasting").match(behind)):
        return Concept("outcome", f"{concept.label} {_in_one_line(match['bound'])}")
    if _words("antibody").search(concept.label) and (match := _words("against").match(behind)):
        return Concept("outcome", f"{concept.label} {_in_one_line(match['against'])}")
    if concept.label in _DEATH and (match := _words("died-of").match(behind)):
        return outcome_named(label_of(f"death from {match['cause']}"))
    if concept.label in _DEATH and (match := _words("died-in").match(behind)):
        return outcome_named(label_of(f"death in {match['state']}"))
    if concept.label.endswith("resistance") and (match := _words("resists").match(behind)):
        parts = JOINT.split(match["list"])
        number, count = place_in(item, items)
        return Concept("outcome", f"resistance to {parts[number].strip()}") if len(parts) == count else None
    whole = own if _words("governs").match(own) else concept.label
    if _words("governs").match(whole) and (match := _words("and-with-it").match(behind)):
        return Concept("outcome", f"{whole} and {_in_one_line(match['more'])}")
    if category != "response" and (match := _words("shares-response").match(behind)):
        return outcome_named(label_of(f"{own} {match['head']}"))
    if (bound := _bound(sentence, item, behind, items)) is not None:
        return Concept("outcome", f"{own} {bound}")
    is_behind = thing.span.end <= item.estimate.begin
    if is_behind and (match := _words("of-test").match(sentence.after(item.estimate.end, 40))):
        return Concept("outcome", f"{match['measure']} of {own}")
    if (label := _label_of_each(sentence, item, items)) is not None:
        return Concept("outcome", f"{concept.label} ({label})")
    return None


def _bound(sentence: ReadSentence, item: Attached, behind: str, items: list[Attached]) -> str | None:
    """The bound that a number is told for: in its bracket, or in its turn of those behind the name."""
    if match := _words("bound-before").search(sentence.before(item.estimate.begin, _BEHIND)):
        return _in_one_line(match["bound"])
    match = _words("bounds-behind").match(behind)
    parts = JOINT.split(match["list"]) if match else []
    number, count = place_in(item, items)
    return f"{parts[number].strip()}{match['unit'] or ''}" if match and len(parts) == count else None


def _label_of_each(sentence: ReadSentence, item: Attached, items: list[Attached]) -> str | None:
    """What the bracket behind a number says that it is of, where several of one thing have such a bracket."""
    if any(i.arm is not None for i in items if i.thing is item.thing):
        return None
    match = _words("label-behind").match(sentence.after(item.estimate.end, 60))
    return match["label"] if match else None


def place_in(item: Attached, items: list[Attached]) -> tuple[int, int]:
    """Which number of how many of its list an item is that has one thing."""
    same = [i for i in items if i.series == item.series and i.thing is item.thing]
    return same.index(item), len(same)


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
