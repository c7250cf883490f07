"""Which terms of a sentence name harms.

Not the diseases under study, what is treated, prevented or part of a patient's history, nor outcomes (death, relapse)
whose words do not make them harms.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression, says
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.vocabulary import kind_of

_words = partial(expression, "harms")


def harm_of(term: Term) -> Concept:
    """The harm that a term may name.

    Raises:
        ValueError: if it names none; callers pass harms only.
    """
    concept = term.as_type("adverse_event")
    if concept is None:
        raise ValueError(f"no harm: {term}")
    return concept


def is_harm(sentence: ReadSentence, term: Term, conditions: frozenset[str]) -> bool:
    """Does a term name a harm here? A disease under study, by its label in `conditions`, is none."""
    concept = term.as_type("adverse_event")
    if concept is None or term.type in ("drug", "target", "biomarker"):
        return False
    if any(c.label in conditions for c in (concept, term.concept, *term.others)):
        return False
    before = sentence.before(term.span.start, 150)
    if _words("not-harm").search(before[-50:]) or says("harms", "no_harm", before):
        return False
    behind = sentence.after(term.span.end, 60)
    if any(_words(row).match(behind) for row in ("reduction-behind", "not-there-behind")):
        return False
    if _words("aim without it").search(before):
        return False
    if _is_local(sentence, term, concept):
        return False
    if _words("looked-for").match(behind) or _words("scale-behind").match(behind):
        return False
    return term.type != "outcome" or _is_harm_too(sentence, term, concept)


def _is_harm_too(sentence: ReadSentence, term: Term, concept: Concept) -> bool:
    """A name that is an outcome too (death, relapse) is a harm only where the words make it one."""
    if _words("mortality").search(sentence.between(term.span.start, term.span.end)):
        return False
    return _words("harm-by-name").search(concept.label) is not None or _is_safety(term.concept)


def _is_local(sentence: ReadSentence, term: Term, concept: Concept) -> bool:
    """`injection-site redness (4%) and pain`: may a complaint be one of a site only, whose name the list has given?"""
    if _words("local complaint").match(concept.label) is None:
        return False
    return _words("at a site before").search(sentence.before(term.span.start, 150)) is not None


def treated_harms(reading: Reading) -> frozenset[str]:
    """The harms that a study treats, by its title (`tacrolimus for the treatment of acute GVHD`), with their kinds."""
    title = reading.title or next(iter(reading.sentences), None)
    if title is None:
        return frozenset()
    treated = {
        concept.label
        for term in title.terms
        if (concept := term.as_type("adverse_event"))
        and not is_heading(concept)
        and _words("treated-before").search(title.before(term.span.start, 80))
    }
    named = {c.label for s in reading.sentences for t in s.terms if (c := t.as_type("adverse_event"))}
    kinds = {label for label in named if any(label.endswith(f" {one}") for one in treated)}
    studied = [t.concept.label for t in title.terms if t.type == "disease"]  # "steroid-refractory acute GVHD"
    kinds |= {label for label in named if " " in label and any(one.endswith(f" {label}") for one in studied)}
    return frozenset(treated | kinds)


def is_only_partly_denied(sentence: ReadSentence, term: Term) -> bool:
    """`no further deaths`, `no second-degree block`, `no adverse events of ketoacidosis`: is but a part denied?"""
    before = sentence.before(term.span.start, 60)
    if _words("only some denied").search(before) or _words("denied of some").match(sentence.after(term.span.end, 90)):
        return True
    if is_heading(harm_of(term)) and _words("not caused").search(before):
        return True
    if _words("kind at large").search(harm_of(term).label) and _words("excepted").search(
        sentence.before(term.span.start, 220)
    ):
        return True
    behind = next((t for t in sentence.terms if t.span.start >= term.span.end and t.as_type("adverse_event")), None)
    if behind is None or not is_heading(harm_of(term)) or is_heading(harm_of(behind)):
        return False
    return _words("only of a kind").fullmatch(sentence.between(term.span.end, behind.span.start)) is not None


def is_heading(harm: Concept) -> bool:
    """Is this a name of harms at large, which heads lists of events?"""
    return _words("heading").match(harm.label) is not None


def _is_safety(outcome: Concept) -> bool:
    return kind_of(outcome) in ("safety", "other", None)
