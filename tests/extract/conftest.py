"""Sentences as studies: what the tests of the extractors share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kg.extract.assemble import assemble_study
from kg.extract.reading import Reading, read_document
from kg.extract.statement.finding import find_findings
from kg.extract.statement.mechanism import find_mechanisms
from kg.model.document import Document
from kg.model.study import Finding, Mechanism, Study

SENTENCES = Path(__file__).parent.parent / "data" / "sentences"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `sentence_case` runs on every case of its file: `test_finding.py` on `findings.yaml`."""
    if "sentence_case" in metafunc.fixturenames:
        name = Path(metafunc.module.__file__).stem.removeprefix("test_") + "s.yaml"
        cases = yaml.safe_load((SENTENCES / name).read_text(encoding="utf-8"))
        assert cases, f"{name} holds no cases"
        metafunc.parametrize("sentence_case", [pytest.param(c, id=" ".join(c["text"].split())[:60]) for c in cases])


@pytest.fixture(scope="session")
def reading_of() -> Callable[[str], Reading]:
    """A text as it is read."""
    return lambda text: read_document(Document("test", "test.txt", text, "plain_text"))


@pytest.fixture(scope="session")
def mechanisms_of(reading_of) -> Callable[[str], list[Mechanism]]:
    """The mechanisms of a text."""
    return lambda text: find_mechanisms(reading_of(text))


@pytest.fixture(scope="session")
def findings_of(reading_of) -> Callable[[str], list[Finding]]:
    """The findings of a text."""
    return lambda text: find_findings(reading_of(text))


@pytest.fixture(scope="session")
def study_of() -> Callable[[str], Study]:
    """The facts of a text."""

    def read(text: str) -> Study:
        return assemble_study(read_document(Document("test", "test.txt", text, "plain_text")))

    return read
