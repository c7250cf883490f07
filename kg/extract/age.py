"""Ages of the participants: `median age was 66 years`, `women aged 40-69 years`.

Ages that name a subgroup of the results (`in patients aged 65 years or older`) are left out.
"""

from __future__ import annotations

import re

from kg.extract.cue import load_cues
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.text.expression import Expression

_NAMES_AGE = Expression(r"\b(?:ages?|aged|old|older|younger)\b", re.IGNORECASE)
_TAKES_PART = re.compile(r"\b(?:enroll?ed|recruited|randomi[sz]ed|randomly|assigned|included|participat\w+)\b")


def find_ages(sentence: ReadSentence) -> list[Span]:
    """The ages of a sentence, in order."""
    if not _NAMES_AGE.search(sentence.words) or sentence.role in ("conclusions", "funding"):
        return []
    base = sentence.span.start
    subgroups = sentence.role == "results" and not _TAKES_PART.search(sentence.words)
    groups = ("reported",) if subgroups else ("reported", "required")
    found: list[Span] = []
    for group in groups:
        for cue in load_cues("ages")[group].within(sentence.words):
            for match in cue.finditer(sentence.words):
                span = Span(base + match.start("n"), base + match.end("n"))
                if not any(span.overlaps(other) for other in found):
                    found.append(span)
    return sorted(found)
