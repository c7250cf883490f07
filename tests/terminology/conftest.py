from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.concept import ConceptType
from kg.terminology.compile import import_terminologies
from kg.terminology.report import ImportReport
from kg.terminology.source import Source

DATA = Path(__file__).parent.parent / "data" / "terminology"

Import = Callable[..., ImportReport]


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    return tmp_path / "lexicon.sqlite"


@pytest.fixture
def import_file(lexicon: Path) -> Import:
    """Imports one file, by its path or its name among the test's data, and gives the report."""

    def import_one(file: str | Path, as_type: ConceptType | None = None, *only: str, **namespaces: str) -> ImportReport:
        source = Source(DATA / file, as_type, frozenset(only), namespaces)
        (report,) = import_terminologies([source], lexicon)
        return report

    return import_one


@pytest.fixture
def imported(import_file: Import, lexicon: Path) -> Callable[[str], LocalLexicon]:
    """Imports one file and opens the lexicon."""

    def open_after(file: str) -> LocalLexicon:
        import_file(file)
        return LocalLexicon(lexicon)

    return open_after
