"""How a sentence says that each of its drugs is given: dose, frequency, route, schedule and duration.

Finds doses behind the drug (`sorafenib 400 mg twice daily`), before it (`200 mg pembrolizumab every 3 weeks`), lists
of levels, frequencies that several drugs share, and cycles that frame a whole sentence. It does not look beyond the
sentence, and it does not judge whether the drug is one of the study's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.drug.dosing_fact import DoseList, DosingFacts, read_dosing
from kg.extract.drug.drug_group import find_groups
from kg.extract.drug.drug_list import drug_of
from kg.extract.drug.drug_stretch import DrugGroup
from kg.extract.drug.regime import Regime, make_regime, regimes_with_doses
from kg.extract.drug.told_dose import ToldDoses, find_told_doses
from kg.extract.number.dose import GRAYS, Dose
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.vocabulary import kind_of


@dataclass(frozen=True, slots=True)
class Given:
    """A drug where a sentence names it, and the ways in which it is given there."""

    term: Term
    regimes: tuple[Regime, ...]


@dataclass(frozen=True, slots=True)
class DosedDrug:
    """One dose of a sentence with the drug it is a dose of, if the sentence names one."""

    drug: Concept | None
    dose: Span
    regime: Regime


def find_regimes(sentence: ReadSentence) -> tuple[Given, ...]:
    """What the sentence says of each of its drugs, in order; a drug of which nothing is said has no regimes."""
    known: tuple[Given, ...] | None = sentence.remembered.get("regimes")
    if known is None:
        known = sentence.remembered["regimes"] = tuple(_find(sentence))
    return known


def _find(sentence: ReadSentence) -> list[Given]:
    terms = [t for t in sentence.terms if drug_of(t)]
    if not terms:
        return []
    facts = read_dosing(sentence)
    if not (facts.doses or facts.timings or facts.routes):
        return [Given(term, ()) for term in terms]
    told = find_told_doses(facts, terms)
    given = _told(facts, told) if told else []
    facts = facts.without(told.place) if told else facts
    groups = find_groups(facts, terms)
    given += [item for group in groups for item in _of_group(facts, group, len(groups) == 1)]
    return sorted(given, key=lambda item: item.term.span)


def _told(facts: DosingFacts, told: ToldDoses) -> list[Given]:
    """How drugs are given whose doses a verb tells."""
    place = told.place
    timings = tuple(t for t in facts.timings if place.contains(t.span))
    first = min((s.start for _, (s, _) in told.owners), default=place.end)
    routes = [r for s, r in facts.routes if place.contains(s) and s.start >= first]
    route = next((r for s, r in facts.routes if place.contains(s)), None)
    doses: dict[Term, list[DoseList]] = defaultdict(list)
    for term, dose in told.owners:
        doses[term].append(dose)
    made = []
    for term, own in doses.items():
        end = min(
            (s.start for t, (s, _) in told.owners if t is not term and s.start > own[-1][0].end), default=place.end
        )
        near = tuple(t for t in timings if t.span.start < end)
        # a way of giving right behind one dose is that dose's
        given_so = next((r for s, r in facts.routes if own[-1][0].end <= s.start < end), route if not routes else None)
        group = DrugGroup([term], own[0][0].start, own[0][0].start, own[0][0].start, end, near, given_so)
        made.append(Given(term, tuple(regimes_with_doses(facts.sentence.words, facts.sentence.span.start, group, own))))
    return made


def find_dosed_drugs(sentence: ReadSentence) -> list[DosedDrug]:
    """Every dose of the sentence in order, with its drug; in a sentence without drugs the doses stand alone."""
    found: list[DosedDrug] = []
    if any(drug_of(t) for t in sentence.terms):
        for given in find_regimes(sentence):
            found += [DosedDrug(drug_of(given.term), r.place, r) for r in given.regimes if r.place is not None]
    else:
        facts = read_dosing(sentence)
        start, end = sentence.span.start, sentence.span.end
        whole = DrugGroup([], start, start, start, end, facts.timings, next((r for _, r in facts.routes), None))
        regimes = regimes_with_doses(sentence.words, start, whole, facts.doses)
        found += [DosedDrug(None, r.place, r) for r in regimes if r.place is not None]
    return sorted(found, key=lambda item: item.dose)


def _of_group(facts: DosingFacts, group: DrugGroup, alone: bool) -> list[Given]:
    """The regimes of each drug of a group; a dose belongs to the drug next to it, all else to all."""
    doses = [d for d in facts.doses if group.lead <= d[0].start < group.stop]
    if not doses and alone:
        doses = [d for d in facts.doses if not group.is_closed or d[0].start < group.stop]
        doses = [d for d in doses if not _is_of_a_partner(facts, group, d[0])]
    doses = [d for d in _until_subject(facts, doses) if _may_be_of(group, d)]
    doses = [d for d in doses if not _names_others(facts, group, d)]
    doses = [of_parts for d in doses if (of_parts := _of_parts(facts, group, d))]
    own: dict[int, list[DoseList]] = defaultdict(list)
    for span, levels in doses:
        for i, part in _targets(facts, group, span, levels):
            own[i].append((span, part))
    shared = _shared_regime(facts, group, doses)
    made: list[Given] = []
    for i, term in enumerate(group.terms):
        regimes = tuple(regimes_with_doses(facts.sentence.words, facts.sentence.span.start, group, own[i]))
        made.append(Given(term, regimes or ((shared,) if shared.fullness else ())))
    return made + [Given(term, ()) for term in group.summaries]


def _is_of_a_partner(facts: DosingFacts, group: DrugGroup, place: Span) -> bool:
    """`5 to 9 mg was given to adults on A`: is a dose before the only drug that of what it is given beside?"""
    between = facts.sentence.between(place.end, max(place.end, group.lead))
    return expression("interventions", "only beside it").search(between) is not None


def _may_be_of(group: DrugGroup, dose: DoseList) -> bool:
    """Is a dose in gray one of rays, and one in grams one of something else?"""
    of_rays = [
        expression("interventions", "rays").search(c.label) is not None for t in group.terms if (c := drug_of(t))
    ]
    return any(of_rays) if dose[1][0].unit in GRAYS else not all(of_rays)


def _names_others(facts: DosingFacts, group: DrugGroup, dose: DoseList) -> bool:
    """Does a dose tell who got the drug (`A was offered to patients enrolled in the 5 mg cohort`), or a joint level?"""
    between = facts.sentence.between(group.end, max(group.end, dose[0].start))
    if expression("interventions", "people in").search(between):
        return True
    # "A + B at the second dose level (9 mg)" does not say of which of them
    is_joint = len({drug_of(t) for t in group.terms if not _is_control(t)}) > 1
    return is_joint and expression("interventions", "at a level").search(between) is not None


def _of_parts(facts: DosingFacts, group: DrugGroup, dose: DoseList) -> DoseList | None:
    """The doses of a product's parts (`97/103 mg`) as one dose of the product; of one part alone they are none."""
    span, levels = dose
    words = facts.sentence.between(levels[0].span.start, levels[-1].span.end)
    if len(levels) < 2 or not expression("interventions", "doses of parts").fullmatch(words):
        return dose
    distinct = list(dict.fromkeys(c for t in group.terms if (c := drug_of(t)) and kind_of(c) != "control"))
    if len(distinct) == len(levels):
        return dose
    if len(distinct) == 1 and len(re.findall(r"\band\b|/", distinct[0].label)) == len(levels) - 1:
        return span, (
            replace(levels[0], text="/".join(d.text for d in levels), span=levels[0].span.to(levels[-1].span)),
        )
    is_part = "/" in (facts.sentence.before(group.start, 1), facts.sentence.after(group.end, 1))
    # alternatives rise (`150/300 mg`); what does not is of parts that the text calls by a short name
    rises = all(float(a.text) < float(b.text) for a, b in pairwise(levels))
    return dose if rises and not is_part else None


def _until_subject(facts: DosingFacts, doses: list[DoseList]) -> list[DoseList]:
    """The doses up to a verb: in `the dose of A with B 5 mg was 9 mg` the last is A's, which the verb speaks of."""
    for i, ((earlier, _), (span, _)) in enumerate(pairwise(doses), 1):
        gap = facts.sentence.between(earlier.end, span.start)
        if expression("interventions", "dose that the verb tells").search(gap):
            return doses[:i]
    return doses


def _targets(
    facts: DosingFacts, group: DrugGroup, span: Span, levels: tuple[Dose, ...]
) -> Iterator[tuple[int, tuple[Dose, ...]]]:
    """Which drugs of a group (by their index) have which of these doses; a placebo has none beside a drug."""
    words, base = facts.sentence.words, facts.sentence.span.start
    places = [i for i, t in enumerate(group.terms) if not _is_control(t)] or list(range(len(group.terms)))
    distinct = list(dict.fromkeys(drug_of(group.terms[i]) for i in places))
    if span.end <= group.start:
        yield places[0], levels
    elif len(levels) == len(distinct) > 1 and len({d.text for d in levels}) > 1:
        for i in places:
            at = distinct.index(drug_of(group.terms[i]))
            yield i, levels[at : at + 1]
    elif len(distinct) == 1 or expression("interventions", "each at this dose").search(
        words[group.end - base : span.start - base]
    ):
        yield from ((i, levels) for i in places)
    else:
        yield places[-1], levels


def _is_control(term: Term) -> bool:
    concept = drug_of(term)
    return concept is not None and kind_of(concept) == "control"


def _shared_regime(facts: DosingFacts, group: DrugGroup, doses: Sequence[DoseList]) -> Regime:
    """What is said of all drugs of a group; what stands in brackets with a dose is of the last (`A and B (5 mg)`)."""
    words, base = facts.sentence.words, facts.sentence.span.start
    opening = re.match(r"\s?[\[(]", words[group.end - base :])
    closing = re.search(r"[\])]", words[group.end - base :]) if opening and len(group.terms) > 1 else None
    bracket = Span(group.end, group.end + closing.end()) if closing else None
    if bracket is None or not any(bracket.overlaps(span) for span, _ in doses):
        return make_regime(group.timings, group.route, None)
    route = next((r for s, r in facts.routes if group.lead <= s.start < group.stop and not bracket.overlaps(s)), None)
    return make_regime([t for t in group.timings if not bracket.overlaps(t.span)], route, None)
