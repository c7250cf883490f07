"""Sizes that stand beside the mentions of arms, wherever a text names them.

Finds sizes behind an arm's name (`A (n = 25)`), before it (`32 received A`), in the order of the arms (`25 and 29
patients were assigned to A and B`, `A or B (n = 25 and n = 29)`), and by letters (`(E, 65; R, 73)`). It leaves out
shares, those who left the study, and the number of all who were allocated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.arm.group_size import find_group_sizes, may_count_events
from kg.extract.cue import expression
from kg.extract.number.head_count import HeadCount
from kg.extract.number.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.bracket import blank_brackets
from kg.text.number import parse_number

_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
#: Fewer people are no arm.
SMALLEST = 2
#: Sentence, key of the arm, size, and the words that say so.
SizeAtMention = tuple[ReadSentence, str, int, Span]


def find_sizes_at_mentions(reading: Reading, table: ArmTable) -> Iterator[SizeAtMention]:
    """The sizes that stand beside the mentions of arms."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        if any(quantity.kind in COUNTING for quantity in sentence.quantities):
            sizes = list(sizes_of(sentence, table.find(sentence))) or _by_initials(sentence, table)
            for key, size, words in [*sizes, *_of_other_arm(sentence, table, sizes)]:
                left = _group_words("left the study").search(sentence.before(words.end, 90))
                if size >= SMALLEST and not left and not _is_share(sentence, words.end):
                    yield sentence, key, size, words


def _is_share(sentence: ReadSentence, end: int) -> bool:
    """Does a percentage behind a number say that it counts a part: `A, 12%`, or among results `n = 4 [0.7%]`?"""
    behind = sentence.after(end, 12)
    if _words("share-behind").match(behind):
        return True
    is_result = sentence.role == "results" and not _group_words("allocates").search(sentence.words)
    return is_result and _group_words("share-in-bracket").match(behind) is not None


def sizes_of(sentence: ReadSentence, mentions: list[ArmMention]) -> Iterator[tuple[str, int, Span]]:
    """The sizes that a sentence says of arms, with the words that say so."""
    if not mentions or may_count_events(sentence):
        return
    if joint := _words("joint-sizes").search(sentence.words):
        yield from _of_all_arms(sentence, joint, mentions)
        return
    counts = find_group_sizes(sentence, [m.span for m in mentions])
    if in_order := _in_order(sentence, counts, mentions):
        yield from in_order
        return
    if listed := list(_right_before(sentence, counts, mentions)):
        yield from listed
        return
    for mention in mentions:
        if (beside := _size_beside(sentence, mention)) and not _is_of_all(sentence, mention, mentions, beside[1]):
            yield mention.arm, *beside
    for count in counts:
        named = named_by(sentence, count, mentions)
        if named and not _is_of_all(sentence, named, mentions, count.span):
            yield named.arm, count.value, named.span.to(count.span)


def _of_all_arms(
    sentence: ReadSentence, joint: re.Match[str], mentions: list[ArmMention]
) -> Iterator[tuple[str, int, Span]]:
    """`A or B (n = 25 and n = 29, respectively)`: a size for each arm named before, or for none."""
    place = sentence.span.start + joint.start()
    order = distinct_arms(m for m in mentions if m.span.end <= place)
    sizes = list(_NUMBER.finditer(sentence.words, joint.start(), joint.end()))
    if len(order) == len(sizes):
        for key, size in zip(order, sizes, strict=True):
            span = Span(sentence.span.start + size.start(), sentence.span.start + size.end())
            yield key, int(parse_number(size.group()).value), span


def _of_other_arm(
    sentence: ReadSentence, table: ArmTable, sizes: list[tuple[str, int, Span]]
) -> Iterator[tuple[str, int, Span]]:
    """`31 were assigned to A and 28 to a pump`: of two sizes of groups that a sentence says, of which one is an arm's,
    the one of the other arm, by whatever name it stands there.
    """
    counts = find_group_sizes(sentence, [m.span for m in table.find(sentence)])
    keys = {key for key, _, _ in sizes}
    other = table.other(next(iter(keys))) if len(keys) == 1 else None
    if other is None or len(counts) != 2 or len({size for _, size, _ in sizes}) != 1:
        return
    rest = [c for c in counts if not any(words.overlaps(c.span) for _, _, words in sizes)]
    if len(rest) == 1 and _may_be_other(sentence, counts):
        yield other, rest[0].value, rest[0].span


def _by_initials(sentence: ReadSentence, table: ArmTable) -> list[tuple[str, int, Span]]:
    """`randomised (E, 65; R, 73)`: the sizes of all arms, each of which a letter stands for that only its name begins
    with, or ends with (`arm E`).
    """
    counts = find_group_sizes(sentence, ())
    if len(counts) != len(table.arms) or len(counts) < 2:
        return []
    found = []
    for count in counts:
        match = _group_words("letter-beside").search(sentence.before(count.span.start, 12))
        match = match or _group_words("letter-behind").match(sentence.after(count.span.end, 6))
        keys = [arm.key for arm in table.arms if match and _has_initial(arm.label, match["letter"])]
        if len(keys) != 1:
            return []
        found.append((keys[0], count.value, count.span))
    return found if len({key for key, _, _ in found}) == len(found) else []


def _has_initial(name: str, letter: str) -> bool:
    words = name.split()
    return words[-1] == letter if len(words[-1]) == 1 else words[0][0].upper() == letter


def _may_be_other(sentence: ReadSentence, counts: list[HeadCount]) -> bool:
    """Are these the sizes of two groups of one statement, and neither one a part of the other?"""
    between = sentence.between(counts[0].span.end, counts[1].span.start)
    return _group_words("same-statement").fullmatch(between) is not None


def _right_before(
    sentence: ReadSentence, counts: list[HeadCount], mentions: list[ArmMention]
) -> Iterator[tuple[str, int, Span]]:
    """`(25 A, 29 B)`: where numbers stand right before names, what follows a name is the next one's size."""
    for count in counts:
        for mention in mentions:
            if sentence.between(count.span.end, mention.span.start) == " ":
                yield mention.arm, count.value, count.span.to(mention.span)


def _size_beside(sentence: ReadSentence, mention: ArmMention) -> tuple[int, Span] | None:
    end = mention.span.end
    behind = _words("size-behind").match(sentence.after(end))
    if behind and behind["people"] and sentence.role == "results" and not _takes_part(sentence):
        behind = None  # "falls were seen in rest patients (n = 3)"
    if behind and not (behind["bare"] and _words("number-before").search(sentence.before(mention.span.start, 30))):
        name = next(name for name in ("n", "people", "bare", "m", "k") if behind[name])
        return int(parse_number(behind[name]).value), Span(mention.span.start, end + behind.end(name))
    reach = sentence.before(mention.span.start, 90)
    before = _words("size-before").search(reach)
    if before and (sentence.role != "results" or _takes_part(sentence)) and _words("allocating").search(before.group()):
        if _words("happened-to").search(reach, 0, before.start("n")):
            return None
        start = mention.span.start - len(reach) + before.start("n")
        return int(parse_number(before["n"]).value), Span(start, end)
    return None


def _takes_part(sentence: ReadSentence) -> bool:
    return _group_words("takes-part").search(sentence.words) is not None


def _is_of_all(sentence: ReadSentence, mention: ArmMention, mentions: list[ArmMention], number: Span) -> bool:
    """`180 patients were randomised to A or B`: is the number before an arm that of all who were allocated?"""
    others = (m for m in mentions if m.span.start >= mention.span.end and m.arm != mention.arm)
    following = next(others, None)
    if number.start > mention.span.start:
        return False
    if following is None:
        return _words("or-more").match(sentence.after(mention.span.end, 30)) is not None
    between = blank_brackets(sentence.between(mention.span.end, following.span.start))
    return _words("or-the-other").fullmatch(between) is not None


def named_by(sentence: ReadSentence, count: HeadCount, mentions: list[ArmMention]) -> ArmMention | None:
    """The arm that is named right before a number or its bracket, or behind it with nothing but a verb between."""
    for mention in mentions:
        if sentence.between(mention.span.end, count.span.start) == " ":
            return mention
    for mention in mentions:
        if mention.span.end <= count.span.start:
            between = sentence.between(mention.span.end, count.span.start)
            if _group_words("size-bracket").fullmatch(between):
                return mention
        elif mention.span.start >= count.span.end:
            between = sentence.between(count.span.end, mention.span.start)
            if (
                between == " "
                or _group_words("leads-to").fullmatch(between)
                or _group_words("named-behind").match(between)
            ):
                return mention
    return None


def _in_order(
    sentence: ReadSentence, counts: list[HeadCount], mentions: list[ArmMention]
) -> list[tuple[str, int, Span]]:
    """`25 and 29 patients were assigned to A and B`."""
    for first, second in pairwise(counts):
        if _group_words("joined").match(sentence.between(first.span.end, second.span.start)):
            order = distinct_arms(m for m in mentions if m.span.start > second.span.end)
            if len(order) == 2 and (_words("enrolling").search(sentence.words) or _takes_part(sentence)):
                return [(key, c.value, c.span) for key, c in zip(order, (first, second), strict=True)]
    return []
