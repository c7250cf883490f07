"""Names that are only a part of a longer name."""

from __future__ import annotations

import time

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def mentions(text: str) -> list[tuple[str, str]]:
    return [(m.type, m.span.of(text)) for m in annotate_document(Document("a", "a.txt", text, "text")).mentions]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Patients with stroke came to the Baltic Registry.", "disease", "stroke"),
        ("Decreased heart rate variability was told.", "outcome", "heart rate variability"),
        ("We asked about the impact of weight on sleep.", "outcome", "weight"),
        ("Women with ovarian cancer were seen in two centres.", "disease", "ovarian cancer"),
        ("They had hepatitis C virus infection for years.", "disease", "hepatitis C virus infection"),
        ("Asthma in Adults: Fluticasone Against Placebo in a Randomised Crossover Study", "disease", "Asthma"),
        ("The drug inhibits interleukin-6 and its receptor.", "target", "interleukin-6"),
        ("The agonist was given with morphine.", "drug", "morphine"),
        ("The pain score fell by 2 points.", "outcome", "pain score"),
        ("The fatigue scale fell by 3 points.", "outcome", "fatigue scale"),
        ("Heart rate variability rose.", "outcome", "Heart rate variability"),
        ("It lowered the Nordic Mucositis Scale score.", "outcome", "Nordic Mucositis Scale"),
        ("Blood pressure rose within 2 years.", "outcome", "Blood pressure"),
        ("The HOMA-IR index fell.", "outcome", "HOMA-IR"),
        ("A Pilot Study of Everolimus in Upfront Treatment of Metastatic Melanoma", "disease", "Metastatic Melanoma"),
        ("Kidney CA1 was inhibited.", "target", "CA1"),
    ],
)
def test_the_longest_name_is_mentioned(text: str, type_: str, words: str) -> None:
    assert (type_, words) in mentions(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The criteria of the Nordic Lung Cancer Working Party were used.", "disease"),
        ("The Dutch Anemia Management Group met.", "disease"),
        ("They were asked the Impact of Pain on Night Sleep (IPONS).", "disease"),
        ("It was one of the Nordic Long-term Assessment of Clinical Efficacy study.", "outcome"),
        ("The anemia management group met weekly.", "disease"),
        ("They were sent to three cancer centres.", "disease"),
        ("They were found in cancer registries.", "disease"),
        ("They used the Nordic Mucositis Scale at entry.", "outcome"),
        ("The Baltic Stroke Outcome Registry was searched.", "disease"),
        ("The Lisbon Stroke and Dementia Project paid.", "disease"),
        ("The erythema index fell by 12 units.", "adverse_event"),
        ("The fatigue scale fell by 3 points.", "adverse_event"),
        ("Toxicity was graded by the Common Terminology Criteria for Adverse Events.", "outcome"),
        ("The remission was that of the Lupus Low Disease Activity State.", "disease"),
        ("It was published in Osteoporosis & Bone, 2019.", "disease"),
        ("The rubella virus was cultured.", "disease"),
        ("They had the smallpox vaccine.", "disease"),
        ("They stained the tumor necrosis factor receptors.", "target"),
        ("The her 2-year plan was kept.", "target"),
        ("The MCC-Portugal study enrolled women.", "disease"),
        ("Pain catastrophizing was rated.", "disease"),
        ("The Swiss Living Index-Emesis questionnaires were sent.", "outcome"),
        ("The Pain and Cardiac Outcomes (PACO-X) trial was stopped.", "outcome"),
        ("Carriers of the TT genotype were few.", "drug"),
        ("Toluidine blue dye and nitro-methylene blue dye were mixed.", "drug"),
        ("Hyperphosphorylated retinoblastoma protein was stained.", "disease"),
        ("The CA1 and CA3 areas of rats were cut.", "target"),
        ("The TOPO II activity rose.", "drug"),
        ("The high dose reduced weight.", "adverse_event"),
        ("They were put on extracorporeal membrane oxygenation.", "outcome"),
        ("They ate smoked and cured meat.", "outcome"),
        ("It slowed the rate of progression of weakness.", "outcome"),
    ],
)
def test_a_part_of_a_longer_name_is_not_mentioned(text: str, unwanted: str) -> None:
    assert unwanted not in {type_ for type_, _ in mentions(text)}


@pytest.mark.parametrize("text", ["A morphine antagonist was studied.", "Folic acid analogues were studied."])
def test_what_is_made_like_a_drug_or_acts_against_it_is_another_drug(text: str) -> None:
    assert not {"morphine", "Folic acid"} & {words for _, words in mentions(text)}


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Children with rheumatic heart disease came.", "rheumatic heart disease", "rheumatic heart disease"),
        ("They saw an intraocular infection.", "intraocular infection", "intraocular infection"),
        ("They had active infection.", "infection", "infectious disease"),
        ("Cardiac morbidity was low.", "Cardiac morbidity", "cardiac morbidity"),
        ("Overall morbidity was low.", "morbidity", "morbidity"),
        ("Rats were given d-sotalol.", "d-sotalol", "d-sotalol"),
        ("Rats were given vitamin D and sotalol.", "sotalol", "sotalol"),
        ("They met diabetic patients.", "diabetic", "diabetes mellitus"),
        ("No pharmacokinetic interaction was seen.", "pharmacokinetic interaction", "pharmacokinetic interaction"),
        ("Peak blood concentration was 4 ng/mL.", "Peak blood concentration", "maximum concentration"),
    ],
)
def test_a_word_before_the_head_says_which(text: str, words: str, label: str) -> None:
    found = annotate_document(Document("a", "a.txt", text, "text")).mentions

    assert label in {m.label for m in found if m.span.of(text) == words}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Twelve had normal cognition (NC). The NC group was small.", ("outcome", "NC")),
        ("The prothrombin time rose.", ("target", "prothrombin")),
        ("The change in haemoglobin A1c was small.", ("outcome", "change in haemoglobin")),
        ("Low-density lipoprotein particles rose.", ("outcome", "Low-density lipoprotein")),
        ("The activity of glutathione S-transferase rose.", ("drug", "glutathione")),
    ],
)
def test_another_thing_with_the_same_word_is_not_mentioned(text: str, unwanted: tuple[str, str]) -> None:
    assert unwanted not in mentions(text)


def test_what_a_text_cuts_off_from_a_name_stands_for_that_name() -> None:
    text = "They had 5-aza-2'-deoxycytidine (5-aza). Later 5-aza was stopped."
    found = annotate_document(Document("a", "a.txt", text, "text")).mentions

    assert {m.label for m in found if m.span.of(text) == "5-aza"} == {"decitabine"}


def test_a_few_letters_name_a_disease_only_in_a_text_that_names_it_in_words_too() -> None:
    filler = "They were seen every week in the clinic, and blood was drawn at each visit. " * 10

    assert ("disease", "MCC") not in mentions(f"Cells with MCC were counted. {filler}")
    assert ("disease", "MCC") in mentions(f"Merkel cells with MCC were counted. {filler}")
    assert ("disease", "MCC") in mentions("Patients with MCC were treated.")
    assert ("disease", "MCC") in mentions(f"Patients with MCC had a remission after chemotherapy. {filler}")


@pytest.mark.parametrize("short", ["LGG", "GTN", "TVR"])
def test_letters_for_a_drug_and_for_a_disease_or_outcome_say_neither(short: str) -> None:
    assert mentions(f"It was about {short} again.") == []


def test_long_runs_of_capitals_take_no_time() -> None:
    started = time.process_time()
    for text in ("A." * 5_000, "Ab " * 5_000, "A" * 10_000, "The Of and Of the " * 1_000):
        mentions(f"{text} Pain Group.")
    assert time.process_time() - started < 10
