"""How many people an arm has, where other sentences than the one that lists the arms say so.

Finds sizes behind an arm's name (`A (n = 25)`), before it (`32 received A`), in the order of the arms (`25 and 29
patients were assigned to A and B`), and one size of all (`30 in each group`). An arm is then quoted from the sentence
that says its size. It does not compute sizes from ratios or totals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise, zip_longest

from kg.extract.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.attach import attach
from kg.extract.cue import expression
from kg.extract.estimate import Estimate
from kg.extract.evidence import make_evidence
from kg.extract.head_count import HeadCount, Sizes, find_head_counts
from kg.extract.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.extract.sized_group import find_group_sizes, may_count_events
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import AdverseEvent, Arm, Result
from kg.text.bracket import blank_brackets
from kg.text.number import is_year, parse_number

_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_result_words = partial(expression, "results")
_SMALLEST = 2
#: Shares of fewer people are those of a part of an arm, where nothing is known of the whole.
_FEWEST = 7
#: How small a share of an even part of those enrolled an arm may be that only its results tell the size of.
_UNEVEN = 0.15
#: Numbers of an arm this far apart are of two parts of it; nearer ones may be those randomised and those treated.
_FAR = 1.3
_PARTS = 2
#: Two numbers of people that make up less of those enrolled may count something that happened.
_MOST_OF_ALL = 0.6
#: Kinds of quantities that may hold what a share is out of.
_SHARES = ("fraction", "count-percent", "n")


def with_sizes_at_mentions(reading: Reading, table: ArmTable) -> ArmTable:
    """The table with the sizes that stand beside its arms' mentions; a size that is known already stays."""
    if all(arm.size is not None for arm in table.arms):
        return table
    found: dict[str, tuple[int, Evidence]] = {}
    for sentence, key, size, words in _of_whole_arms(find_sizes_at_mentions(reading, table)):
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
            sizes = list(_sizes_of(sentence, table.find(sentence))) or _by_initials(sentence, table)
            for key, size, words in [*sizes, *_of_other_arm(sentence, table, sizes)]:
                if size >= _SMALLEST and not _words("share-behind").match(sentence.after(words.end, 12)):
                    yield sentence, key, size, words


def find_parts_at_mentions(
    reading: Reading, table: ArmTable, enrolled: int | None
) -> Iterator[tuple[ReadSentence, str, int, Span]]:
    """Parts of the arms: those whom a sentence of the results speaks of before it says what happened to them, and
    those of several groups of one sentence.
    """
    for sentence in reading.with_role("methods", "results"):
        if sum(quantity.kind in COUNTING for quantity in sentence.quantities) > 1:
            parts = _parts_of_all(sentence, table, enrolled) if enrolled and sentence.role == "results" else []
            for key, size, words in parts or _parts_of_each(sentence, table):
                yield sentence, key, size, words


def without_sizes_of_parts(reading: Reading, table: ArmTable) -> ArmTable:
    """The table without sizes from a sentence that parts each arm into several groups: those are of no whole arm."""
    parting = {
        sentence.span
        for sentence in reading.with_role("methods", "results")
        if any(arm.evidence.sentence == sentence.span for arm in table.arms) and _parts_of_each(sentence, table)
    }
    if not parting:
        return table
    return replace(
        table, arms=tuple(replace(a, size=None) if a.evidence.sentence in parting else a for a in table.arms)
    )


def _parts_of_each(sentence: ReadSentence, table: ArmTable) -> list[tuple[str, int, Span]]:
    """`younger than 60 (n = 93, A; n = 56, B) or older (n = 205, A; n = 99, B)`: two numbers of each arm that are far
    apart.
    """
    sizes = list(_sizes_of(sentence, table.find(sentence)))
    by_arm: dict[str, set[int]] = {}
    for key, size, _ in sizes:
        if size >= _FEWEST:  # less may be the number of a group
            by_arm.setdefault(key, set()).add(size)
    far = [max(s) > _FAR * min(s) for s in by_arm.values() if len(s) == _PARTS]
    return sizes if len(by_arm) == len(far) == len(table.arms) > 1 and all(far) else []


def _sizes_of(sentence: ReadSentence, mentions: list[ArmMention]) -> Iterator[tuple[str, int, Span]]:
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
    for mention, following in zip_longest(mentions, mentions[1:]):
        if (beside := _size_beside(sentence, mention)) and not _is_of_both(sentence, mention, following, beside[1]):
            yield mention.arm, *beside
    for count in counts:
        if named := _named_by(sentence, count, mentions):
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


def _parts_of_all(sentence: ReadSentence, table: ArmTable, enrolled: int) -> list[tuple[str, int, Span]]:
    """`Among 61 women on A and 58 on B, pain was rare`: the numbers of two arms that together are most of those who
    were enrolled.
    """
    opening = _group_words("of-whom").match(blank_brackets(sentence.words))
    mentions = table.find(sentence)
    if opening is None or len(distinct_arms(mentions)) != 2:
        return []
    counts = [
        count
        for count in find_head_counts(sentence, [m.span for m in mentions], Sizes())
        if count.type == "participants_arm" and count.span.end <= sentence.span.start + opening.end()
    ]
    named = [_named_by(sentence, count, mentions) for count in counts]
    keys = [mention.arm for mention in named if mention]
    if len(counts) != 2 or len(set(keys)) != 2 or not _MOST_OF_ALL <= sum(c.value for c in counts) / enrolled <= 1:
        return []
    return [(key, count.value, count.span) for key, count in zip(keys, counts, strict=True)]


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
    if behind and not (behind["bare"] and _words("number-before").search(sentence.before(mention.span.start, 30))):
        name = "n" if behind["n"] else "bare"
        return int(parse_number(behind[name]).value), Span(mention.span.start, end + behind.end(name))
    reach = sentence.before(mention.span.start, 90)
    before = _words("size-before").search(reach)
    if before and (sentence.role != "results" or _takes_part(sentence)) and _words("allocating").search(before.group()):
        start = mention.span.start - len(reach) + before.start("n")
        return int(parse_number(before["n"]).value), Span(start, end)
    return None


def _takes_part(sentence: ReadSentence) -> bool:
    return _group_words("takes-part").search(sentence.words) is not None


def _is_of_both(sentence: ReadSentence, mention: ArmMention, following: ArmMention | None, words: Span) -> bool:
    """`180 patients were randomised to A or B`: is the number before an arm that of all who were allocated?"""
    if following is None or following.arm == mention.arm or words.end != mention.span.end:
        return False
    return _words("or-the-other").fullmatch(sentence.between(mention.span.end, following.span.start)) is not None


def _named_by(sentence: ReadSentence, count: HeadCount, mentions: list[ArmMention]) -> ArmMention | None:
    """The arm that is named right before the bracket of a number, or behind it with nothing but a verb between."""
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


def with_sizes_of_shares(
    reading: Reading, table: ArmTable, arms: tuple[Arm, ...], enrolled: int | None = None
) -> tuple[Arm, ...]:
    """The arms of a comparison; one of which no fact tells the size has the number that most shares are out of that
    the results give for it (`8 of 72 (11%) in A`), whatever they are shares of. Shares of a subgroup do not tell it.
    """
    if len(arms) < 2 or all(arm.size is not None for arm in arms):
        return arms
    found: dict[str, list[tuple[int, Evidence]]] = {}
    for key, size, evidence in find_shares(reading, table):
        if _may_be_arm(size, enrolled, len(arms)):
            found.setdefault(key, []).append((size, evidence))
    return tuple(arm if arm.size is not None else _sized_by_shares(arm, found.get(arm.key, [])) for arm in arms)


def find_shares(reading: Reading, table: ArmTable) -> Iterator[tuple[str, int, Evidence]]:
    """What the shares of an arm are out of, whatever they are shares of, in sentences that speak of no subgroup."""
    for sentence in reading.with_role("results"):
        if any(q.kind in _SHARES for q in sentence.quantities) and not _words("of-a-part").search(sentence.words):
            for item in attach(sentence, table, lambda term: False, _is_share, by_grammar=True):
                if item.arm and _is_size(item.estimate.denominator):
                    evidence = make_evidence(sentence, item.estimate.span, "arm/denominator", "0.7")
                    yield item.arm, item.estimate.denominator or 0, evidence


def _is_share(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this a share of people (not of `66 procedures`)?"""
    behind = sentence.after(estimate.end, 30).lstrip(")] ")
    return estimate.denominator is not None and not _result_words("things-behind").match(f" {behind}")


def _sized_by_shares(arm: Arm, shares: list[tuple[int, Evidence]]) -> Arm:
    counts = Counter(size for size, _ in shares)
    if not counts:
        return arm
    size, evidence = max(shares, key=lambda share: (counts[share[0]], -share[1].words.start))
    return replace(arm, size=size, evidence=evidence)


def _may_be_arm(size: int, enrolled: int | None, arms: int) -> bool:
    """May so many be an arm, and no subgroup: neither very few, nor far from an even share of those enrolled?"""
    return size >= (_FEWEST if enrolled is None else max(_SMALLEST, _UNEVEN * enrolled / arms))


def with_sizes_of_facts(
    arms: tuple[Arm, ...], facts: Sequence[Result | AdverseEvent], enrolled: int | None = None
) -> tuple[Arm, ...]:
    """The arms of a comparison; one of which no sentence says the size has the number that most of its counts are out
    of (`5 of 40 in A`), and is quoted from the first of these. Counts of a subgroup do not tell it.
    """
    if len(arms) < 2:
        return arms
    likely = [f for f in facts if _may_be_arm(f.denominator or 0, enrolled, len(arms))]
    return tuple(arm if arm.size is not None else _sized_by_facts(arm, likely) for arm in arms)


def counted_facts(arm: Arm, facts: Sequence[Result | AdverseEvent]) -> list[Result | AdverseEvent]:
    """The facts of an arm, not of a subgroup, whose count is printed with what it is out of."""
    said = [f for f in facts if f.arm == arm.key and _is_size(f.denominator) and not f.denominator_inferred]
    return [f for f in said if not (isinstance(f, Result) and f.subgroup)]


def _is_size(denominator: int | None) -> bool:
    """Is this what a share is out of, and no year that was taken for it?"""
    return denominator is not None and not is_year(denominator)


def _sized_by_facts(arm: Arm, facts: Sequence[Result | AdverseEvent]) -> Arm:
    whole = counted_facts(arm, facts)
    if not whole:
        return arm
    counts = Counter(f.denominator for f in whole)
    first = max(whole, key=lambda f: (counts[f.denominator], -f.evidence.words.start))
    return replace(arm, size=first.denominator, evidence=replace(first.evidence, extractor="arm/denominator"))
