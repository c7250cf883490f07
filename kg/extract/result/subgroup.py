"""The group of patients that a number is restricted to: `in patients older than 60 years`, `in follicular lymphoma`.

Finds the group that stands right behind a number, that heads its bracket (`FL: 25%`), that two numbers compare (`for
low vs high risk was 61% vs 33%`), or that its clause opened with, and `intention to treat`. Groups that are arms (`who
received`), the whole population (`all patients`) and the only disease under study are none.

Measured on gold (docs/extraction.md; results, subgroup: 6 values): precision 1.000, recall 1.000.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.extract.result.analysis_population import analysed_as
from kg.extract.result.group_contrast import UNTOLD, of_contrast
from kg.extract.result.group_row import VALUES, Subgroup, group_in_turn
from kg.extract.result.patient_group import patient_groups
from kg.extract.result.rival_group import of_rival
from kg.extract.thing.frame import Attached
from kg.model.document import Span
from kg.text.bracket import blank_brackets

_words = partial(expression, "results")
_beside = partial(expression, "patient_groups")
#: How far a group may stand behind a number, and how far if another group opened the clause.
_REACH = 90
_RIGHT_BEHIND = 25
#: How far from a sentence's beginning its first group may stand.
_OPENING = 12
#: How an arm is given to a number by nothing but the order of the arms.
_BY_ORDER = frozenset({"default order", "usual order", "sentence"})
#: Kinds of numbers behind which a group is that number's.
_STATED = frozenset({"percent", "count-percent", "fraction", "ratio"})
#: Further kinds, behind which it is unless something else stands between.
_MEASURED = frozenset({"measure", "mean-sd", "not-reached"})


def find_subgroup(
    sentence: ReadSentence, item: Attached, table: ArmTable, thing: Span, studied: frozenset[str] = frozenset()
) -> str | None:
    """The name of the subgroup that a number is restricted to, in the text's words; `UNTOLD` if it is of some of the
    patients, but the words do not tell of whom.

    `thing` is what it is a number of, which restricts nobody (`the share of patients with a complete response`);
    `studied` are the labels of the diseases under study, of which the only one is no subgroup. A number of one of two
    groups that are set against each other loses an arm that only the order gave it.
    """
    estimate = item.estimate
    groups = [g for g in patient_groups(sentence, table, studied) if not g.span.overlaps(thing)]
    opener = _opener(sentence, groups, estimate)
    groups = [g for g in groups if not _is_another(sentence, g, estimate)]
    is_of_some = False
    for group in reversed(groups):
        if group.scope is None or not group.scope.contains(estimate.span):
            continue
        if group.rival is None:
            return group.name
        if (told := of_contrast(sentence, estimate, group)) is not None:
            if item.arm is not None and item.arm_how not in _BY_ORDER:
                return UNTOLD
            item.arm = item.comparator = None
            return f"{opener.name}, {told}" if told and opener and opener.name else told
        is_of_some = item.arm is None and not table.find(sentence)
    named = {g.name for g in groups if g.name and g.scope is None and g.span.end <= estimate.begin}
    if estimate.kind == "ratio" and len(named) > 1 and item.arm is None and not table.find(sentence):
        return UNTOLD  # "12 months in women with gout and 20 in those without it (HR 0.6)"
    if treated := analysed_as(sentence, estimate):
        return treated
    if (told := group_in_turn(sentence, estimate, groups)) and not table.find(sentence):
        item.arm = item.comparator = None
        return told
    chosen = _own(sentence, estimate, groups, table, thing) or opener or _carried(sentence, item, groups, table)
    if chosen is None:
        is_about_some = item.arm is None and not table.find(sentence) and _beside("about-some").match(sentence.words)
        return UNTOLD if is_of_some or is_about_some else None
    if isinstance(chosen, Subgroup) and chosen.name:
        rival = of_rival(sentence, estimate, table, chosen)
        if rival is not None and item.arm_how in _BY_ORDER:
            item.arm = item.comparator = None
        if rival is not None:
            return rival
    name = chosen.name if isinstance(chosen, Subgroup) else chosen
    if opener and opener.name and name and name != opener.name and _is_parted_again(sentence, opener, groups):
        return f"{opener.name}, {name}"
    return name or None


def _own(
    sentence: ReadSentence, estimate: Estimate, groups: list[Subgroup], table: ArmTable, thing: Span
) -> str | Subgroup | None:
    """The name of the group that stands beside a number, or else the group before it in its clause; one without a name
    is all patients.
    """
    low, high = _clause(sentence, estimate)
    groups = [g for g in groups if g.scope is None and low <= g.span.start < high]
    if own := [g for g in groups if g.counted and g.span.overlaps(estimate.digits)]:
        return own[0].name
    groups = [g for g in groups if not g.counted]
    before = [g for g in groups if g.span.end <= estimate.begin]
    if before and _beside("group-then-number").fullmatch(sentence.between(before[-1].span.end, estimate.begin)):
        return before[-1]
    behind = [g for g in groups if g.span.start >= estimate.span.start and _is_behind(sentence, estimate, g)]
    if before and behind and _is_next(sentence, estimate, behind[0]):
        behind = []  # "in women it was 12% and in men 9%"
    if behind and behind[0].span.start - max(estimate.reach, estimate.end) < _RIGHT_BEHIND:
        return behind[0] if not behind[0].name else behind[0].name
    if named := _listed(sentence, estimate, groups, table, thing):
        return named
    before = [g for g in before if not _is_of_earlier(sentence, g)]
    return before[-1] if before else behind[0].name or behind[0] if behind else None


def _opener(sentence: ReadSentence, groups: list[Subgroup], estimate: Estimate) -> Subgroup | None:
    """`In women over 60, …; …`: the group that a sentence begins with, of which all its statements are."""
    first = next((g for g in groups if g.scope is None and g.span.end <= estimate.begin), None)
    if first is None or first.counted or first.span.start - sentence.span.start > _OPENING:
        return None
    words = _without_brackets(sentence.between(first.span.start, estimate.begin))
    return first if _beside("opens-with-group").match(words) and not _beside("set-against").search(words) else None


def _carried(sentence: ReadSentence, item: Attached, groups: list[Subgroup], table: ArmTable) -> Subgroup | None:
    """`response in those with gout was 9% in A and 7% in B; survival was 8% in A`: the group of a clause of the same
    arms before that of a number.
    """
    low, _ = _clause(sentence, item.estimate)
    named = [m for m in table.find(sentence) if m.arm == item.arm]
    if item.arm is None or not any(m.span.start >= low for m in named):
        return None
    earlier = [g for g in groups if g.scope is None and not g.counted and g.span.end <= low]
    numbers = [q.span.start for q in sentence.quantities if q.kind in VALUES]
    if not earlier or numbers[0] < earlier[0].span.end:
        return None
    return earlier[0] if len(earlier) == 1 and any(m.span.end <= low for m in named) else None


def _is_parted_again(sentence: ReadSentence, opener: Subgroup, groups: list[Subgroup]) -> bool:
    """`Among women, it was 12% in the younger and 20% in the older cohort`: is the first number of a part of them?"""
    first = next((q for q in sentence.quantities if q.span.start >= opener.span.end and q.kind in VALUES), None)
    if first is None:
        return False
    behind = (g.span.start for g in groups if g.name and g.span.start >= first.span.end)
    gap = " ".join(_without_brackets(sentence.between(first.span.end, min(behind, default=sentence.span.end))).split())
    return len(gap) < _RIGHT_BEHIND and _beside("to-group-behind").fullmatch(gap) is not None


def _is_another(sentence: ReadSentence, group: Subgroup, estimate: Estimate) -> bool:
    """Is a group the first of several that stand behind their numbers, or not that of the second of two numbers?"""
    if group.scope is not None:
        return False
    if group.span.start >= estimate.end:
        return _words("listed-respectively").match(sentence.after(group.span.end, 260)) is not None
    return _words("than-the-others").search(sentence.between(group.span.end, estimate.begin)) is not None


def _listed(
    sentence: ReadSentence, estimate: Estimate, groups: list[Subgroup], table: ArmTable, thing: Span
) -> str | None:
    """The words where other numbers of a list have their group: `54% in A, 30% in B`, `in A (4%), B (3%)`."""
    before = [g for g in groups if g.span.end <= estimate.begin and g.name]
    if not before:
        return None
    base, words = sentence.span.start, sentence.words
    end = max(estimate.reach, estimate.end)
    opening = max(words.rfind("(", 0, estimate.begin - base), words.rfind("[", 0, estimate.begin - base))
    closing = max(words.rfind(")", 0, max(opening, 0)), words.rfind("]", 0, max(opening, 0)))
    if (own := _words("subgroup-listed").match(sentence.after(end))) and _is_of_earlier(sentence, before[-1]):
        place = Span(end + own.start("name"), end + own.end("name"))
    elif closing > before[-1].span.end - base and (own := _words("subgroup-next").match(words[closing : opening + 1])):
        place = Span(base + closing + own.start("name"), base + closing + own.end("name"))
        if words[before[-1].span.end - base : closing].count("(") != 1:
            return None
    else:
        return None
    return (
        None if any(place.overlaps(span) for span in (thing, *(m.span for m in table.find(sentence)))) else own["name"]
    )


def _is_behind(sentence: ReadSentence, estimate: Estimate, group: Subgroup) -> bool:
    """Does a group follow a number that is its own, with none between and no statement of its own behind?"""
    end = max(estimate.reach, estimate.end)
    start = group.span.start
    between = [q for q in sentence.quantities if end <= q.span.start < start and q.kind in VALUES | _STATED]
    if len(between) == 1 and _is_of_both_things(sentence, estimate, between[0], start):
        return True
    if start - end >= _REACH or any(q.kind in _STATED for q in between):
        return False
    if any(q.kind in _MEASURED for q in between) and not _beside("with-arm").search(sentence.between(end, start)):
        return False  # "10 months, compared with 2 months for those with gout"
    if _beside("own-number").match(sentence.after(group.span.end, 24)):
        return False  # "for responders 14 months"
    if _beside("that-of").match(sentence.between(start, group.span.end)):
        return False  # "was 15%, similar to that of those with gout (7%)"
    return start - end < 3 or _words("own-statement").match(sentence.after(group.span.end, 12)) is None


def _is_next(sentence: ReadSentence, estimate: Estimate, group: Subgroup) -> bool:
    """Does `and` stand between a number and the group behind it, which then opens what follows?"""
    gap = sentence.between(max(estimate.reach, estimate.end), group.span.start)
    return _beside("and-other-thing").fullmatch(gap) is not None


def _is_of_both_things(sentence: ReadSentence, estimate: Estimate, other: Quantity, start: int) -> bool:
    """`survival and the response rate were 9 months and 40% in those with gout`: are both numbers of a group behind?"""
    if {estimate.kind, other.kind} != {"measure", "percent"}:
        return False
    joint = sentence.between(max(estimate.reach, estimate.end), other.span.start)
    gap = sentence.between(other.span.end, start)
    return _beside("and-other-thing").fullmatch(joint) is not None and not gap.strip()


def _is_of_earlier(sentence: ReadSentence, group: Subgroup) -> bool:
    """`52% in patients with FL and 39% in …`: does a group right behind a number end that number's statement?"""
    numbers = [q.span.end for q in sentence.quantities if q.span.end <= group.span.start]
    if not numbers or not _words("right-behind-number").fullmatch(sentence.between(numbers[-1], group.span.start)):
        return False
    return _words("own-statement").match(sentence.after(group.span.end, 12)) is None


def _clause(sentence: ReadSentence, estimate: Estimate) -> tuple[int, int]:
    """Where the clause begins and ends that holds a number; what stands in a bracket parts none."""
    base = sentence.span.start
    start, end = estimate.span.start - base, estimate.end - base
    edges = list(_words("clause-edge").finditer(_without_brackets(sentence.words)))
    begins = max((m.end() for m in edges if m.end() <= start), default=0)
    return base + begins, base + min((m.start() for m in edges if m.start() >= end), default=len(sentence.words))


def _without_brackets(words: str) -> str:
    """The words with spaces in place of brackets and of those within them, letter for letter."""
    inner = blank_brackets(words)
    return blank_brackets(inner) if inner != words else words
