"""Arms: who was given what, from allocation sentences, sizes in brackets, `A versus B`, and group names.

Finds the arms of comparative studies and the one arm of a single-arm study, with size, role and drugs. It does not find arms
that differ in something that is no drug or procedure of the vocabulary unless they are named (`group A`) or sized (`n = 40`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Arm, ArmRole
from kg.resources import data_path
from kg.text.number import SPELLED, parse_number

_SPLIT_STRONG = re.compile(
    r"(?:,?\s+or\s+(?:to\s+)?(?:receive\s+)?|,?\s+versus\s+|,?\s+vs\.?\s+|,?\s+v\s+|;\s*(?:and|or)?\s*|\s+(?:as )?compared (?:with|to)\s+)(?:\(?\d\)\s*|either\s+|to\s+|\([ivab]+\)\s*)?"
)
_SPLIT_AND = re.compile(r",?\s+and\s+(?:\(?\d\)\s*|to\s+|\([ivab]+\)\s*)?|,\s+(?:\(?\d\)\s*)?")
_SIZE = re.compile(
    rf"[\[(]\s?(?:[nN]\s?=\s?(?P<n>\d[\d,]*)|(?P<people>\d[\d,]*|{SPELLED})\s(?:patients|subjects|participants|women|men|children|eyes|pts))[^)\]]*[)\]]"
)
_NAMED_SIZE = re.compile(r"[\[(](?P<name>[A-Za-z][\w+/ -]{0,25}?)\s?[,;:]\s?[nN]\s?=\s?(?P<n>\d[\d,]*)\s?[)\]]")
_LEADING = re.compile(
    rf"^\s*(?:with\s+)?(?P<n>\d[\d,]*|{SPELLED})\s+(?:(?:patients|subjects|participants|women|men|children)\s+)?(?:(?:to|received|receiving|were given|in|on)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\b(?:in|for|followed by|after|before|as|among|until|every|once|twice|daily|weekly|on day|given|administered|during|over|at|stratified|with stratification|per|until|every|who|for up to|using|within|by|on|if)\b.*|[,.:;]+)$",
    re.DOTALL,
)
_EDGE = re.compile(
    r"^(?:\d\)\s*|\(?[ivab]\)\s*|either|the|a|an|to|receive|treatment with|of|and|,|:|-|–|with)\s+|[\s,;:.(]+$"
)


@dataclass(slots=True)
class Draft:
    """An arm while it is put together."""

    label: str
    span: Span
    sentence: ReadSentence
    drugs: list[Concept] = field(default_factory=list)
    size: int | None = None
    aliases: set[str] = field(default_factory=set)
    role: ArmRole | None = None


@dataclass(frozen=True, slots=True)
class ArmMention:
    """Where a sentence speaks of an arm."""

    span: Span
    arm: str


@dataclass(frozen=True)
class ArmTable:
    """The arms of a study, and how to find them again in a sentence."""

    arms: tuple[Arm, ...]
    aliases: tuple[tuple[re.Pattern[str], str], ...] = ()
    is_comparative: bool = False

    def find(self, sentence: ReadSentence) -> list[ArmMention]:
        """The arms that a sentence names, in order, longest names first."""
        return _find_mentions(self, sentence)

    def other(self, key: str) -> str | None:
        """The other arm where there are two."""
        rest = [arm.key for arm in self.arms if arm.key != key]
        return rest[0] if len(self.arms) == 2 else None

    def role(self, key: str) -> str | None:
        return next((arm.role for arm in self.arms if arm.key == key), None)


@cache
def _cues() -> dict[str, Any]:
    return yaml.safe_load(data_path("patterns", "arms.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    value = _cues()[name]
    return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE if name != "named" else 0)


def is_comparative(reading: Reading) -> bool:
    """Does the title or the methods part compare groups?"""
    return any(_pattern("comparative").search(s.words) for s in reading.with_role("title", "methods", "background"))


def find_arms(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> ArmTable:
    """The arms of the study. `study_drugs` are the drugs the study gives; a study without alternatives has one arm of them."""
    drafts: list[Draft] = []
    comparative = is_comparative(reading)
    if comparative:
        for find in (_from_allocation, _from_sizes, _from_versus, _from_names):
            drafts = find(reading)
            if len(drafts) > 1:
                break
    if len(drafts) < 2:
        single = _single(reading, study_drugs, enrolled)
        return ArmTable((single,), (), comparative) if single else ArmTable((), (), comparative)
    _complete(reading, drafts)
    return _table(drafts, comparative)


# -- finding the alternatives ---------------------------------------------------------------------------------------------


def _from_allocation(reading: Reading) -> list[Draft]:
    """The alternatives behind `randomised to receive …`; the sentence that gives most of them counts."""
    best: list[Draft] = []
    for sentence in reading.with_role("title", "methods", "results", "background"):
        for trigger in _pattern("allocation").finditer(sentence.words):
            drafts = _alternatives(sentence, trigger.end())
            if _score(drafts) > _score(best):
                best = drafts
    return best


def _score(drafts: list[Draft]) -> tuple[int, int]:
    named = [d for d in drafts if d.drugs or _pattern("control").search(d.label) or d.size]
    return (len(named) if 2 <= len(named) == len(drafts) <= 6 else 0, sum(d.size is not None for d in drafts))


def _alternatives(sentence: ReadSentence, start: int) -> list[Draft]:
    words = sentence.words
    stop = len(words)
    masked = _mask_brackets(words)
    pieces = _pieces(masked, start, stop, _SPLIT_STRONG)
    if len(pieces) < 2:
        pieces = _pieces(masked, start, stop, _SPLIT_AND)
        if not all(
            _SIZE.search(words[a:b]) or _NAMED_SIZE.search(words[a:b]) or _LEADING.match(words[a:b]) for a, b in pieces
        ):
            return []
    elif len(pieces) == 2 and all(_SIZE.search(words[a:b]) for a, b in pieces) is False:
        # "A, B, or C": commas part the earlier ones
        first = _pieces(masked, *pieces[0], re.compile(r",\s+"))
        if (
            len(first) > 1
            and all(_drugs_in(sentence, a, b) for a, b in first)
            and re.search(r",\s+or\s", masked[start:])
        ):
            pieces = [*first, pieces[1]]
    drafts = []
    for a, b in pieces:
        draft = _draft(sentence, a, b)
        if draft is None:
            break
        drafts.append(draft)
    return drafts


def _mask_brackets(words: str) -> str:
    """Brackets' contents blanked, so that an `or` inside them parts nothing."""
    return re.sub(
        r"[\[(][^\[\]()]*(?:\([^()]*\)[^\[\]()]*)*[\])]", lambda m: "(" + "_" * (len(m.group()) - 2) + ")", words
    )


def _pieces(masked: str, start: int, stop: int, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in splitter.finditer(masked, start, stop)]
    pieces = []
    position = start
    for a, b in [*cuts, (stop, stop)]:
        if masked[position:a].strip(" ,;."):
            pieces.append((position, a))
        position = b
    return pieces


def _draft(sentence: ReadSentence, start: int, end: int) -> Draft | None:
    words = sentence.words[start:end]
    size: int | None = None
    aliases: set[str] = set()
    if sized := _SIZE.search(words):
        size = int(parse_number(sized["n"] or sized["people"]).value)
    elif named := _NAMED_SIZE.search(words):
        size = int(parse_number(named["n"]).value)
        aliases.add(named["name"].strip())
    elif leading := _LEADING.match(words):
        size = int(parse_number(leading["n"]).value)
        start, words = start + leading.end(), words[leading.end() :]
    for bracket in re.finditer(r"[\[(]([^()\[\]]{1,30})[)\]]", words):
        name = re.sub(r"[,;:]?\s?[nN]\s?=.*$", "", bracket[1]).strip()
        if re.fullmatch(
            r"[A-Z][\w+/-]{1,14}(?: (?:group|arm))?|(?:group|arm|Group|Arm) [A-H1-6]", name
        ) and not re.fullmatch(r"IV|PO|SC|IM|QD|BID|TID|OD", name):
            aliases.add(re.sub(r" (?:group|arm)$", "", name))
    cut = re.search(r"\s?[\[(]", words)
    body = words[: cut.start()] if cut and cut.start() > 2 else words
    label_end = len(body)
    if not re.match(r"^\s*no\b", body):
        tail = _TAIL.search(body)
        if tail and tail.start() > 2:
            label_end = tail.start()
    label, offset = _trim(body[:label_end])
    if not label or len(label) > 160:
        return None
    begin = sentence.span.start + start + offset
    drugs = (
        _drugs_in(sentence, start, end)
        if size is not None or not cut
        else _drugs_in(sentence, start, start + len(body))
    )
    return Draft(label, Span(begin, begin + len(label)), sentence, drugs, size, aliases)


def _trim(words: str) -> tuple[str, int]:
    label, offset = words, 0
    while match := _EDGE.search(label):
        if match.start() == 0:
            label, offset = label[match.end() :], offset + match.end()
        else:
            label = label[: match.start()]
    stripped = label.lstrip()
    return stripped.rstrip(), offset + len(label) - len(stripped)


def _drugs_in(sentence: ReadSentence, start: int, end: int) -> list[Concept]:
    low, high = sentence.span.start + start, sentence.span.start + end
    inside = [t for t in sentence.terms if low <= t.span.start < high and (t.as_type("drug") or t.as_type("regimen"))]
    return list(
        dict.fromkeys(
            c for t in inside if (c := t.as_type("drug") or t.as_type("regimen")) and not _denied(sentence, t)
        )
    )


def _denied(sentence: ReadSentence, term: Term) -> bool:
    """`no G-CSF`, `without bevacizumab`: named, and not given."""
    before = sentence.words[max(0, term.span.start - sentence.span.start - 12) : term.span.start - sentence.span.start]
    return bool(re.search(r"\b(?:no|without)\s+(?:additional\s)?$", before, re.IGNORECASE))


def _from_sizes(reading: Reading) -> list[Draft]:
    """`A (n = 15); B (n = 39)` in one sentence, or `32 receiving A and 33 B`."""
    for sentence in reading.with_role("methods", "results", "title"):
        sized = list(_SIZE.finditer(sentence.words))
        drafts = []
        for i, match in enumerate(sized):
            begin = sized[i - 1].end() if i else max(0, sentence.words.rfind(":", 0, match.start()) + 1)
            segment = sentence.words[begin : match.end()]
            cut = (
                max(
                    (
                        m.end()
                        for m in re.finditer(
                            r"\b(?:to|and|or|with|received|vs\.?|versus|into|in)\s|[,;]\s",
                            segment[: match.start() - begin],
                        )
                    ),
                    default=0,
                )
                if not _terms_between(sentence, begin, match.start())
                else _before_terms(sentence, begin, match.start())
            )
            draft = _draft(
                sentence,
                begin + (cut if not _terms_between(sentence, begin, match.start()) else cut - begin),
                match.end(),
            )
            if draft:
                drafts.append(draft)
        if (
            2 <= len(drafts) <= 6
            and all(d.size for d in drafts)
            and all(
                d.drugs or _pattern("control").search(d.label) or re.search(r"\b(?:group|arm|cohort)\b", d.label, re.I)
                for d in drafts
            )
        ):
            return drafts
        receiving = list(
            re.finditer(
                rf"\b(?P<n>\d+|{SPELLED})\s+(?:patients\s+)?(?:were\s+)?(?:receiv(?:ed|ing)|(?:were )?given|treated with|assigned to|randomi[sz]ed to|allocated to|to(?= receive))\s+(?:receive\s+)?(?:the\s+)?",
                sentence.words,
                re.IGNORECASE,
            )
        )
        if receiving:
            drafts = []
            tail = receiving[0].start()
            for a, b in _pieces(
                _mask_brackets(sentence.words),
                tail,
                len(sentence.words),
                re.compile(rf",?\s+and\s+(?=(?:\d+|{SPELLED})\b)|,\s+(?=(?:\d+|{SPELLED})\b)|;\s+"),
            ):
                draft = _draft(sentence, a, b)
                if draft:
                    drafts.append(draft)
            if 2 <= len(drafts) <= 6 and all(
                d.size
                and (d.drugs or re.fullmatch(r"[A-Z][\w+/-]{1,12}", d.label) or _pattern("control").search(d.label))
                for d in drafts
            ):
                return drafts
    return []


def _terms_between(sentence: ReadSentence, start: int, end: int) -> bool:
    return bool(_drugs_in(sentence, start, end))


def _before_terms(sentence: ReadSentence, start: int, end: int) -> int:
    base = sentence.span.start
    first = min(
        t.span.start - base
        for t in sentence.terms
        if start <= t.span.start - base < end and t.as_type("drug") or t.as_type("regimen")
    )
    return max(start, first)


def _from_versus(reading: Reading) -> list[Draft]:
    """`A versus B`, `A with or without B`, `A plus B compared with A` in the title or the aim."""
    for sentence in reading.with_role("title", "background", "methods"):
        words = sentence.words
        if match := re.search(
            r"(?P<base>[^.;:]{3,120}?)\s(?:with or without|alone or (?:combined |in combination )?(?:with|plus)|±|\+/-|either (?:alone|without) or with|either with or without)\s(?P<added>[^.;:]{3,80})",
            words,
        ):
            base = _draft(
                sentence, _before_terms_or(sentence, match.start("base"), match.end("base")), match.end("base")
            )
            added = _draft(sentence, match.start("added"), match.end("added"))
            if base and added and base.drugs and added.drugs:
                return [
                    Draft(
                        f"{base.label} + {added.label}",
                        base.span.to(added.span),
                        sentence,
                        [*base.drugs, *added.drugs],
                        role="experimental",
                    ),
                    Draft(base.label, base.span, sentence, list(base.drugs), role="control"),
                ]
        splitter = re.compile(r"\s(?:versus|vs\.?|compared (?:with|to)|or)\s")
        for match in splitter.finditer(words):
            left, right = (
                _drugs_in(sentence, max(0, match.start() - 120), match.start()),
                _drugs_in(sentence, match.end(), match.end() + 120),
            )
            control = _pattern("control").match(words[match.end() :])
            if match.group().strip() == "or" and not re.search(r"\brandom", words, re.IGNORECASE):
                continue
            if left and (right or control) and set(left) != set(right):
                a = _draft(
                    sentence, _before_terms_or(sentence, max(0, match.start() - 120), match.start()), match.start()
                )
                b = _draft(sentence, match.end(), min(len(words), match.end() + 120))
                if a and b:
                    return [a, b]
    return []


def _before_terms_or(sentence: ReadSentence, start: int, end: int) -> int:
    base = sentence.span.start
    firsts = [
        t.span.start - base
        for t in sentence.terms
        if start <= t.span.start - base < end and (t.as_type("drug") or t.as_type("regimen"))
    ]
    return min(firsts) if firsts else start


def _from_names(reading: Reading) -> list[Draft]:
    """`group A received …`, `arm B`: groups that the text names."""
    drafts: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results"):
        for match in _pattern("named").finditer(sentence.words):
            label = f"{match['kind'].lower().rstrip('s')} {match['name']}"
            if label in drafts:
                continue
            until = min(
                (
                    m.start()
                    for m in re.finditer(r"[;.]|\b(?:and|while|whereas) (?:group|arm|cohort)", sentence.words)
                    if m.start() > match.end()
                ),
                default=len(sentence.words),
            )
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            size = _SIZE.match(sentence.words[match.end() :].lstrip()) or re.match(
                r"\s?[\[(](?P<n>\d+)(?P<people>)", sentence.words[match.end() :]
            )
            drafts[label] = Draft(
                label,
                span,
                sentence,
                _drugs_in(sentence, match.end(), until),
                int(parse_number(size["n"]).value) if size and size["n"] else None,
                {label},
            )
    kinds = {d.label.split()[0] for d in drafts.values()}
    return list(drafts.values()) if len(kinds) == 1 and 2 <= len(drafts) <= 6 else []


def _single(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> Arm | None:
    drugs = tuple(dict.fromkeys(c for t in study_drugs if (c := t.as_type("drug") or t.as_type("regimen"))))
    if not drugs:
        return None
    sentence = next(s for s in reading.sentences for t in s.terms if t is study_drugs[0])
    span = study_drugs[0].span
    same = [t.span for t in study_drugs if sentence.span.contains(t.span)]
    for other in same:
        span = span.to(other)
    return Arm(
        "main",
        " + ".join(d.label for d in drugs),
        "experimental",
        make_evidence(sentence, span, "arm/single"),
        enrolled,
        drugs,
    )


# -- completing and naming -----------------------------------------------------------------------------------------------


def _complete(reading: Reading, drafts: list[Draft]) -> None:
    """Roles, and sizes and aliases that other sentences give."""
    _share_drugs(drafts)
    controls = [
        d
        for d in drafts
        if d.role is None
        and _pattern("control").search(d.label)
        and not (_pattern("experimental").search(d.label) and len(d.drugs) > 1)
    ]
    for i, draft in enumerate(drafts):
        if draft.role is None:
            fewer = any(set(draft.drugs) < set(o.drugs) for o in drafts if o is not draft)
            more = any(set(draft.drugs) > set(o.drugs) for o in drafts if o is not draft)
            if (draft in controls and len(controls) < len(drafts) and not more) or (
                fewer and not more and len(drafts) == 2
            ):
                draft.role = "control"
            elif not controls and i == len(drafts) - 1 and len(drafts) == 2 and not more:
                draft.role = "control"
            else:
                draft.role = "experimental"
    if len(drafts) == 2 and all(d.role == "control" for d in drafts):
        drafts[0].role = "experimental"
    for sentence in reading.sentences:
        for draft in drafts:
            if draft.size is None:
                for name in (draft.label, *draft.aliases):
                    found = re.search(
                        rf"\b{re.escape(name)}\b(?:\s(?:group|arm))?[,;]?\s?[\[(]?\s?[nN]\s?=\s?(\d[\d,]*)",
                        sentence.words,
                    )
                    found = found or re.search(
                        rf"\b(\d+|{SPELLED})\s(?:patients\s)?(?:\([^)]*\)\s)?(?:were\s)?(?:randomi[sz]ed\s|assigned\s|allocated\s)?(?:received|receiving|to receive|to|in|in the|on|with)\s(?:the\s)?{re.escape(name)}\b",
                        sentence.words,
                    )
                    if found:
                        draft.size = int(parse_number(found[1]).value)
                        break


def _share_drugs(drafts: list[Draft]) -> None:
    """`the same drugs with cisplatin`: the drugs of the arm before, and what is added."""
    for i, draft in enumerate(drafts[1:], 1):
        if re.search(
            r"\bsame (?:drugs?|regimen|treatment|chemotherapy|schedule|combination)\b",
            draft.label + draft.sentence.words[draft.span.start - draft.sentence.span.start :][:60],
            re.IGNORECASE,
        ):
            draft.drugs = list(dict.fromkeys([*drafts[i - 1].drugs, *draft.drugs]))


def _table(drafts: list[Draft], comparative: bool) -> ArmTable:
    arms: list[Arm] = []
    aliases: list[tuple[re.Pattern[str], str]] = []
    taken: set[str] = set()
    cues = _cues()["aliases"]
    group_word = _cues()["group_word"]
    for i, draft in enumerate(drafts):
        key = re.sub(r"[^A-Za-z0-9+]+", "-", draft.label.lower()).strip("-")[:60] or f"arm-{i + 1}"
        while key in taken:
            key += f"-{i + 1}"
        taken.add(key)
        arms.append(
            Arm(
                key,
                draft.label,
                draft.role or "experimental",
                make_evidence(draft.sentence, draft.span, "arm/alternative"),
                draft.size,
                tuple(draft.drugs),
            )
        )
        for name in sorted({draft.label, *draft.aliases}, key=len, reverse=True):
            if len(name) > 1:
                flags = 0 if name.isupper() or len(name) <= 4 else re.IGNORECASE
                aliases.append(
                    (re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w+])(?:[ -]{group_word}\b)?", flags), key)
                )
    controls = [a for a in arms if a.role == "control"]
    experimental = [a for a in arms if a.role == "experimental"]
    if len(controls) == 1:
        aliases.append((re.compile(cues["control"], re.IGNORECASE), controls[0].key))
    if len(experimental) == 1:
        aliases.append((re.compile(cues["experimental"], re.IGNORECASE), experimental[0].key))
    widest = sorted(arms, key=lambda a: -len(a.drugs))
    if len(widest) > 1 and len(widest[0].drugs) > len(widest[1].drugs):
        aliases.append((re.compile(cues["combination"], re.IGNORECASE), widest[0].key))
    alone = [a for a in arms if len(a.drugs) == 1]
    if len(alone) == 1:
        aliases.append((re.compile(cues["monotherapy"], re.IGNORECASE), alone[0].key))
    return ArmTable(tuple(arms), tuple(aliases), comparative)


# -- finding arms again ------------------------------------------------------------------------------------------------------


_TOGETHER = re.compile(
    r"[\s,]*(?:plus|and|\+|/|-|–|with|in combination with|combined with|then|followed by|,)?\s*(?:\(?\d+ ?mg\)?\s*)?$"
)


def _find_mentions(table: ArmTable, sentence: ReadSentence) -> list[ArmMention]:
    base = sentence.span.start
    found: list[ArmMention] = []
    for pattern, key in table.aliases:
        for match in pattern.finditer(sentence.words):
            span = Span(base + match.start(), base + match.end())
            if not any(span.overlaps(m.span) for m in found):
                found.append(ArmMention(span, key))
    for cluster in _drug_clusters(sentence):
        span = Span(cluster[0].span.start, cluster[-1].span.end)
        overlapping = [m for m in found if m.span.overlaps(span)]
        key = _arm_of_drugs(table, sentence, cluster)
        if key and not overlapping:
            found.append(ArmMention(span, key))
    return sorted(found, key=lambda m: m.span)


def _drug_clusters(sentence: ReadSentence) -> list[list[Term]]:
    clusters: list[list[Term]] = []
    for term in sentence.terms:
        if not (term.as_type("drug") or term.as_type("regimen")):
            continue
        if clusters:
            between = sentence.words[
                clusters[-1][-1].span.end - sentence.span.start : term.span.start - sentence.span.start
            ]
            if _TOGETHER.match(between):
                clusters[-1].append(term)
                continue
        clusters.append([term])
    return clusters


def _arm_of_drugs(table: ArmTable, sentence: ReadSentence, cluster: list[Term]) -> str | None:
    drugs = {c for t in cluster if (c := t.as_type("drug") or t.as_type("regimen"))}
    after = sentence.words[cluster[-1].span.end - sentence.span.start :][:12]
    alone = bool(re.match(r"\s(?:alone|only|mono)", after))
    equal = [a for a in table.arms if set(a.drugs) == drugs]
    if len(equal) == 1:
        return equal[0].key
    if alone:
        return None
    holding = [a for a in table.arms if drugs <= set(a.drugs)]
    return holding[0].key if len(holding) == 1 else None
