"""Mentions: every term and typed number of a document, as `kg annotate` shows them.

What a number is (a count of patients, the size of an arm, a median) follows from the facts that were made of it where there
are any, else from its notation.
"""

from __future__ import annotations

import re

from kg.extract.arm import ArmTable
from kg.extract.quantity import Quantity
from kg.extract.reading import Reading, ReadSentence
from kg.extract.regime import find_routes
from kg.extract.time_point import find_time_points
from kg.extract.timing import find_timings, is_frequency
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.mention import Mention, MentionType
from kg.model.study import Study

_ALLOCATED = re.compile(r"\b(?:randomi[sz]ed|enrol\w+|recruited|assigned|allocated|included|accrued|entered|treated|studied|evaluated|participat\w+)\b", re.IGNORECASE)
_TERM_TYPES: dict[str, MentionType] = {
    "drug": "drug", "regimen": "drug", "target": "target", "disease": "disease", "biomarker": "biomarker",
    "cell_population": "cell_population", "outcome": "outcome", "adverse_event": "adverse_event",
}  # fmt: skip


def find_mentions(reading: Reading, study: Study, table: ArmTable | None = None) -> list[Mention]:
    """The mentions of a document in order of the text; of two that overlap, numbers stay apart from terms, the longer term wins."""
    mentions: dict[tuple[Span, MentionType], Mention] = {}

    def add(span: Span, type_: MentionType, concept: Concept | None = None, assertion: str = "present") -> None:
        mentions.setdefault((span, type_), Mention(span, type_, concept, assertion))  # type: ignore[arg-type]

    for characteristic in study.characteristics:
        type_ = _CHARACTERISTICS.get(characteristic.property)
        if type_:
            add(characteristic.evidence.words, type_)
    for sentence in reading.sentences:
        for term in sentence.terms:
            if mention_type := _TERM_TYPES.get(term.type):
                add(term.span, mention_type, term.concept, term.assertion)
        if table and len(table.arms) > 1:
            for mention in table.find(sentence):
                add(mention.span, "arm")
        _add_numbers(sentence, study, add)
        _add_patterns(sentence, add)
    return sorted(mentions.values(), key=lambda m: (m.span, m.type))


_CHARACTERISTICS: dict[str, MentionType] = {
    "phase": "phase", "design": "design", "allocation": "design", "masking": "design", "enrolled": "participants_total",
    "registration": "registration", "country": "country",
}  # fmt: skip


def _add_numbers(sentence: ReadSentence, study: Study, add) -> None:  # type: ignore[no-untyped-def]
    statistics = {r.evidence.words: r.statistic for r in study.results if sentence.span.contains(r.evidence.words)}
    for quantity in sentence.quantities:
        for span, type_ in _numbers_of(sentence, quantity, study, statistics):
            add(span, type_)


def _numbers_of(sentence: ReadSentence, quantity: Quantity, study: Study, statistics: dict[Span, str]) -> list[tuple[Span, MentionType]]:
    words, base = sentence.words, sentence.span.start
    parts = quantity.parts
    before = words[max(0, quantity.span.start - base - 80) : quantity.span.start - base]
    kind = quantity.kind
    if kind == "interval":
        return [(parts["low"].to(parts.get("unit2", parts["high"])), "confidence_interval")]
    if kind == "p":
        return [(quantity.span, "p_value")]
    if kind in ("percent", "count-percent"):
        found: list[tuple[Span, MentionType]] = []
        if "percent" in parts:
            found.append((_with_percent_sign(words, base, parts["percent"]), "percentage"))
        if "count" in parts:
            found.append((parts["count"], "count"))
        if "denominator" in parts:
            found.append((parts["denominator"], "denominator"))
        return found
    if kind == "fraction":
        found = [(parts["count"], "count"), (parts["denominator"], "denominator")]
        found += [(_with_percent_sign(words, base, parts[p]), "percentage") for p in ("percent", "percent0") if p in parts]
        return found
    if kind == "mean-sd":
        return [(parts["value"], "mean"), (parts["spread"], "sd")]
    if kind == "dose":
        return [(parts["doses"], "dose"), (parts["unit"], "dose_unit")]
    if kind == "people":
        word = quantity.words["count"].lower()
        if word in ("all", "both", "a", "an"):
            return []
        return [(parts["count"], _people_type(sentence, quantity, study))]
    if kind == "n":
        size = quantity.integer("count")
        arms = {a.size for a in study.arms} if len(study.arms) > 1 else set()
        found = [(parts["count"], "participants_arm" if size in arms and sentence.role != "conclusions" and not statistics else "participants_total" if str(size) == study.characteristic("enrolled") else "count")]
        if "percent" in parts:
            found.append((_with_percent_sign(words, base, parts["percent"]), "percentage"))
        return found
    if kind == "labelled":
        return [(parts["count"], "count")] if quantity.span in statistics else []
    if kind == "measure":
        if re.search(r"\baged?\b|\bage\b[^.;]{0,30}$|years? old", before[-40:] + words[quantity.span.end - base : quantity.span.end - base + 5], re.IGNORECASE) and "year" in quantity.words["unit"]:
            return [(quantity.span, "age")]
        statistic = statistics.get(quantity.span)
        if statistic in ("median", "mean"):
            return [(quantity.span, statistic)]  # type: ignore[list-item]
        return [(quantity.span, "value")] if statistic else []
    if kind == "ratio" and "value" in parts:
        return [(parts["value"], "value")]
    if kind == "fold":
        return [(parts[p], "value") for p in ("value", "value2") if p in parts]
    if kind == "number":
        statistic = statistics.get(quantity.span)
        if statistic in ("median", "mean", "count"):
            return [(quantity.span, statistic)]  # type: ignore[list-item]
        if statistic:
            return [(quantity.span, "value")]
        size = quantity.integer("number")
        if len(study.arms) > 1 and size in {a.size for a in study.arms} and any(a.evidence.sentence == sentence.span for a in study.arms):
            return [(quantity.span, "participants_arm")]
    return []


def _people_type(sentence: ReadSentence, quantity: Quantity, study: Study) -> MentionType:
    size = quantity.integer("count")
    if str(size) == study.characteristic("enrolled"):
        return "participants_total"
    if len(study.arms) > 1 and size in {a.size for a in study.arms}:
        return "participants_arm"
    return "count"


def _with_percent_sign(words: str, base: int, span: Span) -> Span:
    match = re.match(r"\s?%", words[span.end - base :])
    return Span(span.start, span.end + match.end()) if match else span


def _add_patterns(sentence: ReadSentence, add) -> None:  # type: ignore[no-untyped-def]
    base = sentence.span.start
    for time_point in find_time_points(sentence):
        add(time_point.span, "time_point")
    if sentence.role in ("conclusions", "funding"):
        return
    drugs = any(q.kind == "dose" for q in sentence.quantities) or any(t.type == "drug" for t in sentence.terms)
    for timing in find_timings(sentence.words, base):
        if timing.kind in ("course", "span", "doses"):
            add(timing.amount, "duration")
        elif drugs and is_frequency(timing):
            add(timing.span, "frequency")
    for span, _ in find_routes(sentence) if drugs else ():
        add(span, "route")
