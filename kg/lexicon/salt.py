"""The salt or ester that a text writes behind a drug's name: `hydrochloride`, `sodium`, `medoxomil`.

The vocabulary lists the active part; the word behind it belongs to the name but does not change which drug is meant.
Other words make another compound of it (`triphosphate`, `methyl ester`).
"""

from __future__ import annotations

from kg.lexicon.form_pattern import form_pattern
from kg.model.document import Span


def with_salt(text: str, drug: Span) -> Span:
    """The span of the drug's name with the salt behind it, if there is one."""
    match = form_pattern("salt").match(text, drug.end)
    if match is None or form_pattern("no salt").match(text, match.end()):
        return drug
    return Span(drug.start, match.end())


def as_derivative(text: str, drug: Span) -> Span | None:
    """The span of another compound that is named after the drug (`puromycin aminonucleoside`), if there is one."""
    match = form_pattern("derivative").match(text, drug.end)
    return Span(drug.start, match.end()) if match else None
