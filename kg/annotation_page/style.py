"""The colour of every type of mention.

Hues are those of Okabe and Ito, which any colour vision tells apart; types of one family differ in lightness. Terms are
filled, numbers are underlined, and the kind of line differs within a family, so that colour is never the only sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.mention import MentionType

Line = Literal["solid", "dashed", "dotted", "double", "wavy"]


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """The look of one type: a colour, the kind of line below the words, and whether they are filled."""

    name: MentionType
    family: str
    colour: str
    line: Line = "solid"
    is_filled: bool = False

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")


STYLES: tuple[TypeStyle, ...] = (
    TypeStyle("drug", "Terms", "#0072B2", is_filled=True),
    TypeStyle("target", "Terms", "#D55E00", is_filled=True),
    TypeStyle("disease", "Terms", "#009E73", is_filled=True),
    TypeStyle("biomarker", "Terms", "#CC79A7", is_filled=True),
    TypeStyle("cell_population", "Terms", "#56B4E9", "dotted", is_filled=True),
    TypeStyle("outcome", "Terms", "#E69F00", is_filled=True),
    TypeStyle("adverse_event", "Terms", "#C9B800", "dashed", is_filled=True),
    TypeStyle("arm", "Terms", "#64748B", "double", is_filled=True),
    TypeStyle("participants_total", "Patients", "#004B76"),
    TypeStyle("participants_arm", "Patients", "#2A6FA0", "double"),
    TypeStyle("count", "Patients", "#4F9BD0", "dashed"),
    TypeStyle("denominator", "Patients", "#7FB8E6", "dotted"),
    TypeStyle("percentage", "Numbers", "#B45309"),
    TypeStyle("mean", "Numbers", "#C77700", "dashed"),
    TypeStyle("median", "Numbers", "#D99A2B", "dotted"),
    TypeStyle("sd", "Numbers", "#8A6100", "dotted"),
    TypeStyle("value", "Numbers", "#9A5B00", "double"),
    TypeStyle("confidence_interval", "Numbers", "#A33B00", "wavy"),
    TypeStyle("p_value", "Numbers", "#E0703A", "wavy"),
    TypeStyle("dose", "Treatment", "#007A58"),
    TypeStyle("dose_unit", "Treatment", "#3FAE8C", "dotted"),
    TypeStyle("frequency", "Treatment", "#00614A", "dashed"),
    TypeStyle("route", "Treatment", "#5BBF9F", "double"),
    TypeStyle("duration", "Treatment", "#2E8B57", "wavy"),
    TypeStyle("time_point", "Study", "#9C4F7C", "dashed"),
    TypeStyle("phase", "Study", "#7A3560"),
    TypeStyle("design", "Study", "#B06792", "double"),
    TypeStyle("line", "Study", "#8E5AA8", "dotted"),
    TypeStyle("age", "Study", "#A777BF", "dashed"),
    TypeStyle("registration", "Study", "#5E3A78"),
    TypeStyle("country", "Study", "#C29AD6", "dotted"),
)
STYLE_BY_TYPE: dict[str, TypeStyle] = {style.name: style for style in STYLES}
