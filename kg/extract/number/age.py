"""Ages of the participants: `median age was 66 years`, `women aged 40-69 years`.

Ages that name a subgroup of the results (`in patients aged 65 years or older`) are left out.

Measured on pico_corpus (docs/extraction.md; age: 133 values): precision 0.808, recall 0.789.
"""

from __future__ import annotations

from kg.extract.cue import expression, load_cues
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_FILE = "ages"


def find_ages(sentence: ReadSentence) -> list[Span]:
    """The ages of a sentence, in order."""
    if not expression(_FILE, "speaks of age").search(sentence.words) or sentence.role in ("conclusions", "funding"):
        return []
    base = sentence.span.start
    subgroups = sentence.role == "results" and not expression(_FILE, "takes part").search(sentence.words)
    groups = ("reported",) if subgroups else ("reported", "required")
    found: list[Span] = []
    for group in groups:
        for cue in load_cues("ages")[group].within(sentence.words):
            for match in cue.finditer(sentence.words):
                span = Span(base + match.start("n"), base + match.end("n"))
                if not any(span.overlaps(other) for other in found):
                    found.append(span)
    return sorted(found)
