"""Names of the vocabulary inside words that mean something else."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def mentions(text: str) -> list[tuple[str, str]]:
    return [(m.type, m.span.of(text)) for m in annotate_document(Document("a", "a.txt", text, "text")).mentions]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Patients with Cancer were treated.", "disease", "Cancer"),
        ("Increased appetite and headache were seen.", "adverse_event", "Increased appetite"),
        ("A myeloperoxidase antibody was given.", "target", "myeloperoxidase"),
        ("The SYK inhibitor reached 2 mg per ml.", "target", "SYK"),
        ("Oxybutynin was given by mouth.", "drug", "Oxybutynin"),
        ("Response was seen in 12 of 30 patients.", "outcome", "Response"),
        ("All 30 were evaluable for response.", "outcome", "response"),
        ("Patients were treated with XOR-007.", "drug", "XOR-007"),
        ("The recommended dose for phase II was 4 mg.", "outcome", "recommended dose for phase II"),
        ("It binds prolactin receptors and inhibits renin.", "target", "renin"),
        ("Patients had an inadequate response to methotrexate.", "outcome", "response"),
        ("Seven patients responded.", "outcome", "responded"),
        ("Patients with chronic HCV infection came.", "disease", "chronic HCV infection"),
        ("Complete response was seen in 12%.", "outcome", "Complete response"),
        ("Death occurred in 3% of patients.", "outcome", "Death"),
        ("Body weight fell by 3 kg.", "outcome", "Body weight"),
        ("They were treated with testosterone.", "drug", "testosterone"),
        ("The efficacy of the drug was low.", "outcome", "efficacy"),
        ("HbA(1c) fell by 1%.", "biomarker", "HbA(1c)"),
        ("Survival of patients was longer.", "outcome", "Survival"),
        ("Progression was seen in 12% of patients.", "outcome", "Progression"),
        ("Sedation was reported in 9% of patients.", "adverse_event", "Sedation"),
        ("Skin necrosis occurred in two patients.", "adverse_event", "Skin necrosis"),
        ("They were hospitalized for pneumonia.", "adverse_event", "hospitalized"),
        ("Hormone receptor (HR)-positive tumors were common.", "biomarker", "Hormone receptor (HR)-positive"),
        ("They were treated with vitamin C.", "drug", "vitamin C"),
        ("Depression was rated by nurses.", "disease", "Depression"),
        ("Hypersensitivity to penicillin was found.", "disease", "Hypersensitivity"),
        ("Weight fell by 3 kg.", "outcome", "Weight"),
        ("Median survival was 9 months.", "outcome", "Median survival"),
        ("Compliance with treatment was 80%.", "outcome", "Compliance with treatment"),
        ("Tetanus was seen in 2 patients.", "disease", "Tetanus"),
        ("The primary endpoint was time to progression of the tumor.", "outcome", "time to progression"),
        ("We studied Cardiovascular Events: a randomised trial.", "outcome", "Cardiovascular Events"),
    ],
)
def test_a_name_by_itself_is_mentioned(text: str, type_: str, words: str) -> None:
    assert (type_, words) in mentions(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Members of the Dutch Cancer Institute met.", "disease"),
        ("© 2013 The Authors. Diabetic Medicine © 2013 Diabetes UK.", "disease"),
        ("It was in Stroke Res Treat 2013; 51: 9-14.", "disease"),
        ("Cytochrome P450 (CYP) 3A4 was blocked.", "target"),
        ("The telopeptide of type I collagen fell.", "target"),
        ("Renal flow was seen by 131I-hippuran.", "drug"),
        ("Reduced glutathione fell in the kidney.", "drug"),
        ("A band was seen in WT that was absent in knockout mice.", "biomarker"),
        ("They saw loss of the calcium ATPase.", "drug"),
        ("Slides were stained with XQR13502 (Abcam) at noon.", "drug"),
        ("A panel of adipocytokines (leptin, resistin, HGF, TNF, IL6, and IL8) was sent.", "target"),
        ("Ferritin, iron, and hepcidin were reduced.", "target"),
        ("The telopeptide of type II collagen fell.", "target"),
        ("It plays a part in numerous diseases.", "disease"),
        ("It has insulin-like effects.", "drug"),
        ("Samples of heparin plasma were frozen.", "drug"),
        ("Rats had the vehicle of ethanol/PEG 300.", "drug"),
        ("It is a pan VEGF-R blocker.", "target"),
        ("The clinical dementia rating was noted.", "disease"),
        ("Copyright of Diabetes, Obesity and Metabolism published by Wiley.", "disease"),
        ("It blocks adenosine A2A/A1 receptors.", "drug"),
        ("The ethanol diluent was warmed.", "drug"),
        ("We looked for nerve growth factor in the urine.", "target"),
        ("Nerve growth factor, PGE2 and renin were measured.", "target"),
        ("The concentrations of adipokines such as leptin fell.", "target"),
        ("Colestipol led to increased glucose and bile acid synthesis.", "adverse_event"),
        ("Increased cholesterol synthesis was shown in rats.", "adverse_event"),
        ("It came with increased calcium uptake.", "adverse_event"),
        ("Myeloperoxidase-ANCA was found in serum.", "target"),
        ("The collagenase-2 band was faint.", "target"),
        ("Janus kinase (JAK)3 was blocked.", "target"),
        ("N-desethyl oxybutynin rose in blood.", "drug"),
        ("Nicotinic acid amide was fed to mice.", "drug"),
        ("The women progressed well, and as the session progressed they sang.", "adverse_event"),
        ("Plasma insulin, total gastric inhibitory polypeptide (GIP), and leptin concentrations fell.", "target"),
        ("It was printed in Nord J Cancer 87:1120-5.", "disease"),
        ("The Glaucoma Research Centre took part.", "disease"),
        ("Staff of the Centers for Disease Control came.", "outcome"),
        ("The Depression Anxiety Stress Scale was used.", "disease"),
        ("The Hamilton Rating Scale for Anxiety was used.", "disease"),
        ("The Response Evaluation Criteria were used.", "outcome"),
        ("The pressor response was blunted.", "outcome"),
        ("This was done in response to a letter.", "outcome"),
        ("Responses were collected by post.", "outcome"),
        ("Self-efficacy was measured.", "outcome"),
        ("Neuronal death was seen in rats.", "outcome"),
        ("Rats were given 3 mg/kg body weight.", "outcome"),
        ("Serum testosterone rose.", "drug"),
        ("Insulin secretion rose.", "drug"),
        ("Creatine kinase rose.", "drug"),
        ("The mean age was 54 (SD = 11.4) years.", "outcome"),
        ("The risk rose (RR = 1.62).", "outcome"),
        ("DNA was extracted.", "target"),
        ("It prolongs the survival of cultured plasma cells.", "outcome"),
        ("The kinase belongs to a survival pathway.", "outcome"),
        ("The drug blocks cell cycle progression.", "outcome"),
        ("It delayed progression through S phase.", "outcome"),
        ("Cells died by apoptosis or necrosis.", "adverse_event"),
        ("Conscious sedation with midazolam was given.", "adverse_event"),
        ("Staff met hospitalized elderly adults.", "adverse_event"),
        ("The Working Group on Thrombosis met.", "adverse_event"),
        ("The Common Toxicity Criteria were used.", "adverse_event"),
        ("The Oslo Study of Cognition and Gait [OSCAG] took part.", "outcome"),
        ("DNA topoisomerase was inhibited.", "target"),
        ("Quantitative hemolysis of sheep cells was seen.", "adverse_event"),
        ("The cell toxicity was read by eye.", "adverse_event"),
        ("Women had axillary clearance within 2 years.", "outcome"),
        ("The mean survival of skin grafts was 9 days.", "outcome"),
        ("They noted the response rate to the questionnaire.", "outcome"),
        ("The Cancer Genome Atlas was searched.", "disease"),
        ("An initial heparin dose reduction of 60% is advised.", "adverse_event"),
        ("They came at three follow-up time points.", "outcome"),
        ("The cold ischemia time was noted.", "adverse_event"),
        ("They had carboplatin AUC 5 and a scan.", "outcome"),
        ("The candida species wild-type MIC distributions were pooled.", "biomarker"),
        ("The IRR of falls was noted.", "adverse_event"),
        ("The Breast Cancer Resistant Protein pumps it out.", "disease"),
        ("They filled in the Center for Epidemiologic Studies-Depression scale.", "disease"),
        ("Hypoxic preconditioning was done.", "adverse_event"),
        ("It prevented progression of the symptoms.", "outcome"),
        ("The Radiation Therapy Oncology Group met.", "drug"),
        ("The Institute for Research and Treatment of Cancer met.", "disease"),
        ("The recovery room length of stay was noted.", "outcome"),
        ("Bile acids are conjugated with taurine.", "drug"),
        ("Serum magnesium rose.", "drug"),
        ("Choline acetyltransferase rose.", "drug"),
        ("The turnover of acetylcholine rose.", "drug"),
        ("Long-term depression of granule cells was blocked.", "disease"),
        ("The rats showed hypersensitivity to touch.", "disease"),
        ("The yield was 4 mg per g dry weight.", "outcome"),
        ("Neuronal survival rose.", "outcome"),
        ("Lung compliance rose.", "outcome"),
        ("Tetanus fade was measured.", "disease"),
        ("Cell cycle progression was blocked.", "outcome"),
        ("Wild-type mice were used.", "biomarker"),
        ("The Remote Stroke Treatment Study was stopped.", "disease"),
        ("The Candesartan Cardiovascular Outcomes (CANDLE) trial was stopped.", "outcome"),
        ("The Eczema Burden Measure was used.", "disease"),
        ("The mitochondria underwent swelling.", "adverse_event"),
        ("Freeze-fracture microscopy was used.", "disease"),
        ("A light-cured resin was used.", "outcome"),
        ("The Swedish Diabetes \n Association paid.", "disease"),
        ("CARVE-HF (Carvedilol and Ventricular Events in the Failing Heart) ended.", "disease"),
        ("O6-alkylguanine-DNA alkyltransferase was bound.", "target"),
        ("The Society of Coagulation and Hemostasis met.", "outcome"),
        ("The Institute of Nutrition, Endocrine and Kidney Diseases paid.", "disease"),
        ("Urinary 8-iso-15(S)-prostaglandin F2alpha rose.", "drug"),
        ("They entered an extension study (XOR-007). XOR-007 lasted a year.", "drug"),
        ("Both drugs were given at their recommended doses.", "outcome"),
        ("The viral half-life was short.", "outcome"),
        ("Survival rates free from stroke were equal.", "outcome"),
        ("Serum prolactin rose.", "target"),
        ("Plasma angiotensinogen (AGT) levels rose.", "target"),
        ("The pupillary response was slow.", "outcome"),
        ("Dynamic responses of arteries were recorded.", "outcome"),
        ("Of 40 hospitals, 20 institutions responded.", "outcome"),
        ("The drug had anti-HCV activity.", "disease"),
        ("HIV protease was cloned.", "disease"),
        ("The feline leukemia virus was cloned.", "disease"),
        ("They ate a high cholesterol diet.", "disease"),
        ("Glomerular hypertension was found.", "disease"),
        ("The lamina rara was thin.", "target"),
        ("They took a stable maximum\ntolerated dose of a statin.", "outcome"),
        ("They noted the left ventricular end-diastolic pressure.", "outcome"),
        ("Hemoglobin oxygen saturation fell.", "biomarker"),
        ("Renal potassium wasting was found.", "adverse_event"),
        ("Dopamine D2 antagonists were compared.", "drug"),
        ("Weights of respiratory muscles rose.", "outcome"),
    ],
)
def test_a_name_in_other_words_is_not_mentioned(text: str, unwanted: str) -> None:
    assert unwanted not in {type_ for type_, _ in mentions(text)}


def test_a_sign_behind_an_abbreviation_of_the_text_makes_no_biomarker_of_it() -> None:
    text = "Biopsies showed acute rejection (AR) or AR+CR."

    assert ("biomarker", "AR+") not in mentions(text)


def test_an_abbreviation_for_a_drug_and_a_regimen_is_the_regimen_of_all_their_drugs() -> None:
    text = "They had fluorouracil/epirubicin/cyclophosphamide (FEC). FEC was given."
    concepts = {
        m.concept for m in annotate_document(Document("a", "a.txt", text, "text")).mentions if m.span.of(text) == "FEC"
    }

    assert {concept.label for concept in concepts if concept} == {"FEC"}


def test_a_hormone_in_a_sentence_that_measures_is_no_drug_unless_an_arm_is_given_it() -> None:
    text = "Patients were randomly assigned to metformin or placebo. Leptin and estrone were measured at baseline."

    assert ("drug", "metformin") in mentions(text)
    assert ("drug", "estrone") not in mentions(text)


def test_an_abbreviation_that_names_a_trial_names_no_outcome() -> None:
    text = "The Candesartan Cardiovascular Outcomes (CANDLE) trial was stopped. CANDLE had 900 patients."

    assert [words for type_, words in mentions(text) if type_ == "outcome"] == []


def test_only_the_members_of_a_row_are_toxicities_of_their_own() -> None:
    text = "Severe renal and hepatic toxicity came after 3-hour infusion of it, and no chronic drug or renal toxicity."
    harms = [words for type_, words in mentions(text) if type_ == "adverse_event"]

    assert "renal" in harms
    assert not {"severe", "infusion", "chronic"} & set(harms)


def test_the_code_of_a_study_names_no_disease() -> None:
    text = "Patients with multiple myeloma (MM) were treated. The study MM-007 enrolled patients with MM."
    spans = [
        m.span for m in annotate_document(Document("a", "a.txt", text, "text")).mentions if m.span.of(text) == "MM"
    ]

    assert [span.start for span in spans] == [text.index("(MM)") + 1, text.rindex("MM")]


def test_an_abbreviation_of_a_receptor_is_none_where_it_is_a_ratio() -> None:
    text = "Hormone receptor (HR)-positive tumors were treated (hazard ratio [HR], 0.71; younger women HR, 0.66)."

    assert [words for _, words in mentions(text) if "HR" in words] == ["Hormone receptor (HR)-positive"]


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Plasma 8-epi prostaglandin F2 alpha was measured.", "prostaglandin F2 alpha"),
        ("The internal standard was estradiol-3-methyl ether.", "estradiol"),
        ("Rats were given metformin or water. Leptin and estrone were measured. Estrone peaked at noon.", "Estrone"),
    ],
)
def test_another_compound_or_a_substance_that_is_measured_is_no_drug(text: str, drug: str) -> None:
    assert ("drug", drug) not in mentions(text)


def test_a_substance_that_is_measured_and_given_is_a_drug() -> None:
    text = "Testosterone injections were started. Serum levels of testosterone were measured."

    assert ("drug", "Testosterone") in mentions(text)


@pytest.mark.parametrize(
    ("text", "short", "labels"),
    [
        ("Isoniazid and linezolid (LNZ) were mixed. LNZ was stable.", "LNZ", {"linezolid"}),
        ("Docetaxel and carboplatin (DC) were given. DC was stable.", "DC", {"DC"}),
        ("The dose per trough concentration (D/TC) was kept. D/TC fell.", "D/TC", set()),
        ("They had anthracycline/fluorouracil (AF) therapy. AF was stable.", "AF", set()),
    ],
)
def test_an_abbreviation_stands_for_its_last_drug_for_all_or_for_none(text: str, short: str, labels: set[str]) -> None:
    found = annotate_document(Document("a", "a.txt", text, "text")).mentions

    assert {m.label for m in found if m.span.of(text) == short} == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Rescue antiemetics were counted. Complete response was seen in 40%.", "complete antiemetic response"),
        ("The sarcoma shrank. Complete response was seen in 40%.", "complete remission rate"),
    ],
)
def test_a_complete_response_is_of_what_was_treated(text: str, label: str) -> None:
    found = annotate_document(Document("a", "a.txt", text, "text")).mentions

    assert [m.label for m in found if m.span.of(text) == "Complete response"] == [label]


def test_an_abbreviation_within_the_name_of_a_cell_line_is_none() -> None:
    text = "Breast cancer cells XY-EC-1 had cyclophosphamide and epirubicin. Later EC was given."

    assert [words for _, words in mentions(text) if words == "EC"] == ["EC"]


@pytest.mark.parametrize(
    "text",
    [
        "The end-diastolic pressure (EDP) was set. EDP was kept low.",
        "Zinc Effect in Preventing Drug-Induced Cardiotoxicity [ZEPDIC]; NCT01234567. ZEPDIC was small.",
    ],
)
def test_an_abbreviation_means_no_less_than_its_long_form(text: str) -> None:
    assert {"EDP", "ZEPDIC"} & {words for _, words in mentions(text)} == set()
