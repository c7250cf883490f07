"""Cell populations by their surface markers, read by a small grammar: `CD34+CD38-`, `CD34+/38-/123+`, `CD3+ T cells`.

A population is a row of markers, each `CD` (left out after the first) and a number with its sign; `-` counts as a sign
only where another marker, a sign or a word for cells follows, so that the hyphen of `CD20-directed` is none. The signs
may be words (`CD34-positive cells`).
"""

from __future__ import annotations

import re

from kg.model.concept import Concept
from kg.model.document import Span

_MINUS = (
    r"[-−–](?=\s?/|\s?CD\d|\s?\(|\d{1,3}[a-z]?[+-]"
    r"|\s(?:[\w'’/-]+\s){0,2}(?:cell|blast|progenitor|lymphocyte|stem)|[,;.\s)]|$)"
)
_SIGN = rf"(?:\+|\(\+\)|[⁺]|[- ]?(?:neg(?:ative)?|pos(?:itive)?)\b|bright|dim|high|low|hi\b|lo\b|{_MINUS})"
_KIND = (
    r"(?:(?:leuk[a]?emi[ac]|ha?ematopoietic|stem|progenitor|precursor|T|B|NK|effector|memory|regulatory|"
    r"stem/progenitor)"
    r"['’\"]?[\s-]){0,3}(?:cells?|blasts?|progenitors?|lymphocytes|T-cells|B-cells)"
)
_POPULATION = re.compile(
    rf"(?<![\w])CD(?P<first>\d{{1,3}}[a-z]?)\s?(?P<sign>{_SIGN})(?P<rest>(?:\s?/?\s?(?:CD)?\d{{1,3}}[a-z]?\s?{_SIGN})*)"
    rf"(?P<kind>\s?['’\"]?{_KIND})?"
)
_MARKER = re.compile(rf"(?:CD)?(\d{{1,3}}[a-z]?)\s?({_SIGN})")


def find_cell_populations(text: str, sentence: Span) -> list[tuple[Span, Concept]]:
    """The cell populations of a sentence, each with a concept whose label writes its markers one way (`CD34+CD38-`)."""
    found = []
    for match in _POPULATION.finditer(text, sentence.start, sentence.end):
        markers = match.group("first") + match.group("sign") + (match.group("rest") or "")
        parts = [f"CD{number}{_plain_sign(sign)}" for number, sign in _MARKER.findall("CD" + markers + " ")]
        if parts and (match["kind"] or _stands_alone(parts, match["sign"])):
            found.append((Span(match.start(), match.end()), Concept("cell_population", "".join(parts) + " cells")))
    return found


def _stands_alone(parts: list[str], sign: str) -> bool:
    """Is this a population without a word for cells? One hyphen may be one, and `CD20-positive` tells of a disease."""
    return len(parts) > 1 or (_plain_sign(sign) != "-" and not sign.lower().strip("- ").startswith("pos"))


def _plain_sign(sign: str) -> str:
    word = sign.strip("() ").lower().lstrip("- ") or "-"
    if word in ("+", "⁺") or word.startswith("pos"):
        return "+"
    return word if word in ("bright", "dim", "high", "low", "hi", "lo") else "-"
