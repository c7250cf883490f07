"""Drugs that a text names beside what the one group of a study was given, and that are no part of it.

Finds what people were switched from (`converted from A to B`), what the body makes of another drug of the list, what a
bracket lists as kinds of a class of which each had one (`a statin (A/B)`), a procedure before or for which something
else was done, and what only some people of the results were taking. It says too when a text tells of no people at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

from kg.extract.arm.arm_table import drug_clusters, drugs_of
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, is_procedure
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.study.counted_group import iter_groups
from kg.model.concept import Concept

_words = partial(expression, "single_arms")
_TOLD = ("title", "background", "methods")
#: So many drugs of a sentence that each have a number of people are given to different people.
_SEVERAL = 2


def find_other_drugs(reading: Reading, drugs: Sequence[Concept]) -> set[Concept]:
    """Those of the drugs that are no part of what all people of the study were given."""
    others = _left(reading) | set(_turned_into(drugs)) | set(_kinds_of_class(reading)) | _of_some(reading)
    others |= set(_of_tests(reading))
    return others | {drug for drug in drugs if is_procedure(drug) and _is_occasion(reading, drug)}


def are_given_apart(reading: Reading) -> bool:
    """Does a sentence give several drugs a number of people each, or a text the members of two groups?"""
    groups = 0
    for sentence in reading.with_role(*_TOLD, "results"):
        if expression("sized_groups", "of other treatment").search(sentence.words):
            continue
        sized = {frozenset(drugs_of(cluster)) for cluster in drug_clusters(sentence) if _is_sized(sentence, cluster)}
        groups += len({m["name"] for m in _words("group of its own").finditer(sentence.words)})
        if len(sized) >= _SEVERAL or groups >= _SEVERAL:
            return True
    return False


def tells_of_no_people(reading: Reading) -> bool:
    """Does a text tell of germs only, or one that counts nobody of an assay, of cells or of what ought to be done?"""
    told = reading.with_role(*_TOLD)
    is_treated = any(_words("people are treated").search(s.words) for s in reading.sentences)
    if not is_treated and any(_words("germs are tested").search(s.words) for s in told):
        return True
    if next(iter_groups(reading), None) is not None:
        return False
    if (
        sum(expression("interventions", "recommends").search(s.words) is not None for s in reading.sentences)
        >= _SEVERAL
    ):
        return True
    return not is_treated and any(_words("work without people").search(s.words) for s in told)


def _is_sized(sentence: ReadSentence, cluster: Sequence[Term]) -> bool:
    """Does a number of people stand behind drugs that are given together, or before them?"""
    if _words("number in its bracket").match(sentence.after(cluster[-1].span.end, 60)):
        return True
    before = sentence.before(cluster[0].span.start, 60)
    return sentence.role != "results" and _words("number of those given it").search(before) is not None


def _left(reading: Reading) -> set[Concept]:
    """What people were switched from; of drugs that some were switched to as well none."""
    left: set[Concept] = set()
    entered: set[Concept] = set()
    for sentence in reading.with_role(*_TOLD):
        for term in sentence.terms:
            if (drug := drug_of(term)) is None:
                continue
            before, after = sentence.before(term.span.start, 90), sentence.after(term.span.end, 60)
            if _words("switched from").search(before) or _words("was left").match(after):
                left.add(drug)
            elif _words("switched to").search(before):
                entered.add(drug)
    return left - entered


def _turned_into(drugs: Sequence[Concept]) -> Iterator[Concept]:
    """What is measured in the blood of those who were given a drug that turns into it."""
    for given in drugs:
        for made in drugs:
            if given != made and _words("turns into").fullmatch(f"{given.label} > {made.label}"):
                yield made


def _kinds_of_class(reading: Reading) -> Iterator[Concept]:
    """`a statin (A/B)`, `A, or another statin`: the drugs of a bracket behind the name of a class, or before it."""
    for sentence in reading.with_role(*_TOLD):
        terms = [t for t in sentence.terms if drug_of(t)]
        yield from (
            c for t in terms if _words("or another class").match(sentence.after(t.span.end, 60)) and (c := drug_of(t))
        )
        named = [next(same) for _, same in groupby(terms, key=drug_of)]  # "drug A [AA]"
        for first, second in pairwise(named):
            before = sentence.before(first.span.start, 60)
            between = sentence.between(first.span.end, second.span.start)
            if _words("class before a bracket").search(before) and _words("or by a slash").fullmatch(between):
                yield from (c for t in (first, second) if (c := drug_of(t)))


def _of_some(reading: Reading) -> set[Concept]:
    """What only people of whom the results tell something were taking: `Patients receiving A had more pain`."""
    if reading.title is None:
        return set()  # what stands alone names what was given nowhere else
    named = {drug_of(t) for s in reading.with_role(*_TOLD, "conclusions") for t in s.terms}
    return {
        drug
        for sentence in reading.with_role("results")
        for term in sentence.terms
        if (drug := drug_of(term)) and drug not in named
        if _words("those who took it").search(sentence.before(term.span.start, 60))
    }


def _of_tests(reading: Reading) -> Iterator[Concept]:
    """What the heart is put under stress with, or the body seen with, to find a disease."""
    for sentence in reading.sentences:
        for term in sentence.terms:
            if (drug := drug_of(term)) and _words("names a test").match(sentence.after(term.span.end, 40)):
                yield drug


def _is_occasion(reading: Reading, drug: Concept) -> bool:
    """Is a procedure only named as that before, in or for which something else is done?"""
    places = [(s, t) for s in reading.with_role(*_TOLD) for t in s.terms if drug_of(t) == drug]
    return bool(places) and all(_words("occasion").search(s.before(t.span.start, 60)) for s, t in places)


def named_drugs(terms: Iterable[Term]) -> list[Concept]:
    """The drugs that terms name, each once."""
    return list(dict.fromkeys(c for t in terms if (c := drug_of(t))))
