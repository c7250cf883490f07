"""Tests read with the shipped vocabulary alone, whatever the person who runs them has imported."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.pop("KG_LEXICON", None)
os.environ["KG_HOME"] = str(Path(__file__).parent / "no-lexicon-here")
