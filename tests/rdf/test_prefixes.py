from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.rdf.prefixes import contract, expand, load_prefixes, prefixes


@pytest.mark.parametrize("prefix", sorted(prefixes()))
def test_every_prefix_expands_and_contracts_back(prefix: str) -> None:
    curie = f"{prefix}:12345"

    assert contract(expand(curie)) == curie


def test_an_iri_is_contracted_by_its_longest_namespace() -> None:
    assert contract("https://w3id.org/trialkg/id/term/crp-rate") == "TRIALKG:crp-rate"


def test_an_iri_of_no_known_namespace_has_no_curie() -> None:
    assert contract("https://example.org/1") is None


def test_an_unknown_prefix_is_an_error_that_names_the_nearest_and_all_known() -> None:
    with pytest.raises(VocabularyError, match=r"unknown prefix 'NCTI' in 'NCTI:C1'; did you mean 'NCIT'.*MONDO"):
        expand("NCTI:C1")


@pytest.mark.parametrize("text", ["", "NCIT", "NCIT:", ":C1", "sorafenib"])
def test_what_is_no_curie_is_an_error(text: str) -> None:
    with pytest.raises(VocabularyError, match="is not a CURIE"):
        expand(text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("prefix\tiri\nA\thttp://a/\n", r":1: expected the columns"),
        ("# note\nprefix\tnamespace\nA http://a/\n", r":3: expected 2 cells parted by tabs"),
        ("prefix\tnamespace\nA\thttp://a/\nA\thttp://b/\n", r":3: the prefix 'A' stands twice"),
    ],
)
def test_a_faulty_prefix_table_is_an_error_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "prefixes.tsv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(VocabularyError, match=message):
        load_prefixes(path)
