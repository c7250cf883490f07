"""What became of an imported file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.terminology.conflict import Conflict


@dataclass(slots=True)
class ImportReport:
    """What became of one file; `concepts` are counted by type, `skipped` by reason."""

    name: str
    format: str
    concepts: Counter[str] = field(default_factory=Counter)
    synonyms: int = 0
    parents: int = 0
    mappings: int = 0
    mechanisms: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    conflicts: tuple[Conflict, ...] = ()
    changed: bool = True
    replaced: bool = False

    def counts(self) -> dict[str, int]:
        """The sums, as the lexicon keeps them."""
        return {
            "concepts": self.concepts.total(),
            "synonyms": self.synonyms,
            "parents": self.parents,
            "mappings": self.mappings,
            "mechanisms": self.mechanisms,
            "skipped": self.skipped.total(),
        }
