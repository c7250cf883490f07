"""Looking up a term shows what it may mean, and why."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from kg.cli import make_app
from kg.lexicon.candidate import find_candidates
from kg.lexicon.count import count_vocabulary
from kg.lexicon.form import MemoryForms
from kg.lexicon.load import iter_entries
from kg.lexicon.match import Matcher
from kg.model.entry import AmbiguousForm, Entry, KnownMechanism
from kg.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    entries=(
        Entry("drug", "NCIT:C61948", "sorafenib", synonyms=("Nexavar",)),
        Entry("target", "HGNC:3765", "FLT3", synonyms=("fms related tyrosine kinase 3",)),
        Entry("disease", "MONDO:0018874", "acute myeloid leukemia", abbreviations=("AML",)),
        Entry("outcome", "TRIALKG:cr", "complete remission", abbreviations=("CR",)),
    ),
    mechanisms=(KnownMechanism("NCIT:C61948", "inhibits", "HGNC:3765", "test"),),
    ambiguous=(AmbiguousForm("CR", "outcome", "TRIALKG:cr", ("remission",)),),
)
MATCHER = Matcher(MemoryForms(iter_entries(VOCABULARY)))


@pytest.mark.parametrize(
    ("words", "curie", "why"),
    [
        ("sorafenib", "NCIT:C61948", "label, letter by letter"),
        ("NEXAVAR", "NCIT:C61948", "synonym 'Nexavar', written another way"),
        ("acute myeloid leukaemias", "MONDO:0018874", "written another way"),
        ("AML", "MONDO:0018874", "abbreviation, letter by letter"),
        ("aml", "MONDO:0018874", "matched in this case only"),
        ("CR", "TRIALKG:cr", "ambiguous, in a text only beside a word such as remission"),
        ("sorafenb", "NCIT:C61948", "spelled like 'sorafenib'"),
        ("sorafenib in some tumor", "NCIT:C61948", "names the part 'sorafenib'"),
    ],
)
def test_candidate_says_why(words: str, curie: str, why: str) -> None:
    (candidate,) = find_candidates(words, VOCABULARY, MATCHER)
    assert candidate.concept.curie == curie
    assert why in candidate.why


@pytest.mark.parametrize("words", ["", "  ", "qqqqqq"])
def test_nothing_comes_near_nothing(words: str) -> None:
    assert find_candidates(words, VOCABULARY, MATCHER) == []


def test_nearer_candidates_score_higher() -> None:
    scores = [
        find_candidates(words, VOCABULARY, MATCHER)[0].score
        for words in ("sorafenib", "Sorafenib", "Nexavar", "sorafenb", "sorafenib in some tumor")
    ]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] < scores[0] == 1


def test_counts_add_up() -> None:
    *types, total = count_vocabulary(VOCABULARY)
    assert [row.type for row in types] == ["drug", "target", "disease", "outcome"]
    assert (total.concepts, total.public, total.forms, total.ambiguous, total.mechanisms) == (4, 3, 8, 1, 1)


def test_command_prints_candidates_and_ends_with_1_if_there_are_none() -> None:
    found = CliRunner().invoke(make_app(), ["vocab", "lookup", "sorafenib", "--format", "json"])
    assert found.exit_code == 0
    assert json.loads(found.stdout)[0]["curie"] == "NCIT:C61948"
    missing = CliRunner().invoke(make_app(), ["vocab", "lookup", "qqqqqqqq"])
    assert (missing.exit_code, missing.stdout.count("\n")) == (1, 1)
    assert "holds nothing like 'qqqqqqqq'" in missing.stderr


def test_stats_command_has_a_row_for_each_type_and_the_sum() -> None:
    lines = CliRunner().invoke(make_app(), ["vocab", "stats"]).stdout.splitlines()
    assert lines[0].split("\t")[:2] == ["vocabulary", "type"]
    assert lines[-1].split("\t")[:2] == ["shipped", "all"]
