"""The terms of our ontology as a closed namespace: a term that does not exist is an error, never a new predicate."""

# ruff: noqa: N815 - the names are those of the OWL properties, which are written in camelCase

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.model.concept import ConceptType

OA = Namespace("http://www.w3.org/ns/oa#")
FABIO = Namespace("http://purl.org/spar/fabio/")


class KGO(DefinedNamespace):
    """Every class, property and individual of `ontology/trialkg.ttl`, in the order of `ontology/README.md`."""

    _fail = True
    _NS = Namespace("https://w3id.org/trialkg/ontology#")

    # Document
    Document: URIRef
    sourceName: URIRef
    text: URIRef
    format: URIRef
    describes: URIRef
    publication: URIRef
    readerVersion: URIRef
    readerNote: URIRef

    # Publication and its parts
    Publication: URIRef
    pmid: URIRef
    doi: URIRef
    pmcid: URIRef
    journal: URIRef
    journalAbbreviation: URIRef
    issn: URIRef
    published: URIRef
    volume: URIRef
    issue: URIRef
    pages: URIRef
    language: URIRef
    publicationCountry: URIRef
    publicationType: URIRef
    keyword: URIRef
    isRetracted: URIRef
    hasAuthorship: URIRef
    hasMeshHeading: URIRef
    hasSubstance: URIRef
    Authorship: URIRef
    position: URIRef
    author: URIRef
    affiliation: URIRef
    Author: URIRef
    shortName: URIRef
    orcid: URIRef
    MeshHeading: URIRef
    descriptor: URIRef
    isMajor: URIRef
    qualifier: URIRef
    Substance: URIRef
    registryNumber: URIRef

    # Study
    Study: URIRef
    CombinationStudy: URIRef
    phase: URIRef
    design: URIRef
    allocation: URIRef
    masking: URIRef
    enrolled: URIRef
    startDate: URIRef
    endDate: URIRef
    registration: URIRef
    studyType: URIRef
    reportedIn: URIRef
    hasFact: URIRef
    hasCharacteristic: URIRef
    hasCondition: URIRef
    hasArm: URIRef
    hasArmCount: URIRef
    hasIntervention: URIRef
    hasMechanism: URIRef
    hasOutcome: URIRef
    hasResult: URIRef
    hasAdverseEvent: URIRef
    hasDoseFinding: URIRef
    hasFinding: URIRef

    # Facts
    Fact: URIRef
    Characteristic: URIRef
    property: URIRef
    characteristicValue: URIRef
    Condition: URIRef
    disease: URIRef
    line: URIRef
    biomarker: URIRef
    ageGroup: URIRef
    size: URIRef
    Arm: URIRef
    role: URIRef
    givesDrug: URIRef
    Intervention: URIRef
    drug: URIRef
    arm: URIRef
    dose: URIRef
    doseText: URIRef
    doseUnit: URIRef
    frequency: URIRef
    route: URIRef
    schedule: URIRef
    duration: URIRef
    MechanismOfAction: URIRef
    action: URIRef
    target: URIRef
    statedBy: URIRef
    Outcome: URIRef
    measures: URIRef
    outcomeRole: URIRef
    timeFrame: URIRef
    Result: URIRef
    statistic: URIRef
    value: URIRef
    valueText: URIRef
    unit: URIRef
    low: URIRef
    lowText: URIRef
    high: URIRef
    highText: URIRef
    level: URIRef
    levelText: URIRef
    spread: URIRef
    spreadText: URIRef
    spreadKind: URIRef
    pOperator: URIRef
    pValue: URIRef
    pText: URIRef
    count: URIRef
    denominator: URIRef
    denominatorInferred: URIRef
    timePoint: URIRef
    subgroup: URIRef
    direction: URIRef
    isPrimary: URIRef
    comparator: URIRef
    AdverseEvent: URIRef
    event: URIRef
    assertion: URIRef
    grade: URIRef
    percent: URIRef
    percentText: URIRef
    relation: URIRef
    consequence: URIRef
    ArmCount: URIRef
    counted: URIRef
    DoseFinding: URIRef
    kind: URIRef
    window: URIRef
    Finding: URIRef
    subjectText: URIRef
    subject: URIRef
    objectText: URIRef
    object: URIRef
    patients: URIRef
    statedAs: URIRef

    # Evidence
    hasEvidence: URIRef
    Evidence: URIRef
    source: URIRef
    words: URIRef
    sentence: URIRef
    extractor: URIRef
    extractorVersion: URIRef
    confidence: URIRef
    confidenceFeature: URIRef
    Selector: URIRef

    # Concepts
    Concept: URIRef
    Drug: URIRef
    DrugClass: URIRef
    Regimen: URIRef
    Target: URIRef
    Disease: URIRef
    Biomarker: URIRef
    CellPopulation: URIRef
    OutcomeMeasure: URIRef
    AdverseEventTerm: URIRef
    isGrounded: URIRef
    curie: URIRef
    conceptKind: URIRef
    hasComponent: URIRef
    hasMember: URIRef
    variantOf: URIRef
    summarises: URIRef
    betterWhen: URIRef
    systemOrganClass: URIRef

    # What a drug does to its target
    Action: URIRef
    inhibits: URIRef
    antagonises: URIRef
    agonises: URIRef
    partiallyAgonises: URIRef
    inverselyAgonises: URIRef
    activates: URIRef
    modulates: URIRef
    degrades: URIRef
    cleaves: URIRef
    binds: URIRef
    depletes: URIRef
    downregulates: URIRef
    upregulates: URIRef
    mobilises: URIRef

    # Drugs that are classified by what they do
    ABLInhibitor: URIRef
    BCL2Inhibitor: URIRef
    CXCR4Antagonist: URIRef
    FLT3Inhibitor: URIRef
    IDH1Inhibitor: URIRef
    IDH2Inhibitor: URIRef
    MeninInhibitor: URIRef


CLASS_BY_CONCEPT_TYPE: dict[ConceptType, URIRef] = {
    "drug": KGO.Drug,
    "drug_class": KGO.DrugClass,
    "regimen": KGO.Regimen,
    "target": KGO.Target,
    "disease": KGO.Disease,
    "biomarker": KGO.Biomarker,
    "cell_population": KGO.CellPopulation,
    "outcome": KGO.OutcomeMeasure,
    "adverse_event": KGO.AdverseEventTerm,
}

ACTION_BY_LABEL: dict[str, URIRef] = {
    "inhibits": KGO.inhibits,
    "antagonises": KGO.antagonises,
    "agonises": KGO.agonises,
    "partially agonises": KGO.partiallyAgonises,
    "inversely agonises": KGO.inverselyAgonises,
    "activates": KGO.activates,
    "modulates": KGO.modulates,
    "degrades": KGO.degrades,
    "cleaves": KGO.cleaves,
    "binds": KGO.binds,
    "depletes": KGO.depletes,
    "downregulates": KGO.downregulates,
    "upregulates": KGO.upregulates,
    "mobilises": KGO.mobilises,
}
