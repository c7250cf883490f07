"""A study and the facts a paper states about it. Every fact has its evidence; what the text does not say is None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.concept import Concept
from kg.model.evidence import Evidence
from kg.model.quantity import Interval, Number, PValue, Spread

StudyProperty = Literal[
    "phase", "design", "allocation", "masking", "enrolled", "start_date", "end_date", "registration", "study_type",
    "country", "centres", "median_age", "age_group", "sex", "duration", "follow_up", "randomised", "treated",
    "evaluable",
]  # fmt: skip
ArmRole = Literal["experimental", "control", "cohort", "dose level", "expansion"]
Counted = Literal["randomised", "treated", "analysed", "followed", "part"]
Statistic = Literal[
    "proportion", "count", "mean", "median", "rate", "hazard ratio", "odds ratio", "risk ratio", "difference",
    "fold change", "correlation", "survival probability",
]  # fmt: skip
DoseFindingKind = Literal["dose level", "MTD", "RP2D", "DLT", "expansion dose", "starting dose"]
StatedAs = Literal["fact", "hypothesis", "aim"]


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One property of the study as a whole. `value` is a plain string: `2`, `28`, `2010-12`, `NCT01234567`."""

    property: StudyProperty
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Condition:
    """The disease as this study defines it; `size` where a part of the patients is said to have it."""

    disease: Concept
    evidence: Evidence
    lines: tuple[str, ...] = ()
    biomarkers: tuple[Concept, ...] = ()
    age_group: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of participants. `key` is unique in its study and is what other facts point to."""

    key: str
    label: str
    role: ArmRole
    evidence: Evidence
    size: int | None = None
    drugs: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class ArmCount:
    """How many people of an arm the text counts anew, besides the arm's size. `counted` says who they are, as far as
    the sentence tells; `part` are those of a subgroup.
    """

    arm: str
    size: int
    evidence: Evidence
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Intervention:
    """A drug as given here. `arm` is the key of an arm. Interventions of one arm are given together."""

    drug: Concept
    evidence: Evidence
    arm: str | None = None
    dose: str | None = None
    unit: str | None = None
    frequency: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Drug acts on target, as the text says it."""

    drug: Concept
    action: str
    target: Concept
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the study set out to measure."""

    concept: Concept
    evidence: Evidence
    is_primary: bool | None = None
    time_frame: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One reported number. `denominator_inferred` says that the denominator is not printed but follows from the text.

    A proportion stands in percent with the unit `%`. `value_not_reached` says that the text gives 'not reached' for it.
    """

    outcome: Concept
    statistic: Statistic
    evidence: Evidence
    value: Number | None = None
    value_not_reached: bool = False
    unit: str | None = None
    interval: Interval | None = None
    spread: Spread | None = None
    p: PValue | None = None
    count: int | None = None
    denominator: int | None = None
    denominator_inferred: bool = False
    time_point: str | None = None
    subgroup: str | None = None
    arm: str | None = None
    comparator: str | None = None
    direction: str | None = None
    is_primary: bool | None = None


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """A reported harm, or its stated absence. `grade` as said: `3`, `3-4`, `>=3`, `moderate`."""

    event: Concept
    evidence: Evidence
    assertion: Literal["present", "absent", "possible", "conditional"] = "present"
    grade: str | None = None
    count: int | None = None
    denominator: int | None = None
    denominator_inferred: bool = False
    percent: Number | None = None
    arm: str | None = None
    relation: str | None = None
    consequence: str | None = None


@dataclass(frozen=True, slots=True)
class DoseFinding:
    """A dose level, MTD, RP2D, DLT or chosen dose; `assertion` is absent for 'no dose-limiting toxicities'."""

    kind: DoseFindingKind
    evidence: Evidence
    drug: Concept | None = None
    dose: str | None = None
    unit: str | None = None
    frequency: str | None = None
    window: str | None = None
    event: Concept | None = None
    count: int | None = None
    assertion: Literal["present", "absent"] = "present"


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement without an effect size: subject, relation, object, in the text's words and grounded if possible."""

    subject: str
    relation: str
    object: str
    evidence: Evidence
    subject_concept: Concept | None = None
    object_concept: Concept | None = None
    p: PValue | None = None
    patients: int | None = None
    stated_as: StatedAs = "fact"


@dataclass(frozen=True, slots=True)
class Study:
    """All that one document says of one study. A document that reports no study of patients has none (`is_study`
    False).
    """

    key: str
    title: str | None
    is_study: bool = True
    characteristics: tuple[Characteristic, ...] = ()
    conditions: tuple[Condition, ...] = ()
    arms: tuple[Arm, ...] = ()
    arm_counts: tuple[ArmCount, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    results: tuple[Result, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    dose_findings: tuple[DoseFinding, ...] = ()
    findings: tuple[Finding, ...] = ()

    def characteristic(self, name: StudyProperty) -> str | None:
        """The first value of this property, None where the text does not say."""
        return next((c.value for c in self.characteristics if c.property == name), None)
