"""How kinds of nodes and relations look, for pictures and for the page: colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["circle", "square", "diamond", "hexagon", "triangle", "wedge", "pentagon", "star"]
End = Literal["arrow", "bar", "none"]


@dataclass(frozen=True, slots=True)
class KindStyle:
    """Look of a kind of node; the colours are those of Okabe and Ito, told apart with any colour vision."""

    colour: str
    shape: Shape
    plural: str


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """Look of a relation: the colour says its family, the dashes which of the family, the end what it does."""

    colour: str
    dash: tuple[float, ...]
    end: End


KINDS: dict[str, KindStyle] = {
    "study": KindStyle("#E69F00", "square", "studies"),
    "drug": KindStyle("#0072B2", "circle", "drugs"),
    "drug class": KindStyle("#56B4E9", "pentagon", "drug classes"),
    "regimen": KindStyle("#56B4E9", "star", "regimens"),
    "disease": KindStyle("#009E73", "hexagon", "diseases"),
    "biomarker": KindStyle("#CC79A7", "triangle", "biomarkers"),
    "target": KindStyle("#D55E00", "diamond", "targets"),
    "adverse event": KindStyle("#F0E442", "wedge", "adverse events"),
}
OTHER_KIND = KindStyle("#999999", "circle", "others")

SOLID: tuple[float, ...] = ()
DASHED = (7.0, 3.0)
DOTTED = (1.5, 2.5)
DASH_DOT = (7.0, 2.5, 1.5, 2.5)

_AGAINST, _FOR, _WITH, _SLATE, _OCHRE = "#D55E00", "#0072B2", "#56B4E9", "#64748B", "#A88100"
RELATIONS: dict[str, RelationStyle] = {
    "gives": RelationStyle(_SLATE, SOLID, "arrow"),
    "is in": RelationStyle("#009E73", SOLID, "arrow"),
    "requires": RelationStyle("#CC79A7", DASHED, "arrow"),
    "variant of": RelationStyle("#8A8A8A", DOTTED, "arrow"),
    "reports": RelationStyle(_OCHRE, DASH_DOT, "arrow"),
    "seen with": RelationStyle(_OCHRE, DOTTED, "none"),
    "inhibits": RelationStyle(_AGAINST, SOLID, "bar"),
    "antagonises": RelationStyle(_AGAINST, DASHED, "bar"),
    "inversely agonises": RelationStyle(_AGAINST, DASH_DOT, "bar"),
    "cleaves": RelationStyle(_AGAINST, DOTTED, "bar"),
    "degrades": RelationStyle("#A33B00", SOLID, "bar"),
    "depletes": RelationStyle("#A33B00", DASHED, "bar"),
    "downregulates": RelationStyle("#A33B00", DOTTED, "bar"),
    "agonises": RelationStyle(_FOR, SOLID, "arrow"),
    "partially agonises": RelationStyle(_FOR, DASHED, "arrow"),
    "activates": RelationStyle(_FOR, DASH_DOT, "arrow"),
    "upregulates": RelationStyle(_FOR, DOTTED, "arrow"),
    "binds": RelationStyle(_WITH, SOLID, "none"),
    "modulates": RelationStyle(_WITH, DASHED, "none"),
    "mobilises": RelationStyle(_WITH, DASH_DOT, "none"),
    "given together": RelationStyle(_SLATE, SOLID, "none"),
    "shares": RelationStyle(_SLATE, SOLID, "none"),
}
OTHER_RELATION = RelationStyle("#999999", DOTTED, "arrow")


def kind_style(kind: str) -> KindStyle:
    return KINDS.get(kind, OTHER_KIND)


def relation_style(relation: str) -> RelationStyle:
    return RELATIONS.get(relation, OTHER_RELATION)


def is_vocabulary_only(stated_by: tuple[str, ...]) -> bool:
    """Whether no study says so: such edges are drawn fainter, since there is no sentence to read."""
    return "study" not in stated_by
