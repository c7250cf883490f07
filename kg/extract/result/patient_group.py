"""Where a sentence speaks of some of the patients, and what they are called there.

Finds groups by what they have (`in patients with a mutation`), by their disease or the state of a gene (`In untreated
leukemia, …`, `(FL: 25%)`), those of a list or a pair (`group_row`), and the rest of those named before (`those
without`). All patients together stand among them without a name. Arms and people told by their treatment do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.group_contrast import contrasted_groups
from kg.extract.result.group_name import group_name
from kg.extract.result.group_row import Subgroup, groups_in_a_row, listed_groups
from kg.model.document import Span

_words = partial(expression, "results")
_named = partial(expression, "patient_groups")


def patient_groups(sentence: ReadSentence, table: ArmTable, studied: frozenset[str]) -> tuple[Subgroup, ...]:
    """The groups of a sentence in order."""
    known: tuple[Subgroup, ...] | None = sentence.remembered.get("subgroups")
    if known is None:
        found: list[Subgroup] = []
        told = contrasted_groups(sentence, table)
        named = (*_described(sentence, table, studied), *_termed(sentence, studied))
        for group in (*listed_groups(sentence, table), *told, *groups_in_a_row(sentence, table), *named):
            if not any(group.span.overlaps(g.span) for g in found):
                found.append(group)
        found += _rest(sentence, found)
        found += [g for g in _everyone(sentence) if not any(g.span.overlaps(f.span) for f in found)]
        known = sentence.remembered["subgroups"] = tuple(sorted(found, key=lambda g: g.span))
    return known


def _described(sentence: ReadSentence, table: ArmTable, studied: frozenset[str]) -> Iterator[Subgroup]:
    """`in patients with a mutation`, `Patients who relapsed had …`, `in high-risk patients`."""
    base = sentence.span.start
    rows = [_words(row) for row in ("subgroup-counted", "subgroup", "subgroup-subject")]
    rows += [_named("group-noun"), _named("group-of-trait")]
    for match in (m for row in rows for m in row.finditer(sentence.words)):
        span = Span(base + match.start(), base + match.end())
        name = group_name(sentence.words, match)
        before = sentence.words[: match.start()][-40:]
        if _words("measured-against").search(before):
            continue  # "higher in the young than in those over 60"
        if _named("thing-of").search(before) and not _named("who-did").match(sentence.words[match.end() :]):
            continue  # "the number of women with gout (12 vs 20)"
        if name is None or any(span.start <= m.span.start < span.end for m in table.find(sentence)):
            continue
        if match.groupdict().get("noun") == "group" and _named("no-trait").search(name):
            continue  # "in the group with standard treatment"
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
        elif opened and not opened["adjective"] and _named("thing-of").search(before):
            continue  # "a higher rate of gout"
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


def _everyone(sentence: ReadSentence) -> Iterator[Subgroup]:
    """`for all patients was 9 months`: no name, and no number of it is of another group."""
    for match in _named("everyone").finditer(sentence.words):
        yield Subgroup(Span(sentence.span.start + match.start(), sentence.span.start + match.end()), "")


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
