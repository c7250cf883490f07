"""The group of patients that a number is restricted to: `in patients older than 60 years`, `in follicular lymphoma`.

Finds the group that stands right behind a number, that heads its bracket (`FL: 25%`), that two numbers compare (`for
low vs high risk was 61% vs 33%`), or that its clause opened with, and `intention to treat`. Groups that are arms (`who
received`), the whole population (`all patients`) and the only disease under study are none.

Measured on gold (docs/extraction.md; results, subgroup: 6 values): precision 1.000, recall 1.000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.analysis_population import analysed_as
from kg.extract.result.group_name import group_name
from kg.extract.result.group_row import VALUES, Subgroup, compared_groups, groups_in_a_row
from kg.model.document import Span

_words = partial(expression, "results")
_BRACKET = re.compile(r"\([^()]*\)")
#: How far a group may stand behind a number, and how far if another group opened the clause.
_REACH = 90
_RIGHT_BEHIND = 25
#: Kinds of numbers behind which a group is that number's.
_STATED = frozenset({"percent", "count-percent", "fraction", "ratio"})


def find_subgroup(
    sentence: ReadSentence, estimate: Estimate, table: ArmTable, thing: Span, studied: frozenset[str] = frozenset()
) -> str | None:
    """The name of the subgroup that a number is restricted to, in the text's words.

    `thing` is what it is a number of, which restricts nobody (`the share of patients with a complete response`);
    `studied` are the labels of the diseases under study, of which the only one is no subgroup.
    """
    if treated := analysed_as(sentence, estimate):
        return treated
    groups = [g for g in _subgroups(sentence, table, studied) if not g.span.overlaps(thing)]
    groups = [g for g in groups if not _is_another(sentence, g, estimate)]
    if not groups:
        return None
    for group in groups:
        if group.scope and group.scope.contains(estimate.span):
            return group.name if group.rival is None else _of_two(sentence, group, estimate)
    low, high = _clause(sentence, estimate)
    groups = [g for g in groups if g.scope is None and low <= g.span.start < high]
    if own := [g for g in groups if g.counted and g.span.overlaps(estimate.digits)]:
        return own[0].name
    groups = [g for g in groups if not g.counted]
    behind = [g for g in groups if g.span.start >= estimate.span.start and _is_behind(sentence, estimate, g)]
    if behind and behind[0].span.start - max(estimate.reach, estimate.end) < _RIGHT_BEHIND:
        return behind[0].name
    if named := _listed(sentence, estimate, groups, table, thing):
        return named
    before = [g for g in groups if g.span.end <= estimate.begin and not _is_of_earlier(sentence, g)]
    chosen = before[-1:] or behind[:1]
    return chosen[0].name if chosen else None


# -- where a sentence speaks of some of the patients --


def _subgroups(sentence: ReadSentence, table: ArmTable, studied: frozenset[str]) -> tuple[Subgroup, ...]:
    """The groups of a sentence in order."""
    known: tuple[Subgroup, ...] | None = sentence.remembered.get("subgroups")
    if known is None:
        found: list[Subgroup] = []
        told = (*compared_groups(sentence, table), *_with_and_without(sentence, table))
        named = (*_described(sentence, table, studied), *_termed(sentence, studied))
        for group in (*told, *groups_in_a_row(sentence, table), *named):
            if not any(group.span.overlaps(g.span) for g in found):
                found.append(group)
        found += _rest(sentence, found)
        known = sentence.remembered["subgroups"] = tuple(sorted(found, key=lambda g: g.span))
    return known


def _described(sentence: ReadSentence, table: ArmTable, studied: frozenset[str]) -> Iterator[Subgroup]:
    """`in patients with a mutation`, `Patients who relapsed had …`, `in high-risk patients`."""
    base = sentence.span.start
    rows = ("subgroup-counted", "subgroup", "subgroup-subject")
    for match in (m for row in rows for m in _words(row).finditer(sentence.words)):
        span = Span(base + match.start(), base + match.end())
        name = group_name(sentence.words, match)
        if _words("measured-against").search(sentence.words[: match.start()]):
            continue  # "higher in the young than in those over 60"
        if name is None or any(span.start <= m.span.start < span.end for m in table.find(sentence)):
            continue
        if not _is_only_disease([t for t in sentence.terms if span.contains(t.span)], name, sentence, studied):
            yield Subgroup(span, name, counted="counted" in match.groupdict())


def _termed(sentence: ReadSentence, studied: frozenset[str]) -> Iterator[Subgroup]:
    """`In untreated leukemia, …`, `(FL: 25%)`, `one FL patient`: groups by disease or mutation."""
    terms = [t for t in sentence.terms if _may_be_group(sentence, t)]
    for place, term in enumerate(terms):
        start, end = _joined(sentence, term), term.span.end
        if place and terms[place - 1].span.end > start:
            continue
        name = sentence.between(start, end)
        before, after = sentence.before(start, 40), sentence.after(end, 60)
        labels = _words("group-label").match(after) and before.endswith("(")
        opened = _words("subgroup-opens").search(before)
        if opened and opened["adjective"]:
            name = f"{opened['adjective']}{name}"
        elif _is_only_disease([term], name, sentence, studied):
            continue
        if labels:
            closed = sentence.after(end).find(")")
            scope = Span(end, end + closed if closed >= 0 else sentence.span.end)
            yield Subgroup(Span(start, end), name, scope)
        elif opened and _words("treatment-for").search(before) and not opened["adjective"]:
            continue  # "recommended treatment for gout"
        elif (opened and _words("group-ends").match(after)) or (
            _words("group-counted").search(before) and _words("group-people").match(after)
        ):
            yield Subgroup(Span(start, end), name)


def _rest(sentence: ReadSentence, groups: list[Subgroup]) -> Iterator[Subgroup]:
    """`38% of patients with a mutation and 12% of those without`: the others are named after the group before."""
    for match in _words("subgroup-rest").finditer(sentence.words):
        span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        before = [g for g in groups if g.span.end <= span.start and g.rival is None]
        last = max(before, key=lambda g: g.span, default=None)
        if last and f"with {last.name}" in sentence.between(last.span.start, last.span.end):
            yield Subgroup(span, f"without {last.name}")


def _with_and_without(sentence: ReadSentence, table: ArmTable) -> Iterator[Subgroup]:
    """`between patients with and without bulky disease (70% and 79%)`: both groups with the numbers behind them."""
    base = sentence.span.start
    for match in _words("subgroup-with-without").finditer(sentence.words):
        span = Span(base + match.start(), base + match.end())
        numbers = [q for q in sentence.quantities if q.span.start >= span.end and q.kind in VALUES]
        if (
            match["one"] != match["other"]
            and len(numbers) == 2
            and not any(span.overlaps(m.span) for m in table.find(sentence))
        ):
            what, lack = match["what"], f"without {match['what']}"
            first, second = (lack, what) if match["one"] == "without" else (what, lack)
            yield Subgroup(span, first, Span(span.end, sentence.span.end), second)


def _may_be_group(sentence: ReadSentence, term: Term) -> bool:
    """Do people share this: a disease that is no harm, or the state of a gene?"""
    if term.type == "biomarker":
        return _words("state-of-gene").search(sentence.between(term.span.start, term.span.end)) is not None
    return term.type == "disease" and not (term.as_type("adverse_event") or term.as_type("outcome"))


def _joined(sentence: ReadSentence, term: Term) -> int:
    """Where the name of a gene begins whose state the term says: `TP53 wild-type`."""
    genes = [t for t in sentence.terms if t.type == "target" and t.span.end <= term.span.start]
    if genes and sentence.between(genes[-1].span.end, term.span.start) in (" ", "-"):
        return genes[-1].span.start
    return term.span.start


def _is_only_disease(terms: list[Term], name: str, sentence: ReadSentence, studied: frozenset[str]) -> bool:
    """Is the disease that all patients have all that a group's name says?"""
    if len(studied) != 1 or len(terms) != 1:
        return False
    words = sentence.between(terms[0].span.start, terms[0].span.end)
    return terms[0].concept.label in studied and len(name) <= len(words)


# -- which numbers are of a group --


def _is_another(sentence: ReadSentence, group: Subgroup, estimate: Estimate) -> bool:
    """Is a group the first of several that stand behind their numbers, or not that of the second of two numbers?"""
    if group.scope is not None:
        return False
    if group.span.start >= estimate.end:
        return _words("listed-respectively").match(sentence.after(group.span.end, 260)) is not None
    return _words("than-the-others").search(sentence.between(group.span.end, estimate.begin)) is not None


def _of_two(sentence: ReadSentence, group: Subgroup, estimate: Estimate) -> str | None:
    """The first or the second of two groups, by how many numbers stand before this one."""
    earlier = [q for q in sentence.quantities if q.kind in VALUES and group.span.end <= q.span.start < estimate.begin]
    return group.name if len(earlier) % 2 == 0 else group.rival


def _listed(
    sentence: ReadSentence, estimate: Estimate, groups: list[Subgroup], table: ArmTable, thing: Span
) -> str | None:
    """The words where other numbers of a list have their group: `54% in A, 30% in B`, `in A (4%), B (3%)`."""
    before = [g for g in groups if g.span.end <= estimate.begin]
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
    if start - end >= _REACH or any(
        q.kind in _STATED and estimate.end <= q.span.start < start and q.span.start >= end for q in sentence.quantities
    ):
        return False
    return start - end < 3 or _words("own-statement").match(sentence.after(group.span.end, 12)) is None


def _is_of_earlier(sentence: ReadSentence, group: Subgroup) -> bool:
    """`52% in patients with FL and 39% in …`: does a group right behind a number end that number's statement?"""
    numbers = [q.span.end for q in sentence.quantities if q.span.end <= group.span.start]
    if not numbers or not _words("right-behind-number").fullmatch(sentence.between(numbers[-1], group.span.start)):
        return False
    return _words("own-statement").match(sentence.after(group.span.end, 12)) is None


def _clause(sentence: ReadSentence, estimate: Estimate) -> tuple[int, int]:
    """Where the clause begins and ends that holds a number; of a ratio in a bracket, the one that holds the bracket."""
    base = sentence.span.start
    start, end = estimate.span.start - base, estimate.end - base
    if estimate.kind == "ratio":
        around = next((m for m in _BRACKET.finditer(sentence.words) if m.start() < start < m.end()), None)
        start, end = around.span() if around else (start, end)
    edges = list(_words("clause-edge").finditer(sentence.words))
    begins = max((m.end() for m in edges if m.end() <= start), default=0)
    return base + begins, base + min((m.start() for m in edges if m.start() >= end), default=len(sentence.words))
