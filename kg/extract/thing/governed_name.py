"""The whole name of an outcome where what the vocabulary knows is governed or narrowed by words right before it.

`freedom from treatment failure` is no failure, `adherence to` a drug no drug, and `cardiovascular death` not every
death. Gives the name in its own words, or as what the vocabulary calls it; nothing where the name is whole as it is.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.term.outcome_name import known_outcome, label_of
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.model.concept import Concept

_words = partial(expression, "narrowed_names")
_BEFORE = 90


def headed(sentence: ReadSentence, thing: Term) -> Concept | None:
    """What a noun before a thing measures of it: `freedom from relapse`."""
    before = sentence.before(thing.span.start, _BEFORE)
    match = _words("head").search(before)
    if match is None and category_of(thing.concept) not in CONTINUOUS:
        match = _words("head-of-state").search(before)
    return _named(sentence, thing, match.group()) if match else None


def narrowed_before(sentence: ReadSentence, thing: Term, concept: Concept) -> Concept | None:
    """A thing with the words right before it that say of which kind it is: `cardiovascular death`."""
    row = "lasting" if category_of(concept) == "response" else "narrows"
    match = _words(row).search(sentence.before(thing.span.start, _BEFORE))
    return _named(sentence, thing, match.group()) if match else None


def governed(sentence: ReadSentence, thing: Term) -> Concept | None:
    """The whole name of a thing that is declared as an outcome, if it is not whole."""
    if (told := headed(sentence, thing)) is not None or thing.type != "outcome":
        return told
    return narrowed_before(sentence, thing, thing.concept) or narrower_form(sentence, thing, thing.concept)


def narrower_form(sentence: ReadSentence, thing: Term, concept: Concept) -> Concept | None:
    """A thing in the text's own words, where these say less than what the vocabulary calls it: `secondary patency`."""
    own = sentence.in_one_line(thing.span)
    form = _words("narrower-form").search(own) if concept.is_grounded or concept.label.endswith(" rate") else None
    return Concept("outcome", label_of(own)) if form and form.group().lower() not in concept.label.lower() else None


def _named(sentence: ReadSentence, thing: Term, before: str) -> Concept:
    """What the vocabulary calls a thing with the words before it, else an outcome by these words."""
    return name_of(f"{before}{sentence.between(thing.span.start, thing.span.end)}")


def name_of(words: str) -> Concept:
    """What the vocabulary calls this, else an outcome by these words."""
    label = label_of(" ".join(words.split()))
    return known_outcome(label) or Concept("outcome", label)
