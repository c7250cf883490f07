"""Arms that give one drug at several doses: `drug A 5 mg, drug A 10 mg or placebo`, `drug A (5 or 10 mg) or placebo`.

Finds runs of doses of one drug that an allocation lists, with the size behind each dose. It leaves alone doses that
depend on something of the patient, doses that follow each other in time, and several drugs with a dose each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_draft import Draft, take_bracket
from kg.extract.arm.arm_name import DoseName
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of
from kg.extract.drug.given_drug import DosedDrug, find_dosed_drugs
from kg.extract.drug.study_drug import is_control
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.number import parse_number

_words = partial(expression, "dose_arms")
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)?")
#: How far behind a list of doses a control may stand that nothing but `and` joins to them.
_BESIDE = 60


@dataclass(frozen=True, slots=True)
class DoseRun:
    """Doses of one drug that stand for arms; offsets count within the sentence."""

    start: int
    end: int
    drafts: tuple[Draft, ...]


def find_dose_runs(reading: Reading, sentence: ReadSentence, start: int) -> list[DoseRun]:
    """The runs of doses behind an offset of the sentence, with one draft a dose where the doses are arms.

    They are if each has its size or its drug's name, if another sentence speaks of one of them, or if nothing but these
    doses, and a control, is allocated.
    """
    if not any(q.kind == "dose" for q in sentence.quantities) or not _words("may-list").search(sentence.words, start):
        return []
    base = sentence.span.start
    found: list[DoseRun] = []
    for run in _runs(sentence, [d for d in find_dosed_drugs(sentence) if d.dose.start - base >= start]):
        distinct = {(d.regime.dose, d.regime.unit) for d in run}
        if len(distinct) == len(run) > 1 and not _is_of_control(run) and not _is_of_parts(sentence, run):
            drafts = tuple(draft_of_dose(sentence, item) for item in run)
            are_arms = _are_arms(reading, sentence, run, drafts, start)
            found.append(DoseRun(_start(sentence, run), run[-1].dose.end - base, drafts if are_arms else ()))
    return found


def find_sized_doses(reading: Reading) -> Iterator[list[Draft]]:
    """`a trial of drug A 5 mg (n = 30) and 10 mg (n = 31)`: doses of one drug that each have a size, and no other group
    of the sentence has.
    """
    for sentence in reading.with_role("title", "background", "methods", "results"):
        sizes = sum(q.kind == "n" for q in sentence.quantities)
        for run in find_dose_runs(reading, sentence, 0):
            if len(run.drafts) == sizes and all(draft.size is not None for draft in run.drafts):
                yield list(run.drafts)


def join_parts(parts: list[tuple[int, int]], runs: list[DoseRun], start: int) -> list[tuple[int, int]]:
    """The parts of a list of alternatives where a run of doses is one part, which no `or` within it divides; where no
    such word parts anything, all from the beginning of the list to what stands next to the run.
    """
    joined: list[tuple[int, int]] = []
    for a, b in parts:
        last = joined[-1] if joined else None
        if last and any(run.start < last[1] and a < run.end for run in runs):
            joined[-1] = (last[0], b)
        else:
            joined.append((a, b))
    return joined or [(start, run.end + _BESIDE) for run in runs[:1] if run.drafts]


def _are_arms(
    reading: Reading, sentence: ReadSentence, run: list[DosedDrug], drafts: tuple[Draft, ...], start: int
) -> bool:
    if _is_by_patient(sentence, run) or _has_partner(sentence, run):
        return False
    if all(d.size for d in drafts) or _each_named(sentence, run) or _is_all(sentence, run, start):
        return True
    return _is_said_elsewhere(reading, sentence, drafts)


def _is_all(sentence: ReadSentence, run: list[DosedDrug], start: int) -> bool:
    """`randomly assigned to 5, 10 or 20 mg of drug A`: is there nothing else, but a control, to be allocated to?"""
    if _words("with-others").match(sentence.after(run[-1].dose.end, 60)):
        return True  # what all are given besides
    behind = (t for t in sentence.terms if t.span.start - sentence.span.start >= start)
    return all(drug is None or drug == run[0].drug or is_control(drug) for drug in map(drug_of, behind))


def _is_of_control(run: list[DosedDrug]) -> bool:
    """Are these doses of a placebo, because the text's own drug is not known?"""
    return run[0].drug is None or is_control(run[0].drug)


def _is_of_parts(sentence: ReadSentence, run: list[DosedDrug]) -> bool:
    """`drug A/drug B 5/10 mg`: are these the doses of the drugs of one product?"""
    if any(sentence.between(a.dose.end, b.dose.start) != "/" for a, b in pairwise(run)):
        return False
    return _words("product-before").search(sentence.before(run[0].dose.start, 60)) is not None


def _has_partner(sentence: ReadSentence, run: list[DosedDrug]) -> bool:
    """`A 75 mg or A 60 mg plus B`: is the last dose, of a drug that is named anew, given with another drug?"""
    if not _each_named(sentence, run):
        return False
    behind = sentence.after(run[-1].dose.end, 60)
    partner = _words("with-a-partner").match(behind)
    place = run[-1].dose.end + (partner.end() if partner else 0)
    return partner is not None and any(
        t.span.start == place and drug_of(t) not in (None, run[-1].drug) for t in sentence.terms
    )


def _each_named(sentence: ReadSentence, run: list[DosedDrug]) -> bool:
    """`drug A 5 mg, drug A 10 mg`: does the drug stand with each dose?"""
    named = [t.span.start for t in sentence.terms if drug_of(t) == run[0].drug]
    return all(any(a.dose.end <= start < b.dose.start for start in named) for a, b in pairwise(run))


def _is_said_elsewhere(reading: Reading, sentence: ReadSentence, drafts: tuple[Draft, ...]) -> bool:
    """Does another sentence of the text speak of one of the doses?"""
    names = [draft.amount for draft in drafts if draft.amount]
    others = [s.words for s in reading.with_role("title", "results", "conclusions") if s is not sentence]
    return any(next(name.iter_places(words), None) for words in others for name in names)


def _runs(sentence: ReadSentence, dosed: list[DosedDrug]) -> Iterator[list[DosedDrug]]:
    run: list[DosedDrug] = []
    for item in dosed:
        if run and not _is_next(sentence, run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _is_next(sentence: ReadSentence, before: DosedDrug, item: DosedDrug) -> bool:
    """Is this a further dose of the same drug, with nothing but its schedule, a size and a joint between?"""
    if item.drug is None or (before.drug, before.regime.unit) != (item.drug, item.regime.unit):
        return False
    gap = sentence.between(before.dose.end, item.dose.start)
    for term in sentence.terms:
        if drug_of(term) == item.drug and before.dose.end <= term.span.start < item.dose.start:
            gap = gap.replace(sentence.between(term.span.start, term.span.end), "#", 1)
    return _words("next-dose").fullmatch(gap) is not None


def _is_by_patient(sentence: ReadSentence, run: list[DosedDrug]) -> bool:
    """`5 or 10 mg, depending on age`: doses that are no alternatives of a comparison."""
    return (
        _words("by-patient").search(sentence.after(run[-1].dose.end, 80)) is not None
        or _words("by-weight").search(sentence.before(run[0].dose.start, 40)) is not None
    )


def _start(sentence: ReadSentence, run: list[DosedDrug]) -> int:
    """Where the run begins: with its drug, if that stands right before the first dose."""
    base, first = sentence.span.start, run[0].dose.start
    places = [t.span for t in sentence.terms if drug_of(t) == run[0].drug and t.span.end <= first]
    near = places and _words("before-dose").fullmatch(sentence.between(places[-1].end, first))
    return (places[-1].start if near else first) - base


def draft_of_dose(sentence: ReadSentence, item: DosedDrug) -> Draft:
    """The arm of one dose of a drug, with the size and the short names of the bracket behind it."""
    drug, dose, unit = item.drug, item.regime.dose, item.regime.unit
    if drug is None or dose is None or unit is None:
        raise ValueError(f"a dose of an arm without drug or unit: {item}")
    base, behind = sentence.span.start, item.dose.end - sentence.span.start
    amount = DoseName(drug.label, dose, unit)
    draft = Draft(f"{drug.label} {amount}", item.dose, sentence, [drug], aliases={str(amount)}, by_form=True)
    draft.amount = amount
    if (size := _words("size-behind").match(sentence.words, behind)) and size["n"]:
        place = Span(base + size.start("n"), base + size.end("n"))
        draft.give_size(int(parse_number(size["n"]).value), place, sentence)
    if bracket := _words("bracket-behind").match(sentence.words, behind):
        take_bracket(draft, sentence, behind, bracket.end())
    return draft


def tell_by_dose(drafts: list[Draft], parts: list[tuple[int, int]]) -> None:
    """Name arms of the same drugs by the one dose that differs: `drug A 5 mg plus drug B or drug A 9 mg plus drug B`.

    `parts` is where each draft stands in its sentence.
    """
    for (draft, part), (other, place) in pairwise(zip(drafts, parts, strict=True)):
        if not draft.drugs or set(draft.drugs) != set(other.drugs) or draft.aliases & other.aliases:
            continue
        if other.amount:
            continue
        mine, theirs = _doses(draft, part), _doses(other, place)
        differing = [d for d in mine if d in theirs and mine[d] != theirs[d]]
        if len(differing) != 1 or len(mine) != len(theirs):
            continue
        for one, doses in ((draft, mine), (other, theirs)):
            dose, unit = doses[differing[0]]
            one.amount = DoseName(differing[0], dose, unit)
            if dose not in _NUMBER.findall(one.label.replace("·", ".")):
                one.label = f"{one.label} {one.amount}"
            one.aliases.add(str(one.amount))


def _doses(draft: Draft, part: tuple[int, int]) -> dict[str, tuple[str, str]]:
    """The doses of an arm by drug; a drug with several doses has none."""
    base, found = draft.sentence.span.start, {}
    twice = set()
    for item in find_dosed_drugs(draft.sentence):
        # "placebo, 50-mg drug A": a dose within the part is that of the only drug of the part
        drug = draft.drugs[0] if len(draft.drugs) == 1 else item.drug
        if drug and item.regime.dose and item.regime.unit and part[0] <= item.dose.start - base < part[1]:
            if drug.label in found:
                twice.add(drug.label)
            found[drug.label] = (item.regime.dose, item.regime.unit)
    return {drug: dose for drug, dose in found.items() if drug not in twice}
