"""Compounds by the make of their names, and what looks like one and is none."""

from __future__ import annotations

import time

import pytest

from kg.annotate import annotate_document
from kg.extract.term.chemical import find_chemicals
from kg.model.document import Document, Span


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_chemicals(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("Rats were given 1,2-dibromopropane by gavage.", "1,2-dibromopropane"),
        ("(4-hydroxybenzylidene-aniline)", "4-hydroxybenzylidene-aniline"),
        ("The analogue 2-(4-chlorophenyl)-N-methylacetamide was inert.", "2-(4-chlorophenyl)-N-methylacetamide"),
        ("N-ethylaniline-induced methemoglobinemia", "N-ethylaniline"),
        ("(+)-3-methoxyindoline, the isomer", "3-methoxyindoline"),
        ("(R)-3-methoxyindoline, the isomer", "3-methoxyindoline"),
        ("5,6-dihydroxytryptamine was injected", "5,6-dihydroxytryptamine"),
        ("mice fed dipropylnitrosamine", "dipropylnitrosamine"),
        ("dimethylhydrazone, 20 mg/kg", "dimethylhydrazone"),
        ("an infusion of MgSO4", "MgSO4"),
        ("the LiCl-treated group", "LiCl"),
        ("CaCl(2) (10 mmol)", "CaCl(2)"),
    ],
)
def test_a_compound_is_known_by_its_locants_parts_and_elements(text: str, compound: str) -> None:
    assert found(text) == [compound]


@pytest.mark.parametrize(
    "text",
    [
        "a double-blind, 3-year, 2-arm trial of 12-lead monitoring",
        "serum 4-hydroxybenzoate rose",
        "urinary dimethylaniline",
        "dimethylaniline levels fell",
        "the 4-hydroxybenzoate transporter",
        "dimethylaniline dehydrogenase activity",
        "N-terminal and C-terminal fragments",
        "aminotransferase, hydroxylation and methylation",
        "5-methyl-tetrahydrofolate/homocysteine",
        "CO2, PO2, Na and HCO3",
        "the 30-day-old children",
        "a 4-hydroxybenzamide-based scaffold",
        "a ligand bearing a methoxypyridine",
        "the chloropyridine ring",
        "18-hydroxycorticosterone rose at night",
        "5-hydroxymethylcytosine was counted",
        "5-fluoro-3, 4-dihydroxyindole",
        "5-fluoro-3 , 4-dihydroxyindole",
        "tetrahydro -2H-pyran-3,5-diol",
        "guanosine 5'-(3-thio)triphosphate",
        "5-iodo-2'-deoxyuridine incorporation",
        "the N-methyl-D-aspartate antagonist",
        "an extract in dichloromethane",
        "formoterol hydroxynaphthoate",
        "alpha,beta-methylene bonds",
        "4-hydroxyphenyl-poly(ethylene glycol)",
        "alpha-fetoprotein and beta-blockers",
    ],
)
def test_what_is_measured_and_what_only_looks_alike_is_no_compound(text: str) -> None:
    assert found(text) == []


def test_another_compound_that_is_named_after_a_drug_is_not_the_drug() -> None:
    text = "Rats received puromycin aminonucleoside (PAN). PAN was toxic. Puromycin was not given."
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions

    drugs = [m for m in mentions if m.type == "drug"]

    assert [(m.span.of(text), m.label) for m in drugs] == [
        ("puromycin aminonucleoside", "puromycin aminonucleoside"), ("PAN", "puromycin aminonucleoside"),
        ("PAN", "puromycin aminonucleoside"), ("Puromycin", "puromycin"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["1-" * 50_000, "(" * 100_000, "1,2-dimethyl" * 9_000, "di" * 50_000],
    ids=["locants", "brackets", "parts", "syllables"],
)
def test_degenerate_text_takes_seconds(text: str) -> None:
    started = time.process_time()
    find_chemicals(text, Span(0, len(text)))

    assert time.process_time() - started < 2
