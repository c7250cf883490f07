"""Which of a terminology's names are abbreviations, and which are worth looking for in texts at all."""

from __future__ import annotations

_LONGEST = 120


def is_abbreviation(form: str) -> bool:
    """Is this one short word whose capitals say that it stands for longer ones (`AML`, `aGVHD`, `DLBCL`, `CD34`)?"""
    if not 2 <= len(form) <= 10 or any(c.isspace() for c in form):
        return False
    capitals = sum(c.isupper() for c in form)
    small = sum(c.islower() for c in form)
    return capitals >= 2 and capitals >= small


def is_searchable(form: str) -> bool:
    """Can a text name the concept so? Single characters, bare numbers and whole sentences say nothing."""
    return 2 <= len(form) <= _LONGEST and any(c.isalpha() for c in form)
