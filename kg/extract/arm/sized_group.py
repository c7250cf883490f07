"""Groups with their sizes, by the form in which names and numbers stand beside each other, whatever the names say.

Finds `exercise (n = 20) or rest (n = 21)`, `20 to exercise and 21 to rest`, `(exercise, 20; rest, 21)`, `(20
exercise, 21 rest)` and `20 and 21 patients were assigned to exercise and rest`. Which numbers are sizes of groups is
for `head_count.py` to say. It leaves alone numbers whose neighbours are no names, and lists with fewer than two names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kg.extract.arm.arm_draft import Draft, make_draft, take_bracket
from kg.extract.cue import expression
from kg.extract.number.head_count import HeadCount, Sizes, find_head_counts
from kg.extract.number.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.bracket import BRACKET

_words = partial(expression, "sized_groups")
_LONGEST_NAME = 10
#: So many characters may stand between the bracket and the first name in it.
_OPENING = 5
#: Kinds of quantities that say of how many something is told, so that a number of people beside them is a group's.
_SHARES = ("percent", "fraction", "count-percent")
_Piece = tuple[int, int] | None


def find_sized_groups(reading: Reading) -> Iterator[list[Draft]]:
    """The groups that a sentence names beside their sizes, sentence by sentence."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        if sum(quantity.kind in COUNTING for quantity in sentence.quantities) < 2:
            continue
        if _words("of other treatment").search(sentence.words):
            continue
        counts = find_group_sizes(sentence, ())
        if len(counts) < 2:
            continue
        drafts = _named(sentence, counts)
        if len(drafts) > 1:
            yield from _partitions(drafts)


def _named(sentence: ReadSentence, counts: list[HeadCount]) -> list[Draft]:
    """The groups that the numbers are sizes of, by the form that names most of them; other forms fill its gaps."""
    allocates = any(_words(row).search(sentence.words) for row in ("allocates", "gives-each"))
    by_form = [_drafts(sentence, counts, form(sentence, counts), allocates) for form in _FORMS]
    by_form.sort(key=lambda drafts: -sum(draft is not None for draft in drafts))
    named = [next((draft for draft in drafts if draft), None) for drafts in zip(*by_form, strict=True)]
    found = [draft for draft in named if draft]
    if len({draft.label for draft in found}) < len(found):
        for draft in found:
            draft.label = draft.full_name  # `drug A 10 mg` and `drug A 20 mg`
    return found


def _drafts(
    sentence: ReadSentence, counts: list[HeadCount], pieces: list[_Piece], allocates: bool
) -> list[Draft | None]:
    return [
        name_group(sentence, piece, allocates, count) if piece else None
        for count, piece in zip(counts, pieces, strict=True)
    ]


def are_sized_names(drafts: list[Draft]) -> bool:
    """Are these names in capitals with their sizes, in a sentence that says who took part: `enrolled (ABC, n = 12; XYZ,
    n = 11)`?
    """
    return 2 <= len(drafts) <= 4 and all(
        draft.size is not None
        and _words("short-name").match(draft.label)
        and _words("takes-part").search(draft.sentence.words)
        for draft in drafts
    )


def find_group_sizes(sentence: ReadSentence, arms: Iterable[Span]) -> list[HeadCount]:
    """The sizes of groups of a sentence. Among results a number counts a group where it is marked as one (`n = 20`), or
    where the sentence says who took part; other numbers may count those to whom something happened.
    """
    named = tuple(arms)
    known: list[HeadCount] | None = sentence.remembered.get(("sizes of groups", named))
    if known is None:
        known = sentence.remembered["sizes of groups", named] = _find_sizes(sentence, named)
    return known


def _find_sizes(sentence: ReadSentence, arms: tuple[Span, ...]) -> list[HeadCount]:
    counts = [c for c in find_head_counts(sentence, arms, Sizes()) if c.type == "participants_arm"]
    if sentence.role == "results" and not _words("allocates").search(sentence.words):
        # "80 (40%) patients had pain in group A": those to whom something happened
        counts = [c for c in counts if not _words("share-in-bracket").match(sentence.after(c.span.end, 12))]
    counts = [c for c in counts if not _words("left the study").search(sentence.before(c.span.start, 90))]
    if sentence.role != "results" or _words("takes-part").search(sentence.words):
        return counts
    if may_count_events(sentence):
        return []
    marked = {q.parts["count"] for q in sentence.quantities if q.kind == "n" and "count" in q.parts}
    called = {c.span for c in counts if _words("group-in-bracket").match(sentence.after(c.span.end, 60))}
    if len(called) > 1:
        marked |= called
    return [c for c in counts if c.span in marked]


def may_count_events(sentence: ReadSentence) -> bool:
    """`Rash was commoner with drug A (n = 9) than with drug B (n = 4)`: do numbers beside arms count those harmed?"""
    if sentence.role != "results" or not any(t.as_type("adverse_event") for t in sentence.terms):
        return False
    told_apart = any(q.kind in _SHARES for q in sentence.quantities) or _words("says groups").search(sentence.words)
    return not told_apart


def _partitions(drafts: list[Draft]) -> list[list[Draft]]:
    """Two pairs of groups that add up to the same number part the same people twice: by donors, and by treatment."""
    sizes = [draft.size or 0 for draft in drafts]
    if len(drafts) == 4 and sizes[0] + sizes[1] == sizes[2] + sizes[3] and sizes[:2] != sizes[2:]:
        return [drafts[2:], drafts[:2]]
    return [drafts]


def name_group(sentence: ReadSentence, piece: tuple[int, int], is_sure: bool, count: HeadCount | None) -> Draft | None:
    """The group that a stretch of the sentence names, None where it names none; `is_sure` says that the sentence
    allocates people, so that any name will do.
    """
    name = sentence.words[piece[0] : piece[1]].rstrip(" ,;.")
    draft = make_draft(sentence, *piece)
    if draft is None or _words("no-name").match(draft.label) or _words("holds-count").search(draft.label):
        return None
    if len(draft.label.split()) > _LONGEST_NAME:
        return None
    draft.full_name = BRACKET.sub("", name).split("(")[0].strip(" ,;")
    if ")" in draft.full_name:
        return None
    if _words("denies").match(draft.label):
        draft.drugs, draft.role = [], "control"
    draft.by_form = is_sure or _words("is-group").search(name) is not None
    if count is not None:
        draft.give_size(count.value, count.span, sentence)
        _take_short_name(draft, sentence, piece[1], count.span.start - sentence.span.start)
    return draft


def _take_short_name(draft: Draft, sentence: ReadSentence, start: int, count: int) -> None:
    """What the bracket of a size calls the group: `drug A 10 mg (arm A, n = 20)`."""
    closing = sentence.words.find(")", count)
    if start < count and sentence.words[start:count].lstrip()[:1] == "(" and closing > 0:
        take_bracket(draft, sentence, start, closing + 1)


# -- forms: where the name of each number stands --


def _behind_lead(sentence: ReadSentence, counts: list[HeadCount]) -> list[_Piece]:
    """`20 patients were assigned to exercise and 21 to rest`; names of numbers in a row may stand behind the last."""
    pieces: list[_Piece] = []
    for i, (_, end) in enumerate(_places(sentence, counts)):
        lead = _words("leads-to").match(sentence.words[end:])
        pieces.append(_until(sentence, counts, i, end + lead.end()) if lead else None)
    _share_names(sentence, counts, pieces)
    return pieces


def _until(sentence: ReadSentence, counts: list[HeadCount], i: int, start: int) -> _Piece:
    words, places = sentence.words, _places(sentence, counts)
    stop = _words("name-ends").search(BRACKET.sub(lambda m: "_" * len(m.group()), words), start)
    ends = [stop.start() if stop else len(words), places[i + 1][0] if i + 1 < len(places) else len(words)]
    piece = words[start : min(ends)]
    piece = _words("joins-next").sub("", piece)
    return (start, start + len(piece)) if piece.strip() else None


def _share_names(sentence: ReadSentence, counts: list[HeadCount], pieces: list[_Piece]) -> None:
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


def _split(sentence: ReadSentence, start: int, end: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    for joint in _words("parts-names").finditer(sentence.words, start, end):
        pieces.append((start, joint.start()))
        start = joint.end()
    return [*pieces, (start, end)]


def _before_bracket(sentence: ReadSentence, counts: list[HeadCount]) -> list[_Piece]:
    """`exercise (n = 20) or rest (n = 21)`."""
    words, position = sentence.words, 0
    pieces: list[_Piece] = []
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
        if openings and len(words[openings[-1] : end].split()) <= _LONGEST_NAME:
            return openings[-1]
    return start


def _listed_before(sentence: ReadSentence, counts: list[HeadCount]) -> list[_Piece]:
    """`(exercise, 20; rest, 21)`."""
    pieces: list[_Piece] = []
    position = 0
    for start, end in _places(sentence, counts):
        match = _words("listed-before").search(sentence.words, max(position, start - 60), start)
        opening = sentence.words.rfind("(", position, match.start("name")) if match else -1
        # "(20 mg; two puffs, twice daily; n = 30)": what stands before the name in the bracket says that it is none
        within = match is not None and opening >= 0 and match.start("name") - opening > _OPENING
        pieces.append(match.span("name") if match and not within else None)
        position = end
    return pieces


def _listed_behind(sentence: ReadSentence, counts: list[HeadCount]) -> list[_Piece]:
    """`(20 exercise, 21 rest)`."""
    pieces: list[_Piece] = []
    for _, end in _places(sentence, counts):
        match = _words("listed-behind").match(sentence.words[end:])
        pieces.append((end + match.start("name"), end + match.end("name")) if match else None)
    return pieces


def _places(sentence: ReadSentence, counts: list[HeadCount]) -> list[tuple[int, int]]:
    base = sentence.span.start
    return [(c.span.start - base, c.span.end - base) for c in counts]


_FORMS: tuple[Callable[[ReadSentence, list[HeadCount]], list[_Piece]], ...] = (
    _before_bracket,
    _behind_lead,
    _listed_before,
    _listed_behind,
)
