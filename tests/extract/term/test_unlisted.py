from __future__ import annotations

import pytest

from kg.extract.term.drug_partner import find_partners
from kg.extract.term.term import Term
from kg.extract.term.unlisted import find_subject, find_unlisted
from kg.extract.term.unlisted_harm import find_unlisted_harms
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.words import Words


def found(text: str, type_: str) -> list[str]:
    return [concept.label for span, concept in find_unlisted(text, Span(0, len(text))) if concept.type == type_]


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Blefutinib was given", "blefutinib"),
        ("patients on zolrumab", "zolrumab"),
        ("novel dumogliptin 5 mg", "dumogliptin"),
        ("drops of calaprost", "calaprost"),
        ("drops of zolmadastine", "zolmadastine"),
        ("a dose of brolazepam", "brolazepam"),
        ("with velorinone", "velorinone"),
        ("XYZ-1234 was well tolerated", "XYZ-1234"),
        ("AZD9999 once daily", "AZD9999"),
        ("BAY 1234567 once daily", "BAY 1234567"),
        ("GSK7654321", "GSK7654321"),
        ("were treated with spirulix 500 mg", "spirulix"),
        ("randomized to receive oral quorvane 10 mg daily", "quorvane"),
    ],
)
def test_a_drug_is_known_by_its_stem_its_code_or_its_dose(text: str, drug: str) -> None:
    assert found(text, "drug") == [drug]


@pytest.mark.parametrize(
    "text",
    [
        "NCT01234567 and ISRCTN12345678",
        "(ABSTRACT TRUNCATED AT 250 WORDS)",
        "Princeton, NJ 07936, USA",
        "CH-4002 Basel and SE-221 00 Lund",
        "NTR4908 and ING116529 and EGF100151",
        "HCT116 and MCF7 cells",
        "Andersen and Pedersen wrote most of the cost in the best breast clinic",
        "total cholesterol and benzothiazole",
        "treated with surgery 10 days later",
        "received sulphate 50 mg",
        "randomized to receive 5 mg",
        "treated with increasing 10 mg steps",
        "page 1234-5678",
        "COVID-19 and IL-123",
        "HbA1c and CD123",
        "TBCRC006 and BO12345 were trials",
        "verapamil SR 180",
        "QRS-4321 cells grew",
        "the QRS-12345 PK study",
        "presirolimus levels",
    ],
)
def test_what_looks_like_a_drug_and_is_none_is_left_alone(text: str) -> None:
    assert found(text, "drug") == []


@pytest.mark.parametrize(
    ("text", "diseases"),
    [
        ("neurodegenerative disorders", ["neurodegenerative disorders"]),
        ("chronic neurodegenerative disorders", ["neurodegenerative disorders"]),
        ("a hyaloid sarcoma", ["hyaloid sarcoma"]),
        ("primary tumor", []),
        ("various diseases", []),
        ("median disease duration", []),
        ("a mast cell tumour", []),
        ("tumors that represent independent tumors", []),
        ("an aggressive disease", []),
        ("reduced tumor", []),
        ("treated tumors", []),
        ("advanced disease", []),
        ("aggressive disease", []),
        ("contralateral tumors", []),
        ("unifocal tumour", []),
        ("virus-associated carcinoma", ["virus-associated carcinoma"]),
        ("myofascial pain syndrome", ["myofascial pain syndrome"]),
        ("lateral femoral impingement syndrome", ["femoral impingement syndrome"]),
        ("chronic pain disorders", []),
        ("pain and other syndromes", []),
    ],
)
def test_a_disease_needs_a_modifier_that_tells_which(text: str, diseases: list[str]) -> None:
    assert found(text, "disease") == diseases


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("retinol levels were", "retinol levels"),
        ("time to engraftment was", "time to engraftment"),
        ("duration of neutropenia", "duration of neutropenia"),
        ("leukemia-free survival", "leukemia-free survival"),
    ],
)
def test_an_outcome_is_known_by_the_grammar_of_its_name(text: str, outcome: str) -> None:
    assert outcome in found(text, "outcome")


def test_a_time_ends_at_a_word_and_not_within_one() -> None:
    assert found("it delayed the time to worse pain interference by a week", "outcome") == []


@pytest.mark.parametrize("text", ["levels were", "the score was", "mean concentration was", "these levels were"])
def test_a_measure_without_what_it_measures_is_no_outcome(text: str) -> None:
    assert found(text, "outcome") == []


def test_unlisted_terms_have_no_identifier() -> None:
    text = "blefutinib for neurodegenerative disorders"

    assert [concept.curie for _, concept in find_unlisted(text, Span(0, len(text)))] == [None, None]


def measured(text: str) -> list[str]:
    return [concept.label for _, concept in find_subject(Span(0, len(text)), Words(text))]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Tear volume was 12 µl.", "tear volume"),
        ("Pain was rare, and the length of the scar was 4 cm.", "length of the scar"),
        ("Weekly use of crutches fell by half.", "weekly use of crutches"),
    ],
)
def test_the_subject_of_a_verb_is_what_was_measured(text: str, outcome: str) -> None:
    assert measured(text) == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "There was a clear reduction in the scar.",
        "Pain was rare, but there was no change in the scar.",
        "Swelling fell, although lack of use was common.",
        "Swelling fell, resulting in a reduction in the zinc group.",
        "Swelling fell, with lower levels in the zinc group.",
    ],
)
def test_the_opening_of_a_clause_is_no_outcome(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The cumulative incidence of hip fractures was 4%.", "cumulative incidence of hip fractures"),
        ("cumulative incidence of gout at 2 years", "cumulative incidence of gout"),
    ],
)
def test_an_incidence_ends_before_its_verb_or_time(text: str, outcome: str) -> None:
    assert found(text, "outcome") == [outcome]


@pytest.mark.parametrize("text", ["a sports program combined with metformin", "metformin plus endocrine treatment"])
def test_a_word_of_everyday_language_beside_a_drug_is_none(text: str) -> None:
    metformin = Term(
        Span(text.index("metformin"), text.index("metformin") + 9), Concept("drug", "metformin"), "present"
    )
    assert find_partners(text, Span(0, len(text)), [metformin]) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Adverse events were blepharitis (4%) and lid crusting (2%).", ["blepharitis", "lid crusting"]),
        ("The most common toxicities were cardiac (43 [47%]).", []),
        ("Adverse events were seen in 12 (30%), and of these (12%) some were severe.", []),
        ("Adverse events: nasal crusting in six (5%) and seven (6%).", []),
        ("Adverse events and withdrawals (28%) were frequent.", []),
    ],
)
def test_an_item_of_a_list_of_harms_is_a_name(text: str, items: list[str]) -> None:
    known = [Term(Span(0, 3), Concept("adverse_event", "adverse event"))]
    found = find_unlisted_harms(Words(text), 0, known, lambda words: None)

    assert [concept.label for _, concept in found] == items


@pytest.mark.parametrize(
    "text",
    [
        "Tobacco use was predictive of gout.",
        "Use of crutches did not independently predict gout.",
        "Weekly use of the walking app increased confidence and sleep.",
        "The rise did not increase infection rates in winter.",
        "Despite lower tissue levels of zinc that were found, the wound healed.",
        "Measurement time was also without weight.",
    ],
)
def test_what_foretells_or_changes_a_thing_and_a_piece_of_a_clause_are_not_measured(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Weekly use of the walking app increased from 2 to 5 days.", "weekly use of the walking app"),
        ("A clear increase in tear volume was seen.", "tear volume"),
        ("Grip change from baseline over time was slow.", "grip"),
    ],
)
def test_how_much_a_thing_changed_is_not_part_of_its_name(text: str, outcome: str) -> None:
    assert measured(text) == [outcome]


@pytest.mark.parametrize(
    "text",
    ["binding globulin levels were low", "N-(4-tolyl)retinamide levels were low", "therapeutic levels were reached"],
)
def test_a_measure_whose_name_began_before_is_no_outcome(text: str) -> None:
    assert found(text, "outcome") == []


@pytest.mark.parametrize(
    ("text", "diseases"),
    [
        ("higher than tumours of the gut", []),
        ("a gastric tumor resection", []),
        ("mesenteric tumours grew", ["mesenteric tumours"]),
        ("gastric tumors", ["gastric tumors"]),
        ("platinum-refractory disease", []),
        ("hormone-dependent tumors", []),
        ("peripheral nerve disease", ["peripheral nerve disease"]),
        ("iodine-refractory thyroid carcinoma", ["thyroid carcinoma"]),
        ("renal parenchymal disease", ["renal parenchymal disease"]),
    ],
)
def test_a_state_of_a_disease_does_not_tell_which(text: str, diseases: list[str]) -> None:
    assert found(text, "disease") == diseases
