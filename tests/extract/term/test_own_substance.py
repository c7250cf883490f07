"""Substances that the body makes itself: drugs where someone is given them, and none where they are measured."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def _drugs(text: str) -> list[str]:
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return [m.span.of(text) for m in mentions if m.type == "drug"]


@pytest.mark.parametrize(
    ("text", "drug", "times"),
    [
        (
            "Relapsed leukemia. Plasma levels of cladribine were measured. Cladribine 5 mg/m2, at four dose levels, "
            "and G-CSF were administered daily for five days. G-CSF raised the white count.",
            "G-CSF",
            2,
        ),
        (
            "Ninety patients were randomised to insulin infusion or to usual care after bypass surgery. Glucose and "
            "potassium levels were measured hourly, and insulin was continued for three days.",
            "insulin",
            2,
        ),
        (
            "Men over 65 years had testosterone 5 g daily for a year. Serum osteocalcin was measured yearly. Bone "
            "density rose in the testosterone group.",
            "testosterone",
            2,
        ),
    ],
)
def test_a_substance_that_is_given_is_a_drug_wherever_it_stands(text: str, drug: str, times: int) -> None:
    assert _drugs(text).count(drug) == times


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        ("Serum interleukin-2 and G-CSF were measured by ELISA. G-CSF peaked on day 7 and foretold fever.", "G-CSF"),
        (
            "Fasting insulin and leptin were measured. Insulin fell by 12% with exercise. Changes in insulin lasted.",
            "insulin",
        ),
        ("Walking had no effect on IGF-I, insulin, and glucose in young women.", "insulin"),
        ("The fall in free testosterone was greater with diet.", "testosterone"),
        ("The enzyme turns inactive cortisone into its active form.", "cortisone"),
        (
            "Boys took risperidone. Prolactin and testosterone were assayed. Testosterone was unchanged at three dose "
            "levels of risperidone.",
            "testosterone",
        ),
    ],
)
def test_a_substance_that_is_measured_is_no_drug(text: str, substance: str) -> None:
    assert substance not in [drug.lower() for drug in _drugs(text)] and substance not in _drugs(text)
