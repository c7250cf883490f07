"""How many people took part: enrolled, randomised, treated, evaluable, told apart by what is said to have been done.

Reads the counted people of the title, the methods and the results, and judges each by the verb that follows (`28
patients with gout were enrolled`) or, without one, by the words before (`We enrolled 28 patients`). The study's size is
the number enrolled; where that is not said, the number randomised, treated or named as the total. It does not add up
arms, and it leaves out people who were screened or planned, one arm's people, and people counted for something that
happened to them.

Measured on pico_corpus (docs/extraction.md): precision 0.955, recall 0.906.
"""

from __future__ import annotations

from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading
from kg.extract.study.counted_group import FEWER, RANK, Group, iter_groups
from kg.model.study import Characteristic, StudyProperty

_LEAST = 40
"""A group of lower rank is not the study's size."""
_KEPT: tuple[tuple[StudyProperty, int], ...] = (("randomised", 72), ("treated", 80), ("evaluable", 62))
"""What else is told, and how surely a number must count it."""


def find_enrolment(reading: Reading) -> list[Characteristic]:
    """The study's size, and how many were randomised, treated and evaluable where the text says it."""
    groups = list(iter_groups(reading))
    found = []
    if sizes := [group for group in groups if group.rank >= _LEAST]:
        size = max(sizes, key=lambda group: (group.rank, -group.span.start))
        if size.status != "joined":  # `46 patients and 19 healthy controls`: neither is the size
            found.append(_characteristic("enrolled", size))
    elif (treated := _largest_treated(groups)) is not None:
        found.append(_characteristic("enrolled", treated))
    for status, least in _KEPT:
        told = [g for g in groups if g.status == status and (g.rank >= least or g.rank == FEWER)]
        stated = [g for g in told if g.sentence.role != "background" or g.rank >= RANK[status] - 2]
        if stated:
            found.append(_characteristic(status, max(stated, key=lambda group: (group.rank, -group.span.start))))
    return found


def _largest_treated(groups: list[Group]) -> Group | None:
    """Where no size is said: the people who received something, if nobody counts more."""
    treated = [
        g for g in groups if g.status == "treated" and sum(q.kind == "people" for q in g.sentence.quantities) < 2
    ]
    largest = max(treated, key=lambda group: group.size, default=None)
    return largest if largest and largest.size == max(g.size for g in groups) else None


def _characteristic(name: StudyProperty, group: Group) -> Characteristic:
    status = "treated" if group.status == "exposed" else group.status
    confidence = "0.9" if group.rank > RANK["evaluable"] else "0.7"
    return Characteristic(
        name, str(group.size), make_evidence(group.sentence, group.span, f"enrolment/{status}", confidence)
    )
