"""What is said of a disease in its phrase: line of treatment, stage, and the biomarkers that its patients must have.

Reads the phrase in front of the disease (`relapsed or refractory AML`, `previously untreated patients with AML`)
and what stands right behind it (`AML in first complete remission`, `melanoma with a BRAF mutation`). It does not
read what happened to the patients later.

Measured on gold (docs/extraction.md; conditions, line: 41 values): precision 0.780, recall 0.780.
"""

from __future__ import annotations

from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.reading import ReadSentence, Term
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept

_FILE = "population"
_LOOK_BACK = 160
_REACH = 90
_STATUS_REACH = 24
_PHRASE = 40


def find_lines(sentence: ReadSentence, term: Term) -> list[str]:
    """The lines and stages that are said of this disease here, in the order of the pattern file."""
    words, base = sentence.words, sentence.span.start
    start, end = term.span.start - base, term.span.end - base
    begin = phrase_begin(words, start)
    front, own, behind = words[begin:start], words[start:end], words[end : end + _REACH]
    found = []
    for cue in load_cues(_FILE)["lines"].within(words):
        before = cue.search(front + own)
        if before and not says(_FILE, "denied_before", (front + own)[: before.start()]):
            found.append(cue.value)
            continue
        after = cue.search(behind)
        if after and says(_FILE, "line_behind", behind[: after.start()]):
            found.append(cue.value)
    return found


def find_lines_of_people(sentence: ReadSentence) -> list[str]:
    """The lines said of patients without a disease: `previously untreated patients`."""
    return [cue.value for cue in load_cues(_FILE)["lines"].within(sentence.words) if _is_of_people(cue, sentence)]


def _is_of_people(cue: Cue, sentence: ReadSentence) -> bool:
    words = sentence.words
    for match in cue.finditer(words):
        if says(_FILE, "people_just_behind", words[match.end() : match.end() + _REACH]):
            return True
        before = words[max(0, match.start() - _REACH) : match.start()]
        if says(_FILE, "people_just_before", before) and not _leads_to_disease(sentence, match.end()):
            return True
    return False


def _leads_to_disease(sentence: ReadSentence, place: int) -> bool:
    """Does a disease follow in the same phrase, so that the line is that disease's?"""
    base = sentence.span.start
    starts = [t.span.start - base for t in sentence.terms if t.type == "disease" and t.span.start - base >= place]
    between = sentence.words[place : starts[0]] if starts else "."
    return len(between) < _PHRASE and not any(c in ".;," or c.isdigit() for c in between)


def is_in_name(line: str, disease: Concept) -> bool:
    """Does the disease's name say this line itself, as `higher-risk myelodysplastic syndrome` does?"""
    return any(cue.search(disease.label) for cue in load_cues(_FILE)["lines"] if cue.value == line)


def find_line_of_treatment(sentence: ReadSentence) -> list[str]:
    """`as first-line treatment`: the line that the study's treatment is given in."""
    return [cue.value for cue in load_cues(_FILE)["treatment_line"] if cue.search(sentence.words)]


def find_biomarkers(sentence: ReadSentence, term: Term) -> list[Concept]:
    """The biomarkers in the disease's phrase or right behind it; denied ones are left out."""
    words, base = sentence.words, sentence.span.start
    start, end = term.span.start - base, term.span.end - base
    begin = phrase_begin(words, start)
    found: dict[Concept, None] = {}
    for other in sentence.terms:
        concept = other.as_type("biomarker") or _of_target(words, base, other)
        if concept is None or other.assertion == "absent":
            continue
        place, stop = other.span.start - base, other.span.end - base
        in_front = begin <= place and stop <= start
        within = start <= place and stop <= end
        if in_front or within or (place >= end and says(_FILE, "biomarker_behind", words[end:place])):
            found[concept] = None
    return without_general(list(found))


def _of_target(words: str, base: int, term: Term) -> Concept | None:
    """The biomarker that a target and the word behind it name: `(HER2)-overexpressing`."""
    target = term.as_type("target")
    (cue,) = load_cues(_FILE)["status_behind"]
    match = cue.expression.match(words[term.span.end - base :][:_STATUS_REACH]) if target else None
    if target is None or match is None:
        return None
    names = (words[term.span.start - base : term.span.end - base], target.label)
    known = [e.concept for name in names for e in matcher_in_use().lookup(f"{name}-{match['status']}")]
    return next((concept for concept in known if concept.type == "biomarker"), None)


def without_general(biomarkers: list[Concept]) -> list[Concept]:
    """`BRAF mutation` says nothing more beside `BRAF V600E`."""
    labels = [b.label for b in biomarkers]

    def is_general(label: str) -> bool:
        match = expression(_FILE, "any mutation").match(label)
        return match is not None and any(other != label and other.startswith(match["gene"]) for other in labels)

    return [b for b in biomarkers if not is_general(b.label)]


def phrase_begin(words: str, start: int) -> int:
    """Where the phrase begins that ends in the word at `start`; the description of its people belongs to it."""
    (cue,) = load_cues(_FILE)["phrase_start"]
    low = max(0, start - _LOOK_BACK)
    begin = max((m.end() for m in cue.expression.finditer(words, low, start)), default=low)
    people = load_cues(_FILE)["described_people"][0].expression.search(words[low:begin] + (" " if begin else ""))
    if people is None:
        return begin
    there = low + people.start()
    return max((m.end() for m in cue.expression.finditer(words, low, there)), default=low)
