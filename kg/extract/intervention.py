"""Interventions: which drugs the study gives, at which dose, how often, by which route, on which schedule.

Finds the drugs of the title, of the arms and of the sentences that say what patients received, with doses next to them. It does
not take drugs of earlier treatment, of the background or of comparisons with other studies for the study's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kg.extract.arm import ArmTable
from kg.extract.evidence import make_evidence
from kg.extract.quantity import Quantity, expand
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Intervention
from kg.resources import data_path

_GENERIC = frozenset({"chemotherapy", "radiotherapy", "stem cell transplantation", "surgery", "placebo"})
_OWN = re.compile(r"\b(?:we|our|this|these|present|current|was conducted|aim|purpose|objective|report|evaluat\w+|investigat\w+|to (?:determine|assess|compare|explore|study|test))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Regime:
    """How a drug is given, as far as the words around it say."""

    dose: str | None = None
    unit: str | None = None
    frequency: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None
    words: Span | None = None


@cache
def _cues() -> dict[str, Any]:
    return yaml.safe_load(data_path("patterns", "interventions.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def frequency_pattern() -> re.Pattern[str]:
    """How often: `twice daily`, `every 3 weeks`, `on days 1 to 5`."""
    return re.compile(expand(_cues()["frequency"]["regex"], _cues()["macros"]), re.IGNORECASE)


@cache
def route_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """By which way: the route's name and how texts write it."""
    return tuple((row["value"], re.compile(row["regex"])) for row in _cues()["route"])


@cache
def duration_pattern() -> re.Pattern[str]:
    """How long: `for seven doses`, `for 12 weeks`."""
    return re.compile(expand(_cues()["duration"]["regex"], _cues()["macros"]), re.IGNORECASE)


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_cues()[name], re.IGNORECASE)


def find_study_drugs(reading: Reading) -> list[Term]:
    """The drugs that this study gives, each at its best mention: with a dose if there is one, else the first."""
    found: dict[Concept, tuple[int, Term]] = {}
    for sentence in reading.sentences:
        rank = _rank(sentence)
        if rank is None:
            continue
        for term in sentence.terms:
            concept = term.as_type("drug") or term.as_type("regimen")
            if concept is None or term.type not in ("drug", "regimen") or not is_given(sentence, term):
                continue
            if concept not in found or rank < found[concept][0]:
                found[concept] = (rank, term)
    if any(rank < 3 for rank, _ in found.values()):
        found = {c: v for c, v in found.items() if v[0] < 4}
    grounded = {c for c in found}
    specific = [c for c in grounded if c.label not in _GENERIC]
    return sorted((t for c, (_, t) in found.items() if c.label not in _GENERIC or not specific or c.label in ("radiotherapy",)), key=lambda t: t.span)


def _rank(sentence: ReadSentence) -> int | None:
    """How likely a drug of this sentence is the study's own: title, what was given, aim, the rest."""
    if sentence.role == "title":
        return 1
    if sentence.role in ("methods", "results") and re.search(r"\b(?:receiv\w+|were (?:treated|given|randomi[sz]ed|assigned|randomly)|was (?:given|administered)|administered|consist(?:ed|ing)|treatment with|combination of|regimen)\b", sentence.words, re.IGNORECASE):
        return 0 if sentence.role == "methods" else 2
    if sentence.role == "methods" or (sentence.role == "background" and _OWN.search(sentence.words) and re.search(r"\b(?:study|trial|phase|efficacy|safety|randomi|effect|combination|compar)", sentence.words, re.IGNORECASE)):
        return 3
    return 5 if sentence.role == "conclusions" or sentence.role == "results" else None


def is_given(sentence: ReadSentence, term: Term) -> bool:
    """Is this drug given, not one of the patients' past, a target's name, or a denied one?"""
    before = sentence.words[: term.span.start - sentence.span.start]
    after = sentence.words[term.span.end - sentence.span.start :]
    if _compiled("not_given").search(before[-70:]):
        return False
    if re.match(r"[-\s](?:refractory|resistant|na[iï]ve|pretreated|free|intolerant|sensitive|induced|related|associated)\b", after):
        return False
    if re.search(r"\bno\s$", before, re.IGNORECASE):
        return False
    return term.assertion != "absent"


def find_interventions(reading: Reading, table: ArmTable, study_drugs: list[Term]) -> list[Intervention]:
    """The drugs of every arm with how they are given; several doses of one drug are several interventions."""
    drugs = {c: t for t in study_drugs if (c := t.as_type("drug") or t.as_type("regimen"))}
    regimes = _regimes(reading, frozenset(drugs) | {c for a in table.arms for c in a.drugs})
    found: list[Intervention] = []
    covered: set[Concept] = set()
    for arm in table.arms:
        for drug in arm.drugs:
            covered.add(drug)
            sentence, term = _where(reading, drug, arm.evidence.sentence, drugs)
            if sentence is None or term is None:
                continue
            found += _make(drug, arm.key, sentence, term, regimes.get(drug, []), arm.evidence.words)
    for drug, term in drugs.items():
        if drug not in covered and drug.type in ("drug", "regimen"):
            sentence = next(s for s in reading.sentences if any(t is term for t in s.terms))
            found += _make(drug, table.arms[0].key if len(table.arms) == 1 else None, sentence, term, regimes.get(drug, []), None)
    return found


def _where(reading: Reading, drug: Concept, near: Span, known: dict[Concept, Term]) -> tuple[ReadSentence | None, Term | None]:
    mentions = [(s, t) for s in reading.sentences for t in s.terms if drug in (t.concept, *t.others)]
    inside = [m for m in mentions if m[0].span == near]
    return (inside or mentions or [(None, None)])[0]


def _make(drug: Concept, arm: str | None, sentence: ReadSentence, term: Term, regimes: list[tuple[ReadSentence, Term, Regime]], arm_words: Span | None) -> list[Intervention]:
    own = [r for r in regimes if arm_words is not None and r[1].span.overlaps(arm_words)] or regimes
    if not own:
        return [Intervention(drug, make_evidence(sentence, term.span, "intervention/drug", "0.85"), arm)]
    made = []
    for where, mention, regime in own:
        words = mention.span.to(regime.words) if regime.words else mention.span
        evidence = make_evidence(where, words, "intervention/dose" if regime.dose else "intervention/drug", "0.9")
        made.append(Intervention(drug, evidence, arm, regime.dose, regime.unit, regime.frequency, regime.route, regime.schedule, regime.duration))
    return list(dict.fromkeys(made))


def _regimes(reading: Reading, drugs: frozenset[Concept]) -> dict[Concept, list[tuple[ReadSentence, Term, Regime]]]:
    """How each drug is given, from the sentences that say it: all dose levels of one sentence, the fullest sentence first."""
    found: dict[Concept, list[tuple[ReadSentence, Term, Regime]]] = {}
    scores: dict[Concept, int] = {}
    for sentence in reading.with_role("methods", "background", "results", "title", "conclusions"):
        if sentence.role == "conclusions":
            continue
        for term, regimes in _regimes_of(sentence, drugs):
            concept = term.as_type("drug") or term.as_type("regimen")
            if concept is None or not regimes or not is_given(sentence, term):
                continue
            score = max(3 * (r.dose is not None) + (r.frequency is not None) + (r.route is not None) + (r.duration is not None) for r in regimes)
            rows = [(sentence, term, r) for r in regimes]
            if score > scores.get(concept, 0):
                found[concept], scores[concept] = rows, score
            elif score == scores.get(concept, 0) and score >= 3 and sentence.span == found[concept][0][0].span:
                found[concept] += rows
    return found


def _regimes_of(sentence: ReadSentence, drugs: frozenset[Concept]) -> list[tuple[Term, list[Regime]]]:
    """For each drug of a sentence the words up to the next drug, and what they say of dose, frequency, route and duration."""
    words, base = sentence.words, sentence.span.start
    terms = [t for t in sentence.terms if (t.as_type("drug") or t.as_type("regimen")) and t.type in ("drug", "regimen") and ((t.as_type("drug") or t.as_type("regimen")) in drugs)]
    result: list[tuple[Term, list[Regime]]] = []
    groups: list[list[Term]] = []
    for term in terms:
        if groups and re.match(r"^(?:\s?\([^()]{0,25}\))?[\s,]*(?:and|plus|\+|/|or|followed by|,)?\s*$", words[groups[-1][-1].span.end - base : term.span.start - base]):
            groups[-1].append(term)
        else:
            groups.append([term])
    for i, group in enumerate(groups):
        start = group[-1].span.end - base
        stop = groups[i + 1][0].span.start - base if i + 1 < len(groups) else len(words)
        segment_stop = _segment_end(words, start, stop, i + 1 < len(groups))
        doses = [q for q in sentence.quantities if q.kind == "dose" and start <= q.span.start - base < segment_stop]
        if not doses:
            doses = [q for q in sentence.quantities if q.kind == "dose" and q.span.end - base <= group[0].span.start - base and re.match(r"^\s?(?:of\s|per day of\s|daily\s|/day\s|twice daily\s|daily of\s|once daily\s|oral\s|intravenous\s|doses? of\s)*$", words[q.span.end - base : group[0].span.start - base])]
        if not doses and i + 1 == len(groups) and len(terms) == len(group) == 1:
            doses = [q for q in sentence.quantities if q.kind == "dose" and not re.search(r"\b(?:mg/dl|hemoglobin|platelet)\b", words)]
        regime = _regime(sentence, start, segment_stop)
        for j, term in enumerate(group):
            own = doses if j == len(group) - 1 or len(group) > 1 else []
            if len(group) > 1 and j < len(group) - 1 and doses:
                own = []
            result.append((term, _with_doses(own, regime)))
    return result


def _segment_end(words: str, start: int, stop: int, more: bool) -> int:
    """Where what is said of a drug ends: at the next drug, less the conjunction or the words that open the next one."""
    segment = words[start:stop]
    cut = re.search(r";|\.\s|\b(?:versus|vs\.?)\s", segment)
    end = start + cut.start() if cut else stop
    if more:
        opening = re.search(r"(?:,?\s(?:and|plus|or|with|followed by|then|either)\s|,\s)(?:(?:the|oral|intravenous|IV|i\.v\.|bolus|combination|of|high-dose|low-dose|dose|doses|at|a)\s)*$", words[start:end])
        if opening:
            end = start + opening.start()
    return end


def _regime(sentence: ReadSentence, start: int, stop: int) -> Regime:
    words, base = sentence.words, sentence.span.start
    segment = words[start:stop]
    frequency = next((m for m in frequency_pattern().finditer(segment)), None)
    frequencies = [m for m in frequency_pattern().finditer(segment)]
    text = None
    if frequencies:
        first, last = frequencies[0], frequencies[0]
        for match in frequencies[1:]:
            if re.match(r"^[\s,(]*(?:and|for|on|of|in|then|,|at|every)?[\s(]*$", segment[last.end() : match.start()]):
                last = match
            else:
                break
        text = re.sub(r"\s+", " ", segment[first.start() : last.end()])
        text = re.sub(r"^on (?=days?)", "", text)
    route = next((value for value, pattern in route_patterns() if pattern.search(segment)), None) or next((value for value, pattern in route_patterns() if pattern.search(words[max(0, start - 60) : start])), None)
    duration = duration_pattern().search(segment)
    begin = _compiled("start").search(segment)
    schedule = f"from day {begin['day']}" if begin else None
    spans = [Span(base + start + m.start(), base + start + m.end()) for m in (frequency, duration, begin) if m]
    span = spans[0] if spans else None
    for other in spans[1:]:
        span = span.to(other) if span else other
    return Regime(None, None, text, route, schedule, re.sub(r"^(?:for|during|over)\s", "", duration.group()) if duration else None, span)


def _with_doses(doses: list[Quantity], regime: Regime) -> list[Regime]:
    """One regime per dose level; a range stays one dose (`30-60`)."""
    made: list[Regime] = []
    for quantity in doses:
        for text, span in dose_levels(quantity):
            words = span.to(regime.words) if regime.words and abs(regime.words.start - span.end) < 60 else span
            made.append(Regime(text, unit_text(quantity.words["unit"]), regime.frequency, regime.route, regime.schedule, regime.duration, words))
    if made:
        return made
    return [regime] if regime.frequency or regime.duration or regime.route else []


def dose_levels(quantity: Quantity) -> list[tuple[str, Span]]:
    """The doses of a `dose` quantity with their places: `400, 600 and 800` gives three, `30-60` gives one range."""
    words, start = quantity.words["doses"], quantity.parts["doses"].start
    levels = []
    for match in re.finditer(r"\d[\d,]*(?:[.·]\d+)?(?:\s?(?:-|–|—|to)\s?\d[\d,]*(?:[.·]\d+)?)?", words):
        text = re.sub(r"\s?(?:–|—|to)\s?", "-", match.group()).rstrip(",").replace("·", ".")
        text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
        levels.append((text, Span(start + match.start(), start + match.start() + len(match.group().rstrip(",")))))
    return levels


def unit_text(words: str) -> str:
    """A dose unit in one writing: `mg/m(2)` and `mg per square meter` give `mg/m2`."""
    text = re.sub(r"\s", " ", words)
    text = re.sub(r"\s?per\s(?:square met(?:er|re)|m\(?2\)?)|/\s?(?:m\s?[\[(]?\s?(?:2|²)\s?[\])]?|m\^2|sq\.? ?m)", "/m2", text)
    text = re.sub(r"\s?per\s", "/", text).replace("kilogram", "kg")
    return re.sub(r"\s?/\s?", "/", text).replace("µ", "µ").replace("μ", "µ").strip()
