"""How a text describes the groups that it calls by letters or numbers: `group A, which was taught tai chi`.

Takes the words behind the first place where a group is named that say what was done to it, or those before a name in a
bracket. It does not understand them: which words tell what is tried is for `arm_role.py` to say.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence

_words = partial(expression, "arm_descriptions")
#: So many characters may describe a group.
_LONGEST = 140


def describe(reading: Reading, drafts: list[Draft]) -> list[str]:
    """The words that describe each draft, empty for those that are called by no letter or number."""
    found: dict[str, str] = {}
    for sentence in reading.with_role("methods", "results"):
        if sentence.role == "results" and expression("sized_groups", "allocates").search(sentence.words) is None:
            continue
        for match in expression("arms", "named").finditer(sentence.words):
            label = f"{match['kind'].lower().rstrip('s')} {match['name']}"
            if label not in found and (words := _description(sentence, match)):
                found[label] = words
    names = [{draft.label, *draft.aliases} for draft in drafts]
    return [next((found[name] for name in sorted(own) if name in found), "") for own in names]


def _description(sentence: ReadSentence, match: re.Match[str]) -> str:
    if sentence.words[: match.start()].endswith(("(", "[")):  # "drug A (arm A) or drug B (arm B)"
        start = max(0, match.start() - _LONGEST)
        opens = max((m.end() for m in _words("opens").finditer(sentence.words, start, match.start())), default=start)
        return sentence.words[opens : match.start() - 1].strip()
    opening = _words("says what was done").match(sentence.words, match.end())
    if opening is None:
        return ""
    stop = _words("closes").search(sentence.words, opening.end())
    return sentence.words[opening.end() : min(stop.start() if stop else len(sentence.words), opening.end() + _LONGEST)]


def short(description: str) -> str:
    """The first words of a description, up to its first number or comma."""
    words = _words("first words").match(description)
    return words.group() if words else ""


def describes_control(description: str) -> bool:
    """Do these words describe those to whom nothing new was done?"""
    return _words("describes a control").search(description) is not None and _words("adds").search(description) is None
