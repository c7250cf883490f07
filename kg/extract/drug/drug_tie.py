"""How the words between two drugs tie them: `A plus B`, `A with or without B`, `A, B`, `A or B`, `A (B)`.

Finds one tie for each pair of drugs that follow each other; brackets between them are passed over. Drugs that are
compared (`A versus B`), counted (`A (30%), B (20%)`) or parted by a verb are apart.
"""

from __future__ import annotations

import re
from typing import Literal

from kg.extract.cue import expression, says
from kg.extract.drug.dosing import is_dosing
from kg.extract.reading import ReadSentence, Term
from kg.text.bracket import INNERMOST

_FILE = "combinations"
#: So many letters may part two drugs that words join: `A, an inhibitor of …, in combination with B`.
_FAR = 220
_INSIDE = re.compile(r"^[^()\[\]]{0,80}[\])]")
_OPEN = re.compile(r"(?<=\w)\s?[\[(]\s?$")
_DIGIT = re.compile(r"\d")

#: `joined` and `optional` bind what stands on either side; `comma`, `and` and `dosed` list; `alternative` offers one.
#: `fixed` joins two drugs of one product; `acts` says that one works on the other, or on each of those that follow.
Tie = Literal[
    "joined",
    "fixed",
    "followed",
    "optional",
    "acts",
    "comma",
    "comma and",
    "and",
    "dosed",
    "alternative",
    "gloss",
    "apart",
]
STRONG: tuple[Tie, ...] = ("joined", "fixed", "followed", "optional", "acts")
LISTING: tuple[Tie, ...] = ("comma", "comma and", "and", "dosed")

_JOINTS: dict[str, Tie] = {"followed": "followed", "with or without": "optional", "or this combination": "optional"}


def tie_between(sentence: ReadSentence, before: Term, term: Term) -> Tie:
    """The tie of two drugs of a sentence that no other drug parts."""
    gap = sentence.between(before.span.end, term.span.start).lower()
    if re.fullmatch(r"\s?[\[(]\s?", gap):
        return "gloss"
    if expression(_FILE, "counted one by one").search(gap):
        return "apart"
    plain = plain_gap(gap)
    if plain.strip() == "/":
        return "fixed"
    if plain.strip() == "with" and says(_FILE, "compared", sentence.before(before.span.start, 60)):
        return "apart"
    if says(_FILE, "or as well", plain) and says(_FILE, "added to a third", sentence.after(term.span.end, 30)):
        return "alternative"
    if says(_FILE, "to", plain) and says(_FILE, "added", sentence.before(before.span.start, 120)):
        return "joined"
    if says(_FILE, "on", plain) and says(_FILE, "acting", sentence.before(before.span.start, 60)):
        return "acts"
    if says(_FILE, "list", plain):
        if _DIGIT.search(gap) and is_dosing(gap):
            return "dosed"
        is_last = expression(_FILE, "last of a list").search(plain) is not None
        return ("comma and" if is_last else "comma") if "," in plain else "and"
    kinds = expression(_FILE, "such as").search(plain)
    if len(plain) < _FAR and kinds and says(_FILE, "join", plain[: max(kinds.start("kind"), kinds.start("these"))]):
        return "acts"
    tied = expression(_FILE, "with behind a dose").search(plain)
    if tied and is_dosing(plain[: tied.start()]):  # "A 5 mg on day 1 with B"
        return "joined"
    named = _OPEN.sub(" ", plain)  # "A plus a statin (B)"
    if len(plain) < _FAR and says(_FILE, "join", named) and not _contrasts(plain):
        joint = _JOINTS.get(match.group() if (match := expression(_FILE, "which join").search(plain)) else "", "joined")
        is_rank = joint == "followed" and says(_FILE, "ranked", sentence.between(sentence.span.start, term.span.start))
        return "apart" if is_rank else joint
    choice = expression(_FILE, "one or the other").search(plain)
    if choice and (not choice.start() or is_dosing(plain[: choice.start()])):
        return "alternative"
    if len(plain) < _FAR and says(_FILE, "acts", plain) and not _contrasts(plain):
        return "acts"
    if len(plain) < _FAR and says(_FILE, "works on", plain) and not _contrasts(plain):
        return "acts" if says(_FILE, "its effects", sentence.after(term.span.end, 50)) else "apart"
    if not _contrasts(plain) and is_dosing(gap):
        return "dosed"
    return "joined" if _joins_later(sentence, before, plain, term) else "apart"


def _joins_later(sentence: ReadSentence, before: Term, plain: str, term: Term) -> bool:
    """Does a clause of its own say that the second drug was given with the first, or after it?"""
    if len(plain) > _FAR or says(_FILE, "stopped", plain):
        return False
    if says(_FILE, "given next", plain):
        return says(_FILE, "given first", sentence.between(sentence.span.start, before.span.start))
    if says(_FILE, "given one", plain) and says(_FILE, "given the other", sentence.after(term.span.end, 60)):
        return True
    return says(_FILE, "joins in later", sentence.after(term.span.end, 60))


def plain_gap(gap: str) -> str:
    """The words between two drugs without what stands in brackets, of which the first may close behind a drug."""
    return re.sub(r"\s+", " ", INNERMOST.sub(" ", INNERMOST.sub(" ", _INSIDE.sub(" ", gap))))


def _contrasts(words: str) -> bool:
    return says(_FILE, "contrast", expression(_FILE, "no contrast").sub("with", words))
