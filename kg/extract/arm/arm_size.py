"""How many people an arm has, where other sentences than the one that lists the arms say so.

Finds sizes behind an arm's name (`A (n = 25)`), before it (`32 received A`), in the order of the arms (`25 and 29
patients were assigned to A and B`), and one size of all (`30 in each group`). An arm is then quoted from the sentence
that says its size. It does not compute sizes from ratios or totals.

Measured on gold (docs/extraction.md; arms, size: 67 values): precision 0.966, recall 0.851; on pico_corpus
(participants_arm: 967 values): precision 0.892, recall 0.881.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.arm.sized_group import find_group_sizes, may_count_events
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.number.head_count import HeadCount
from kg.extract.number.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import Arm
from kg.text.bracket import blank_brackets
from kg.text.number import parse_number

_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_result_words = partial(expression, "results")
_SMALLEST = 2


def with_sizes_at_mentions(reading: Reading, table: ArmTable, enrolled: int | None = None) -> ArmTable:
    """The table with the sizes that stand beside its arms' mentions; a size that is known already stays, and what is
    everybody's (`enrolled`) is no arm's.
    """
    if all(arm.size is not None for arm in table.arms):
        return table
    found: dict[str, tuple[int, Evidence]] = {}
    told: dict[str, Span] = {}
    for sentence, key, size, words in _of_whole_arms(find_sizes_at_mentions(reading, table)):
        # a later sentence may count a part of those of whom an earlier one told how many all were
        if told.setdefault(key, sentence.span) == sentence.span and size != enrolled:
            found.setdefault(key, (size, make_evidence(sentence, words, "arm/sized")))
    sized = tuple(
        replace(arm, size=found[arm.key][0], evidence=found[arm.key][1])
        if arm.size is None and arm.key in found
        else arm
        for arm in table.arms
    )
    return replace(table, arms=_with_size_of_all(reading, sized))


_Size = tuple[ReadSentence, str, int, Span]


def _of_whole_arms(sizes: Iterator[_Size]) -> Iterator[_Size]:
    """Those of sentences that do not count an arm twice, the second time more: in the east, and in the west."""
    for _, group in groupby(sizes, key=lambda size: size[0].span):
        here = list(group)
        first: dict[str, int] = {}
        if not any(size > first.setdefault(key, size) for _, key, size, _ in here):
            yield from here


def find_sizes_at_mentions(reading: Reading, table: ArmTable) -> Iterator[tuple[ReadSentence, str, int, Span]]:
    """The sizes that stand beside the mentions of arms: sentence, key of the arm, size, and the words that say so."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        if any(quantity.kind in COUNTING for quantity in sentence.quantities):
            sizes = list(sizes_of(sentence, table.find(sentence))) or _by_initials(sentence, table)
            for key, size, words in [*sizes, *_of_other_arm(sentence, table, sizes)]:
                left = _group_words("left the study").search(sentence.before(words.end, 90))
                if size >= _SMALLEST and not left and not _is_share(sentence, words.end):
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


def _with_size_of_all(reading: Reading, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """`30 in each group`: the size of all arms where none has another one."""
    known = {arm.size for arm in arms if arm.size is not None}
    for sentence in reading.with_role("methods", "results", "title"):
        if match := _words("each-size").search(sentence.words):
            name = "n" if match["n"] else "m"
            size = int(parse_number(match[name]).value)
            found = sentence.role == "results" and _words("found-in").search(sentence.words[: match.start()])
            if size > _SMALLEST and not found and known <= {size}:
                return tuple(replace(arm, size=size) for arm in arms)
    return arms


def with_size_of_periods(reading: Reading, table: ArmTable, enrolled: int | None) -> ArmTable:
    """In a crossover study everybody goes through all arms: each has all who were enrolled, where none has a size."""
    if enrolled is None or any(arm.size is not None for arm in table.arms):
        return table
    told = reading.with_role("title", "background", "methods")
    if not any(expression("single_arms", "is a crossover study").search(s.words) for s in told):
        return table
    return replace(table, arms=tuple(replace(arm, size=enrolled) for arm in table.arms))
