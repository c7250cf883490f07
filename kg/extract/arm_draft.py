"""The alternatives of a comparison, as the text lists them: `randomised to A or B`, `A (n = 15), B (n = 39)`, `A
versus B`.

Each strategy gives drafts of arms; which strategy's drafts describe the study best is for `arm.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kg.extract.drug_list import drug_of, drugs_between
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import ArmRole
from kg.resources import data_path
from kg.text.number import SPELLED, parse_number

_NO_UNIT = (
    r"(?!\s?(?:mg|g|kg|µg|μg|mcg|ml|mL|Gy|IU|U|%|/|\d|courses?|cycles?|weeks?|days?|months?|years?|hours?|doses?|mm|"
    r"times?|arms?|groups?|different|schedules?|or|to\s\d+(?![\d-])))"
)
_COUNT = rf"(?:\d[\d,]*|{SPELLED}){_NO_UNIT}"
_STRONG = re.compile(
    r"(?:,?\s+or\s+(?:to\s+)?(?:receive\s+)?|,?\s+versus\s+|,?\s+vs\.?\s+|,?\s+v\s+|;\s*(?:and|or)?\s*"
    r"|\s+(?:as )?compared (?:with|to)\s+)(?:\(?\d\)\s*|either\s+|to\s+|\([ivab]+\)\s*)?"
)
_WEAK = re.compile(r",?\s+and\s+(?:\(?\d\)\s*|to\s+|\([ivab]+\)\s*)?|,\s+(?:\(?\d\)\s*)?")
_SIZE = re.compile(
    rf"[\[(](?:[^()\[\]]{{0,40}}[;,]\s?)?(?:[nN]\s?=\s?(?P<n>\d[\d,]*)|(?P<people>\d[\d,]*|{SPELLED})\s"
    r"(?:patients|subjects|participants|women|men|children|eyes|pts))[^)\]]*[)\]]"
)
_LEADING = re.compile(
    rf"^\s*(?:with\s+)?(?P<n>{_COUNT})\s+(?:(?:patients|subjects|participants|women|men|children)\s+)?"
    r"(?:(?:to|received|receiving|were given|in|on)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\b(?:in|for|followed by|after|before|as|among|until|every|once|twice|daily|weekly|on day|given|"
    r"administered|"
    r"during|over|at|stratified|with stratification|per|who|within|by|on|if|using|orally|intravenously|intravenous|"
    r"subcutaneously|"
    r"\d+(?:\.\d+)?\s?(?:mg|g|µg|mcg|IU|U|Gy|%))\b.*|[,.:;]+)$",
    re.DOTALL,
)
_EDGE = re.compile(
    r"^(?:\d\)\s*|\(?[ivab]\)\s*|either|the|a|an|to|receive|treatment with|of|and|,|:|-|–|with|oral|intravenous|"
    r"\d+(?:\.\d+)?\s?(?:mg|g|µg|mcg|Gy)(?:/\w+)?)\s+|[\s,;:.(]+$"
)
_NAMED = r"(?P<kind>[Aa]rms?|[Gg]roups?|[Cc]ohorts?|[Rr]egimens?|[Ss]chedules?)\s?(?P<name>[A-H]|[1-6]|I{1,3}|IV)\b"
_ROUTE = re.compile(r"IV|PO|SC|IM|QD|BID|TID|OD|CI|NCT\d+|RR|HR|OR|SD|ITT")
_WITHOUT = re.compile(
    r"(?P<base>[^.;:]{3,140}?)\s(?:(?:either\s)?(?:with(?:out)? or with(?:out)?)|alone or (?:combined |in "
    r"combination )?(?:with|plus)"
    r"|±|\+/-)\s(?P<added>[^.;:]{3,80})"
)


@dataclass(slots=True)
class Draft:
    """An arm while it is put together; `aliases` are the short names that the text gives it."""

    label: str
    span: Span
    sentence: ReadSentence
    drugs: list[Concept] = field(default_factory=list)
    size: int | None = None
    aliases: set[str] = field(default_factory=set)
    role: ArmRole | None = None


@cache
def arm_cues() -> dict[str, Any]:
    """The cue words of `arms.yaml`."""
    return yaml.safe_load(data_path("patterns", "arms.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def arm_pattern(name: str) -> re.Pattern[str]:
    """One of the expressions of `arms.yaml`, or its list of expressions as one."""
    value = arm_cues()[name]
    return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE if name != "named" else 0)


def find_drafts(reading: Reading) -> list[Draft]:
    """The alternatives of the study: what the strategy finds that says most of them (sizes, drugs, control words)."""
    best: list[Draft] = []
    for strategy in STRATEGIES:
        for drafts in map(_without_totals, strategy(reading)):
            if _score(drafts) > _score(best):
                best = drafts
    if _score(best) > 0:
        return best
    return _from_group_words(reading) or _from_compared_drugs(reading) or _from_compared_names(reading)


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the group that is all of them together (`137 patients: 70 to A, 67 to B`)."""
    kept = [
        d
        for d in drafts
        if not re.fullmatch(r"(?:\w+\s){0,2}(?:patients|subjects|participants|women|men|children|adults)", d.label)
    ]
    return [
        d for d in kept
        if d.drugs or d.size is None or len(kept) < 3 or d.size != sum(o.size or 0 for o in kept if o is not d)
    ]  # fmt: skip


def _score(drafts: list[Draft]) -> int:
    """How well these drafts describe arms: nothing for one arm, for more than six, or for arms that nothing is known
    of.
    """
    if not 2 <= len(drafts) <= 6:
        return 0
    known = [bool(d.drugs) or bool(arm_pattern("control").search(d.label)) or bool(d.aliases) for d in drafts]
    if (
        not all(known)
        or 2 * sum(bool(d.drugs) for d in drafts) < len(drafts)
        or not any(d.drugs or arm_pattern("control").search(d.label) for d in drafts)
    ):
        return 0
    if len({(tuple(d.drugs), d.size, tuple(sorted(d.aliases)), d.label if not d.drugs else "") for d in drafts}) < len(
        drafts
    ):
        return 0
    sized = sum(d.size is not None for d in drafts)
    drugged = sum(bool(d.drugs) for d in drafts)
    return 10 + 4 * sized + 3 * drugged + 2 * sum(bool(d.aliases) for d in drafts) - 2 * (len(drafts) > 3 and not sized)


def _from_allocation(reading: Reading) -> list[list[Draft]]:
    """The alternatives behind `randomised to receive …`, `comparing …`."""
    return [
        _alternatives(sentence, trigger.end())
        for sentence in reading.with_role("title", "methods", "results", "background")
        for trigger in arm_pattern("allocation").finditer(sentence.words)
    ]


def _alternatives(sentence: ReadSentence, start: int) -> list[Draft]:
    words, masked = sentence.words, _mask(sentence.words)
    pieces = _pieces(masked, start, len(words), _STRONG)
    if len(pieces) < 2:
        pieces = _pieces(masked, start, len(words), _WEAK)
        if not all(_SIZE.search(words[a:b]) or _LEADING.match(words[a:b]) for a, b in pieces):
            return []
    else:
        first = _pieces(masked, *pieces[0], re.compile(r",\s+"))
        listed = len(first) > 1 and not any(re.match(r"(?:and|with|plus)\b", words[a:b].lstrip()) for a, b in first)
        if listed and all(drugs_between(sentence, a, b) for a, b in first) and re.search(r",\s+or\s", masked[start:]):
            pieces = [*first, *pieces[1:]]  # "A, B, or C"
    drafts: list[Draft] = []
    for a, b in pieces:
        draft = make_draft(sentence, a, b)
        if draft is None or not (
            draft.drugs or draft.size is not None or draft.aliases or arm_pattern("control").search(draft.label)
        ):
            break
        drafts.append(draft)
    return drafts


def _mask(words: str) -> str:
    """Brackets' contents and `with or without` blanked, so that an `or` inside them parts nothing."""
    masked = re.sub(
        r"[\[(][^\[\]()]*(?:\([^()]*\)[^\[\]()]*)*[\])]", lambda m: "(" + "_" * (len(m.group()) - 2) + ")", words
    )
    return re.sub(
        r"with(?:out)? or with(?:out)?|disease progression or|progression or|relapse or|death or|toxicity or",
        lambda m: "_" * len(m.group()),
        masked,
    )


def _pieces(masked: str, start: int, stop: int, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces, position = [], start
    for a, b in [*((m.start(), m.end()) for m in splitter.finditer(masked, start, stop)), (stop, stop)]:
        if masked[position:a].strip(" ,;."):
            pieces.append((position, a))
        position = b
    return pieces


def make_draft(sentence: ReadSentence, start: int, end: int) -> Draft | None:
    """An arm from the words that describe it: size, short names, drugs and a label without dose and schedule."""
    words = sentence.words[start:end]
    size, aliases = None, set[str]()
    if sized := _SIZE.search(words):
        size = int(parse_number(sized["n"] or sized["people"]).value)
    elif leading := _LEADING.match(words):
        size = int(parse_number(leading["n"]).value)
        start, words = start + leading.end(), words[leading.end() :]
    for bracket in re.finditer(r"[\[(]([^()\[\]]{1,40})[)\]]", words):
        name = re.sub(r"\s?[,;:]?\s?[nN]\s?=.*$|\s?[,;:]\s?\d.*$", "", bracket[1]).strip()
        name = re.sub(r"\s(?:group|arm|regimen)$", "", name)
        place = sentence.span.start + start + bracket.start(1)
        other = any(t.span.start <= place < t.span.end and drug_of(t) is None for t in sentence.terms)
        if re.fullmatch(r"[A-Z][\w+/-]{1,14}", name) and not _ROUTE.fullmatch(name) and not other:
            aliases.add(name)
    for named in re.finditer(_NAMED, words):
        aliases.add(f"{named['kind'].lower().rstrip('s')} {named['name']}")
    cut = re.search(r"\s?[\[(]", words)
    body = words[: cut.start()] if cut and cut.start() > 2 else words
    tail = None if re.match(r"^\s*no\b", body) else _TAIL.search(body)
    label, offset = _trim(body[: tail.start()] if tail and tail.start() > 2 else body)
    if not label or len(label) > 200 or not re.search(r"[A-Za-z]{2}", label):
        return None
    begin = sentence.span.start + start + offset
    return Draft(label, Span(begin, begin + len(label)), sentence, drugs_between(sentence, start, end), size, aliases)


def _trim(words: str) -> tuple[str, int]:
    label, offset = words, 0
    while match := _EDGE.search(label):
        if match.start() == 0 and match.end():
            label, offset = label[match.end() :], offset + match.end()
        else:
            label = label[: match.start()]
    stripped = label.lstrip()
    return stripped.rstrip(), offset + len(label) - len(stripped)


def _from_sizes(reading: Reading) -> list[list[Draft]]:
    """`A (n = 15); B (n = 39)` in one sentence, or `32 receiving A and 33 B`."""
    found = []
    for sentence in reading.with_role("title", "methods", "results"):
        words = sentence.words
        drafts = []
        position = 0
        for match in _SIZE.finditer(words):
            start = _first_drug(sentence, position, match.start())
            if start is None:
                opening = list(
                    re.finditer(
                        r"\b(?:to|and|or|with|received|vs\.?|versus|into|in|the)\s|[,;:]\s",
                        words[position : match.start()],
                    )
                )
                start = position + opening[-1].end() if opening else position
            drafts.append(make_draft(sentence, start, match.end()))
            position = match.end()
        found.append([d for d in drafts if d])
        receiving = re.search(
            rf"\b(?P<n>{_COUNT})\s+(?:patients\s+)?(?:were\s+)?(?:receiv(?:ed|ing)|(?:were )?given|(?:were )?treated "
            rf"with|assigned to|"
            r"randomi[sz]ed to|allocated to|to(?= receive)|in the|in)\s+(?:receive\s+)?(?:the\s+)?",
            words,
            re.IGNORECASE,
        )  # fmt: skip
        if receiving:
            parts = _pieces(
                _mask(words),
                receiving.start(),
                len(words),
                re.compile(rf",?\s+and\s+(?={_COUNT}\s)|,\s+(?={_COUNT}\s)|;\s+", re.IGNORECASE),
            )
            made = [make_draft(sentence, a, b) for a, b in parts]
            for draft in made:
                if draft and not draft.drugs and re.fullmatch(r"[A-Z][\w+/-]{1,12}", draft.label):
                    draft.aliases.add(draft.label)
            found.append([d for d in made if d and d.size is not None])
    return found


def _first_drug(sentence: ReadSentence, start: int, end: int) -> int | None:
    base = sentence.span.start
    return min(
        (t.span.start - base for t in sentence.terms if start <= t.span.start - base < end and drug_of(t)), default=None
    )


def _from_versus(reading: Reading) -> list[list[Draft]]:
    """`A versus B`, `A with or without B` in the title or the aim."""
    found = []
    for sentence in reading.with_role("title", "background", "methods"):
        words = sentence.words
        if match := _WITHOUT.search(words):
            base = make_draft(
                sentence,
                _first_drug(sentence, match.start("base"), match.end("base")) or match.start("base"),
                match.end("base"),
            )
            added = make_draft(sentence, match.start("added"), match.end("added"))
            if added:
                added.drugs = drugs_between(sentence, match.start("added"), match.end("added"), denied=True)
            if base and added and base.drugs and added.drugs:
                both = Draft(
                    f"{base.label} + {added.label}",
                    base.span.to(added.span),
                    sentence,
                    [*base.drugs, *added.drugs],
                    role="experimental",
                )
                found.append([both, Draft(base.label, base.span, sentence, list(base.drugs), role="control")])
        for match in re.finditer(
            r"\b[Cc]ompar(?:ed|es?|ing)\s(?P<a>[^.;:]{3,80}?)\s(?:with|to|and|against|versus)\s(?P<b>[^.;:]{3,80})",
            words,
        ):
            a, b = make_draft(sentence, *match.span("a")), make_draft(sentence, *match.span("b"))
            found.append([d for d in (a, b) if d] if a and b and set(a.drugs) != set(b.drugs) else [])
        for match in re.finditer(r"\s(?:versus|vs\.?|compared (?:with|to)|or)\s", words):
            if match.group().strip() == "or" and not re.search(r"\brandom", words, re.IGNORECASE):
                continue
            low, high = max(0, match.start() - 120), min(len(words), match.end() + 120)
            left, right = drugs_between(sentence, low, match.start()), drugs_between(sentence, match.end(), high)
            if left and (right or arm_pattern("control").match(words[match.end() :])) and set(left) != set(right):
                a = make_draft(sentence, _first_drug(sentence, low, match.start()) or low, match.start())
                b = make_draft(sentence, match.end(), high)
                found.append([a, b] if a and b else [])
    return found


def _from_names(reading: Reading) -> list[list[Draft]]:
    """`group A received …`, `arm B`: groups that the text names."""
    drafts: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results"):
        for match in arm_pattern("named").finditer(sentence.words):
            label = f"{match['kind'].lower().rstrip('s')} {match['name']}"
            if label in drafts:
                continue
            stops = [
                m.start()
                for m in re.finditer(
                    r"[;.]|\b(?:and|while|whereas|in) (?:the )?(?:group|arm|cohort)|\b(?:group|arm)s? [A-H1-6]\b",
                    sentence.words,
                )
            ]
            until = min((s for s in stops if s > match.end()), default=len(sentence.words))
            size = re.match(r"\s?[\[(]\s?(?:[nN]\s?=\s?)?(?P<n>\d+)\b(?!\s?(?:mg|%))", sentence.words[match.end() :])
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            drafts[label] = Draft(
                label,
                span,
                sentence,
                drugs_between(sentence, match.end(), until),
                int(size["n"]) if size else None,
                {label},
            )
    kinds = {label.split()[0] for label in drafts}
    return [list(drafts.values())] if len(kinds) == 1 else []


_GROUP = re.compile(
    r"(?P<name>(?:[A-Z0-9][\w+/.-]*|[a-z]+(?:-[a-z]+)+|(?:placebo|control|intervention|treatment|usual|standard|care|"
    r"exercise|active|sham|observation|vehicle|experimental|comparator|reference|training|diet|surgery|high|low|"
    r"dose))"
    r"(?:[ -](?:[A-Z0-9][\w+/.-]*|dose|only|alone|care|plus|treated|first|site|mm2|mg|surgery|exercise|diet|training|"
    r"control|therapy)){0,3}?)[ -](?:treated )?(?:group|arm|patients|subjects|eyes|recipients)\b(?!s? of\b)"
)
_GROUPS = re.compile(
    r"(?P<a>[\w+/.-]+(?:[ -][\w+/.-]+){0,2}?)(?:\s?\([^()]*\))?(?:,?\s(?:and|or|vs\.?|versus)\s(?:the\s)?|"
    r"/)(?P<b>[\w+/.-]+(?:[ -][\w+/.-]+){0,2}?)(?:\s?\([^()]*\))?[ -](?:treated )?(?:groups|arms|recipients)\b"
)
_NO_GROUP = re.compile(
    r"^(?:[\d/.,]+|(?i:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty(?:-\w+)?)|(?:Among|Of|In|For|"
    r"With|All|The|Both|Each|After|At|By|From|To|On)\s.*|the|two|three|four|both|all|these|those|study|treatment|"
    r"patient|age|each|either|our|a|an|between|in|of|same|other|older|younger|risk|different|parallel|treated|total|"
    r"most|more|and|which|\d+|[A-Z]\w* (?:Study|Cancer|Oncology|Trial)s?|No|In|Of|The|All|Both|Eligible|Adult|These|"
    r"Among|Most|Fewer|More|Elderly|Evaluable|Older|Younger|Male|Female)$",
)


def _from_group_words(reading: Reading) -> list[Draft]:
    """Groups that nothing but their names tells of: `the 350-mm2 group`, `placebo and exercise groups`."""
    drafts: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results", "conclusions"):
        found = [(m.span("name"), m["name"]) for m in _GROUP.finditer(sentence.words)]
        for match in _GROUPS.finditer(sentence.words):
            found += [(match.span("a"), match["a"]), (match.span("b"), match["b"])]
        base = sentence.span.start
        for term in sentence.terms:
            if drug_of(term) and re.match(
                r"[ -](?:treated )?(?:group|arm|patients|subjects|eyes|recipients)\b",
                sentence.words[term.span.end - base :],
            ):
                found.append(
                    (
                        (term.span.start - base, term.span.end - base),
                        sentence.words[term.span.start - base : term.span.end - base],
                    )
                )
        for (start, end), words in sorted(found):
            name = re.sub(
                r"^(?:(?:in|the|of|for|both|between|and|with|to|than|by|from|on|among|among the)\s)+", "", words
            )
            start = end - len(name)
            if len(name) < 2 or _NO_GROUP.match(name) or len(name.split()) > 4:
                continue
            span = Span(sentence.span.start + start, sentence.span.start + end)
            if any(t.span.overlaps(span) and t.type in ("disease", "outcome", "adverse_event") for t in sentence.terms):
                continue
            drafts.setdefault(
                name.lower(), Draft(name, span, sentence, drugs_between(sentence, start, end), aliases={name})
            )
    distinct = list(drafts.values())
    return distinct if 2 <= len(distinct) <= 4 else []


def _from_compared_drugs(reading: Reading) -> list[Draft]:
    """In a text of a sentence or two, the two drugs that its numbers compare (`34% with A versus 21% with B`)."""
    if len(reading.sentences) > 3:
        return []
    for sentence in reading.sentences:
        if not re.search(
            r"\b(?:versus|vs\.?|compared (?:with|to)|than|respectively|whereas|while|and)\b", sentence.words
        ):
            continue
        clusters: list[list[Concept]] = []
        spans: list[Span] = []
        for term in sentence.terms:
            drug = drug_of(term)
            if drug is None:
                continue
            gap = (
                sentence.words[spans[-1].end - sentence.span.start : term.span.start - sentence.span.start]
                if spans
                else ""
            )
            if spans and re.match(r"^\s?(?:\+|plus|/|-|with|in combination with)\s?$", gap):
                clusters[-1].append(drug)
                spans[-1] = spans[-1].to(term.span)
            else:
                clusters.append([drug])
                spans.append(term.span)
        unique = {tuple(c): s for c, s in reversed(list(zip(clusters, spans, strict=True)))}
        if len(unique) == 2 and len(re.findall(r"\d", sentence.words)) > 1:
            ordered = sorted(unique.items(), key=lambda pair: pair[1])
            return [Draft(span.of(reading.text), span, sentence, list(drugs)) for drugs, span in ordered]
    return []


_COMPARED = re.compile(
    r"\b(?:with|received|receiving|on|comparing|between|for|in|to|assigned to|treated with|"
    r"of)\s(?:the\s)?(?P<a>[A-Z][\w+/-]{1,11}(?:\s\d+)?)(?:\s?\([^()]*\))?,?"
    r"\s(?:and|vs\.?|versus|than (?:with|in|for|on)|compared (?:with|to)|or)\s(?:with\s|"
    r"in\s)?(?:the\s)?(?P<b>[A-Z][\w+/-]{1,11}(?:\s\d+)?)(?![\w-])"
)


def _from_compared_names(reading: Reading) -> list[Draft]:
    """In a text of a sentence or two, two names in capitals that its numbers compare (`patients who received CAF and
    CAFTH`).
    """
    if len(reading.sentences) > 3:
        return []
    for sentence in reading.sentences:
        match = _COMPARED.search(sentence.words)
        if (
            not match
            or match["a"] == match["b"]
            or not re.search(r"\b(?:versus|vs?\.?|respectively|compared)\b|\d", sentence.words)
        ):
            continue
        drafts = []
        for part in ("a", "b"):
            span = Span(sentence.span.start + match.start(part), sentence.span.start + match.end(part))
            if any(t.span.overlaps(span) and t.type not in ("drug", "regimen", "drug_class") for t in sentence.terms):
                break
            drafts.append(
                Draft(
                    match[part],
                    span,
                    sentence,
                    drugs_between(sentence, match.start(part), match.end(part)),
                    aliases={match[part]},
                )
            )
        if len(drafts) == 2:
            return drafts
    return []


STRATEGIES: tuple[Callable[[Reading], list[list[Draft]]], ...] = (
    _from_allocation,
    _from_sizes,
    _from_versus,
    _from_names,
)
