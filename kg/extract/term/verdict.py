"""What a text judges a treatment to be, and which outcome that tells of: `well tolerated` is tolerability.

Finds judgements with their verb or adverb. They are mentioned as outcomes; no number beside one is its result, so that
they are no terms of their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import load_cues
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span


def find_verdicts(words: str, base: int) -> Iterator[tuple[Span, Concept]]:
    """The judgements of a sentence that begins at `base`, each with its outcome."""
    for cue in load_cues("verdicts")["verdicts"].within(words):
        for match in cue.finditer(words):
            outcomes = {e.concept for e in matcher_in_use().lookup(cue.value) if e.concept.type == "outcome"}
            for outcome in outcomes:
                yield Span(base + match.start("verdict"), base + match.end("verdict")), outcome
