"""Findings: statements without an effect size, such as what correlates with what, what confers resistance, what is
concluded.

Finds subject, relation and object in the text's words, and grounds both where a term stands in them; a statement
about several markers gives a finding for each. Said as fact, hypothesis or aim is told apart. It reads no denied
statements and no comparisons of arms.

Not measured: no public corpus annotates such statements in trials, so the confidence is what the rule says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.drug.drug_list import drug_of, is_general
from kg.extract.evidence import make_evidence
from kg.extract.quantity import read_p
from kg.extract.reading import Reading, ReadSentence
from kg.extract.statement.phrase import Phrase, distribute, find_phrase
from kg.model.concept import Concept, ConceptType
from kg.model.quantity import PValue
from kg.model.study import Finding, StatedAs
from kg.text.number import parse_number

_FILE = "findings"
_MARKERS: tuple[ConceptType, ...] = ("target", "biomarker", "cell_population")
_SUBJECTS: tuple[ConceptType, ...] = (*_MARKERS, "drug", "regimen")
_OBJECTS: tuple[ConceptType, ...] = ("cell_population", "target", "biomarker", "outcome", "adverse_event", "disease")
_ROLES = ("background", "methods", "results", "conclusions")


def find_findings(reading: Reading) -> list[Finding]:
    """The findings of a document in order of the text, each once."""
    found: dict[tuple[object, ...], Finding] = {}
    for sentence in reading.with_role(*_ROLES):
        if not sentence.terms or not expression(_FILE, "speaks of a finding").search(sentence.words):
            continue
        for finding in _of_sentence(sentence):
            key = (
                finding.subject_concept or finding.subject,
                finding.relation,
                finding.object_concept or finding.object,
            )
            found.setdefault(key, finding)
    return list(found.values())


def _of_sentence(sentence: ReadSentence) -> Iterator[Finding]:
    cues = load_cues(_FILE)
    taken: list[tuple[int, int]] = []
    for group in ("relation", "turned"):
        for cue in cues[group].within(sentence.words):
            for match in cue.finditer(sentence.words):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                yield from _relations(sentence, cue, match, is_turned=group == "turned")
    if sentence.role == "conclusions":
        for cue in cues["conclusion"].within(sentence.words):
            if concluded := cue.search(sentence.words):
                yield from _conclusions(sentence, cue, concluded)


def _relations(sentence: ReadSentence, cue: Cue, match: re.Match[str], *, is_turned: bool) -> Iterator[Finding]:
    """A finding for every marker of the subject and of the object."""
    left = _before(sentence, match.start())
    right = find_phrase(sentence, match.end(), _clause_end(sentence.words, match.end()))
    subject, object_ = (right, left) if is_turned else (left, right)
    if expression(_FILE, "to find out").search(sentence.words[: match.start()]):
        return
    if subject is None or object_ is None or left is None or _is_denied(sentence, left, match):
        return
    subjects = distribute(sentence, subject, _SUBJECTS)
    objects = distribute(sentence, object_, _OBJECTS)
    if all(concept is None for _, concept in subjects):
        # "Response correlated with CD33 expression": which stands first says nothing.
        is_mutual = cue.name.startswith("correlates") and any(c and c.type in _MARKERS for _, c in objects)
        subjects = distribute(sentence, subject, _OBJECTS) if is_mutual else []
    if all(concept is None for _, concept in subjects) or says(_FILE, "unfinished", subject.words):
        return
    if cue.name == "marks" and not expression(_FILE, "comes back").search(object_.words):
        return
    p = _p_of(sentence, match.end())
    patients = (
        expression(_FILE, "counted patients").search(sentence.words[: match.start()]) if cue.name == "marks" else None
    )
    count = int(parse_number(patients[1]).value) if patients else None
    evidence = make_evidence(sentence, subject.span.to(object_.span), f"finding/{cue.name.replace(' ', '-')}", "0.75")
    stated = _stated_as(sentence, match)
    for subject_words, subject_concept in subjects:
        for object_words, object_concept in objects:
            yield Finding(
                subject_words, cue.name, object_words, evidence, subject_concept, object_concept, p, count, stated
            )


def _conclusions(sentence: ReadSentence, cue: Cue, match: re.Match[str]) -> Iterator[Finding]:
    """What the authors conclude of a treatment, and for which disease; without a disease it is too little."""
    words = sentence.words
    left = _before(sentence, match.start())
    opening = load_cues(_FILE)["object"][0].expression.match(words[match.end() :])
    if left is None or opening is None or _is_denied(sentence, left, match):
        return
    start = match.end() + opening.end()
    right = find_phrase(sentence, start, _clause_end(words, start))
    if right is None:
        return
    subjects = [c for _, c in distribute(sentence, left, _SUBJECTS) if c]
    drugs = {c for t in sentence.terms if left.span.contains(t.span) and (c := drug_of(t)) and not is_general(c)}
    disease = next(
        (t.as_type("disease") for t in sentence.terms if right.span.contains(t.span) and t.as_type("disease")), None
    )
    if not (subjects or drugs) or disease is None:
        return
    only: Concept | None = (
        next(iter(drugs)) if len(drugs) == 1 and not expression(_FILE, "with others").search(left.words) else None
    )
    evidence = make_evidence(sentence, left.span.to(right.span), f"finding/{cue.name.replace(' ', '-')}", "0.75")
    yield Finding(left.words, cue.name, right.words, evidence, only, disease, stated_as=_stated_as(sentence, match))


def _is_denied(sentence: ReadSentence, left: Phrase, match: re.Match[str]) -> bool:
    """`Neither A nor B predicted`, `A did not predict`: the denial opens the phrase or stands before the relation."""
    between = sentence.words[left.span.end - sentence.span.start : match.start()]
    if says(_FILE, "denied before it", between):
        return True
    return says(_FILE, "denied", f"{left.words[:20]} {match.group()}")


def _before(sentence: ReadSentence, end: int) -> Phrase | None:
    """The phrase that ends here; of `X was safe and` and `X is a regimen that` it is X, whose second verb follows."""
    words = sentence.words
    start = _clause_start(words, end)
    opening = expression(_FILE, "opening").match(words, start, end)
    start = opening.end() if opening else start
    verb = expression(_FILE, "verb").search(words, start, end)
    end = verb.start() if verb and verb.start() > start else end
    compared = expression(_FILE, "compared with").search(words[start:end])
    return find_phrase(sentence, start, start + compared.start() if compared else end)


def _clause_start(words: str, end: int) -> int:
    """Where the clause that ends here begins; `, and` bounds it only if a verb stands before that."""
    (cue,) = load_cues(_FILE)["before"]
    start = 0
    for match in cue.expression.finditer(words, 0, end):
        if not match.group().startswith(", and") or expression(_FILE, "verb of a clause").search(
            words, start, match.start()
        ):
            start = match.end()
    return start


def _clause_end(words: str, start: int) -> int:
    (cue,) = load_cues(_FILE)["behind"]
    match = cue.expression.search(words, start)
    return match.start() if match else len(words)


def _stated_as(sentence: ReadSentence, match: re.Match[str]) -> StatedAs:
    before = sentence.words[: match.start()]
    if says(_FILE, "aim", before):
        return "aim"
    return "hypothesis" if says(_FILE, "hypothesis", before[-40:] + match.group()) else "fact"


def _p_of(sentence: ReadSentence, start: int) -> PValue | None:
    """The p-value behind a relation, if the sentence has only that one or it stands close."""
    values = [q for q in sentence.quantities if q.kind == "p" and q.span.start - sentence.span.start >= start]
    if not values:
        return None
    is_close = values[0].span.start - sentence.span.start - start < 90
    return read_p(values[0]) if len(values) == 1 or is_close else None
