"""Clutter of web pages is marked and nothing else; each pattern runs on its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model.document import Document
from kg.readers import read_documents
from kg.readers.boilerplate import BoilerplatePattern, boilerplate_patterns, find_boilerplate
from kg.resources import shipped_path

EXAMPLES = [(pattern, example) for pattern in boilerplate_patterns() for example in pattern.examples]
COUNTER_EXAMPLES = [(pattern, example) for pattern in boilerplate_patterns() for example in pattern.counter_examples]


def test_every_pattern_has_examples_and_counter_examples() -> None:
    assert boilerplate_patterns()
    assert [p.name for p in boilerplate_patterns() if not p.examples or not p.counter_examples] == []


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES)
def test_pattern_matches_its_examples_and_no_more_of_them(pattern: BoilerplatePattern, example: str) -> None:
    text = example.replace("[[", "").replace("]]", "")
    marked = example.partition("[[")[2].partition("]]")[0] or text
    assert [found[0] for found in pattern.regex.finditer(text)] == [marked]


@pytest.mark.parametrize(("pattern", "example"), COUNTER_EXAMPLES)
def test_pattern_matches_none_of_its_counter_examples(pattern: BoilerplatePattern, example: str) -> None:
    assert pattern.regex.search(example) is None


def test_captures_are_groups_of_their_pattern() -> None:
    assert [p.name for p in boilerplate_patterns() if set(p.captures) - p.regex.groupindex.keys()] == []


def seed() -> Document:
    (document,) = read_documents([shipped_path("seeds") / "000_75dcca90ac0234be.txt"])
    assert isinstance(document, Document)
    return document


def test_clutter_of_a_page_is_marked_and_the_abstract_is_not() -> None:
    document = seed()
    content = [span.of(document.text).strip() for span in document.iter_content() if span.of(document.text).strip()]
    assert len(content) == 2
    assert content[0].startswith("Phase 1 Study of combinatorial sorafenib")
    assert content[1].startswith("Stroma-leukemia interactions")
    assert content[1].endswith("further evaluation in the front-line setting.")


def test_page_tells_title_and_journal() -> None:
    document = seed()
    assert document.publication is not None
    assert document.publication.journal == "American Journal of Hematology"
    assert document.publication.title == document.title_text()
    assert document.publication.pmid is None


def test_page_of_pubmed_tells_its_identifiers(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "Clinical Trial\r\nCancer. 2022 Jun 1;128(11):2138-2147. doi: 10.1002/cncr.34182. Epub 2022 Mar 22.\r\n"
        "A trial of sorafenib\r\nAffiliations expand\r\nPMID: 35315510 DOI: 10.1002/cncr.34182\r\n"
        "Abstract\r\nOf 26 patients, 21 responded.\r\n© 2022 American Cancer Society.\r\nSimilar articles\r\n",
        encoding="utf-8",
        newline="",
    )
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    assert document.publication is not None
    assert (document.publication.pmid, document.publication.doi) == ("35315510", "10.1002/cncr.34182")
    assert document.publication.journal == "Cancer"
    assert all(not span.of(document.text).endswith("\r") for span in document.boilerplate)
    assert "Of 26 patients" in "".join(span.of(document.text) for span in document.iter_content())


def test_plain_abstract_has_no_clutter() -> None:
    assert find_boilerplate("A trial.\n\nOf 26 patients, 21 responded.").spans == ()
