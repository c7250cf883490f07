"""Which outcome a result is of: what a number's term means there, if the number says what came of the treatment.

Not of harms by name, of diseases that nobody counts, and of what patients came with.

Measured on gold (docs/extraction.md; results, outcome: 251 values): precision 0.956, recall 0.857.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.occurrence import is_of_a_rate, level_of, rate_of_event
from kg.extract.term.outcome_name import label_of
from kg.extract.thing.dimension import may_be_measured_in
from kg.extract.thing.frame import Attached
from kg.extract.thing.outcome import OF_THE_STUDY, ease_of
from kg.extract.thing.thing_name import is_no_measure
from kg.model.concept import Concept
from kg.text.time_unit import SPANS_OF_TIME

_words = partial(expression, "results")
#: By how much tumors shrank; of those who are counted it is told only that they did.
_SHRANK = "depth of response"


def is_thing(term: Term) -> bool:
    """Whatever numbers may belong to: harms too, so that theirs are not taken for an outcome's; not the follow-up."""
    concept = term.as_type("outcome")
    return (concept is not None and concept.label not in OF_THE_STUDY) or term.as_type("adverse_event") is not None


def outcome_of(sentence: ReadSentence, item: Attached, thing: Term, studied: frozenset[str]) -> Concept | None:
    """The outcome that a thing is meant as, if the number says what came of the treatment."""
    concept = thing.as_type("outcome")
    if (timed := _time_of(sentence, item.estimate, thing)) is not None:
        concept = timed
    elif (number := _number_of(sentence, item.estimate, thing)) is not None:
        concept = number
    elif thing.type in ("disease", "adverse_event") and (ease := ease_of(sentence, thing)):
        concept = ease if item.estimate.kind == "percent" or item.estimate.count is not None else None
    elif concept is None or not _is_outcome(sentence, thing):
        concept = rate_of_event(sentence, item, thing, studied) or level_of(sentence, item.estimate, thing)
    if concept is not None and concept.label == _SHRANK and item.estimate.count is not None:
        concept = Concept("outcome", label_of(sentence.between(thing.span.start, thing.span.end)))
    if concept is None or is_no_measure(concept, by_grammar=item.how.startswith("measured")):
        return None
    return None if _tells_of_patients(sentence, item.estimate, thing) else concept


def _time_of(sentence: ReadSentence, estimate: Estimate, thing: Term) -> Concept | None:
    """How long a harm lasted, or how long it took until it came: `the time to onset of grade 2 rash was 3 months`."""
    is_time = estimate.unit in SPANS_OF_TIME or estimate.kind == "not reached"
    if thing.type == "outcome" and is_time and not may_be_measured_in(thing.concept, "days"):
        return _time_in_its_name(sentence, thing)
    if thing.type not in ("adverse_event", "disease") or not is_time:
        return None
    match = expression("terms", "lasted-or-took").search(sentence.before(thing.span.start, 60))
    harm = thing.as_type("adverse_event")
    if match is None or harm is None:
        return None
    waited = expression("terms", "waited-for").match(sentence.after(thing.span.end, 30))
    return Concept("outcome", f"{match['timed'].lower()} {harm.label}{waited.group() if waited else ''}")


def _number_of(sentence: ReadSentence, estimate: Estimate, thing: Term) -> Concept | None:
    """How many of a harm there were for each: `the mean number of falls was 1.2`, `a mean of 1.2 falls`."""
    is_plain = estimate.kind in ("number", "mean") or (estimate.kind == "measure" and estimate.unit is None)
    if thing.type not in ("adverse_event", "disease") or not is_plain:
        return None
    if thing.span.end <= estimate.begin:
        told = expression("terms", "mean-number-of").search(sentence.before(thing.span.start, 60))
    else:
        behind = expression("terms", "right-behind-number").fullmatch(sentence.between(estimate.end, thing.span.start))
        told = behind and expression("terms", "a-mean-of").search(sentence.before(estimate.begin, 30))
    if told is None:
        return None
    events = expression("terms", "events-of-it").match(sentence.after(thing.span.end, 20))
    name = sentence.between(thing.span.start, thing.span.end).lower()
    return Concept("outcome", f"number of {name}{events.group() if events else ''}")


def _time_in_its_name(sentence: ReadSentence, thing: Term) -> Concept | None:
    """`time to wound healing`, of which the vocabulary knows no more than the healing: how long it took."""
    named = expression("terms", "named as a time").match(sentence.between(thing.span.start, thing.span.end))
    return Concept("outcome", f"time to {' '.join(named['waited'].split())}") if named else None


def _is_outcome(sentence: ReadSentence, term: Term) -> bool:
    """Is this name meant as an outcome? A harm or disease that is one too only beside `incidence` and the like."""
    if term.type == "outcome":
        return not _is_harm_by_name(term, sentence.between(term.span.start, term.span.end))
    if term.type in ("cell_population", "target", "biomarker"):
        return True
    if _is_harm_by_name(term, sentence.between(term.span.start, term.span.end)):
        return False
    return is_of_a_rate(sentence, term)


def _is_harm_by_name(term: Term, words: str) -> bool:
    """`treatment-related death` is a harm; `death` and `treatment-related mortality` are outcomes."""
    harm = term.as_type("adverse_event")
    return (
        harm is not None
        and _words("harm-by-name").search(harm.label) is not None
        and _words("mortality").search(words) is None
    )


def _tells_of_patients(sentence: ReadSentence, estimate: Estimate, thing: Term) -> bool:
    """`94 patients in complete remission were randomised` says who was treated, not what came of it."""
    base = sentence.span.start
    low = max(0, min(estimate.span.start, thing.span.start) - base)
    high = max(estimate.end, thing.span.end) - base
    if _words("to-earlier").match(sentence.after(thing.span.end)):
        return True
    if estimate.kind == "count" and _words("were-those").search(sentence.before(estimate.begin, 40)):
        return True
    if _words("baseline").search(sentence.words[low:high]):
        return True
    is_share = estimate.kind in ("count", "percent")
    if is_share and _words("at-entry-before").search(sentence.before(thing.span.start, 40)):
        return True
    if estimate.kind in ("count", "percent") and _words("known-of").search(sentence.words[low:high]):
        return True
    if estimate.kind in ("count", "percent") and _words("opens-at-entry").match(sentence.words):
        return True
    came_with = estimate.kind in ("count", "number") and _words("with-it").match(sentence.after(estimate.end))
    if came_with and _words("took-part").search(sentence.words):
        return True
    return estimate.kind == "count" and _words("entered").search(sentence.words[low : high + 45]) is not None
