"""How a group of patients is called: the words of a match, without those that only lead to them.

Gives no name to the whole population, to people told by their treatment, to what a treatment is good at, and to what
the people reach of whom a share is told.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression

_words = partial(expression, "results")


def group_name(words: str, match: re.Match[str]) -> str | None:
    """The name of the group that a match in the words of a sentence tells of; None if it tells of none."""
    parts = match.groupdict()
    told = _words("group-count").sub("", (parts["rest"] or parts.get("adjective") or "").strip())
    if not told or any(_words(row).match(told) for row in ("whole-population", "treated", "no-people")):
        return None
    if parts.get("adjective") and _words("no-adjective").search(told):
        return None
    if _words("who-reach").match(told) and _words("share-of-before").search(words[: match.start()][-30:]):
        return None  # "the percentage of women reaching a target"
    name = _words("subgroup-edge").sub("", told)
    if _words("bare-level").fullmatch(name):
        return None
    if "both" not in name.split() or "and" in name.split():
        return name
    more = _words("both-and").match(words[match.end() :])  # "resistant to both A and B"
    return f"{name}{more.group()}" if more else None
