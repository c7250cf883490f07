"""Names and abbreviations of drugs and genes, in sentences where they mean something else."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def terms(text: str) -> list[tuple[str, str, str | None]]:
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return [(m.type, m.span.of(text), m.label) for m in mentions]


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Sixty adults, ASA class II, had knee surgery under spinal block.", "ASA"),
        ("Levels were higher in CC than in TT homozygotes of the transplant cohort with thiotepa.", "TT"),
        ("Liver damage by CCl4 was dated to day 3.", "CCl4"),
        ("Colitis came from dextran sulfate sodium in the water.", "dextran"),
        ("A silver carboxymethylcellulose dressing covered the wound.", "carboxymethylcellulose"),
        ("The renin-angiotensin axis was awake.", "renin"),
        ("It blocks the receptor activator of nuclear factor kappa B (RANK) ligand.", "RANK"),
        ("Ends had terminal deoxynucleotidyl transferase dUTP labels.", "terminal deoxynucleotidyl transferase"),
        ("We did fluorodeoxyglucose positron emission scans.", "fluorodeoxyglucose"),
        ("Renal flow was told by inulin clearance.", "inulin"),
        ("Rings were put into 60 mM KCl for a minute.", "KCl"),
        ("Fibers were cut in DMSO vehicle.", "DMSO"),
        ("Thirty breast cancer survivors (BCS) came. Of the BCS, 12 had been given surgery.", "BCS"),
        ("The course MBSR(BC) took six weeks. In MBSR(BC) women talked.", "BC"),
        ("Response Evaluation Criteria In Solid Tumors (RECIST) were used. By RECIST, 4 had shrunk.", "RECIST"),
        ("Urinary 6beta-hydroxycortisol levels were measured.", "6beta-hydroxycortisol"),
        ("Acetylcholine (ACh) release rose by a third.", "ACh"),
    ],
)  # fmt: skip
def test_a_name_in_another_sense_is_no_term(text: str, unwanted: str) -> None:
    assert unwanted not in [words for _, words, _ in terms(text)]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("They had ASA 100 mg daily after the stent.", "drug", "ASA"),
        ("Conditioning was thiotepa (TT) and busulfan. TT was given twice.", "drug", "TT"),
        ("The renin inhibitor aliskiren was given.", "target", "renin"),
        ("Dextran 40 was infused in 20 men.", "drug", "Dextran 40"),
        ("They took inulin 10 g daily for a month.", "drug", "inulin"),
        (
            "Women were randomised to breast-conserving surgery (BCS) or to mastectomy. Pain was less with BCS.",
            "drug",
            "BCS",
        ),
        ("Potassium chloride 40 mEq was infused twice daily.", "drug", "Potassium chloride"),
    ],
)
def test_the_same_name_in_its_own_sense_is_one(text: str, type_: str, words: str) -> None:
    assert (type_, words) in [(t, w) for t, w, _ in terms(text)]
