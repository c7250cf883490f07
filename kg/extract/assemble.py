"""From what was read to a study: every extractor in turn, then what only the whole tells (primary outcomes,
denominators).
"""

from __future__ import annotations

from kg.extract.arm.arm import find_arms
from kg.extract.arm.arm_table import ArmTable
from kg.extract.confidence import weigh
from kg.extract.dose_finding.dose_finding import find_dose_findings
from kg.extract.drug.study_drug import find_study_drugs
from kg.extract.group.arm_count import find_arm_counts
from kg.extract.group.arm_size_of_share import with_sizes_of_facts, with_sizes_of_shares
from kg.extract.group.cohort import find_cohorts
from kg.extract.group.cohort_fact import give_cohorts
from kg.extract.group.lone_group import find_lone_group, give_lone_group
from kg.extract.harm.adverse_event import find_adverse_events
from kg.extract.intervention.intervention import find_interventions
from kg.extract.intervention.lone_sentence import add_combinations
from kg.extract.population.population import find_conditions
from kg.extract.reading import Reading
from kg.extract.result.declared_result import mark_primary
from kg.extract.result.inferred_denominator import infer_denominators
from kg.extract.result.result import find_results, share_comparison_p
from kg.extract.statement.finding import find_findings
from kg.extract.statement.mechanism import find_mechanisms
from kg.extract.study.characteristic import find_characteristics
from kg.extract.study.study_kind import find_study_kind
from kg.extract.thing.outcome import find_outcomes
from kg.model.study import Study


def assemble_study(reading: Reading) -> Study:
    """All facts of a document. A document that reports no study of patients gives a study with `is_study` False and
    no facts.
    """
    return assemble_with_arms(reading)[0]


def assemble_with_arms(reading: Reading) -> tuple[Study, ArmTable | None]:
    """All facts of a document, and where its sentences speak of which arm; no table where it reports no study."""
    document = reading.document
    title = (
        document.title_text()
        or (document.publication.title if document.publication else None)
        or (reading.title.words if reading.title else None)
    )
    if not find_study_kind(reading).is_study:
        return Study(document.key, title, is_study=False), None
    characteristics = find_characteristics(reading)
    enrolled = next((int(c.value) for c in characteristics if c.property == "enrolled"), None)
    study_drugs = find_study_drugs(reading)
    table = find_arms(reading, study_drugs, enrolled)
    conditions = find_conditions(reading)
    outcomes = find_outcomes(reading)
    studied = frozenset(c.disease.label for c in conditions)
    results = share_comparison_p(find_results(reading, table, studied), table)
    if len(table.arms) < 2 and not table.is_comparative:
        results = infer_denominators(reading, results, enrolled)
    events = find_adverse_events(reading, table, studied)
    table, lone_group = find_lone_group(reading, table)
    results = give_lone_group(reading, table, lone_group, results)
    events = give_lone_group(reading, table, lone_group, events)
    used = {r.arm for r in results} | {r.comparator for r in results} | {e.arm for e in events}
    groups = add_combinations(reading, table, used)
    interventions = find_interventions(reading, groups, study_drugs)
    dose_findings = find_dose_findings(reading, interventions)
    arms = with_sizes_of_shares(
        reading, table, with_sizes_of_facts(groups.arms, [*results, *events], enrolled), enrolled
    )
    counts = find_arm_counts(reading, table, arms, [*results, *events], enrolled)
    cohorts = find_cohorts(reading, arms, conditions, dose_findings, enrolled)
    results, events = give_cohorts(reading, cohorts, results), give_cohorts(reading, cohorts, events)
    arms = (*arms, *cohorts)
    study = Study(
        key=document.key,
        title=title,
        characteristics=tuple(characteristics),
        conditions=tuple(conditions),
        arms=arms,
        arm_counts=tuple(counts),
        interventions=tuple(interventions),
        mechanisms=tuple(find_mechanisms(reading)),
        outcomes=tuple(outcomes),
        results=tuple(mark_primary(results, outcomes)),
        adverse_events=tuple(events),
        dose_findings=tuple(dose_findings),
        findings=tuple(find_findings(reading)),
    )
    return weigh(study, reading, table), table
