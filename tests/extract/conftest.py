"""Sentences as studies: what the tests of the extractors share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Study


@pytest.fixture(scope="session")
def study_of() -> Callable[[str], Study]:
    """The facts of a text."""

    def read(text: str) -> Study:
        return assemble_study(read_document(Document("test", "test.txt", text, "plain_text")))

    return read
