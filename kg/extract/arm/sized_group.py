"""Groups with their sizes, by the form in which names and numbers stand beside each other, whatever the names say.

Finds `exercise (n = 20) or rest (n = 21)` and its like: `group_size` tells which numbers are sizes of groups,
`sized_name` where the names of these stand. It leaves alone numbers whose neighbours are no names, and lists with fewer
than two names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_draft import Draft, make_draft, take_bracket
from kg.extract.arm.group_size import find_group_sizes
from kg.extract.arm.sized_name import FORMS, LONGEST_NAME, Piece
from kg.extract.cue import expression
from kg.extract.number.head_count import HeadCount
from kg.extract.number.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.bracket import BRACKET

_words = partial(expression, "sized_groups")


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
    by_form = [_drafts(sentence, counts, form(sentence, counts), allocates) for form in FORMS]
    by_form.sort(key=lambda drafts: -sum(draft is not None for draft in drafts))
    named = [next((draft for draft in drafts if draft), None) for drafts in zip(*by_form, strict=True)]
    found = [draft for draft in named if draft]
    if len({draft.label for draft in found}) < len(found):
        for draft in found:
            draft.label = draft.full_name  # `drug A 10 mg` and `drug A 20 mg`
    return found


def _drafts(
    sentence: ReadSentence, counts: list[HeadCount], pieces: list[Piece], allocates: bool
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
    if len(draft.label.split()) > LONGEST_NAME:
        goes_on = _words("long-name-ends").search(draft.label) if is_sure and count is None else None
        if (
            goes_on is None
            or ":" in draft.label
            or not 2 <= len(draft.label[: goes_on.start()].split()) <= LONGEST_NAME
        ):
            return None
        draft.label = draft.label[: goes_on.start()]
        draft.span = Span(draft.span.start, draft.span.start + len(draft.label))
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
