"""Leaving out what is not sure enough."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from kg.model.study import Study


def keep_sure(study: Study, least: Decimal) -> tuple[Study, int]:
    """The study without the facts whose confidence is below `least`, and how many were left out.

    An arm that a fact which stays points to stays too, however unsure: without it that fact would say nothing.
    """
    kinds = [f.name for f in fields(study) if isinstance(getattr(study, f.name), tuple)]
    facts: dict[str, tuple[Any, ...]] = {kind: getattr(study, kind) for kind in kinds}
    kept: dict[str, Any] = {kind: tuple(f for f in facts[kind] if f.evidence.confidence >= least) for kind in kinds}
    used = {
        getattr(fact, slot, None)
        for kind in kinds
        if kind != "arms"
        for fact in kept[kind]
        for slot in ("arm", "comparator")
    }
    kept["arms"] = tuple(arm for arm in study.arms if arm.evidence.confidence >= least or arm.key in used)
    left_out = sum(len(facts[kind]) - len(kept[kind]) for kind in kinds)
    return replace(study, **kept), left_out
