"""Where the name of each size of a group stands, form by form.

Knows `exercise (n = 20) or rest (n = 21)`, `20 to exercise and 21 to rest`, `(exercise, 20; rest, 21)`, `(20
exercise, 21 rest)` and `20 and 21 patients were assigned to exercise and rest`. Each form gives a stretch of the
sentence for each number, or None; whether the stretch names a group is for `sized_group` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.head_count import HeadCount
from kg.extract.reading import ReadSentence
from kg.text.bracket import BRACKET

_words = partial(expression, "sized_groups")
#: So many words a name has at most.
LONGEST_NAME = 10
#: So many characters may stand between the bracket and the first name in it.
_OPENING = 5
Piece = tuple[int, int] | None


def _behind_lead(sentence: ReadSentence, counts: list[HeadCount]) -> list[Piece]:
    """`20 patients were assigned to exercise and 21 to rest`; names of numbers in a row may stand behind the last."""
    pieces: list[Piece] = []
    for i, (_, end) in enumerate(_places(sentence, counts)):
        lead = _words("leads-to").match(sentence.words[end:])
        pieces.append(_until(sentence, counts, i, end + lead.end()) if lead else None)
    _share_names(sentence, counts, pieces)
    return pieces


def _until(sentence: ReadSentence, counts: list[HeadCount], i: int, start: int) -> Piece:
    words, places = sentence.words, _places(sentence, counts)
    stop = _words("name-ends").search(BRACKET.sub(lambda m: "_" * len(m.group()), words), start)
    ends = [stop.start() if stop else len(words), places[i + 1][0] if i + 1 < len(places) else len(words)]
    piece = words[start : min(ends)]
    piece = _words("joins-next").sub("", piece)
    return (start, start + len(piece)) if piece.strip() else None


def _share_names(sentence: ReadSentence, counts: list[HeadCount], pieces: list[Piece]) -> None:
    """`20 and 21 patients were assigned to exercise and rest`."""
    places = _places(sentence, counts)
    for last, piece in enumerate(pieces):
        first = last
        while first and not pieces[first - 1] and _are_joined(sentence, places[first - 1][1], places[first][0]):
            first -= 1
        if piece is None or first == last:
            continue
        names = _split(sentence, *piece)
        if len(names) == last - first + 1:
            pieces[first : last + 1] = names


def _are_joined(sentence: ReadSentence, start: int, end: int) -> bool:
    return _words("joined").match(sentence.words[start:end]) is not None


def _split(sentence: ReadSentence, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    for joint in _words("parts-names").finditer(sentence.words, start, end):
        pieces.append((start, joint.start()))
        start = joint.end()
    return [*pieces, (start, end)]


def _before_bracket(sentence: ReadSentence, counts: list[HeadCount]) -> list[Piece]:
    """`exercise (n = 20) or rest (n = 21)`."""
    words, position = sentence.words, 0
    pieces: list[Piece] = []
    for start, end in _places(sentence, counts):
        bracket = _words("bracket-before").search(words, position, start)
        if bracket is None or bracket.start() <= position:
            pieces.append(None)
            continue
        begin = position
        if pieces and pieces[-1] and (joint := _words("joint").match(words[position : bracket.start()])):
            begin = position + joint.end()
        if not (pieces and pieces[-1]) or begin == position:
            begin = _opening(words, begin, bracket.start())
        pieces.append((begin, bracket.start()) if begin < bracket.start() else None)
        closing = min((p for p in (words.find(")", end), words.find("]", end)) if p > 0), default=end)
        position = closing + 1
    return pieces


def _opening(words: str, start: int, end: int) -> int:
    """Where the last name of a stretch begins: behind a word that opens a name for certain, if that is near enough."""
    for row in ("opens-surely", "opens"):
        openings = [m.end() for m in _words(row).finditer(words, start, end) if m.end() < end]
        if openings and len(words[openings[-1] : end].split()) <= LONGEST_NAME:
            return openings[-1]
    return start


def _listed_before(sentence: ReadSentence, counts: list[HeadCount]) -> list[Piece]:
    """`(exercise, 20; rest, 21)`."""
    pieces: list[Piece] = []
    position = 0
    for start, end in _places(sentence, counts):
        match = _words("listed-before").search(sentence.words, max(position, start - 60), start)
        opening = sentence.words.rfind("(", position, match.start("name")) if match else -1
        # "(20 mg; two puffs, twice daily; n = 30)": what stands before the name in the bracket says that it is none
        within = match is not None and opening >= 0 and match.start("name") - opening > _OPENING
        pieces.append(match.span("name") if match and not within else None)
        position = end
    return pieces


def _listed_behind(sentence: ReadSentence, counts: list[HeadCount]) -> list[Piece]:
    """`(20 exercise, 21 rest)`."""
    pieces: list[Piece] = []
    for _, end in _places(sentence, counts):
        match = _words("listed-behind").match(sentence.words[end:])
        pieces.append((end + match.start("name"), end + match.end("name")) if match else None)
    return pieces


def _places(sentence: ReadSentence, counts: list[HeadCount]) -> list[tuple[int, int]]:
    base = sentence.span.start
    return [(c.span.start - base, c.span.end - base) for c in counts]


FORMS: tuple[Callable[[ReadSentence, list[HeadCount]], list[Piece]], ...] = (
    _before_bracket,
    _behind_lead,
    _listed_before,
    _listed_behind,
)
