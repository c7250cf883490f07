"""Results: proportions, counts, medians and means, survival at a time point, ratios, differences, correlations,
p-values.

Finds numbers that a sentence of results ties to an outcome, with interval, spread, p, time point, arm and comparator.
It does not read numbers of the background, of who the patients were, of plans, and of the doses; and it leaves out
numbers whose outcome it cannot tell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import yaml

from kg.extract.arm import ArmTable
from kg.extract.attach import Attached, attach
from kg.extract.evidence import make_evidence
from kg.extract.group import Estimate
from kg.extract.quantity import read_p
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Result, Statistic
from kg.resources import data_path
from kg.text.number import SPELLED, parse_number
from kg.vocabulary import shipped_vocabulary

_SURVIVAL = re.compile(r"surviv|free|freedom")
#: What is measured of the study, not of the treatment.
_OF_THE_STUDY = frozenset({"follow-up duration"})
_CONTINUOUS = ("pharmacokinetics", "pharmacodynamics", "physiology", "quality of life")
_TIME_UNITS = ("years", "months", "weeks", "days", "hours")


@cache
def result_cues() -> dict[str, re.Pattern[str]]:
    """The cue words of `results.yaml`, compiled."""
    loaded = yaml.safe_load(data_path("patterns", "results.yaml").read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in loaded.items()}


@cache
def category_of(concept: Concept) -> str | None:
    """The category of an outcome: from the vocabulary, or for an ungrounded one from its words."""
    if concept.curie and (entry := shipped_vocabulary().entry(concept.curie, "outcome")):
        return entry.kind
    if re.search(r"survival|free(?:dom)?\b|time to|duration|cumulative incidence", concept.label):
        return "time-to-event"
    return "response" if re.search(r"response|remission", concept.label) else None


def find_results(reading: Reading, table: ArmTable) -> list[Result]:
    """The results of a document in order of the text."""
    results: list[Result] = []
    for sentence in reading.sentences:
        if sentence.role in ("background", "registration", "funding", "title") or not _speaks_of_results(sentence):
            continue
        used: list[Span] = []
        for item in attach(sentence, table, _is_thing, _usable):
            made = [r for r in (_result(sentence, item, table),) if r]
            results += _in_every_arm(sentence, made, table)
            if made:
                used.append(
                    item.estimate.span.to(
                        Span(item.estimate.span.start, max(item.estimate.end, item.estimate.span.end))
                    )
                )
        results += _lone_p(sentence, table, used)
    return _without_repeats(results)


def _in_every_arm(sentence: ReadSentence, made: list[Result], table: ArmTable) -> list[Result]:
    """`median overall survival was not reached in either group` is said of every arm."""
    shared = len(table.arms) > 1 and re.search(
        r"\bin (?:either|both|neither|all)(?: of the)? (?:\w+ )?(?:arms?|groups?|cohorts?)\b", sentence.words
    )
    if not shared or any(r.arm for r in made) or not all(r.value_not_reached for r in made):
        return made
    return [replace(r, arm=arm.key) for r in made for arm in table.arms]


def _speaks_of_results(sentence: ReadSentence) -> bool:
    if sentence.role != "methods":
        return True
    cues = result_cues()
    return not cues["planned"].search(sentence.words) and not re.search(
        r"\b(?:end ?points?|outcome measures?|objectives?|will be|to receive|randomly)\b", sentence.words
    )


def _is_thing(term: Term) -> bool:
    """Whatever numbers may belong to: harms too, so that theirs are not taken for an outcome's."""
    return term.as_type("outcome") is not None or term.as_type("adverse_event") is not None


def _is_outcome(sentence: ReadSentence, term: Term) -> bool:
    """Is this name meant as an outcome? A harm or disease that is one too only behind `incidence of` and the like."""
    if term.type == "outcome":
        return not _is_harm_by_name(
            term, sentence.words[term.span.start - sentence.span.start : term.span.end - sentence.span.start]
        )
    if term.type in ("cell_population", "target"):
        return True
    before = sentence.words[max(0, term.span.start - sentence.span.start - 40) : term.span.start - sentence.span.start]
    return bool(
        re.search(r"\b(?:incidences?|probabilit(?:y|ies)|risk|rates?)\s(?:of|for)\s(?:[\w/-]+\s){0,3}$", before)
    )


def _is_harm_by_name(term: Term, words: str) -> bool:
    """`treatment-related death` is a harm; `death` and `treatment-related mortality` are outcomes."""
    harm = term.as_type("adverse_event")
    if (
        harm is None
        or re.search(r"related|toxic|advers|limiting|discontinu|interruption|dose reduction", harm.label) is None
    ):
        return False
    return re.search(r"mortality|^[A-Z]{3,4}$", words) is None


def _usable(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this number one that may be a result? Numbers inside names, plans, ages and time points are not."""
    words, base = sentence.words, sentence.span.start
    before = words[max(0, estimate.span.start - base - 45) : estimate.span.start - base]
    after = words[estimate.span.end - base : estimate.span.end - base + 30]
    if any(t.span.overlaps(estimate.digits) for t in sentence.terms if estimate.kind != "none"):
        return False
    if estimate.pattern == "people" and _GROUP_OPENS.search(before):
        return False
    if estimate.statistic == "all" or result_cues()["planned"].search(before):
        return False
    if estimate.kind == "measure":
        if re.search(r"-(?:year|month|week|day|hour)$", words[estimate.span.start - base : estimate.span.end - base]):
            return False
        if (
            estimate.unit in (*_TIME_UNITS, "minutes")
            and re.search(
                r"\b(?:at|within|by|after|every|over|until|aged?|follow-up(?: time| period)? (?:of|was)|for|during|"
                r"least|first|per|than|beyond|up to|a median(?: follow-up)? of)\s(?:the\s|about\s|approximately\s)?$",
                before,
            )
            and not re.search(r"survival|duration|time to|remission", before)
        ):
            return False
        if re.search(r"\b(?:at|within|by|after|until)\s(?:\d+(?:\s?(?:,|or|and|to|-)\s?)+)+$", before):
            return False
        if re.search(r"cycles?|courses?", estimate.unit or ""):
            return False
    if estimate.kind == "number":
        if re.search(
            r"(?:\b(?:day|week|month|year|cycle|course|arm|group|cohort|level|stage|type|phase|part|step|visit|table|"
            r"figure|grade|number|version|class|chromosome|ICC|dose|age|aged|score|of the|than|least|one of)s?|"
            r"[A-Z]{2,}-?|[-+/±><≥≤])\s?$",
            before,
        ):
            return False
        if re.match(
            r"\s?(?:to|-|–)\s?\d|[)\]]?\s?(?:-|–)?(?:year|month|week|day|arm|dose|cycle|center|centre|group|stud|"
            r"trial|line|of these|different|main|step|site)",
            after,
        ):
            return False
        if estimate.value is not None and estimate.value.decimals == 0 and 1900 <= estimate.value.value <= 2100:
            return False
    return True


def _result(sentence: ReadSentence, item: Attached, table: ArmTable) -> Result | None:
    estimate, thing = item.estimate, item.thing
    if thing is None:
        return None
    concept = thing.as_type("outcome")
    if (
        concept is None
        or concept.label in _OF_THE_STUDY
        or not _is_outcome(sentence, thing)
        or _tells_of_patients(sentence, estimate, thing)
    ):
        return None
    statistic = _statistic(sentence, estimate, concept, item.how)
    if statistic is None:
        return None
    if estimate.kind == "number" and ((statistic == "count" and estimate.count is None) or statistic == "proportion"):
        return None
    value = estimate.value if statistic != "count" else None
    arm, comparator = item.arm, item.comparator
    if statistic == "difference" and table.is_comparative and len(table.arms) == 2 and comparator is None:
        arm = arm or next((a.key for a in table.arms if a.role == "experimental"), None)
        comparator = table.other(arm) if arm else None
    span = estimate.span
    confidence = {"bracket": "0.9", "label": "0.95", "list": "0.9", "forward": "0.85", "backward": "0.85"}.get(
        item.how, "0.7"
    )
    return Result(
        outcome=concept,
        statistic=statistic,
        evidence=make_evidence(sentence, span, f"result/{item.how}", confidence),
        value=value,
        value_not_reached=estimate.kind == "not reached",
        unit=_unit_of(estimate, statistic),
        interval=estimate.interval,
        spread=estimate.spread,
        p=estimate.p,
        count=estimate.count if statistic in ("count", "proportion", "survival probability", "rate") else None,
        denominator=estimate.denominator or _printed_denominator(sentence, estimate),
        time_point=item.time_point,
        subgroup=_subgroup(sentence, estimate, table),
        arm=arm,
        comparator=comparator,
        direction=_direction(sentence, estimate),
    )


def _tells_of_patients(sentence: ReadSentence, estimate: Estimate, thing: Term) -> bool:
    """`94 patients in complete remission were randomised` says who was treated, not what came of it."""
    base = sentence.span.start
    low, high = min(estimate.span.start, thing.span.start) - base, max(estimate.end, thing.span.end) - base
    between = sentence.words[max(0, low) : high + 45]
    if re.match(
        r"\s(?:to|after|from|on|following) (?:prior|previous|initial|first|the (?:prior|previous))\b",
        sentence.words[thing.span.end - base :],
    ):
        return True
    if result_cues()["baseline"].search(sentence.words[low:high]):
        return True
    counted = estimate.kind in ("count", "number")
    if (
        counted
        and re.match(r"^\s(?:patients\s)?with\s", sentence.words[estimate.end - base :])
        and re.search(r"\b(?:enrolled|included|comprised|recruited|consisted)\b", sentence.words)
    ):
        return True
    return estimate.kind == "count" and bool(
        re.search(
            r"\b(?:were|was) (?:randomi[sz]ed|randomly|enrolled|recruited|included|eligible|assigned|entered)\b",
            between,
        )
    )


def _statistic(sentence: ReadSentence, estimate: Estimate, concept: Concept, how: str) -> Statistic | None:
    cues = result_cues()
    base = sentence.span.start
    around = sentence.words[max(0, estimate.span.start - base - 90) : estimate.span.start - base]
    clause = re.split(r"[;]|\.\s", around)[-1]
    category = category_of(concept)
    if estimate.statistic in ("hazard ratio", "odds ratio", "risk ratio", "fold change", "correlation"):
        return estimate.statistic  # type: ignore[return-value]
    if estimate.kind == "percent":
        if cues["difference"].search(clause):
            return "difference"
        if (
            category == "time-to-event"
            and _SURVIVAL.search(concept.label)
            and estimate.count is None
            and not re.search(
                r"\b(?:of (?:the )?(?:patients|subjects)|patients)\b",
                sentence.words[estimate.end - base : estimate.end - base + 25],
            )
        ):
            return "survival probability"
        if category in _CONTINUOUS and estimate.count is None:
            # a percent of something that is measured, not counted, is a change of it or, with `mean`, its level
            return "mean" if cues["mean"].search(clause) and not cues["change"].search(clause) else "difference"
        return "proportion" if estimate.value is None or 0 <= estimate.value.value <= 100 else None
    if estimate.kind in ("count", "none"):
        return "count"
    if estimate.kind == "not reached":
        return "median"
    if estimate.kind in ("measure", "mean", "number"):
        if cues["difference"].search(clause):
            return "difference"
        if estimate.spread and estimate.spread.kind in ("SD", "SE"):
            if estimate.unit == "%" and category in ("time-to-event", "transplant", "safety", "response"):
                return "survival probability" if _SURVIVAL.search(concept.label) else "proportion"
            return "mean"
        if (
            estimate.kind == "number"
            and estimate.value
            and estimate.value.decimals == 0
            and estimate.unit is None
            and not cues["median"].search(clause)
            and not cues["mean"].search(clause)
            and category in ("response", "safety", "time-to-event", None, "residual disease", "transplant")
        ):
            return "count" if category != "time-to-event" or how == "forward" else None
        medians = [m.start() for m in cues["median"].finditer(clause)]
        means = [m.start() for m in cues["mean"].finditer(clause)]
        if medians or means:
            return "median" if max(medians, default=-1) > max(means, default=-1) else "mean"
        if estimate.unit in _TIME_UNITS and re.search(r"\bmedian\b", sentence.words, re.IGNORECASE):
            return "median"
        if category == "time-to-event" and estimate.unit in _TIME_UNITS:
            return (
                "median"
                if re.search(r"median", sentence.words, re.IGNORECASE)
                else "mean"
                if re.search(r"\bmean\b", sentence.words)
                else "median"
            )
        return "mean" if estimate.unit or (estimate.value and estimate.value.decimals) else None
    return None


def _unit_of(estimate: Estimate, statistic: str) -> str | None:
    return None if statistic in ("count", "hazard ratio", "odds ratio", "risk ratio") else estimate.unit


def _subgroup(sentence: ReadSentence, estimate: Estimate, table: ArmTable) -> str | None:
    """The group of patients that the clause restricts the number to, if that is no arm."""
    base = sentence.span.start
    cues = result_cues()
    if cues["intention_to_treat"].search(sentence.words):
        return "intention to treat"
    clause_start = max(
        (m.end() for m in re.finditer(r";|\b(?:while|whereas)\b", sentence.words[: estimate.span.start - base])),
        default=0,
    )
    clause_end = min(
        (m.start() for m in re.finditer(r";|\b(?:while|whereas)\b", sentence.words) if m.start() > estimate.end - base),
        default=len(sentence.words),
    )
    matches = list(cues["subgroup"].finditer(sentence.words, clause_start, clause_end))
    arms = [m.span for m in table.find(sentence)]
    best = None
    for match in matches:
        if any(base + match.start() <= a.start < base + match.end() for a in arms):
            continue
        words = (match["rest"] or match["adjective"] or "").strip()
        if (
            not words
            or cues["whole_population"].match(words)
            or re.match(
                r"who (?:received|were (?:treated|given|randomi))|in (?:the|both|each|this)\b|with grade|treated", words
            )
        ):
            continue
        if match["adjective"] and re.search(r"\b(?:of|percent|group|arm)\b|\d\s?%", match["adjective"]):
            continue
        distance = min(
            abs(match.start() - (estimate.span.start - base)), abs(match.end() - (estimate.span.start - base))
        )
        if distance < 90 and (best is None or distance < best[0]):
            best = (distance, re.sub(r"^(?:with|who|in)\s", "", words))
    return best[1] if best else None


def _direction(sentence: ReadSentence, estimate: Estimate) -> str | None:
    base = sentence.span.start
    before = sentence.words[max(0, estimate.span.start - base - 80) : estimate.span.start - base]
    clause = re.split(r"[;]", before)[-1]
    cues = result_cues()
    if cues["no_difference"].search(clause):
        return "no difference"
    change = re.search(
        r"\b(?P<up>increas\w+|rose|gain\w*|improv\w+)|(?P<down>decreas\w+|reduc\w+|fell|declin\w+|drop\w+|lower\w+)\b",
        clause,
        re.IGNORECASE,
    )
    if change and cues["change"].search(clause):
        return "increase" if change["up"] else "decrease"
    return None


# -- p-values without a number
# ------------------------------------------------------------------------------------------


def _lone_p(sentence: ReadSentence, table: ArmTable, used: list[Span]) -> list[Result]:
    """`progression-free survival (P = .06)`: a comparison of which only the p-value is printed."""
    if len(table.arms) < 2:
        return []
    results = []
    for quantity in sentence.quantities:
        if quantity.kind != "p" or any(u.contains(quantity.span) for u in used):
            continue
        things = [t for t in sentence.terms if t.as_type("outcome") and t.span.end <= quantity.span.start]
        if not things:
            continue
        gap = sentence.words[things[-1].span.end - sentence.span.start : quantity.span.start - sentence.span.start]
        p = read_p(quantity)
        if p is None or not re.match(r"^[^\d;.]{0,40}$", gap):
            continue
        named = list(dict.fromkeys(m.arm for m in table.find(sentence)))
        experimental = [a.key for a in table.arms if a.role == "experimental"]
        first = named[0] if named else (experimental[0] if len(experimental) == 1 else None)
        concept = things[-1].as_type("outcome")
        if concept and first:
            results.append(
                Result(
                    concept,
                    "difference",
                    make_evidence(sentence, things[-1].span.to(quantity.span), "result/p-only", "0.7"),
                    p=p,
                    arm=first,
                    comparator=table.other(first),
                )
            )
    return results


def _without_repeats(results: list[Result]) -> list[Result]:
    """A number said again (in the conclusion) is one fact: the first is kept."""
    kept: list[Result] = []
    seen: set[tuple[object, ...]] = set()
    for result in results:
        key = (
            result.outcome,
            result.statistic,
            result.value,
            result.count,
            result.arm,
            result.time_point,
            result.p,
            result.subgroup,
            result.unit,
            result.interval,
        )
        if key not in seen:
            seen.add(key)
            kept.append(result)
    return kept


def share_comparison_p(results: list[Result], table: ArmTable) -> list[Result]:
    """Put the p-value of `12 vs 10 months (P = .02)` on the experimental arm's row, and say who was compared."""
    moved = list(results)
    for i, result in enumerate(moved):
        if result.p is None or result.statistic in _COMPARES or not i:
            continue
        previous = moved[i - 1]
        pair = previous.outcome == result.outcome and previous.evidence.sentence == result.evidence.sentence
        pair = (
            pair
            and previous.p is None
            and previous.time_point == result.time_point
            and previous.statistic == result.statistic
        )
        if not (pair and result.arm and previous.arm and result.arm != previous.arm):
            continue
        if table.role(previous.arm) == "control" and table.role(result.arm) == "experimental":
            moved[i] = replace(result, comparator=previous.arm)
        else:
            moved[i - 1] = replace(previous, p=result.p, comparator=result.arm)
            moved[i] = replace(result, p=None)
    return moved


_GROUP_OPENS = re.compile(r"\b(?:of|among|in|from)\s(?:the\s|these\s|all\s|a total of\s|those\s)?$", re.IGNORECASE)
_COMPARES = ("hazard ratio", "odds ratio", "risk ratio", "difference")
_OUT_OF = re.compile(
    rf"\b(?:[Oo]f|[Aa]mong|[Ii]n)\s(?:the\s|these\s|all\s|a total of\s)?(?P<n>\d[\d,]*|"
    rf"{SPELLED})\s(?:[\w/+-]+\s){{0,4}}?(?:patients|subjects|participants|women|men|children|cases|evaluable|"
    rf"assessable)\b"
    rf"|\b(?P<m>\d[\d,]*|{SPELLED})\s(?:[\w/+-]+\s){{0,3}}?(?:patients|subjects|women|men)\s(?:were|"
    rf"was)\s(?:\w+\s)?(?:assessable|evaluable|evaluated|analy[sz]ed)[^.;]{{0,40}}?,?\s(?:of whom|among whom|and of "
    rf"these|of these|and)\b",
    re.IGNORECASE,
)


def _printed_denominator(sentence: ReadSentence, estimate: Estimate) -> int | None:
    """`Of 21 assessable patients, 11 (52%) responded`: the group that the sentence opens with, if the numbers agree
    with it.
    """
    place = estimate.begin - sentence.span.start
    groups = [m for m in _OUT_OF.finditer(sentence.words) if m.end() <= place]
    if not groups or estimate.count is None:
        return None
    total = int(parse_number(groups[-1]["n"] or groups[-1]["m"]).value)
    if estimate.count > total or re.search(r"[;]", sentence.words[groups[-1].end() : place]):
        return None
    if estimate.percent is None:
        return total
    wanted = 100 * estimate.count / total
    return (
        total if abs(float(estimate.percent.value) - wanted) <= 0.51 * 10**-estimate.percent.decimals + 0.001 else None
    )
