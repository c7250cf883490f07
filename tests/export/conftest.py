from __future__ import annotations

from pathlib import Path

import pytest

from kg.store import Store

SAMPLE = Path(__file__).parents[1] / "data" / "graph" / "sample.trig"


@pytest.fixture(scope="session")
def store() -> Store:
    """Two trials in three documents, with the vocabulary they speak of."""
    return Store.open(SAMPLE)
