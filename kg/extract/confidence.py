"""How sure a fact is: the chance that a careful reader would say the same, computed from its features.

A kind of fact has a base and a weight for each feature that was seen often enough; their sum is the logarithm of the
odds. The table was fitted on annotated abstracts (`kg/data/patterns/confidence.yaml` says when and on what). Kinds
without a table keep what their extractor said.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

import yaml

from kg.errors import VocabularyError
from kg.extract.arm.arm import ArmTable
from kg.extract.feature import FeatureReader, StudyFact
from kg.extract.reading import Reading
from kg.model.evidence import Evidence
from kg.model.study import Study
from kg.resources import data_path

KINDS = (
    "characteristics", "conditions", "arms", "interventions", "mechanisms", "outcomes", "results", "adverse_events",
    "dose_findings", "findings",
)  # fmt: skip
_LEAST, _MOST = 0.01, 0.99  # no table fitted on a few hundred facts knows more than that
_TELLING = 0.1  # a feature with less weight is not worth a reader's time

F = TypeVar("F", bound=StudyFact)


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of one kind of fact."""

    base: float
    weights: Mapping[str, float]

    def confidence(self, features: Iterable[str]) -> Decimal:
        """The chance in hundredths."""
        odds = self.base + sum(self.weights.get(feature, 0.0) for feature in features)
        chance = 1 / (1 + math.exp(-odds))
        return Decimal(f"{min(_MOST, max(_LEAST, chance)):.2f}")

    def telling(self, features: Sequence[str]) -> tuple[str, ...]:
        """The features that move the confidence, with their weights: `section: title (+0.42)`."""
        return tuple(f"{f} ({self.weights[f]:+.2f})" for f in features if abs(self.weights.get(f, 0.0)) >= _TELLING)


@cache
def shipped_weights() -> Mapping[str, Weights]:
    """The shipped table by kind of fact.

    Raises:
        VocabularyError: the file names a kind that there is not, or a weight that is no number.
    """
    return read_weights(yaml.safe_load(data_path("patterns", "confidence.yaml").read_text(encoding="utf-8")))


def read_weights(loaded: Mapping[str, Any]) -> dict[str, Weights]:
    """The tables of a loaded file; see `shipped_weights`."""
    found: dict[str, Weights] = {}
    for kind, table in (loaded.get("kinds") or {}).items():
        if kind not in KINDS:
            raise VocabularyError(f"confidence.yaml: unknown kind {kind!r}; known are {', '.join(KINDS)}")
        try:
            found[kind] = Weights(float(table["base"]), {str(k): float(v) for k, v in table["weights"].items()})
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise VocabularyError(
                f"confidence.yaml: {kind}: expected a 'base' and 'weights' of numbers: {error}"
            ) from error
    return found


def weigh(study: Study, reading: Reading, table: ArmTable) -> Study:
    """The same study with the confidence of each fact and the features that moved it."""
    reader = FeatureReader(reading, table, study.conditions)
    weighed: dict[str, Any] = {kind: _weighed(getattr(study, kind), kind, reader) for kind in shipped_weights()}
    return replace(study, **weighed)


@lru_cache(maxsize=10_000)
def _judged(kind: str, features: tuple[str, ...]) -> tuple[Decimal, tuple[str, ...]]:
    """The confidence in a fact with these features and those that move it; many facts have the same."""
    weights = shipped_weights()[kind]
    return weights.confidence(features), weights.telling(features)


def _weighed(facts: tuple[F, ...], kind: str, reader: FeatureReader) -> tuple[F, ...]:
    weighed = []
    for fact in facts:
        read = fact.evidence
        confidence, telling = _judged(kind, reader.features(fact))
        evidence = Evidence(read.words, read.sentence, read.extractor, confidence, telling)
        weighed.append(replace(fact, evidence=evidence))
    return tuple(weighed)
