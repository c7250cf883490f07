"""Which drugs a study gives: those of its title, of what patients received and of its aim.

Finds the study's own drugs and leaves out what patients had before (`refractory to imatinib`), what other studies
used, what is only named (`such as rituximab`) and procedures beside drugs. It does not say which arm gets which drug.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from kg.extract.cue import expression, load_cues, says
from kg.extract.drug.drug_list import components, drug_of, is_general, is_procedure
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.vocabulary import kind_of

_FILE = "interventions"
#: How likely a drug is the study's own, by where it stands; the lower the surer.
GIVEN, TITLE, AIM, METHODS, ELSEWHERE = range(5)
#: What a kind of a drug has behind the drug's name and a hyphen.
_NUMBERED = re.compile(r"\d\w*")


def find_study_drugs(reading: Reading) -> list[Term]:
    """The drugs that this study gives, each at its surest mention, in order of the text."""
    found: dict[Concept, tuple[int, Term]] = {}
    for sentence in reading.sentences:
        rank = rank_of(sentence)
        if rank is None:
            continue
        for term in sentence.terms:
            concept = drug_of(term)
            if concept is None or not is_given(sentence, term):
                continue
            if sentence.role == "results" and kind_of(concept) == "procedure":
                continue
            if sentence.role != "title" and is_procedure(concept) and _is_a_time(sentence, term):
                continue
            if concept not in found or rank < found[concept][0]:
                found[concept] = (rank, term)
    best = min((rank for rank, _ in found.values()), default=ELSEWHERE)
    sure = {c: term for c, (rank, term) in found.items() if rank < ELSEWHERE or best == ELSEWHERE}
    return sorted(_without_general(reading, sure), key=lambda term: term.span)


def _is_a_time(sentence: ReadSentence, term: Term) -> bool:
    """Does the sentence name a procedure to say when something was done: `during radiotherapy`?"""
    return expression(_FILE, "only a time").search(sentence.before(term.span.start, 60)) is not None


def rank_of(sentence: ReadSentence) -> int | None:
    """How sure a drug of this sentence is the study's own, None for a sentence that tells nothing of it."""
    words = sentence.words
    if sentence.role == "title":
        return TITLE
    if sentence.role not in ("background", "methods", "results", "conclusions"):
        return None
    if expression(_FILE, "recommends").search(words):
        return ELSEWHERE
    gives = says("interventions", "giving", words)
    if sentence.role == "background":
        return AIM if says("interventions", "own", words) and not says("interventions", "elsewhere", words) else None
    if sentence.role == "methods":
        return GIVEN if gives else METHODS
    if sentence.role == "results":
        return AIM if gives and not says("interventions", "elsewhere", words) else ELSEWHERE
    return ELSEWHERE


def is_given(sentence: ReadSentence, term: Term) -> bool:
    """Is this drug given, not one of the patients' past, a target's name, or a denied one?"""
    before = sentence.words[max(0, term.span.start - sentence.span.start - 90) : term.span.start - sentence.span.start]
    after = sentence.words[term.span.end - sentence.span.start :][:60]
    cues = load_cues("interventions")
    if any(cue.search(before) for cue in cues["not_given"].within(sentence.words)):
        return False
    return not any(cue.expression.match(after) for cue in cues["not_given_after"])


def principal_drug(reading: Reading, drugs: Collection[Concept]) -> Concept | None:
    """The drug that the text is about: the only one, or the one named at least twice as often as any other."""
    counts = Counter(
        part for s in reading.sentences for t in s.terms if (c := drug_of(t)) for part in components(c) if part in drugs
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def is_control(concept: Concept) -> bool:
    """Is this what a drug is compared with (placebo, observation), and no treatment of any kind?"""
    return kind_of(concept) == "control" and not expression(_FILE, "treats without a named drug").search(concept.label)


def is_usual_care(concept: Concept) -> bool:
    """Is this what people have anyway (`standard of care`), of which no drug that a text names is a part?"""
    return kind_of(concept) == "control" and expression(_FILE, "chosen by the doctor").search(concept.label) is None


def is_usual_treatment(concept: Concept) -> bool:
    """Is this done to people because of their disease (`mastectomy`, `dialysis`), so that a study may only meet them
    there?
    """
    return is_procedure(concept) and expression(_FILE, "done for the disease").search(concept.label) is not None


def _without_general(reading: Reading, found: dict[Concept, Term]) -> list[Term]:
    """Ways of treating (`chemotherapy`) count where no drug is named, or where they are joined to the only drug."""
    specific = [c for c in found if not is_general(c) and not is_control(c) and not _has_a_kind(c, found)]
    if not specific:
        return list(found.values())
    kept = [found[c] for c in specific]
    joined = [t for c, t in found.items() if c not in specific and _is_joined(reading, t, set(specific))]
    return kept + (joined if len(specific) == 1 else [])


def _has_a_kind(concept: Concept, found: Collection[Concept]) -> bool:
    """Is a kind of this drug found too: `interferon alfa-2a` beside `interferon alfa`?"""
    stem = f"{concept.label}-"
    return any(o.label.startswith(stem) and _NUMBERED.fullmatch(o.label, len(stem)) for o in found)


def _is_joined(reading: Reading, term: Term, specific: set[Concept]) -> bool:
    """Does the sentence say `DRUG combined with THIS`?"""
    sentence = next(s for s in reading.sentences if any(t is term for t in s.terms))
    before = [t for t in sentence.terms if t.span.end <= term.span.start and drug_of(t) in specific]
    return bool(before) and bool(
        expression(_FILE, "beside another drug").match(
            sentence.words[before[-1].span.end - sentence.span.start : term.span.start - sentence.span.start]
        )
    )
