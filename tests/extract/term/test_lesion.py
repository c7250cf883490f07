from __future__ import annotations

import pytest

from kg.extract.term.lesion import find_lesions, is_lesion
from kg.model.document import Span
from kg.text.words import Words


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_lesions(Span(0, len(text)), Words(text))]


@pytest.mark.parametrize(
    ("text", "lesion"),
    [
        ("it prevented glomerular injury in the treated animals", "glomerular injury"),
        ("a peroneal nerve palsy followed the block", "peroneal nerve palsy"),
        ("two had left ventricular dysfunction", "left ventricular dysfunction"),
        ("new carotid artery occlusion was seen", "carotid artery occlusion"),
        ("neuronal loss was less", "neuronal loss"),
        ("with sensory deficits", "sensory deficits"),
    ],
)
def test_an_organ_and_what_befell_it_are_one_name(text: str, lesion: str) -> None:
    assert found(text) == [lesion]
    assert is_lesion(lesion)


@pytest.mark.parametrize(
    "text",
    [
        "tissue damage and cell injury",
        "oxidative damage of DNA",
        "target lesions shrank",
        "renal function was normal",
        "the damaged kidney",
        "injury of the knee",
        "weight loss and neuronal function",
    ],
)
def test_tissues_at_large_and_what_stands_apart_are_none(text: str) -> None:
    assert found(text) == []


def test_a_lesion_is_the_whole_name() -> None:
    assert not is_lesion("severe renal damage")
    assert not is_lesion("damage")
