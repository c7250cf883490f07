"""What the words right before an outcome's name, or in it, make of it: one of its kinds, or a measure of it.

Of `cardiovascular death`, `fatal stroke`, `peripheral volume of distribution` and `secondary patency` the vocabulary
may know less than is told; `freedom from treatment failure` is no failure, and `adherence to` a drug no drug. Gives
the whole in its own words, or as what the vocabulary calls it. Where several share a name (`PASI 75 and PASI 90
response rates were 61% and 40%`), each number has its own. What only says when, in whom or how something was averaged
(`baseline`, `mean`, `observed`) is left out.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import product

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.term.outcome_name import known_outcome, label_of, outcome_named
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.model.concept import Concept
from kg.vocabulary import shipped_vocabulary

_words = partial(expression, "words_before_name")
_BEFORE = 90
#: What stands between the names in a list of them.
JOINT = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")


def named_before(sentence: ReadSentence, thing: Term, concept: Concept, place: tuple[int, int]) -> Concept | None:
    """An outcome with the words before it, itself if none is a part of its name; None where they leave open which of
    several it is.

    `place` is which number of how many in its list is of it.
    """
    before = sentence.before(thing.span.start, _BEFORE)
    if category_of(concept) == "response" and before.endswith("/"):
        own = sentence.in_one_line(thing.span)
        return _joined(sentence, thing) or (concept if _words("code").fullmatch(own) else None)
    told = _of_part_of_body(sentence, thing, concept) or _fatal(sentence, thing, concept) or _measured(sentence, thing)
    if told is not None:
        return told
    if parts := _shared(before):
        if len(parts) == place[1] > 1:
            return outcome_named(label_of(f"{parts[place[0]]} {sentence.in_one_line(thing.span)}"))
        if concept.label == "response":
            return None
    return _kind(sentence, thing, concept) or concept


def declared_in_full(sentence: ReadSentence, thing: Term) -> Concept | None:
    """The whole name of a thing that is declared as an outcome, if it is not whole."""
    if (told := _measured(sentence, thing)) is not None or thing.type != "outcome":
        return told
    return _kind(sentence, thing, thing.concept)


# -- a measure of it --


def _measured(sentence: ReadSentence, thing: Term) -> Concept | None:
    """What a noun before a thing measures of it: `freedom from relapse`."""
    before = sentence.before(thing.span.start, _BEFORE)
    match = _words("head").search(before)
    if match is None and category_of(thing.concept) not in CONTINUOUS:
        match = _words("head-of-state").search(before)
    return _with(match, sentence, thing)


# -- one of its kinds --


def _kind(sentence: ReadSentence, thing: Term, concept: Concept) -> Concept | None:
    """A thing with the words before it, or in it, that say of which kind it is: `cardiovascular death`."""
    row = "narrows-response" if category_of(concept) == "response" else "narrows"
    told = _with(_words(row).search(sentence.before(thing.span.start, _BEFORE)), sentence, thing)
    if told is not None or not (concept.is_grounded or concept.label.endswith(" rate")):
        return told
    own = sentence.in_one_line(thing.span)
    form = _words("narrower-form").search(own)
    return Concept("outcome", label_of(own)) if form and form.group().lower() not in concept.label.lower() else None


def _of_part_of_body(sentence: ReadSentence, thing: Term, concept: Concept) -> Concept | None:
    """A pharmacokinetic measure between parts of the body, or by one way: `renal clearance`."""
    if category_of(concept) != "pharmacokinetics":
        return None
    match = _words("compartment").search(sentence.before(thing.span.start, _BEFORE))
    return (
        Concept("outcome", f"{match['kind'].lower()} {label_of(sentence.in_one_line(thing.span))}") if match else None
    )


def _fatal(sentence: ReadSentence, thing: Term, concept: Concept) -> Concept | None:
    """An event of which is told whether people died of it: `fatal stroke`."""
    if category_of(concept) in CONTINUOUS:
        return None
    before = sentence.before(thing.span.start, _BEFORE)
    near = max(0, len(before) - len("non-disabling"))
    match = _words("fatal").search(f"{before}{sentence.in_one_line(thing.span)}", near)
    if match is None:
        return None
    event = thing.concept.label if thing.type in ("disease", "adverse_event") else match["event"]
    return Concept("outcome", f"{match['fatal'].lower()} {event}")


def _with(match: re.Match[str] | None, sentence: ReadSentence, thing: Term) -> Concept | None:
    """What a thing is called with the words before it that were found."""
    if match is None:
        return None
    return outcome_named(label_of(f"{match.group()}{sentence.between(thing.span.start, thing.span.end)}"))


# -- several that share its name --


def _shared(before: str) -> list[str]:
    """What each of several has before the name that they share."""
    match = _words("sharing").search(before)
    if match is None:
        return []
    lead = match["lead"] or ""
    return [f"{lead}{part}" for part in JOINT.split(match["list"])]


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
