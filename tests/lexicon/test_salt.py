from __future__ import annotations

import pytest

from kg.lexicon.salt import with_salt
from kg.model.document import Span


@pytest.mark.parametrize(
    ("text", "drug", "whole"),
    [
        ("bupropion HCl twice daily", "bupropion", "bupropion HCl"),
        ("olmesartan medoxomil was given", "olmesartan", "olmesartan medoxomil"),
        ("losartan potassium 50 mg", "losartan", "losartan potassium"),
        ("losartan potassium channel", "losartan", "losartan"),
        ("verapamil calcium antagonists", "verapamil", "verapamil"),
        ("timolol and placebo", "timolol", "timolol"),
        ("timolol", "timolol", "timolol"),
        ("imatinib mesylate-treated", "imatinib", "imatinib"),
    ],
)
def test_the_salt_behind_a_drug_belongs_to_its_name(text: str, drug: str, whole: str) -> None:
    assert with_salt(text, Span(0, len(drug))).of(text) == whole
