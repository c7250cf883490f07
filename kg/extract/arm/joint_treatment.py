"""Which of several drugs of a text with one group are parts of the one treatment that all of them were given.

Joins drugs by the words between them (`A plus B`, `A 5 mg, B and C` where nothing tells treatments apart), by sentences
that say what everybody was given, and by support (`with filgrastim support`). It leaves out what stands in no such
sentence beside drugs that do, and what only some were given (`responders received radiotherapy`); where no two drugs
are joined and none is told to be given to all, no treatment is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.drug.drug_list import components, drug_of, is_general, is_procedure, parts_of
from kg.extract.drug.drug_run import Run, find_runs
from kg.extract.drug.drug_tie import LISTING, Tie
from kg.extract.drug.study_drug import AIM, GIVEN, is_given, rank_of
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept

_words = partial(expression, "single_arms")
_JOINED: tuple[Tie, ...] = ("joined", "fixed", "followed", "acts")
Group = frozenset[Concept]


def find_joint_terms(reading: Reading, terms: Sequence[Term]) -> list[Term]:
    """Those of the terms that name parts of the treatment of all, none where that is not told."""
    drugs = {drug for term in terms for drug in _parts(term)}
    groups = _joined_groups(_ties(reading), drugs)
    if len(groups) < 2:
        return list(terms)
    given = set(_given_to_all(reading))
    largest = max(groups, key=len)
    main = [group for group in groups if group & given or (group == largest and len(group) > 1)]
    joint = frozenset[Concept]().union(*main)
    return [term for term in terms if joint & set(_parts(term))]


def _parts(term: Term) -> list[Concept]:
    """The drugs that a term stands for, those of a regimen one by one."""
    return [drug for part in parts_of(term) for drug in components(part)]


def _joined_groups(ties: Iterable[Group], drugs: set[Concept]) -> list[Group]:
    """The drugs in groups that ties hold together, straight or by way of others."""
    groups = [frozenset({drug}) for drug in drugs]
    for tie in ties:
        touched = [group for group in groups if group & tie]
        if len(touched) > 1:
            groups = [g for g in groups if g not in touched]
            groups.append(frozenset[Concept]().union(*touched))
    return groups


def _ties(reading: Reading) -> Iterator[Group]:
    """What a sentence joins to one treatment, drug by drug, and what one name of a regimen stands for."""
    for sentence in reading.with_role("title", "background", "methods", "results", "conclusions"):
        terms = [term for term in sentence.terms if drug_of(term)]
        yield from (frozenset(_parts(term)) for term in terms)
        is_plain = sentence.role != "conclusions" and _words("tells treatments apart").search(sentence.words) is None
        for run in find_runs(sentence, terms):
            for (first, second), tie in zip(pairwise(run.terms), run.ties, strict=True):
                if _joins(run, tie, is_plain):
                    yield frozenset([*_parts(first), *_parts(second)])


def _joins(run: Run, tie: Tie, is_plain: bool) -> bool:
    """Do words join two drugs, or does a list of one treatment?"""
    return tie in _JOINED or (tie in LISTING and (run.is_strong or run.is_named or is_plain))


def _given_to_all(reading: Reading) -> Iterator[Concept]:
    """The drugs of sentences that say what was given and part nobody from others, and those that support these."""
    for sentence in reading.with_role("title", "background", "methods"):
        gives = sentence.role != "title" and rank_of(sentence) in (GIVEN, AIM)
        gives = gives and _words("tells treatments apart").search(sentence.words) is None
        for term in sentence.terms:
            drug = drug_of(term)
            if drug is None or not is_given(sentence, term):
                continue
            if _supports(sentence, term) or (gives and not _is_for_some(sentence, term)):
                yield from _parts(term)
        for run in find_runs(sentence, [term for term in sentence.terms if drug_of(term)]):
            for (first, second), tie in zip(pairwise(run.terms), run.ties, strict=True):
                if tie in _JOINED and any(map(is_general, [*_parts(first), *_parts(second)])):
                    yield from (*_parts(first), *_parts(second))  # "chemotherapy followed by A"


def _supports(sentence: ReadSentence, term: Term) -> bool:
    return (
        _words("supported by").search(sentence.before(term.span.start, 60)) is not None
        or _words("as support").match(sentence.after(term.span.end, 20)) is not None
    )


def _is_for_some(sentence: ReadSentence, term: Term) -> bool:
    """Is a drug given to a part of the people only, or only where something happens?"""
    before = sentence.between(sentence.span.start, term.span.start)
    if sentence.role != "title" and _words("acted on").search(before) and sentence.terms[0] is not term:
        return True
    if _words("given to some").search(before) or _words("given at need").search(sentence.after(term.span.end, 90)):
        return True
    drug = drug_of(term)
    return drug is not None and is_procedure(drug) and _words("people with").match(before) is not None
