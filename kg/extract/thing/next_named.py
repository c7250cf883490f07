"""What the words between two numbers name anew: the next item of a list, or the subject of the next clause.

`(12 vs 15), grip strength (`, `, and transit time of the bolus (T) increased from`: the number behind is of that, and
not of what the number before was. Works on words alone, and finds nothing where they only say whose, when or against
what.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.thing.noun_phrase import find_next_in_list, find_subject
from kg.model.document import Span

_words = partial(expression, "measured")


def find_next_named(words: str) -> Span | None:
    """In words from the end of one number to the next, what is named there; None where nothing is."""
    return find_next_in_list(words) or find_next_subject(words)


def may_be_group(name: str) -> bool:
    """Is this one word in capitals or with a figure, as groups are called too (`ABC (12%) and XYZ (15%)`), or a disease
    or the state of a gene (`RET fusions (45%)`)?
    """
    return _words("short-name").fullmatch(name) is not None or _words("has-disease").search(name) is not None


def find_next_subject(words: str) -> Span | None:
    """The subject of a clause that a comma joins to that of the number before."""
    joined = _words("next-clause").match(words)
    if joined is None:
        changed = _words("new-subject").search(words)
        joined = _words("clause-joint").match(words, changed.start()) if changed else None
    if joined is None:
        return None
    found = find_subject(words[joined.end() :])
    return Span(found.start + joined.end(), found.end + joined.end()) if found else None
