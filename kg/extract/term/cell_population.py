"""Cell populations by their surface markers, read by a small grammar: `CD34+CD38-`, `CD34+/38-/123+`, `CD3+ T cells`.

A population is a row of markers, each `CD` (left out after the first) and a number with its sign; `-` counts as a sign
only where another marker, a sign or a word for cells follows, so that the hyphen of `CD20-directed` is none. The signs
may be words (`CD34-positive cells`).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import expression
from kg.model.concept import Concept
from kg.model.document import Span

_FILE = "cell_populations"
_REACH = 60


def find_cell_populations(text: str, sentence: Span) -> list[tuple[Span, Concept]]:
    """The cell populations of a sentence, each with a concept whose label writes its markers one way (`CD34+CD38-`)."""
    found = []
    for match in expression(_FILE, "population").finditer(text, sentence.start, sentence.end):
        markers = match.group("first") + match.group("sign") + (match.group("rest") or "")
        parts = [f"CD{number}{_plain_sign(sign)}" for number, sign in _markers("CD" + markers + " ")]
        behind = text[match.end() : match.end() + _REACH]
        if parts and (
            match["kind"]
            or (_stands_alone(parts, match["sign"]) and not expression(_FILE, "no population").match(behind))
        ):
            found.append((Span(match.start(), match.end()), Concept("cell_population", "".join(parts) + " cells")))
    return found


def _markers(words: str) -> Iterator[tuple[str, str]]:
    """The number and the sign of each marker."""
    for match in expression(_FILE, "marker").finditer(words):
        yield match[1], match[2]


def _stands_alone(parts: list[str], sign: str) -> bool:
    """Is this a population without a word for cells? One hyphen may be one, and `CD20-positive` tells of a disease."""
    return len(parts) > 1 or (_plain_sign(sign) != "-" and not sign.lower().strip("- ").startswith("pos"))


def _plain_sign(sign: str) -> str:
    word = sign.strip("() ").lower().lstrip("- ") or "-"
    if word in ("+", "⁺") or word.startswith("pos"):
        return "+"
    return word if word in ("bright", "dim", "high", "low", "hi", "lo") else "-"
