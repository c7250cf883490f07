"""Who was studied: the diseases under study, each with its line of treatment, required biomarkers and age group.

Takes the diseases of the title, and of the aims and the sentence that says who was enrolled those that stand beside
them. A name such as `relapsed multiple myeloma` is taken apart into disease and line (`compound_disease.py`).
Diseases of the background, complications, exclusions and subgroups are not taken for the disease under study;
neither is a broader disease beside the one that it covers.

Measured on 38 abstracts of haematology and oncology trials (November 2026): see `docs/extraction.md`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.compound_disease import ancestors, take_apart
from kg.extract.cue import load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.line import find_biomarkers, find_line_of_treatment, find_lines, find_lines_of_people, without_general
from kg.extract.population_part import find_parts
from kg.extract.reading import Reading, ReadSentence, Term
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Condition

_FILE = "population"
_METASTASIS = "metastasis"
_TOGETHER = re.compile(r"\s(?:or|and|and/or)\s|/")
_LOOK_BACK = 150


@dataclass(frozen=True, slots=True)
class _Named:
    """A disease where the text names it as one under study."""

    sentence: ReadSentence
    term: Term

    @property
    def disease(self) -> Concept:
        return take_apart(self.term.concept).disease


def find_conditions(reading: Reading) -> list[Condition]:
    """The diseases under study, in order of the text, then the parts of the patients whose size is said."""
    about = _about_the_population(reading)
    named = [n for s in about for n in _named_in(s)]
    main = _main_diseases(reading, named)
    concluded = [
        n for s in reading.with_role("conclusions") if not says(_FILE, "others_found", s.words) for n in _named_in(s)
    ]
    conditions = [_describe(disease, first, [*named, *concluded], about) for disease, first in main.items()]
    treated: dict[str, None] = {}
    for sentence in about:
        treated |= dict.fromkeys(find_line_of_treatment(sentence))
        if sentence.role in ("methods", "results"):
            treated |= dict.fromkeys(find_lines_of_people(sentence))
    if len({tuple(sorted(c.lines)) for c in conditions}) == 1:
        conditions = [replace(c, lines=tuple(dict.fromkeys((*c.lines, *treated)))) for c in conditions]
    return conditions + find_parts(reading)


def _named_in(sentence: ReadSentence) -> list[_Named]:
    """The diseases that a sentence names as those under study."""
    return [
        _Named(sentence, part)
        for term in sentence.terms
        if term.type == "disease" and _is_under_study(sentence, term)
        for part in _parts_of(sentence, term)
    ]


def _parts_of(sentence: ReadSentence, term: Term) -> list[Term]:
    """`myelodysplastic syndrome or AML` is two diseases, though the vocabulary has a name for both together."""
    words = term.span.of(" " * sentence.span.start + sentence.words)
    parting = _TOGETHER.search(words)
    if parting is None:
        return [term]
    parts = []
    for start, end in ((0, parting.start()), (parting.end(), len(words))):
        known = [e.concept for e in matcher_in_use().lookup(words[start:end]) if e.concept.type == "disease"]
        if not known or (parting.group() == "/" and known[0] in ancestors(term.concept)):
            return [term]
        parts.append(Term(Span(term.span.start + start, term.span.start + end), known[0], term.assertion))
    return parts


def _about_the_population(reading: Reading) -> list[ReadSentence]:
    """The sentences that may say who was studied: title, own aims, methods and results on enrolment."""
    title = reading.with_role("title")
    aims = [s for s in reading.with_role("background") if says(_FILE, "aim", s.words)]
    body = [s for s in reading.with_role("methods", "results") if says(_FILE, "enrolment", s.words)]
    return [*title, *(s for s in [*aims, *body] if not says(_FILE, "others_found", s.words))]


def _is_under_study(sentence: ReadSentence, term: Term) -> bool:
    words = sentence.words
    start, end = term.span.start - sentence.span.start, term.span.end - sentence.span.start
    before = words[max(0, start - _LOOK_BACK) : start]
    if term.assertion == "absent" or says(_FILE, "not_under_study", before) or _in_brackets(words, start):
        return False
    if sentence.role == "title":
        return True
    people = load_cues(_FILE)["under_study"][0].expression.search(before)
    if sentence.role == "results":
        return says(_FILE, "people_have", before)
    return people is not None or says(_FILE, "under_study", before) or says(_FILE, "people_behind", words[end:])


def _in_brackets(words: str, place: int) -> bool:
    """`lymphoma (follicular, n = 3)`: what stands in brackets is a detail."""
    return words.rfind("(", 0, place) > words.rfind(")", 0, place)


def _main_diseases(reading: Reading, named: list[_Named]) -> dict[Concept, _Named]:
    """The diseases under study with their first mention: of the title, else of the first sentence that has any."""
    if not named:
        return _most_named(reading)
    first_sentence = named[0].sentence
    main = _first_mentions(n for n in named if n.sentence is first_sentence)
    if all(says(_FILE, "general", disease.label) for disease in main):
        narrower = [n for n in named if set(ancestors(n.disease)) & set(main)]
        if narrower:
            main = _first_mentions(n for n in narrower if n.sentence is narrower[0].sentence)
    for sentence in {n.sentence.sentence.index: n.sentence for n in named if n.sentence is not first_sentence}.values():
        main |= {d: n for d, n in _beside(sentence, named, main).items() if d not in main}
    return _without_metastases(_without_covered(main))


def _first_mentions(named: Iterable[_Named]) -> dict[Concept, _Named]:
    found: dict[Concept, _Named] = {}
    for one in named:
        found.setdefault(one.disease, one)
    return found


def _beside(sentence: ReadSentence, named: list[_Named], main: dict[Concept, _Named]) -> dict[Concept, _Named]:
    """The diseases that a sentence names side by side with one of the main diseases."""
    here = sorted((n for n in named if n.sentence is sentence), key=lambda n: n.term.span)
    related = set(main) | {a for disease in main for a in ancestors(disease)}
    found: dict[Concept, _Named] = {}
    for left, right in pairwise(here):
        if not _are_coordinated(sentence, left.term, right.term):
            continue
        for one, other in ((left, right), (right, left)):
            is_new = one.disease not in related and not set(ancestors(one.disease)) & set(main)
            if is_new and (other.disease in main or other.disease in found):
                found[one.disease] = one
            elif set(ancestors(one.disease)) & set(main) and other.disease in main and one.disease != other.disease:
                found[one.disease] = one  # "AML or secondary AML": named apart by the text
    return found


def _are_coordinated(sentence: ReadSentence, left: Term, right: Term) -> bool:
    low, high = sorted((left.span, right.span))
    between = sentence.words[low.end - sentence.span.start : high.start - sentence.span.start]
    return says(_FILE, "coordination", between)


def _without_covered(main: dict[Concept, _Named]) -> dict[Concept, _Named]:
    """A broader disease beside the one that it covers is left out, unless the text names both side by side."""
    kept = dict(main)
    for disease in main:
        for broader in set(ancestors(disease)) & set(kept):
            one, other = main[disease], main[broader]
            if one.sentence is not other.sentence or not _are_coordinated(one.sentence, one.term, other.term):
                kept.pop(broader, None)
    return kept


def _without_metastases(main: dict[Concept, _Named]) -> dict[Concept, _Named]:
    """`brain metastases of lung cancer`: the cancer is the disease, its metastases are where it stands."""
    others = {d: n for d, n in main.items() if not d.label.endswith(_METASTASIS)}
    return others if others and len(others) < len(main) else main


def _most_named(reading: Reading) -> dict[Concept, _Named]:
    """Where no sentence says who was studied: the one disease that the text names most, if it does so twice."""
    named = [
        _Named(s, t)
        for s in reading.sentences
        for t in s.terms
        if t.type == "disease" and t.assertion == "present" and s.role not in ("funding", "registration")
    ]
    counts = Counter(n.disease for n in named)
    if not counts or max(counts.values()) < 2:
        return {}
    best = max(counts.values())
    first = next(n for n in named if counts[n.disease] == best)
    return {first.disease: first}


def _describe(disease: Concept, first: _Named, named: list[_Named], about: list[ReadSentence]) -> Condition:
    """A condition with the lines and biomarkers that all its mentions under study add up to."""
    lines: dict[str, None] = {}
    biomarkers: dict[Concept, None] = {}
    for one in [first, *(n for n in named if n.disease == disease)]:
        compound = take_apart(one.term.concept)
        lines |= dict.fromkeys((*compound.lines, *find_lines(one.sentence, one.term)))
        biomarkers |= dict.fromkeys((*compound.biomarkers, *find_biomarkers(one.sentence, one.term)))
    for sentence in {id(n.sentence): n.sentence for n in named if n.disease.label.endswith(_METASTASIS)}.values():
        lines |= _metastases(sentence)
    own = [line for line in lines if line not in disease.label]
    return Condition(
        disease,
        make_evidence(first.sentence, first.term.span, "population/disease"),
        tuple(own),
        tuple(without_general(list(biomarkers))),
        next((group for s in about if (group := _age_group(s))), None),
    )


def _metastases(sentence: ReadSentence) -> dict[str, None]:
    """Metastases that a sentence names with the disease, in the plural: `brain metastases`."""
    labels = [t.concept.label for t in sentence.terms if t.concept.label.endswith(_METASTASIS)]
    return {label.removesuffix("is") + "es": None for label in labels}


def _age_group(sentence: ReadSentence) -> str | None:
    return next((cue.value for cue in load_cues(_FILE)["ages"] if cue.expression.search(sentence.words)), None)
