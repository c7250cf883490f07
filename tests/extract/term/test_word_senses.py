"""Words that name a disease or a harm, in sentences where they mean something else; and who is given a substance."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document

_TERMS = ("drug", "disease", "adverse_event", "outcome", "biomarker", "target")


def terms(text: str) -> list[tuple[str, str]]:
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return [(m.type, m.span.of(text)) for m in mentions if m.type in _TERMS]


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The drug lowered the beat of the node. This depression was followed by a rise.", "depression"),
        ("Venous air embolism was seen on scans.", "embolism"),
        ("Venous air embolism was seen on scans. Oxygen is given for the embolism.", "embolism"),
        ("A hypersensitivity myocarditis was found.", "hypersensitivity"),
        ("He had a fat embolism of the lung.", "embolism"),
        ("They had Thrombolysis in Myocardial Infarction grade 3 flow.", "Myocardial Infarction"),
        ("Women with periodic paralysis came.", "paralysis"),
        ("It is a rare but life-threatening event.", "life-threatening event"),
        ("The left stroke work rose at night.", "stroke"),
        ("Nurses kept the port open by flushing with saline.", "flushing"),
        ("Its main weakness is that only men came.", "weakness"),
        ("Fatigue testing of the wires took a month.", "Fatigue"),
        ("Albumin extravasation was read at noon.", "extravasation"),
        ("The wheal and flare of each arm was drawn.", "wheal"),
        ("Capsules came in blister packs.", "blister"),
        ("Bleeding time was longer.", "Bleeding"),
        ("Sections were cut after dehydration in ethanol.", "dehydration"),
        ("Paralysis was maintained with rocuronium.", "Paralysis"),
        ("Adequate mydriasis took 20 minutes.", "mydriasis"),
        ("Confusion between the two labels led to errors.", "Confusion"),
        ("The multiplicity of infection was 5.", "infection"),
        ("Depression of the curve was seen.", "Depression"),
        ("Anxiety-like behavior was scored.", "Anxiety"),
        ("Painful stimuli were given to the hand.", "Painful"),
        ("Therapeutic hypothermia went on for a day.", "hypothermia"),
        ("They learned behavior change techniques.", "behavior change"),
        ("Ankle-related side effects were noted.", "related side effects"),
        ("All had a tetanus toxoid vaccine.", "tetanus"),
        ("The dead space was 150 mL.", "dead"),
        ("Stent fracture was looked for.", "fracture"),
        ("It was graded by the Common Terminology Criteria for Adverse Events, version 5.", "Adverse Events"),
        ("The Well-Being Index-Emesis was filled in.", "Emesis"),
        ("The diet had adverse effects on sleep.", "adverse effects"),
        ("Acute hepatitis E virus (HEV) infection was treated.", "infection"),
        ("Nonobese diabetic (NOD) mice ate less.", "diabetic"),
        ("Serum levels of leptin, visfatin, and interleukin-8 were drawn.", "interleukin-8"),
        ("Plasma concentrations of leptin fell.", "Plasma concentrations"),
        ("Kinase suppressor of Ras 2 was cloned.", "Ras"),
        ("They did a writing exercise at home.", "exercise"),
        ("It is one of the anti-cancer drugs.", "cancer"),
        ("The Oslo Exercise and Recovery Study was stopped.", "Exercise"),
        ("They had no other blood glucose lowering drugs.", "blood glucose"),
        ("Staff had medical clearance.", "clearance"),
        ("There were 31 non-severe hypoglycemic events.", "severe hypoglycemic events"),
        ("Doses rose by escalation with overdose control.", "overdose"),
        ("Mood was told by the Center for Epidemiologic Studies-Depression scale.", "Depression"),
        ("Mycobacterium tuberculosis grew in 12 cultures.", "tuberculosis"),
        ("Mice with Ehrlich ascites tumor were fed.", "ascites"),
        ("Handgrip weakness was mapped.", "weakness"),
        ("Whole body hyperthermia was given on Mondays.", "hyperthermia"),
        ("Tumors were classified as hypoxic by a probe.", "hypoxic"),
        ("Sedation is often needed in small children.", "Sedation"),
        ("Marks were made by the Late Effects Normal Tissue score.", "Late Effects"),
        ("It was coupled to bovine serum albumin.", "serum albumin"),
        ("Fluids were led by stroke volume variation.", "stroke volume"),
        ("An Emax model was fitted.", "Emax"),
        ("Deaths were 51 per 1000 live births.", "live births"),
        ("Sepsis is the leading cause of death in this unit.", "death"),
        ("They fasted during the hospitalization.", "hospitalization"),
        ("The follow-up completion rate was 91%.", "completion rate"),
        ("A lymphoma-like rash was drawn.", "lymphoma"),
        ("Malaria-naive adults were bitten.", "Malaria"),
        ("The work was paid by Cancer Research UK.", "Cancer"),
        ("See Cancer Lett Rev; 14(2); 10-19 for more.", "Cancer"),
        ("Thirty nurses named its weaknesses of the program.", "weaknesses"),
    ],
)
def test_a_word_in_another_sense_is_no_term(text: str, unwanted: str) -> None:
    assert unwanted not in [words for _, words in terms(text)]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Stroke occurred in 4 women.", "disease", "Stroke"),
        ("Flushing was seen in 12% of men.", "adverse_event", "Flushing"),
        ("Weakness of the legs was reported in 3 patients.", "adverse_event", "Weakness"),
        ("Fatigue was reported in 30% of patients.", "adverse_event", "Fatigue"),
        ("Extravasation of the drug was seen in 2 patients.", "adverse_event", "Extravasation"),
        ("Dehydration was seen in 9 patients.", "adverse_event", "Dehydration"),
        ("Confusion occurred in 5% of patients.", "adverse_event", "Confusion"),
        ("Infection of the wound was seen.", "disease", "Infection"),
        ("Behavioral changes were seen in two children.", "adverse_event", "Behavioral changes"),
        ("Death occurred in 3% of patients.", "outcome", "Death"),
        ("Blood pressure increased in 12 patients.", "adverse_event", "Blood pressure increased"),
        ("Two men had influenza in spring.", "disease", "influenza"),
        ("Opioid overdose was fatal in 4 men.", "disease", "Opioid overdose"),
        ("Hypoxia was seen in 3 infants.", "adverse_event", "Hypoxia"),
        ("Serum albumin fell in 12 patients.", "outcome", "Serum albumin"),
        ("Scans showed an embolism of the lung. The embolism was treated.", "adverse_event", "embolism"),
        ("Pulmonary tuberculosis was cured in 40.", "disease", "Pulmonary tuberculosis"),
        ("The commonest cause of death was sepsis.", "outcome", "death"),
        ("Weight loss, nausea and fatigue were reported in 12%.", "adverse_event", "Weight loss"),
        ("Obese women on the diet had a weight loss of 5 kg.", "outcome", "weight loss"),
    ],
)
def test_the_same_word_in_its_own_sense_is_one(text: str, type_: str, words: str) -> None:
    assert (type_, words) in terms(text)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Leptin and corticosterone were measured at noon.", "corticosterone"),
        ("Estradiol and testosterone rose in both groups.", "Estradiol"),
        ("We saw an increase in prostacyclin after the meal.", "prostacyclin"),
        ("Erythropoietin was higher at altitude.", "Erythropoietin"),
        ("Melatonin onset came later.", "Melatonin"),
        ("A noradrenaline reuptake inhibitor was given.", "noradrenaline"),
        ("It blocks the reuptake of dopamine.", "dopamine"),
        ("We drew vitamin A, lycopene and zeaxanthin levels.", "vitamin A"),
        ("Blood was drawn into heparin tubes.", "heparin"),
        ("The powder was dissolved in dimethyl sulfoxide.", "dimethyl sulfoxide"),
        ("Women had letrozole or exemestane placebo for a year.", "exemestane"),
        ("Placebo doxycycline was handed out.", "doxycycline"),
        ("Sixty hemodialysis patients came.", "hemodialysis"),
        ("N(6)-cyclohexyl adenosine was given.", "adenosine"),
    ],
)
def test_what_is_measured_or_holds_a_drug_is_no_drug(text: str, drug: str) -> None:
    assert ("drug", drug) not in terms(text)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("They were treated with estradiol 2 mg.", "estradiol"),
        ("Melatonin 5 mg was given at night; sleep was measured.", "Melatonin"),
        ("Men received testosterone gel.", "testosterone"),
        ("Testosterone treatment raised serum estradiol.", "Testosterone"),
        ("Women had letrozole or placebo for a year.", "letrozole"),
        ("Heparin was given by vein.", "Heparin"),
    ],
)
def test_what_is_given_is_a_drug(text: str, drug: str) -> None:
    assert ("drug", drug) in terms(text)


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Blood pressure increased from 118 to 131 mm Hg.", "outcome", "Blood pressure"),
        ("Body weight increased by 3 kg.", "outcome", "Body weight"),
        ("Hemoglobin decreased to 9.1 g/dL.", "outcome", "Hemoglobin"),
        ("Body weight decreased (2.2 kg) in both groups.", "outcome", "Body weight"),
        ("Body weight decreased relative to placebo.", "outcome", "Body weight"),
    ],
)
def test_a_level_that_changes_by_a_number_is_no_harm(text: str, type_: str, words: str) -> None:
    found = terms(text)

    assert (type_, words) in found
    assert "adverse_event" not in [t for t, _ in found]
