"""The term of a name that the grammar of a clause found: a listed thing within its words, else an outcome of their own.

It gives none where the name is an arm's, a drug's or of who is counted.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.term.outcome_name import find_name, is_no_name, known_outcome, label_of
from kg.extract.term.term import Term
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.extract.thing.frame import Frame
from kg.extract.thing.outcome import OF_THE_STUDY
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "measured")


def make_term(frame: Frame, span: Span, *, is_whole: bool = False) -> Term | None:
    """The listed thing within these words, else an outcome of their own; none if they name an arm or a drug.

    With `is_whole`, the words say what people did or which of them are counted.
    """
    inside = [t for t in frame.things if span.contains(t.span)]
    if inside and not (is_whole and all(is_level(t) for t in inside)):
        return inside[0] if len(inside) == 1 and not _words("unmeasured").search(inside[0].concept.label) else None
    given = [t.span for t in frame.sentence.of_type("drug", "regimen", "drug_class")]
    for other in [*(m.span for m in frame.arms), *given]:
        if not other.overlaps(span) or (other.end < span.end and other.start > span.start):
            continue
        words = frame.sentence.between(span.start, span.end)
        is_needed = other in given and _words("needs").match(words)
        if is_needed and other.start > span.start:
            continue
        if other in given and not any(m.span.overlaps(span) for m in frame.arms) and _words("consumed").match(words):
            continue
        if other.start <= span.start or not frame.sentence.before(other.start, 4).endswith(" of "):
            return None  # "accuracy of biopsy" is measured, "biopsy" is not
    label = " ".join(frame.sentence.between(span.start, span.end).split())
    label = expression("outcome_names", "joint-behind").sub("", label)
    if is_whole and is_no_name(label):
        return None
    if not is_whole:
        name = find_name(label)
        if name is None:
            return None
        label = name.of(label)
    label = label_of(label)
    known = known_outcome(label)
    if known and known.label in OF_THE_STUDY:
        return None
    return Term(span, known or Concept("outcome", label))


def is_level(term: Term) -> bool:
    """Is this something that everyone has to some degree? Then who reached which degree needs all words."""
    concept = term.as_type("outcome")
    return concept is not None and category_of(concept) in CONTINUOUS
