"""The one arm of a study that lists no alternatives: everybody, and the drugs that all of them were given.

Takes the drugs of the surest sentences only, and of these leaves out what some were given instead of others (`A with B
or C`) or besides (`A with or without B`). It makes no arm where nothing but results or conclusions names a drug, and
none where groups are compared that it does not know and that may differ in their drugs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from kg.extract.arm.joint_treatment import find_joint_terms
from kg.extract.arm.other_drug import are_given_apart, find_other_drugs, named_drugs, tells_of_no_people
from kg.extract.cue import expression, says
from kg.extract.drug.drug_list import drug_of, given_drugs, is_general, parts_of, without_kinds
from kg.extract.drug.study_drug import AIM, ELSEWHERE, is_control, rank_of
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.study.counted_group import Group, iter_groups
from kg.model.concept import Concept
from kg.model.study import Arm

_words = partial(expression, "single_arms")
#: What is said of those who were in the study.
_TOOK_PART = ("enrolled", "randomised", "treated", "evaluable", "eligible")
#: Texts of so many sentences may tell only in their results what was given.
_SHORT_TEXT = 3


def find_single_arm(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> Arm | None:
    """The arm of all who were treated, or nothing; `study_drugs` stand at their surest mentions."""
    terms = list(_sure(reading, study_drugs))
    some = _given_to_some(reading) | set(_other_names(reading)) | find_other_drugs(reading, named_drugs(terms))
    terms = [term for term in terms if drug_of(term) not in some]
    if len(terms) > 1 and are_given_apart(reading) and not _are_given_together(reading, terms, in_lists=False):
        return None
    if len(reading.sentences) > _SHORT_TEXT:
        terms = find_joint_terms(reading, terms)
    drugs = tuple(without_kinds(given_drugs(c for t in terms for c in parts_of(t))))
    if all(is_control(drug) for drug in drugs):
        return None  # a placebo is given beside something that is not known
    if _allocates(reading) or tells_of_no_people(reading):
        return None
    if len(terms) > 1 and _compares(reading) and not _are_given_together(reading, terms):
        return None
    size = enrolled if enrolled is not None and _is_everybody(reading, enrolled, set(drugs)) else None
    if size is None and all(is_general(drug) for drug in drugs):
        return None  # a procedure that a text names treats nobody of whom it tells
    sentence = _sentence_of(reading, terms[0])
    span = terms[0].span
    for other in terms:
        if sentence.span.contains(other.span):
            span = span.to(other.span)
    label = " + ".join(d.label for d in drugs)
    return Arm("main", label, "experimental", make_evidence(sentence, span, "arm/single"), size, drugs)


def _is_everybody(reading: Reading, size: int, drugs: set[Concept]) -> bool:
    """Is no larger group told that took part, and no other group beside this one?"""
    groups = list(iter_groups(reading))
    parts = [s for s in reading.sentences if _words("in one of several studies").match(s.words)]
    apart = {s.span for s in parts} if len(parts) > 1 else set()
    if not any(_may_be_all(g, drugs) and g.sentence.span not in apart for g in groups if g.size == size):
        return False
    if all(group.status in ("evaluable", "eligible") for group in groups if group.size == size):
        return not any(group.size > size and group.status != "planned" for group in groups)
    if any(group.size > size and group.status in _TOOK_PART for group in groups):
        return False
    told = reading.with_role("title", "background", "methods", "results")
    return not any(_words("and others").search(s.words) for s in told)


def _may_be_all(group: Group, drugs: set[Concept]) -> bool:
    """Is it told of these people that they took part, or else in one sentence with what was given to them?"""
    named = {part for term in group.sentence.terms for part in parts_of(term)}
    is_told = bool(named & drugs) and _words("measured in some").search(group.sentence.words) is None
    return group.status != "weak" or is_told


def _allocates(reading: Reading) -> bool:
    """Are people parted into groups, whichever these are; not where all of them go through all periods, or through
    doses that are looked for?
    """
    if any(
        _words("crosses all over").search(s.words) or says("dose_findings", "search", s.words)
        for s in reading.sentences
    ):
        return False
    return any(_words("allocates people").search(s.words) for s in reading.with_role("title", "methods", "results"))


def _compares(reading: Reading) -> bool:
    """Does the title, the aim or what the study did compare something?"""
    return any(
        expression("arms", "comparative").search(s.words) and (s.role != "background" or rank_of(s) == AIM)
        for s in reading.with_role("title", "background", "methods")
    )


def _sentence_of(reading: Reading, term: Term) -> ReadSentence:
    return next(s for s in reading.sentences if any(t is term for t in s.terms))


def _sure(reading: Reading, study_drugs: list[Term]) -> Iterator[Term]:
    """The drugs of sentences that say what was given or studied; of others only where no sentence says it."""
    ranks = {id(term): rank_of(_sentence_of(reading, term)) for term in study_drugs}
    best = min((rank for rank in ranks.values() if rank is not None), default=ELSEWHERE)
    if best == ELSEWHERE and len(reading.sentences) > _SHORT_TEXT:
        return
    for term in study_drugs:
        if (rank := ranks[id(term)]) is not None and rank <= max(best, AIM):
            yield term


def _other_names(reading: Reading) -> Iterator[Concept]:
    """Codes in a bracket right behind another name: `drug A (XY12345)` is one drug."""
    for sentence in reading.with_role("title", "background", "methods"):
        terms = [t for t in sentence.terms if drug_of(t)]
        for first, second in pairwise(terms):
            is_code = (drug := drug_of(second)) is not None and not drug.is_grounded and drug != drug_of(first)
            opens = _words("opens a bracket").fullmatch(sentence.between(first.span.end, second.span.start))
            if drug and is_code and opens and _words("closes a name").match(sentence.after(second.span.end, 3)):
                yield drug


def _given_to_some(reading: Reading) -> set[Concept]:
    """The drugs of which a sentence says that people were given one or the other, or with or without them; but those
    that another sentence joins to one treatment.
    """
    chosen: set[Concept] = set()
    joined: set[Concept] = set()
    added: set[Concept] = set()
    for sentence in reading.with_role("title", "background", "methods"):
        here = set(_one_or_the_other(sentence))
        chosen |= here
        if not here and _words("tells treatments apart").search(sentence.words) is None:
            is_given = says("interventions", "giving", sentence.words)  # "the effects of A and B" says of no drug how
            for a, b in pairwise(t for t in sentence.terms if drug_of(t)):
                between = sentence.between(a.span.end, b.span.start)
                if _joins(between, is_plain=is_given):
                    joined |= {c for t in (a, b) if (c := drug_of(t))}
        for term in sentence.terms:
            if (drug := drug_of(term)) and _words("with or without").search(sentence.before(term.span.start, 50)):
                added.add(drug)
    return added | (chosen - joined)


def _one_or_the_other(sentence: ReadSentence) -> Iterator[Concept]:
    terms = [t for t in sentence.terms if drug_of(t)]
    named = [drug_of(t) for t in terms]
    for joint, (a, b) in enumerate(pairwise(terms), 1):
        if _words("one or the other").fullmatch(sentence.between(a.span.end, b.span.start)):
            before, behind = named[:joint], named[joint:]
            chosen = [*before[_first_of_list(sentence, terms, joint - 1) :], behind[0]]
            # "A with B, or A with B and C": what stands on both sides is given to all
            yield from (c for c in chosen if c and (c in before) != (c in behind))


def _first_of_list(sentence: ReadSentence, terms: Sequence[Term], last: int) -> int:
    """Which drug is the first of the list that commas join to this one."""
    while last and _words("listed before").fullmatch(
        sentence.between(terms[last - 1].span.end, terms[last].span.start)
    ):
        last -= 1
    return last


def _are_given_together(reading: Reading, terms: list[Term], *, in_lists: bool = True) -> bool:
    """Does a sentence join all these drugs as the parts of one treatment, be it as a mere list (`A and B`)?"""
    wanted = {drug_of(term) for term in terms}
    for sentence in reading.with_role("title", "background", "methods"):
        named = [t for t in sentence.terms if drug_of(t) in wanted]
        is_plain = in_lists and _words("tells treatments apart").search(sentence.words) is None
        joined = {
            drug_of(t)
            for a, b in pairwise(named)
            if _joins(sentence.between(a.span.end, b.span.start), is_plain=is_plain)
            for t in (a, b)
        }
        if joined == wanted:
            return True
    return False


def _joins(between: str, *, is_plain: bool) -> bool:
    if _words("given together").match(between):
        return True
    return is_plain and expression("arms", "together").match(between) is not None
