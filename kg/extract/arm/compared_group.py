"""Groups of which a text gives nothing but names: `the 350-mm2 group`, `placebo and exercise groups`, `ABC versus XYZ`.

Finds them by the word for a group behind them, and, in texts of a sentence or two, by the comparison of two drugs or
of two names in capitals. It does not find groups by what was done to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.arm.arm_match import core
from kg.extract.arm.lone_comparison import find_lone_groups, find_set_against
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, drugs_between
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_lone_words = partial(expression, "lone_comparisons")
#: A text of so many sentences may compare arms without saying how they came about.
_SHORT_TEXT = 3


def find_compared_groups(reading: Reading) -> list[Draft]:
    """The groups that a text compares by name, or nothing."""
    is_short = len(reading.sentences) <= _SHORT_TEXT
    found = (find_set_against(reading) if is_short else []) or _by_group_words(reading)
    if not found and is_short:
        found = find_lone_groups(reading) or _by_drugs(reading) or _by_names(reading)
    return found


# -- by a word for a group --


def _by_group_words(reading: Reading) -> list[Draft]:
    """`the 350-mm2 group`, `placebo and exercise groups`, `drug A-treated patients`: two to four different ones."""
    drafts: dict[frozenset[str], Draft] = {}
    for sentence in reading.with_role("methods", "results", "conclusions"):
        for start, end in _whole_places(sentence, sorted(_named_places(sentence))):
            draft = _named_group(sentence, start, end)
            if draft is None:
                continue
            denied = frozenset({"non"} if draft.label.lower().startswith("non-") else ())
            known = drafts.setdefault((core(draft.label) or frozenset({draft.label.lower()})) | denied, draft)
            known.aliases.add(draft.label)  # "drug A-treated patients" are "the drug A group"
    if 2 <= len(drafts) <= 4:
        return _without_second_name(reading, list(drafts.values()))
    return _study_and_control(reading) or _by_the_group(reading)


def _without_second_name(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """`the experimental group` and `the RT group` are one where the text speaks of controls besides: of two drafts of
    which only one is named as what is tried, the other is its second name.
    """
    if len(drafts) != 2 or any(_arm_words("control").search(d.label) for d in drafts):
        return drafts
    pair = _study_and_control(reading)
    tried = [d for d in drafts if _arm_words("called-experimental").match(d.label)]
    if len(tried) != 1 or not pair:
        return drafts
    named = next(d for d in drafts if d is not tried[0])
    named.aliases |= tried[0].aliases | {tried[0].label}
    named.role = "experimental"
    return [named, replace(pair[1], role="control")]


def _by_the_group(reading: Reading) -> list[Draft]:
    """`in the laparoscopic group`, `in the open group`: two names, whatever they say, where a text has no third."""
    found: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results", "conclusions"):
        for match in _words("the-group").finditer(sentence.words):
            draft = _named_group(sentence, *match.span("name"))
            if draft is not None and not _lone_words("no-name").match(draft.label):
                found.setdefault(draft.label.lower(), draft)
    return list(found.values()) if len(found) == 2 else []


def _whole_places(sentence: ReadSentence, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that end another one, which joins them to more: `drug B` of `drug A plus drug B`."""
    joined = [p for p in places if _words("joins-drugs").search(sentence.words, *p)]
    return [(a, b) for a, b in places if not any(start < a and end == b for start, end in joined)]


def _study_and_control(reading: Reading) -> list[Draft]:
    """`the study group`, `the control group`: a pair where a text speaks of both."""
    found: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results", "conclusions"):
        for match in _words("role-group").finditer(sentence.words):
            role = "control" if match["control"] else "experimental"
            start, end = match.span("control" if match["control"] else "tried")
            span = Span(sentence.span.start + start, sentence.span.start + end)
            name = sentence.words[start:end]
            found.setdefault(role, Draft(name, span, sentence, aliases={f"{name.lower()} group"}, by_form=True))
    return [found["experimental"], found["control"]] if len(found) == 2 else []


def _named_places(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    """Where a name stands before a word for a group."""
    for match in _words("group").finditer(sentence.words):
        if not _words("of-all").search(sentence.words[: match.start("name")]):
            yield match.span("name")
    for match in _words("two-groups").finditer(sentence.words):
        yield match.span("a")
        yield match.span("b")
    base = sentence.span.start
    for term in sentence.terms:
        if drug_of(term) and _words("group-word").match(sentence.words[term.span.end - base :]):
            yield _joined_start(sentence, term) - base, term.span.end - base


def _joined_start(sentence: ReadSentence, last: Term) -> int:
    """Where the name begins that a drug before a word for a group ends: `drug A + drug B arm`."""
    start = last.span.start
    for term in reversed([t for t in sentence.terms if t.span.end <= start and drug_of(t)]):
        if not _words("joins-drugs").fullmatch(sentence.between(term.span.end, start)):
            break
        start = term.span.start
    return start


def _named_group(sentence: ReadSentence, start: int, end: int) -> Draft | None:
    name = _words("group-lead").sub("", sentence.words[start:end])
    start = end - len(name)
    name = _words("group-tail").sub("", name)
    end = start + len(name)
    if len(name) < 2 or len(name.split()) > 4 or _words("no-group").match(name):
        return None
    span = Span(sentence.span.start + start, sentence.span.start + end)
    if any(t.span.overlaps(span) and t.type in ("disease", "outcome", "adverse_event") for t in sentence.terms):
        return None
    return Draft(name, span, sentence, drugs_between(sentence, start, end), aliases={name})


# -- by a comparison --


def _by_drugs(reading: Reading) -> list[Draft]:
    """The two drugs that a sentence's numbers compare (`34% with A versus 21% with B`)."""
    for sentence in reading.sentences:
        if not _words("compares").search(sentence.words) or len(re.findall(r"\d", sentence.words)) < 2:
            continue
        first_places: dict[tuple[Concept, ...], Span] = {}
        for drugs, span in _clusters(sentence):
            first_places.setdefault(tuple(drugs), span)
        if len(first_places) == 2:
            ordered = sorted(first_places.items(), key=lambda pair: pair[1])
            return [Draft(span.of(reading.text), span, sentence, list(drugs)) for drugs, span in ordered]
    return []


def _clusters(sentence: ReadSentence) -> list[tuple[list[Concept], Span]]:
    """Drugs that are given together, with where they stand."""
    clusters: list[tuple[list[Concept], Span]] = []
    for term in sentence.terms:
        drug = drug_of(term)
        if drug is None:
            continue
        if clusters:
            drugs, span = clusters[-1]
            if _words("given-together").match(sentence.between(span.end, term.span.start)):
                clusters[-1] = ([*drugs, drug], span.to(term.span))
                continue
        clusters.append(([drug], term.span))
    return clusters


def _by_names(reading: Reading) -> list[Draft]:
    """Two names in capitals that a sentence's numbers compare (`patients who received ABC and XYZ`)."""
    for sentence in reading.sentences:
        match = _words("two-names").search(sentence.words)
        if match and match["a"] != match["b"] and _words("says-numbers").search(sentence.words):
            drafts = [_capital_name(sentence, *match.span(part)) for part in ("a", "b")]
            if all(drafts):
                return [d for d in drafts if d]
    return []


def _capital_name(sentence: ReadSentence, start: int, end: int) -> Draft | None:
    span = Span(sentence.span.start + start, sentence.span.start + end)
    if any(t.span.overlaps(span) and t.type not in ("drug", "regimen", "drug_class") for t in sentence.terms):
        return None
    name = sentence.words[start:end]
    return Draft(name, span, sentence, drugs_between(sentence, start, end), aliases={name})
