"""Interventions: which drugs each arm gets, at which dose, how often, by which route, on which schedule.

Finds the drugs of the arms and of the study, and for each the sentences that say how it is given; several doses of
one drug are several interventions, and what one sentence lacks (a route, a frequency) another may give. It does not
find what is given to patients outside the study, and a dose that no sentence ties to a drug stays out.

Measured on gold (docs/extraction.md): precision 0.941, recall 0.955.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.arm.arm import ArmTable
from kg.extract.cue import expression, load_cues, says
from kg.extract.drug.drug_list import components, drug_of, given_of, is_general, is_procedure, parts_of
from kg.extract.drug.given_drug import find_dosed_drugs, find_regimes
from kg.extract.drug.regime import Regime
from kg.extract.drug.study_drug import is_control, is_given, is_usual_care, is_usual_treatment, principal_drug, rank_of
from kg.extract.evidence import make_evidence
from kg.extract.intervention.dosing_statement import DosingStatement, choose
from kg.extract.intervention.lone_sentence import is_lone
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Arm, Intervention


def find_interventions(reading: Reading, table: ArmTable, study_drugs: list[Term]) -> list[Intervention]:
    """The drugs of every arm with how they are given, then the study's drugs that belong to no arm."""
    own = {part: term for term in study_drugs if (c := drug_of(term)) for part in components(c)}
    given = {c for arm in table.arms for c in arm.drugs}
    wanted = frozenset(own) | given
    statements = _statements(reading, table, wanted)
    left = [drug for drug in own if drug not in given and not is_control(drug)]
    if sum(bool(arm.drugs) for arm in table.arms) > 1:
        left = [drug for drug in left if _is_given_by_study(reading, drug)]
    elif len(table.arms) > 1:
        left = [drug for drug in left if not is_usual_treatment(drug) or _is_given_by_study(reading, drug)]
    named = [drug for drug in left if not is_general(drug)]
    found: list[Intervention] = []
    for arm in table.arms:
        for drug in arm.drugs:
            # "Chemotherapy" is no drug of its own where the text names drugs that no other arm gives.
            if not is_control(drug) and not (is_general(drug) and named):
                found += _make(reading, drug, arm, statements.get(drug, []), own.get(drug))
        for drug, said in statements.items():
            # "5 mg in cohort 2": an arm without a drug of its own name is given what its dose is of
            if not arm.drugs and not is_control(drug) and any(s.arm == arm.key for s in said):
                found += _make(reading, drug, arm, said, own.get(drug))
    general = [arm for arm in table.arms if arm.drugs and all(is_general(d) and not is_control(d) for d in arm.drugs)]
    only = _only_arm(reading, table, general)
    for drug in left:
        if drug in named or not general:
            found += _make(reading, drug, only, statements.get(drug, []), own[drug])
    return list(dict.fromkeys(found))


def _is_given_by_study(reading: Reading, drug: Concept) -> bool:
    """Does a sentence say that the study gives a drug which none of its arms names?

    `All patients received it` does; `patients receiving it were randomised` tells who was studied.
    """
    for sentence, term in _mentions(reading.sentences, drug):
        if sentence.role not in ("title", "background", "methods", "results") or not is_given(sentence, term):
            continue
        before = sentence.before(term.span.start, 160)
        if any(cue.search(before) for cue in load_cues("interventions")["background"]):
            continue
        if expression("interventions", "time of a procedure").search(before) and is_procedure(drug):
            continue
        if sentence.role == "title" or says("interventions", "giving", sentence.words):
            return True
    return False


def _only_arm(reading: Reading, table: ArmTable, general: list[Arm]) -> Arm | None:
    """The arm of drugs that no arm names: the only one, or the one that is named by its kind of treatment alone.

    In a lone sentence the drugs outside its combinations are given without them.
    """
    if is_lone(reading):
        return None
    if len(table.arms) == 1:
        return table.arms[0]
    return general[0] if len(general) == 1 and not any(is_usual_care(d) for d in general[0].drugs) else None


def _statements(reading: Reading, table: ArmTable, wanted: frozenset[Concept]) -> dict[Concept, list[DosingStatement]]:
    """What the sentences say of each drug, the fullest first; of less full ones those with a dose of their own."""
    found: dict[Concept, list[DosingStatement]] = {}
    is_search = _looks_for_a_dose(reading)
    for sentence in reading.with_role("title", "background", "methods", "results", "conclusions"):
        named = {part for t in sentence.terms if (c := drug_of(t)) for part in components(c)}
        if not named & wanted or (sentence.role == "results" and not _tells_of_giving(sentence)):
            continue
        is_known = sentence.role == "background" and rank_of(sentence) is None
        is_known = is_known and (says("interventions", "elsewhere", sentence.words) or _names_a_chosen_dose(sentence))
        is_known = is_known or (not is_search and says("interventions", "advised", sentence.words))
        for given in find_regimes(sentence):
            concept = drug_of(given.term)
            if is_known and any(r.dose or r.frequency for r in given.regimes):
                continue  # tablets that are sold, what others gave, and what ought to be given
            if concept is None or not given.regimes or not is_given(sentence, given.term):
                continue
            arm = _arm_of(table, sentence, given.term)
            said = [_statement(table, sentence, given.term, r, arm) for r in given.regimes]
            for drug in components(concept):
                if drug in wanted:
                    found.setdefault(drug, []).extend(said)
    _add_unnamed(reading, wanted, found)
    return {drug: choose(statements) for drug, statements in found.items()}


def _add_unnamed(reading: Reading, wanted: frozenset[Concept], found: dict[Concept, list[DosingStatement]]) -> None:
    """Doses of sentences that name no drug (`The recommended dose was 600 mg`) are of the drug the text is about.

    Only if no sentence gives a dose of it with its name.
    """
    drug = principal_drug(reading, wanted)
    if drug is None or any(s.regime.dose for s in found.get(drug, [])):
        return
    mention = next(_mentions(reading.sentences, drug))[1]
    for sentence in reading.with_role("methods", "results"):
        tells_a_dose = _names_a_chosen_dose(sentence) or says("dose_findings", "dose level", sentence.words)
        if any(drug_of(t) for t in sentence.terms) or not tells_a_dose:
            continue
        if says("interventions", "advised", sentence.words) and not _looks_for_a_dose(reading):
            continue
        dosed = find_dosed_drugs(sentence)
        found.setdefault(drug, []).extend(DosingStatement(sentence, mention, d.regime, None) for d in dosed)


def _tells_of_giving(sentence: ReadSentence) -> bool:
    """Does a sentence of the results tell how drugs were given, as opposed to what was measured under them?"""
    groups = ("DLT", "dose level")
    is_search = _names_a_chosen_dose(sentence) or any(says("dose_findings", group, sentence.words) for group in groups)
    return is_search or says("interventions", "giving", sentence.words)


def _looks_for_a_dose(reading: Reading) -> bool:
    return any(says("dose_findings", "search", s.words) for s in reading.sentences)


def _names_a_chosen_dose(sentence: ReadSentence) -> bool:
    return any(says("dose_findings", group, sentence.words) for group in ("MTD", "RP2D", "expansion dose"))


def _arm_of(table: ArmTable, sentence: ReadSentence, term: Term) -> str | None:
    """The arm that this stretch of the sentence speaks of: the last one named before the drug, or the only one; where
    the names stand behind the drugs (`drug A (arm 1) or drug B (arm 2)`), the next one.
    """
    names = [(a.evidence.words, a.key) for a in table.arms if sentence.span.contains(a.evidence.words)]
    inside = sorted((name.start, key) for name, key in names)
    if len(inside) > 1:
        if _are_named_behind(table, sentence, [name for name, _ in names]):
            return next((key for start, key in inside if start > term.span.start), None)
        return next((key for start, key in reversed(inside) if start <= term.span.start), None)
    named = list(dict.fromkeys(m.arm for m in table.find(sentence)))
    return named[0] if len(named) == 1 else None


def _are_named_behind(table: ArmTable, sentence: ReadSentence, names: list[Span]) -> bool:
    """Does a drug of the arms stand before each of their names, and none in one or behind the last?"""
    given = {drug for arm in table.arms for drug in arm.drugs}
    drugs = [t.span for t in sentence.terms if given.intersection(parts_of(t))]
    order = [is_name for _, is_name in sorted([*((d.start, 0) for d in drugs), *((n.start, 1) for n in names)])]
    is_told_apart = not any(name.overlaps(drug) for name in names for drug in drugs)
    return is_told_apart and order[:1] == [0] and order[-1:] == [1] and (1, 1) not in pairwise(order)


def _statement(table: ArmTable, sentence: ReadSentence, term: Term, regime: Regime, arm: str | None) -> DosingStatement:
    """What a regime says of the arm that is called by its dose, rate or duration, or that the dose stands right before;
    else of `arm`.
    """
    said = (regime.dose and regime.unit and f"{regime.dose} {regime.unit}", regime.frequency, regime.duration)
    giving = {arm.key for arm in table.arms if not arm.drugs or set(parts_of(term)) & set(arm.drugs)}
    named = next((key for words in said if words and (key := table.named(words)) in giving), None)
    arm = named or _arm_behind(table, sentence, regime.words) or arm
    return DosingStatement(sentence, term, regime, arm, named is not None)


def _arm_behind(table: ArmTable, sentence: ReadSentence, regime: Span | None) -> str | None:
    """The arm that a dose stands right before: `10 mg twice daily in cohort 1`."""
    if regime is None:
        return None
    behind = next((m for m in table.find(sentence) if m.span.end > regime.end), None)
    if behind is None:
        return None
    if regime.start < behind.span.start < regime.end:
        return behind.arm  # the arm is called by how its drug is given
    gap = sentence.between(regime.end, behind.span.start)
    return behind.arm if expression("interventions", "to-arm").fullmatch(gap) else None


def _make(
    reading: Reading, drug: Concept, arm: Arm | None, statements: list[DosingStatement], term: Term | None
) -> Iterator[Intervention]:
    key = arm.key if arm else None
    own = [s for s in statements if key is not None and s.arm == key] or _of_no_other(statements, key)
    if arm is not None and is_lone(reading) and _is_named(reading, drug, arm):
        # What is said of a drug where a sentence names it again is of another of its combinations.
        own = [s for s in own if arm.evidence.words.contains(s.term.span)]
    if not own:
        sentence, mention = _mention(reading, drug, arm, term)
        if sentence is not None and mention is not None:
            yield Intervention(drug, make_evidence(sentence, mention.span, "intervention/drug", "0.85"), key)
        return
    for s in own:
        named = s.term.span if s.sentence.span.contains(s.term.span) else None
        words = s.regime.words.to(named) if s.regime.words and named else s.regime.words or s.term.span
        rule = "intervention/dose" if s.regime.dose else "intervention/frequency"
        yield Intervention(
            drug, make_evidence(s.sentence, words, rule, "0.9"), key, s.regime.dose, s.regime.unit, s.regime.frequency,
            s.regime.route, s.regime.schedule, s.regime.duration,
        )  # fmt: skip


def _of_no_other(statements: list[DosingStatement], key: str | None) -> list[DosingStatement]:
    """What is said of a drug in an arm that no sentence tells it of: not what each of several others is given."""
    if key is None:
        return statements
    doses = {(s.arm, s.regime.dose) for s in statements if s.arm is not None}
    if len({arm for arm, _ in doses}) < 2 or len({dose for _, dose in doses}) < 2:
        return [s for s in statements if not s.is_name]
    return [s for s in statements if s.arm is None]


def _mention(
    reading: Reading, drug: Concept, arm: Arm | None, term: Term | None
) -> tuple[ReadSentence | None, Term | None]:
    """Where the drug is named: in the arm's words or sentence, where the study's drugs were found, or first."""
    mentions = list(_mentions(reading.sentences, drug))
    own = [m for m in mentions if m[1] is term] if term is not None else []
    named = [m for m in mentions if arm and arm.evidence.words.contains(m[1].span)]
    near = [m for m in mentions if arm and m[0].span == arm.evidence.sentence]
    return next(iter([*named, *near, *own, *mentions]), (None, None))


def _is_named(reading: Reading, drug: Concept, arm: Arm) -> bool:
    return any(arm.evidence.words.contains(t.span) for _, t in _mentions(reading.sentences, drug))


def _mentions(sentences: Iterable[ReadSentence], drug: Concept) -> Iterator[tuple[ReadSentence, Term]]:
    for sentence in sentences:
        for term in sentence.terms:
            concept = given_of(term)
            if concept is not None and drug in components(concept):
                yield sentence, term
