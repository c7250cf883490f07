"""Mentions: every term and typed number of a document, as `kg annotate` shows them.

What a number is (a number of patients, the size of an arm, a median) is read from the words around it by
`head_count.py`, `average.py` and `age.py`; where the words leave it open, the facts that were made of it decide.

Measured on pico_corpus (docs/extraction.md): precision 0.802, recall 0.892.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.arm.arm import ArmTable
from kg.extract.cue import expression, load_cues
from kg.extract.drug.route import find_routes
from kg.extract.number.age import find_ages
from kg.extract.number.average import find_averages, shared_units
from kg.extract.number.head_count import HeadCount, Sizes, find_head_counts
from kg.extract.number.known_size import sizes_of_study
from kg.extract.number.time_point import find_time_points
from kg.extract.number.timing import find_timings, is_frequency
from kg.extract.quantity import Quantity
from kg.extract.reading import Reading, ReadSentence
from kg.extract.study.setting import iter_country_spans
from kg.extract.term.other_meaning import is_given, is_measured_protein, is_measured_substance, is_own_substance
from kg.extract.term.term import Term
from kg.extract.term.verdict import find_verdicts
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.mention import Mention, MentionType
from kg.model.study import Study
from kg.vocabulary import kind_of

_TERM_TYPES: dict[str, MentionType] = {
    "drug": "drug", "regimen": "drug", "target": "target", "disease": "disease", "biomarker": "biomarker",
    "cell_population": "cell_population", "outcome": "outcome", "adverse_event": "adverse_event",
}  # fmt: skip
_CHARACTERISTICS: dict[str, MentionType] = {
    "phase": "phase", "design": "design", "allocation": "design", "masking": "design", "registration": "registration",
}  # fmt: skip
_LINE_REACH = 50
_PERCENT_SIGN = re.compile(r"\s?(?:%|per\s?cent)")
#: How long people were observed, and who stayed to the end, is said of the study's conduct.
_CONDUCT = frozenset({"follow-up duration", "lost to follow-up", "study completion", "study withdrawal"})


@dataclass(slots=True)
class _Collector:
    """The mentions found so far; of one type, the same words are mentioned once."""

    mentions: dict[tuple[Span, MentionType], Mention] = field(default_factory=dict)

    def add(self, span: Span, type_: MentionType) -> None:
        self.mentions.setdefault((span, type_), Mention(span, type_))

    def add_term(self, mention: Mention) -> None:
        self.mentions.setdefault((mention.span, mention.type), mention)


def find_mentions(reading: Reading, study: Study, table: ArmTable | None = None) -> list[Mention]:
    """The mentions of a document in order of the text.

    The same words may be two things: a denominator that is the size of an arm is mentioned as both.
    """
    found = _Collector()
    for characteristic in study.characteristics:
        if type_ := _CHARACTERISTICS.get(characteristic.property):
            found.add(characteristic.evidence.words, type_)
    sizes, people = sizes_of_study(reading, study), []
    given = {i.drug for i in study.interventions} | {drug for arm in study.arms for drug in arm.drugs}
    measured = _measured_substances(reading) - _dosed_drugs(study)
    given -= measured
    for sentence in reading.sentences:
        arms = [m.span for m in table.find(sentence)] if table and len(table.arms) > 1 else []
        for span in arms:
            found.add(span, "arm")
        counts = find_head_counts(sentence, arms, sizes, shared_units(sentence))
        people += counts
        if sentence.role != "funding":  # and whatever else is set apart, such as affiliations
            _add_terms(sentence, given, measured, found)
        _add_numbers(sentence, [count.span for count in counts], sizes, found)
        _add_times(sentence, found)
        _add_setting(sentence, found)
    _add_people(people, study, found)
    return sorted(found.mentions.values(), key=lambda m: (m.span, m.type))


def _measured_substances(reading: Reading) -> set[Concept]:
    """The body's own substances that some sentence measures, and that no words say anyone was given."""
    drugs = [(s, t) for s in reading.sentences for t in s.terms if t.type == "drug" and is_own_substance(t.concept)]
    measured = {t.concept for s, t in drugs if is_measured_substance(t.concept, s.words)}
    return measured - {t.concept for _, t in drugs if is_given(t.span, reading.text)} if measured else measured


def _dosed_drugs(study: Study) -> set[Concept]:
    """The drugs of which the study says how much, how often, how or how long someone is given them."""
    return {i.drug for i in study.interventions if any((i.dose, i.frequency, i.route, i.schedule, i.duration))}


def _add_terms(sentence: ReadSentence, given: set[Concept], measured: set[Concept], found: _Collector) -> None:
    """The terms; what is no drug (`surgery`), and what the study measures, only if an arm has them."""
    for term in sentence.terms:
        mention_type = _TERM_TYPES.get(term.type)
        is_left_out = (
            term.concept in measured
            or term.concept.label in _CONDUCT
            or _is_not_given(term, sentence)
            or _is_measured(term, sentence)
        )
        if mention_type and (term.concept in given or not is_left_out):
            found.add_term(Mention(term.span, mention_type, term.concept, term.assertion))
        if term.type in ("disease", "adverse_event"):
            for mention in _iter_causes(sentence, term):
                found.add_term(mention)
    for span, outcome in find_verdicts(sentence.words, sentence.span.start):
        found.add_term(Mention(span, "outcome", outcome))


def _iter_causes(sentence: ReadSentence, harm: Term) -> Iterator[Mention]:
    """The drugs that a name holds as the cause of a harm: `heparin` in `heparin-induced thrombocytopenia`."""
    words = sentence.words[harm.span.start - sentence.span.start : harm.span.end - sentence.span.start]
    if not expression("terms", "caused").search(words):
        return
    base = harm.span.start
    for match in matcher_in_use().find_inside(words, Span(0, len(words))):
        concept = match.entries[0].concept
        if (
            concept.type == "drug"
            and not _is_no_drug(concept)
            and expression("terms", "caused").match(words, match.span.end)
        ):
            yield Mention(Span(base + match.span.start, base + match.span.end), "drug", concept, harm.assertion)


def _is_not_given(term: Term, sentence: ReadSentence) -> bool:
    if _is_no_drug(term.concept):
        return True
    if not is_measured_substance(term.concept, sentence.words):
        return False
    start = sentence.span.start
    return not is_given(Span(term.span.start - start, term.span.end - start), sentence.words)


def _is_measured(term: Term, sentence: ReadSentence) -> bool:
    base = sentence.span.start
    return term.type == "target" and is_measured_protein(term.span.start - base, term.span.end - base, sentence.words)


def _is_no_drug(concept: Concept) -> bool:
    """Is this an intervention of another kind, which the vocabulary lists among the drugs?"""
    return concept.type == "drug" and kind_of(concept) in ("procedure", "control")


def _add_people(people: list[HeadCount], study: Study, found: _Collector) -> None:
    """The numbers of people; what a count is out of is the size of an arm too, where arms are compared."""
    wholes = {c.value for c in people if c.type == "participants_total"}
    arms = {arm.size for arm in study.arms} | {count.size for count in study.arm_counts}
    arms = (arms | {c.value for c in people if c.type == "participants_arm"}) - wholes
    for count in people:
        found.add(count.span, count.type)
        is_part = count.type == "denominator" and len(study.arms) > 1 and count.value not in wholes
        if is_part and (count.of_arm or count.value in arms):
            found.add(count.span, "participants_arm")


def _add_numbers(sentence: ReadSentence, people: list[Span], sizes: Sizes, found: _Collector) -> None:
    ages = find_ages(sentence)
    for span in ages:
        found.add(span, "age")
    times = [time_point.span for time_point in find_time_points(sentence, references=True)]
    for span in times:
        found.add(span, "time_point")
    averages = find_averages(sentence, [*ages, *times, *people], sizes.statistics, sizes.compared)
    for span, type_ in averages.items():
        found.add(span, type_)
    for quantity in sentence.quantities:
        if quantity.span not in averages:
            for span, type_ in _numbers_of(sentence, quantity):
                found.add(span, type_)


def _numbers_of(sentence: ReadSentence, quantity: Quantity) -> list[tuple[Span, MentionType]]:
    """What the notation alone tells."""
    parts = quantity.parts
    match quantity.kind:
        case "interval":
            return [(parts["low"].to(parts.get("unit2", parts["high"])), "confidence_interval")]
        case "p":
            return [(quantity.span, "p_value")]
        case "count-percent" | "fraction" | "n":
            return [(_with_sign(sentence, parts[p]), "percentage") for p in ("percent", "percent0") if p in parts]
        case "dose":
            return [(parts["doses"], "dose"), (parts["unit"], "dose_unit")]
        case "ratio" | "fold":
            return [(parts[p], "value") for p in ("value", "value2") if p in parts]
        case _:
            return []


def _with_sign(sentence: ReadSentence, span: Span) -> Span:
    match = _PERCENT_SIGN.match(sentence.words, span.end - sentence.span.start)
    return Span(span.start, sentence.span.start + match.end()) if match else span


def _add_times(sentence: ReadSentence, found: _Collector) -> None:
    """How long, how often and by which way; frequencies and routes only where a drug or a dose is named."""
    base, words = sentence.span.start, sentence.words
    for cue in load_cues("durations")["durations"].within(words):
        for match in cue.finditer(words):
            found.add(Span(base + match.start("n"), base + match.end("n")), "duration")
    if sentence.role in ("conclusions", "funding"):
        return
    drugs = any(q.kind == "dose" for q in sentence.quantities) or any(t.type == "drug" for t in sentence.terms)
    for timing in find_timings(words, base):
        if timing.kind in ("course", "span", "doses"):
            found.add(timing.amount, "duration")
        elif drugs and is_frequency(timing):
            found.add(timing.span, "frequency")
    for span, _ in find_routes(sentence) if drugs else ():
        found.add(span, "route")


def _add_setting(sentence: ReadSentence, found: _Collector) -> None:
    """Countries, wherever they are named, and the lines of treatment said of a disease or of people."""
    base, words = sentence.span.start, sentence.words
    for span in iter_country_spans(words, base):
        found.add(span, "country")
    diseases = [t.span for t in sentence.terms if t.type == "disease"]
    for cue in load_cues("population")["lines"].within(words):
        for match in cue.finditer(words):
            span = Span(base + match.start(), base + match.end())
            near = any(d.start - _LINE_REACH < span.end and span.start < d.end + _LINE_REACH for d in diseases)
            if near or expression("enrolment", "people").search(words, match.end(), match.end() + _LINE_REACH):
                found.add(span, "line")
