from __future__ import annotations

import pytest

from kg.extract.reading import read_document
from kg.model.document import Document


def drugs(text: str) -> list[tuple[str, str]]:
    reading = read_document(Document("test", "test.txt", text, "plain_text"))
    return [(t.span.of(text), t.concept.label) for s in reading.sentences for t in s.of_type("drug", "regimen")]


@pytest.mark.parametrize("between", ["plus", "and", "with"])
def test_a_regimen_called_by_its_drugs_is_these_drugs(between: str) -> None:
    text = f"They received carboplatin {between} paclitaxel every 3 weeks."

    assert drugs(text) == [("carboplatin", "carboplatin"), ("paclitaxel", "paclitaxel")]


def test_a_product_called_by_its_drugs_is_these_drugs() -> None:
    text = "They received artesunate and mefloquine."

    assert drugs(text) == [("artesunate", "artesunate"), ("mefloquine", "mefloquine")]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Cisplatin plus gorbelamine was given.", "gorbelamine"),
        ("They were treated with gorbelamine in combination with oral cisplatin.", "gorbelamine"),
        ("The combination of gorbelamine and cisplatin was safe.", "gorbelamine"),
        ("Cisplatin, gorbelamine, and etoposide were given.", "gorbelamine"),
    ],
)
def test_a_word_of_chemical_form_beside_a_drug_is_a_drug(text: str, partner: str) -> None:
    assert partner in [words for words, _ in drugs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cisplatin plus medicine as usual was given.",
        "Cisplatin in combination with patience was given.",
        "Cisplatin inhibits gorbelamine.",
        "Cisplatin, determine and etoposide.",
        "Gorbelamine was measured.",
        "Plasma concentrations of testosterone, gorbelamine, and estradiol rose.",
        "Zolanium bromide plus rituximab was given.",
    ],
)
def test_a_word_that_no_joint_ties_to_a_drug_is_none(text: str) -> None:
    assert not {w.lower() for w, _ in drugs(text)} & {"medicine", "patience", "gorbelamine", "determine", "bromide"}


def test_a_regimen_with_a_name_of_its_own_stays_whole() -> None:
    assert drugs("They received FOLFOX every 2 weeks.") == [("FOLFOX", "FOLFOX")]


def test_a_salt_belongs_to_the_name_of_the_drug() -> None:
    assert drugs("They received timolol maleate twice daily.") == [("timolol maleate", "timolol")]


def test_an_abbreviation_is_not_what_a_preposition_leads_in() -> None:
    text = "We used the Response Evaluation Criteria in Solid Tumors (RECIST). RECIST was applied."
    reading = read_document(Document("test", "test.txt", text, "plain_text"))

    assert [t for s in reading.sentences for t in s.of_type("disease") if t.span.of(text) == "RECIST"] == []


@pytest.mark.parametrize(
    ("text", "regimen"),
    [
        ("They received carboplatin, etoposide and ifosfamide (CEI). CEI was toxic.", "CEI"),
        ("They received rituximab plus carboplatin chemotherapy (RCC). RCC was toxic.", "RCC"),
        ("Half had tamoxifen plus goserelin (TxG) in this study. TxG was toxic.", "TxG"),
    ],
)
def test_an_abbreviation_of_several_drugs_is_a_regimen_of_the_text(text: str, regimen: str) -> None:
    assert (regimen, regimen) in drugs(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("In the Aspirin and Heparin Evaluation after Dialysis (AHEAD), AHEAD patients were old.", "AHEAD"),
        ("Letrozole And Tamoxifen (LATAM) was a randomised trial. LATAM patients were old.", "LATAM"),
        ("The Tamoxifen, Letrozole (TALE) trial. TALE patients were old.", "TALE"),
        ("Aspirin versus Clopidogrel (AC): AC patients were old.", "AC"),
        ("Adjuvant Treatment of Breast Cancer with Letrozole (ATLET). ATLET patients were old.", "ATLET"),
    ],
)
def test_the_name_of_a_trial_that_is_made_of_its_drugs_is_no_regimen(text: str, short: str) -> None:
    assert short not in {words for words, _ in drugs(text)}


def test_an_abbreviation_that_the_vocabulary_knows_for_a_part_of_its_long_form_is_that_part() -> None:
    text = "They received amlodipine with hydrochlorothiazide (HCTZ). HCTZ was tolerated."

    assert drugs(text).count(("HCTZ", "hydrochlorothiazide")) == 2


def test_an_abbreviation_of_a_known_regimen_with_its_therapy_is_that_regimen() -> None:
    text = "They received rituximab plus bendamustine chemotherapy (RBC). RBC was toxic."

    assert [words for words, _ in drugs(text)].count("RBC") == 2
