"""Which fact of ours is which fact of gold, and in what they differ.

Facts are paired one to one so that as many as possible agree in their key slots, and then as many slots as possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.evaluate.gold import Fact, GoldDocument
from kg.evaluate.naming import means, means_all, means_arm
from kg.evaluate.said import Said, SaidDocument, Value
from kg.evaluate.slot import SLOTS, is_filled, key_slots
from kg.lexicon.normalise import fold
from kg.model.concept import Concept
from kg.model.study import Arm


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of gold with ours; either may be missing.

    `wrong` are the slots that gold fills and ours does not give alike, `extra` those that gold says the text does not
    give. `is_contradicted` says that ours states something else than gold: a slot that we leave open contradicts
    nothing, nor does a list that lacks something.
    """

    kind: str
    gold: Mapping[str, Any] | None
    ours: Said | None
    wrong: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    is_contradicted: bool = False

    @property
    def is_found(self) -> bool:
        return self.gold is not None and self.ours is not None

    @property
    def is_complete(self) -> bool:
        return self.is_found and not self.wrong


def judge(gold: GoldDocument, ours: SaidDocument) -> list[Judged]:
    """Every fact of either side, for the kinds of facts that were annotated."""
    judged: list[Judged] = []
    facts = gold.facts or {}
    drugs_by_arm = {fold(str(a["label"])): _names(a.get("drugs")) for a in facts.get("arms", ()) if a.get("label")}
    comparing = _Comparing(ours, drugs_by_arm)
    for kind, rows in facts.items():
        judge_kind = comparing.judge_study if kind == "study" else comparing.judge
        judged += judge_kind(kind, rows, ours.facts[kind])
    return judged


@dataclass(frozen=True, slots=True)
class _Comparing:
    document: SaidDocument
    drugs_by_arm: Mapping[str, tuple[str, ...]]

    def judge(self, kind: str, gold: Sequence[Fact], ours: Sequence[Said]) -> list[Judged]:
        found: list[Judged] = []
        pairs = self._pairs(kind, gold, ours)
        for i, fact in enumerate(gold):
            if i in pairs:
                said = ours[pairs[i]]
                wrong = self._wrong(kind, fact, said)
                contradicted = any(self._contradicts(kind, slot, fact[slot], said) for slot in wrong)
                found.append(Judged(kind, fact, said, wrong, self._extra(fact, said), contradicted))
            else:
                found.append(Judged(kind, fact, None))
        taken = set(pairs.values())
        return found + [Judged(kind, None, said) for j, said in enumerate(ours) if j not in taken]

    def judge_study(self, kind: str, gold: Sequence[Fact], ours: Sequence[Said]) -> list[Judged]:
        """Of the study as a whole each slot is a fact; a value where gold says null is spurious."""
        found: list[Judged] = []
        for slot, wanted in ((s, v) for row in gold for s, v in row.items()):
            said = [fact for fact in ours if slot in fact.slots]
            right = next((f for f in said if is_filled(wanted) and self._agrees(kind, slot, wanted, f)), None)
            if is_filled(wanted):
                found.append(Judged(kind, {slot: wanted}, right))
            if right is None and said:
                found.append(Judged(kind, None, said[0]))
        return found

    def _pairs(self, kind: str, gold: Sequence[Fact], ours: Sequence[Said]) -> dict[int, int]:
        if not gold or not ours:
            return {}
        worth = np.zeros((len(gold), len(ours)))
        for i, fact in enumerate(gold):
            for j, said in enumerate(ours):
                if self._is_same(kind, fact, said):
                    worth[i, j] = 100 - len(self._wrong(kind, fact, said)) - 0.5 * len(self._extra(fact, said))
        rows, columns = linear_sum_assignment(-worth)
        return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if worth[i, j]}

    def _is_same(self, kind: str, gold: Fact, said: Said) -> bool:
        if kind == "arms" and is_filled(gold.get("drugs")) and self._agrees(kind, "drugs", gold["drugs"], said):
            return True
        slots = key_slots(kind, dict(gold))
        return bool(slots) and all(self._agrees(kind, slot, gold[slot], said) for slot in slots)

    def _wrong(self, kind: str, gold: Fact, said: Said) -> tuple[str, ...]:
        wrong = [s for s, value in gold.items() if is_filled(value) and not self._agrees(kind, s, value, said)]
        if kind == "arms" and is_filled(gold.get("drugs")) and "drugs" not in wrong:
            wrong = [slot for slot in wrong if slot != "label"]
        return tuple(wrong)

    def _extra(self, gold: Fact, said: Said) -> tuple[str, ...]:
        return tuple(s for s, value in gold.items() if not is_filled(value) and is_filled(said.slots.get(s)))

    def _agrees(self, kind: str, slot: str, gold: Any, said: Said) -> bool:
        ours = said.slots.get(slot)
        how = SLOTS[kind][slot]
        if how.kind == "arm":
            return self._arm_agrees(str(gold), slot, ours, said)
        if kind == "results" and slot in ("value", "count") and said.slots.get("statistic") == "count":
            ours = said.slots.get("count")  # a count is its own value
        if not is_filled(ours):
            return False
        match how.kind:
            case "name":
                return isinstance(ours, Concept) and means(str(gold), ours, self.document)
            case "set of names":
                concepts = [c for c in _listed(ours) if isinstance(c, Concept)]
                return means_all(_names(gold), concepts, self.document)
            case "set of words":
                return {how.key(v) for v in _listed(ours)} == {how.key(v) for v in _names(gold)}
        key = how.key(gold)
        return key is not None and key == how.key(ours)

    def _contradicts(self, kind: str, slot: str, gold: Any, said: Said) -> bool:
        """Does this slot, which differs from gold, say anything that gold does not?"""
        ours, how = said.slots.get(slot), SLOTS[kind][slot]
        if how.kind == "set of names":
            concepts = [c for c in _listed(ours) if isinstance(c, Concept)]
            return not all(any(means(name, c, self.document) for name in _names(gold)) for c in concepts)
        if how.kind == "set of words" and isinstance(ours, tuple):
            return not {how.key(v) for v in ours} <= {how.key(v) for v in _names(gold)}
        return is_filled(ours)

    def _arm_agrees(self, gold: str, slot: str, ours: Value, said: Said) -> bool:
        """An arm by its names; a group that is no arm may stand in either of `arm` and `subgroup`."""
        candidates = [ours, said.slots.get("subgroup")] if slot == "arm" else [ours]
        for candidate in candidates:
            if isinstance(candidate, Arm) and means_arm(gold, candidate, self.drugs_by_arm, self.document):
                return True
            if isinstance(candidate, str) and set(fold(gold).split()) & set(fold(candidate).split()):
                return True
        return False


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _names(value: object) -> tuple[str, ...]:
    if not is_filled(value):
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else (str(value),)
