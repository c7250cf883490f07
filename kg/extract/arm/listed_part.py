"""Where the alternatives of an allocation stand: parted by `or`, `versus` or semicolons, by `and` or by commas.

Says where each begins and ends within its sentence. Whether it describes an arm is for `alternative.py` to say.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from kg.extract.cue import expression
from kg.extract.drug.drug_list import drugs_between
from kg.extract.reading import ReadSentence
from kg.text.expression import Expression

_words = partial(expression, "drafts")
_group_words = partial(expression, "sized_groups")
COMMA: Final = re.compile(r",\s+")
_BRACKETS = re.compile(r"[\[(][^\[\]()]*(?:\([^()]*\)[^\[\]()]*)*[\])]")
#: So many words may describe one of several alternatives that nothing but commas parts.
_LONGEST = 12
#: So many each of those before the last, where no comma stands before `or`.
_SHORT = 5


def find_parts(sentence: ReadSentence, start: int, number: int) -> list[tuple[int, int]]:
    """Where the alternatives stand: parted by `or`, `versus` or a semicolon; by `and` where each has a size; by commas
    too, where that gives as many as the text tells of.
    """
    words, masked = sentence.words, mask(sentence.words)
    turn = _group_words("turns").search(masked, start)
    end = turn.start() if turn else len(words)
    parts = pieces(masked, start, end, _words("strong"))
    if len(parts) < 2:
        parts = pieces(masked, start, end, _words("weak"))
        sized = all(_words("size").search(words[a:b]) or _words("leading-size").match(words[a:b]) for a, b in parts)
        return parts if sized or _are_as_many(words, parts, number) else _group_parts(sentence, start)
    first = pieces(masked, *parts[0], COMMA)
    if _are_as_many(words, [*first, *parts[1:]], number) or _each_has_short_name(words, [*first, *parts[1:]]):
        return [*first, *parts[1:]]
    if _are_listed(sentence, first, _closes_list(words, masked, first, parts)):
        return [*first, *parts[1:]]  # "A, B, or C"
    return parts


def _closes_list(words: str, masked: str, first: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
    """Are all alternatives told from one another: by a comma before the last `or`, since one of those that commas part
    is a control by its whole name, which is given with nothing else (`placebo, A or B`), since the last is `both`, or
    since no word joins any of the names to another?
    """
    if any(_words("bare-control").fullmatch(words[a:b].strip()) for a, b in first):
        return True
    if _words("all-of-them").match(words[slice(*parts[-1])].lstrip()):
        return True
    is_plain = len(parts) == 2 and not _words("may-join").search(masked, first[0][0], parts[1][1])
    if is_plain and len(first) > 1 and all(len(words[a:b].split()) <= _SHORT for a, b in first):
        return True
    return any(_words("last-of-list").search(masked, a, b) for a, b in _joints(parts))


def _each_has_short_name(words: str, parts: list[tuple[int, int]]) -> bool:
    """`drug A as approved (AD), with a loading dose (LD) or at a high dose (HD)`: has each of three its short name?"""
    return len(parts) > 2 and all(
        sum(1 for _ in _words("short-name-in-bracket").finditer(words, a, b)) == 1 for a, b in parts
    )


def _are_as_many(words: str, parts: list[tuple[int, int]], number: int) -> bool:
    """Are these as many short pieces as there are groups, three or more, and does none go on with the one before?"""
    if len(parts) != number or number < 3:
        return False
    bare = [_BRACKETS.sub("", words[a:b]).strip() for a, b in parts]
    return not any(_words("goes-on").match(piece) or len(piece.split()) > _LONGEST for piece in bare)


def _joints(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands behind the first part and before the last: behind a list an `or` may part doses of its last."""
    return [(parts[0][1], parts[1][0]), (parts[-2][1], parts[-1][0])]


def behind_colon(words: str, start: int) -> int:
    """Where the list begins that a colon opens: `randomised to one of three arms: A, B or C`."""
    announced = _group_words("announces").match(words, start)
    return announced.end() if announced else start


def _group_parts(sentence: ReadSentence, start: int) -> list[tuple[int, int]]:
    """`an exercise group and a control group`, `exercise and control groups`: joined by `and`, but called groups."""
    masked = mask(sentence.words)
    stop = _group_words("list-ends").search(masked, start)
    end = stop.start() if stop else len(sentence.words)
    parts = pieces(masked, start, end, _words("weak"))
    bare = [_BRACKETS.sub("", sentence.words[a:b]).rstrip() for a, b in parts]
    called = [_group_words("is-group").search(name) for name in bare]
    plural = bare and _group_words("are-groups").search(bare[-1])
    return parts if len(parts) > 1 and (all(called) or plural) else []


def _are_listed(sentence: ReadSentence, parts: list[tuple[int, int]], closes: bool) -> bool:
    """Are these pieces alternatives: none goes on with the one before, and each has a size, or is short and in a list
    without sizes that `, or` closes?
    """
    if len(parts) < 2 or any(_words("goes-on").match(sentence.words[a:b].lstrip()) for a, b in parts):
        return False
    sized = [_words("size").search(sentence.words[a:b]) is not None for a, b in parts]
    if all(sized):
        return True
    if sized[-1] and not any(sized[:-1]):
        return False  # "A, B and C (ABC, n = 90), or D (n = 88)": one arm is given all three
    if closes and all(_words("opens-group").match(sentence.words[a:b].lstrip()) for a, b in parts):
        return True  # "an advice group, a group that walked, or a control group"
    drugs = [bool(drugs_between(sentence, a, b)) for a, b in parts]
    return closes and (all(drugs) or (not any(drugs) and all(len(sentence.words[a:b].split()) <= 5 for a, b in parts)))


def mask(words: str) -> str:
    """Brackets' contents and `with or without` blanked, so that an `or` inside them parts nothing."""
    masked = _BRACKETS.sub(lambda m: "(" + "_" * (len(m.group()) - 2) + ")", words)
    return _words("no-part").sub(lambda m: "_" * len(m.group()), masked)


def pieces(masked: str, start: int, stop: int, splitter: re.Pattern[str] | Expression) -> list[tuple[int, int]]:
    found, position = [], start
    for a, b in [*((m.start(), m.end()) for m in splitter.finditer(masked, start, stop)), (stop, stop)]:
        if masked[position:a].strip(" ,;."):
            found.append((position, a))
        position = b
    return found
