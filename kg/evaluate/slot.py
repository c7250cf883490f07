"""The slots of each kind of fact: how gold's value is compared with ours, and which slots make two facts one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from kg.evaluate import agree

Kind = Literal["name", "arm", "set of names", "set of words", "value"]


@dataclass(frozen=True, slots=True)
class Slot:
    """How a slot is compared: as a concept's name, as an arm, as a set, or by a key of `agree`."""

    kind: Kind
    key: Callable[[object], Hashable | None] = agree.words


_NAME, _ARM, _WORDS = Slot("name"), Slot("arm"), Slot("value")
_NUMBER, _UNIT, _TIME, _DOSE = (Slot("value", key) for key in (agree.number, agree.unit, agree.time, agree.dose))
_MONTH, _GRADE, _FREQUENCY = (Slot("value", key) for key in (agree.month, agree.grade, agree.frequency))
_NAMES, _LIST = Slot("set of names"), Slot("set of words")
_OPERATOR = Slot("value", lambda value: {"≤": "<=", "≥": ">="}.get(str(value), str(value)))

STUDY_SLOTS: dict[str, Slot] = {
    "phase": _WORDS, "design": _WORDS, "allocation": _WORDS, "masking": _WORDS, "enrolled": _NUMBER,
    "registration": _LIST, "start_date": _MONTH, "end_date": _MONTH,
}  # fmt: skip
SLOTS: dict[str, dict[str, Slot]] = {
    "study": STUDY_SLOTS,
    "conditions": {"disease": _NAME, "line": _LIST, "biomarker": _NAMES},
    "arms": {"label": _ARM, "role": _WORDS, "size": _NUMBER, "drugs": _NAMES},
    "interventions": {"drug": _NAME, "dose": _DOSE, "unit": _UNIT, "frequency": _FREQUENCY, "route": _WORDS},
    "mechanisms": {"drug": _NAME, "action": _WORDS, "target": _NAME},
    "results": {
        "outcome": _NAME, "statistic": _WORDS, "value": _NUMBER, "unit": _UNIT, "low": _NUMBER, "high": _NUMBER,
        "level": _NUMBER, "p_operator": _OPERATOR, "p": _NUMBER, "count": _NUMBER, "denominator": _NUMBER,
        "time_point": _TIME, "arm": _ARM, "comparator": _ARM, "subgroup": _ARM,
    },
    "adverse_events": {
        "event": _NAME, "grade": _GRADE, "count": _NUMBER, "denominator": _NUMBER, "percent": _NUMBER, "arm": _ARM,
        "assertion": _WORDS,
    },
    "dose_findings": {
        "kind": _WORDS, "drug": _NAME, "dose": _DOSE, "unit": _UNIT, "frequency": _FREQUENCY, "assertion": _WORDS,
    },
}  # fmt: skip
FACT_TYPES = tuple(SLOTS)
# A fact is found if these agree; of results and harms the number is asked too, since a text says many of one outcome.
KEYS: dict[str, tuple[str, ...]] = {
    "conditions": ("disease",), "arms": ("label",), "interventions": ("drug",), "mechanisms": ("drug", "target"),
    "results": ("value", "unit", "statistic"), "adverse_events": ("event",), "dose_findings": ("kind", "dose"),
}  # fmt: skip


def is_filled(value: object) -> bool:
    return value not in (None, "", [], ())


def key_slots(fact_type: str, gold: dict[str, Any]) -> tuple[str, ...]:
    """The slots that must agree. A result without a value is known by its count, else by its outcome and p-value."""
    slots: Iterable[str] = KEYS[fact_type]
    if fact_type == "results" and not is_filled(gold.get("value")):
        slots = ("count",) if is_filled(gold.get("count")) else ("outcome", "p")
    return tuple(s for s in slots if is_filled(gold.get(s)))
