"""Who was studied: the diseases under study, each with its line of treatment, required biomarkers and age group.

Takes the diseases of the title, and of the aims and the sentences that say who was enrolled those that stand beside
them (`main_disease.py`). A name such as `relapsed multiple myeloma` is taken apart into disease and line
(`compound_disease.py`). Diseases of the background, complications, exclusions and subgroups are not taken for the
disease under study; neither is a broader disease beside the one that it covers.

Measured on gold (docs/extraction.md): precision 1.000, recall 0.978.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.cue import load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.population.compound_disease import diseases_in_use
from kg.extract.population.line import (
    find_biomarkers,
    find_line_of_treatment,
    find_lines,
    find_lines_of_people,
    is_in_name,
    without_general,
)
from kg.extract.population.main_disease import METASTASIS, find_main_diseases
from kg.extract.population.named_disease import NamedDisease, iter_named
from kg.extract.population.population_part import find_parts
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Condition

_FILE = "population"


def find_conditions(reading: Reading) -> list[Condition]:
    """The diseases under study, in order of the text, then the parts of the patients whose size is said."""
    diseases = diseases_in_use()
    about = _about_the_population(reading)
    named = list(iter_named(about, diseases))
    main = find_main_diseases(reading, named, diseases)
    closing = [s for s in reading.with_role("conclusions") if not says(_FILE, "others_found", s.words)]
    mentions = [*named, *iter_named(closing, diseases)]
    age_group = next((group for s in about if (group := _age_group(s))), None)
    conditions = [replace(_describe(first, mentions), age_group=age_group) for first in main.values()]
    if len({tuple(sorted(c.lines)) for c in conditions}) == 1:
        lines = _lines_of_all(about)
        conditions = [replace(c, lines=tuple(dict.fromkeys((*c.lines, *lines)))) for c in conditions]
    return conditions + _recipients(about, age_group) + find_parts(reading)


def _recipients(about: list[ReadSentence], age_group: str | None) -> list[Condition]:
    """That the patients live with a transplanted organ, in the words of the first sentence that says so."""
    (cue,) = load_cues(_FILE)["recipients"]
    for sentence in about:
        match = cue.search(sentence.words)
        if match:
            group = next(name for name in ("name", "name2", "name3") if match[name])
            place = Span(sentence.span.start + match.start(group), sentence.span.start + match.end(group))
            concept = Concept("disease", " ".join(match[group].lower().split()))
            evidence = make_evidence(sentence, place, f"population/{cue.name}")
            return [Condition(concept, evidence, age_group=age_group)]
    return []


def _about_the_population(reading: Reading) -> list[ReadSentence]:
    """The sentences that may say who was studied: title, own aims, methods and results on enrolment."""
    aims = [s for s in reading.with_role("background") if says(_FILE, "aim", s.words)]
    body = [s for s in reading.with_role("methods", "results") if says(_FILE, "enrolment", s.words)]
    return [*reading.with_role("title"), *(s for s in [*aims, *body] if not says(_FILE, "others_found", s.words))]


def _describe(first: NamedDisease, mentions: list[NamedDisease]) -> Condition:
    """A condition with the lines and biomarkers that all mentions of its disease add up to."""
    lines: dict[str, None] = {}
    biomarkers: dict[Concept, None] = {}
    for one in [first, *(n for n in mentions if n.disease == first.disease)]:
        lines |= dict.fromkeys((*one.compound.lines, *find_lines(one.sentence, one.term)))
        biomarkers |= dict.fromkeys((*one.compound.biomarkers, *find_biomarkers(one.sentence, one.term)))
    if not first.disease.label.endswith(METASTASIS):
        # "brain metastases of lung cancer": where the cancer stands is said like a stage
        lines |= {
            n.disease.label.removesuffix("is") + "es": None for n in mentions if n.disease.label.endswith(METASTASIS)
        }
    return Condition(
        first.disease,
        make_evidence(first.sentence, first.term.span, "population/disease"),
        tuple(line for line in lines if not is_in_name(line, first.disease)),
        tuple(without_general(list(biomarkers))),
    )


def _lines_of_all(about: list[ReadSentence]) -> dict[str, None]:
    """What is said of all patients without their disease (`previously untreated patients`), and of the treatment."""
    lines: dict[str, None] = {}
    for sentence in about:
        lines |= dict.fromkeys(find_line_of_treatment(sentence))
        if sentence.role in ("methods", "results"):
            lines |= dict.fromkeys(find_lines_of_people(sentence))
    return lines


def _age_group(sentence: ReadSentence) -> str | None:
    return next((cue.value for cue in load_cues(_FILE)["ages"] if cue.search(sentence.words)), None)
