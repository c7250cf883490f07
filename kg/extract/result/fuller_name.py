"""What the words right beside an outcome's name make of it: a narrower outcome, or another thing altogether.

Of `fatal stroke`, `antibody titer against rubella`, `peripheral volume of distribution` and `stable disease lasting
more than 12 weeks` the vocabulary knows less than is told, so that these words are part of the name; a bound is not
where the number has it for its time. No number is of a level that a dose was needed to reach, of the bias of its
estimate, of the area under a curve that tells how well a test foretells, or of efficacy, which is measured by something
else; nor of one of two outcomes that a slash joins.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.narrowed_name import narrowed
from kg.extract.result.other_measure import correlated, is_of_other_measure
from kg.extract.result.substance import with_substance
from kg.extract.term.outcome_name import known_outcome, label_of
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.extract.thing.frame import Attached
from kg.model.concept import Concept
from kg.model.study import Result
from kg.vocabulary import shipped_vocabulary

_words = partial(expression, "fuller_names")
_AREA = "area under the concentration-time curve"
_BEFORE = 60


def is_of_another(sentence: ReadSentence, thing: Term, concept: Concept, estimate: Estimate) -> bool:
    """Is the number of something else that the name of the outcome only stands in?"""
    if concept.label == "efficacy":
        return True  # by what it was measured, is told elsewhere
    before = sentence.before(thing.span.start, _BEFORE)
    gap = sentence.between(thing.span.end, estimate.begin)
    category = category_of(concept)
    if category in CONTINUOUS and (_words("needed-for").search(before) or _words("off-by").search(gap)):
        return True
    if category == "pharmacokinetics" and _words("ratio-behind").match(sentence.after(thing.span.end, 80)):
        return True
    if concept.label == _AREA and _is_of_a_test(sentence, estimate):
        return True
    if concept.label == "relapse rate" and _words("its").search(before):
        return True
    if category == "response" and thing.span.start >= estimate.end:
        between = sentence.between(estimate.end, thing.span.start)
        behind = sentence.after(thing.span.end, 40)
        return _words("who-had").search(between) is not None and _words("then-did").match(behind) is not None
    return False


def _is_of_a_test(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is the area one under a curve of sensitivity: a share of one, in words on how a test foretells or tells apart?"""
    if estimate.unit is not None or estimate.value is None or not 0 <= estimate.value.value <= 1:
        return False
    return _words("of-a-test").search(sentence.words) is not None


def in_full(
    sentence: ReadSentence, result: Result, item: Attached, items: list[Attached], substances: frozenset[str]
) -> Result | None:
    """A result with what the words beside its outcome's name add to it, None where they leave open what it is of."""
    if item.thing is None:
        return result
    if is_of_other_measure(sentence, result, item):
        return None
    if (told := correlated(sentence, result, item.thing)) != result.outcome:
        return replace(result, outcome=told)
    time_point = result.time_point or _lasted(sentence, item.thing, result.outcome)
    outcome = _fuller_name(sentence, item.thing, result.outcome, has_time=time_point is not None)
    if outcome == result.outcome:
        same = [i for i in items if i.series == item.series]
        outcome = with_substance(sentence, item.thing, outcome, (same.index(item), len(same)), substances)
    if outcome is not None and outcome == result.outcome and _may_be_part(outcome):
        outcome = narrowed(sentence, item, outcome, items)
    return replace(result, outcome=outcome, time_point=time_point) if outcome else None


def _may_be_part(outcome: Concept) -> bool:
    """Is this no name that the text has in whole: one of the vocabulary, or an abbreviation?"""
    return (
        outcome.is_grounded or outcome.label == "response" or outcome.label.endswith(" rate") or outcome.label.isupper()
    )


def _lasted(sentence: ReadSentence, thing: Term, concept: Concept) -> str | None:
    """The time for which a response lasted at least, told as one (`stable disease for at least 16 weeks`)."""
    match = (
        _words("for-at-least").match(sentence.after(thing.span.end, 60)) if category_of(concept) == "response" else None
    )
    return " ".join(match["time"].split()) if match else None


def _fuller_name(sentence: ReadSentence, thing: Term, concept: Concept, *, has_time: bool) -> Concept | None:
    """The outcome with the words beside its name that narrow it; None where a slash joins it to another one."""
    if not concept.is_grounded and not concept.label.endswith(" rate"):
        return concept
    before = sentence.before(thing.span.start, _BEFORE)
    behind = sentence.after(thing.span.end, 80)
    own = sentence.in_one_line(thing.span)
    category = category_of(concept)
    if category == "response" and before.endswith("/"):
        return _joined(sentence, thing) or (concept if _words("code").fullmatch(own) else None)
    if category == "response" and not has_time and (match := _words("lasting").match(behind)):
        return Concept("outcome", f"{concept.label} {' '.join(match['bound'].split())}")
    if category == "pharmacokinetics" and (match := _words("compartment").search(before)):
        return Concept("outcome", f"{match['kind'].lower()} {label_of(own)}")
    if match := _words("against").match(behind if _words("antibody").search(concept.label) else ""):
        return Concept("outcome", f"{concept.label} {' '.join(match['against'].split())}")
    if category not in CONTINUOUS and (match := _words("fatal").search(f"{before}{own}", max(0, len(before) - 13))):
        event = thing.concept.label if thing.type in ("disease", "adverse_event") else match["event"]
        return Concept("outcome", f"{match['fatal'].lower()} {event}")
    return concept


def _joined(sentence: ReadSentence, thing: Term) -> Concept | None:
    """The name of two outcomes with a slash between them, of which people had either."""
    first = next((t for t in sentence.of_type("outcome") if t.span.end == thing.span.start - 1), None)
    if first is None:
        return None
    for names in product(_forms(first.concept), _forms(thing.concept)):
        if (known := known_outcome("/".join(names))) is not None:
            return known
    return Concept("outcome", label_of(sentence.between(first.span.start, thing.span.end)))


def _forms(concept: Concept) -> tuple[str, ...]:
    """The abbreviations of an outcome."""
    entry = shipped_vocabulary().entry(concept.curie, "outcome") if concept.curie else None
    return entry.abbreviations if entry else ()
