"""How the drugs are given that a sentence names one after the other: the times and the route of each group.

Finds what is said in a group's own stretch, and the frequencies and routes that groups share: the last of a list, `both
given ...`, and cycles that frame the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.cue import expression, says
from kg.extract.drug.dosing_fact import DosingFacts
from kg.extract.drug.drug_list import drug_of, is_procedure
from kg.extract.drug.drug_stretch import DrugGroup, part_drugs
from kg.extract.number.timing import Timing, is_frequency
from kg.extract.reading import Term
from kg.text.bracket import OPEN
from kg.vocabulary import kind_of

_FILE = "interventions"


def find_groups(facts: DosingFacts, terms: Sequence[Term]) -> list[DrugGroup]:
    """The groups of a sentence's drugs in order, each with the timings and the route that are said of it."""
    groups = part_drugs(facts, terms)
    for group in groups:
        inside = (t for t in facts.timings if group.lead <= t.span.start < group.stop)
        group.timings = () if _is_frame(facts, group) else tuple(t for t in inside if not _leads_on(facts, group, t))
        group.route = next((r for s, r in facts.routes if group.lead <= s.start < group.stop), None)
    _share(facts, groups)
    return groups


def _is_frame(facts: DosingFacts, group: DrugGroup) -> bool:
    """Is this a procedure that only tells when another thing was given: `during radiotherapy, twice daily`?"""
    concepts = [drug_of(term) for term in group.terms]
    if any(concept is None or not is_procedure(concept) for concept in concepts):
        return False
    return expression(_FILE, "time of a procedure").search(facts.sentence.before(group.lead, 80)) is not None


def _leads_on(facts: DosingFacts, group: DrugGroup, timing: Timing) -> bool:
    """Is a timing behind a drug said of what follows: `A was better than once-daily injections of another`?"""
    if timing.kind != "rate" or timing.span.start < group.end:
        return False
    return expression(_FILE, "of what follows").match(facts.sentence.after(timing.span.end, 60)) is not None


def _share(facts: DosingFacts, groups: list[DrugGroup]) -> None:
    """Frequencies that several drugs share: the last of a list, `both given …`, and cycles that frame the sentence."""
    words, base = facts.sentence.words, facts.sentence.span.start
    for before, after in zip(groups[-2::-1], groups[:0:-1], strict=True):
        tail = _after_last_fact(facts, before)
        joined = _are_joined(facts, before, words[tail - base : after.lead - base])
        if joined and not before.timings and before.stop == after.lead:
            before.timings += tuple(
                t for t in after.timings if is_frequency(t) and _is_of_both(facts, before, after, t)
            )
            behind = (r for s, r in facts.routes if after.end <= s.start < after.stop)
            before.route = before.route or next(behind, None)  # "A and oral B": the route before B is B's alone
        # "oral A (5 mg) plus B" tells nothing of B, "oral A and B" and "intravenous A (5 mg) and B" do
        is_shared = joined and after.route is None
        is_shared = is_shared and (
            tail == before.end or (before.route != "oral" and not _has_verb(facts, before, tail))
        )
        if is_shared and any(before.lead <= s.start < before.start for s, _ in facts.routes):
            after.route = before.route
    last = groups[-1]
    if every := expression(_FILE, "all drugs").search(words, last.end - base, last.stop - base):
        shared = tuple(t for t in last.timings if t.span.start - base >= every.start())
        route = next((r for s, r in facts.routes if base + every.start() <= s.start < last.stop), None)
        for group in groups[:-1]:
            group.timings += shared
            group.route = group.route or route
    framing = tuple(t for t in facts.timings if t.span.end <= groups[0].lead and t.kind in ("cycle", "course"))
    cycles = tuple(t for t in last.timings if t.kind == "cycle")
    for group in groups:
        kinds = {t.kind for t in group.timings}
        group.timings += tuple(t for t in framing if t.kind not in kinds)
        if "days" in kinds and "cycle" not in kinds:
            group.timings += cycles


def _are_joined(facts: DosingFacts, before: DrugGroup, between: str) -> bool:
    """Do the words between the last fact of a drug and the next drug join their doses, or measure one on the other?"""
    if between.strip() == "with" and says("combinations", "compared", facts.sentence.before(before.lead, 60)):
        return True
    return expression(_FILE, "joins two doses").fullmatch(between) is not None


def _has_verb(facts: DosingFacts, group: DrugGroup, end: int) -> bool:
    return expression(_FILE, "verb of giving").search(facts.sentence.between(group.end, end)) is not None


def _is_of_both(facts: DosingFacts, before: DrugGroup, after: DrugGroup, timing: Timing) -> bool:
    """May a frequency behind the second drug be the first's too: `A 5 mg and B 9 mg daily`?

    Not one in a bracket of the second's own, nor a rate by the day where only one is dosed by the body's size.
    """
    is_own = timing.span.start >= after.end and OPEN.search(facts.sentence.between(after.end, timing.span.start))
    if is_own and not all(_is_placebo(term) for term in after.terms):
        return False
    first, second = (
        {_is_by_size(levels[0].unit) for s, levels in facts.doses if g.lead <= s.start < g.stop}
        for g in (before, after)
    )
    return not (timing.text.endswith("daily") and first and second and first.isdisjoint(second))


def _is_placebo(term: Term) -> bool:
    concept = drug_of(term)
    return concept is not None and kind_of(concept) == "control"


def _is_by_size(unit: str) -> bool:
    return unit.endswith(("/m2", "/kg")) or unit == "AUC"


def _after_last_fact(facts: DosingFacts, group: DrugGroup) -> int:
    """Where the last dose, timing or route of a group ends."""
    return max([group.end, *(s.end for s in facts.spans if group.end <= s.start < group.stop)])
