"""Parts of the enrolled: `they included 17 with isolated CNS leukemia, 7 with relapse and 2 with another tumor`.

Finds two or more counted parts in one sentence that says who was enrolled; each is a condition with its size. What
a part has need not be in the vocabulary. It does not read parts of arms or of results.
"""

from __future__ import annotations

import re

from kg.extract.cue import expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Condition
from kg.text.number import parse_number

_FILE = "population"


def find_parts(reading: Reading) -> list[Condition]:
    """The parts of the patients whose disease and size are said, in order of the text; none if it is only one."""
    for sentence in reading.with_role("results", "methods"):
        if says(_FILE, "enrolment", sentence.words):
            parts = _read_parts(sentence)
            if len(parts) > 1:
                return parts
    return []


def _read_parts(sentence: ReadSentence) -> list[Condition]:
    (cue,) = load_cues(_FILE)["part"]
    parts: list[Condition] = []
    end = 0
    for match in cue.finditer(sentence.words):
        if expression(_FILE, "new clause").search(sentence.words[end : match.start()]):
            parts = []  # what came before was the whole: "26 patients with gout were enrolled; they included"
        end = match.end()
        span = Span(sentence.span.start + match.start("n"), sentence.span.start + match.end("what"))
        concept = _concept(sentence, match)
        if concept is not None:
            size = int(parse_number(match["n"]).value)
            parts.append(Condition(concept, make_evidence(sentence, span, "population/part"), size=size))
    return parts


def _concept(sentence: ReadSentence, match: re.Match[str]) -> Concept | None:
    """The disease that the part's words name, or their own words where the vocabulary has none."""
    start, end = sentence.span.start + match.start("what"), sentence.span.start + match.end("what")
    named = [t for t in sentence.terms if start <= t.span.start and t.span.end <= end]
    disease = next((c for t in named if (c := t.as_type("disease"))), None)
    if disease is not None:
        return disease
    words = expression(_FILE, "article").sub("", match["what"])
    known = [e.concept for e in matcher_in_use().lookup(words) if e.concept.type == "disease"]
    if known:
        return known[0]
    return Concept("disease", words) if expression(_FILE, "disease by its last word").search(words) else None
