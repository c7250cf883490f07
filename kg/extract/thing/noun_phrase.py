"""The name of what is measured in the words before a number: a label, an object or a subject.

Works on words alone, without the vocabulary: articles before a name and circumstances behind it are left out, and it
gives none where the name is of people, groups, the study itself, or of who the patients were.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.model.document import Span

_words = partial(expression, "measured")
#: How many words a name may have.
_LONGEST = 13
#: Between the verb of a clause and its number, in characters.
_FAR = 160


def find_label(words: str) -> Span | None:
    """In words that end where a number begins, the name before a colon: `(bone loss: `."""
    match = _words("labelled").search(words)
    if match is None or _words("group-name").match(match["name"]) or not _names_something(match["name"]):
        return None
    return Span(*match.span("name"))


def find_direct(words: str) -> Span | None:
    """The name right before a number: `a mean reduction in weight of `, `reduced the mean cost by `."""
    match = _words("direct").search(words)
    if match is None or match.lastgroup is None:
        return None
    return find_noun_phrase(words, *match.span(match.lastgroup))


def find_state(words: str) -> Span | None:
    """A state with a bound that people reached: `A score of 3 or less was reached in `."""
    match = _words("state-reached").search(words)
    if match is None or not re.search(r"\d", match["name"]) or match["name"].startswith("in "):
        return None  # "declines in PSA of 50% or more": what was reached began before
    determiner = _words("determiner").match(match["name"])
    return Span(match.start("name") + (determiner.end() if determiner else 0), match.end("name"))


def find_next_in_list(words: str) -> Span | None:
    """In words from one number's end to the next, the next name of a list: `), stomatitis (`."""
    match = _words("next-in-list").match(words)
    return find_noun_phrase(words, *match.span("name")) if match and not _words("verb").search(match["name"]) else None


def find_object(words: str, rows: tuple[str, ...] = ("changed",)) -> Span | None:
    """What was more, less or other, or what someone had or changed, right before a bracket: `lower pain scores (`."""
    opened = _words("opened").search(words)
    if opened is None:
        return None
    ends = sorted(m.end() for row in rows for m in _words(row).finditer(words, 0, opened.start()))
    for begin in reversed(ends):
        if _words("no-object").match(words, _word_before(words, begin)):
            continue
        found = find_noun_phrase(words, begin, opened.start())
        if found is not None and not _words("verb").search(words, begin, found.end):
            return found
    return None


def _word_before(words: str, place: int) -> int:
    """Where the word begins that ends before a place."""
    return words.rstrip().rfind(" ", 0, len(words[:place].rstrip())) + 1


def find_listed_object(words: str) -> Span | None:
    """The same before several numbers, which a comma may open: `lower pain scores, 3.1 vs 4.5`, `no difference in pain
    between A and B, which was 31% and 33%`.
    """
    rows = ("changed", "differed-in")
    if relative := _words("which-was").search(words):
        return find_object(f"{words[: relative.start()]} (", rows)
    return find_object(words, rows) or (find_object(f"{words[:-2]} (", rows) if words.endswith(", ") else None)


def find_opening(words: str) -> Span | None:
    """The name with which a clause opens, right before a bracket and with its verb behind: `Blood loss (12 v 15)`."""
    opened = _words("opened-right-behind").search(words)
    if opened is None or _words("verb").search(words, 0, opened.start()):
        return None
    if _words("not-alone").search(words, 0, opened.start()):
        return None
    return find_noun_phrase(words, 0, opened.start())


def find_subject(words: str) -> Span | None:
    """The subject of a clause whose verb says how much: `The score was significantly lower in the first group (`."""
    begin = 0
    words = _words("aside").sub(lambda match: " " * len(match.group()), words)
    for row in ("opening", "opening-time", "opening-group"):
        match = _words(row).match(words[begin:])
        begin += match.end() if match else 0
    for verb in _words("verb").finditer(words, begin):
        found = find_noun_phrase(words, begin, verb.start())
        if found is not None and _words("acts").match(words, verb.start()):
            return None
        if found is not None:
            is_parted = "," in words[found.end : verb.start()]
            return None if is_parted or not _says_how_much(words[verb.end() :]) else found
        if not _words("relative").search(words[begin : verb.start()]):
            return None
    return None


def is_share_of_people(name: str) -> bool:
    """Does a name say which people are counted (`proportion of women with pain`)?"""
    return _words("share-of-people").match(name) is not None


def _says_how_much(words: str) -> bool:
    """Do the words between a verb and a number say no more than that the number follows, and where it was found?"""
    if len(words) > _FAR or not _words("comparing").match(words) or _words("other-statement").search(words):
        return False
    return "," not in words or _words("opened").search(words) is not None


def find_noun_phrase(words: str, begin: int, end: int) -> Span | None:
    """The name in a stretch of words, without articles before it and circumstances behind it."""
    determiner = _words("determiner").match(words[begin:end])
    begin += determiner.end() if determiner else 0
    phrase = words[begin:end]
    share, governs, needs = (_words(row).match(phrase) for row in ("share-of-people", "governs", "needs"))
    kept = max((m.end() for m in (share, governs, needs) if m), default=0)
    tail = _words("circumstance" if share else "tail").search(phrase, kept)
    name = (phrase[: tail.start()] if tail else phrase).rstrip(" ,")
    if tail and _words("goes-on").match(phrase, len(name)):
        return None
    return Span(begin, begin + len(name)) if _names_something(name) else None


def _names_something(name: str) -> bool:
    """Is this the name of something that can be measured?"""
    if (
        not 1 <= len(name.split()) <= _LONGEST
        or len(name) < 2 + (not name.isupper())
        or not name.lstrip("%")[:1].isalpha()
    ):
        return False
    if _words("open-end").search(name) or _words("no-name").match(name) or _words("about-the-study").search(name):
        return False
    if _words("time-to").match(name):
        return True
    end = _words("head-ends").search(name)
    head = name[: end.start()] if end else name
    idle = ("unmeasured", "idle-time")
    return not (_words("adjective-alone").match(head) or any(_words(row).search(head) for row in idle))
