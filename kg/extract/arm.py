"""Arms: who was given what, with size and role, and where a sentence speaks of which arm.

Finds the arms of comparative studies and the one arm of a single-arm study. It does not find arms that differ in
something that is no drug or procedure of the vocabulary, unless they are named (`group A`) or sized (`n = 40`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from kg.extract.arm_draft import Draft, arm_cues, arm_pattern, find_drafts
from kg.extract.drug_list import drug_of, given_drugs, parts_of
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.document import Span
from kg.model.study import Arm
from kg.text.number import SPELLED, parse_number

_TOGETHER = re.compile(
    r"[\s,]*(?:plus|and|\+|/|-|–|with|in combination with|combined with|then|followed by|,)?\s*(?:\(?\d+ ?mg\)?\s*)?$"
)
_GROUP_WORD = re.compile(
    r"[\s-](?:arms?|groups?|cohorts?|recipients|patients|regimens?|treated|therapy|treatment|only)$|^the\s|-$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:treated|treatment|active|study|test|combined|combination|regimen|therapy)$", re.IGNORECASE)
_LETTERS = re.compile(
    r"\b(?P<kind>[Aa]rms|[Gg]roups|[Cc]ohorts)\s(?P<list>(?:[A-H]|[1-6])(?:(?:,?\s(?:and|or|vs\.?|versus)\s|,\s?|/|"
    r"\s?-\s?)(?:[A-H]|[1-6]))+)\b"
)


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
    order: tuple[str, ...] = ()

    def find(self, sentence: ReadSentence) -> list[ArmMention]:
        """The arms that a sentence names, in order; names outweigh drugs."""
        if len(self.arms) < 2:
            return []
        base = sentence.span.start
        found: list[ArmMention] = []
        for match in _LETTERS.finditer(sentence.words):
            for letter in re.finditer(r"[A-H]|[1-6]", match["list"]):
                key = self._named(f"{match['kind'].lower().rstrip('s')} {letter.group()}")
                start = base + match.start("list") + letter.start()
                if key:
                    found.append(ArmMention(Span(start, start + 1), key))
        for pattern, key in self.aliases:
            for match in pattern.finditer(sentence.words):
                span = Span(base + match.start(), base + match.end())
                if not any(span.overlaps(m.span) for m in found):
                    found.append(ArmMention(span, key))
        for cluster in drug_clusters(sentence):
            span = Span(cluster[0].span.start, cluster[-1].span.end)
            key = self._of_drugs(sentence, cluster)
            if key and not any(m.span.overlaps(span) for m in found):
                found.append(ArmMention(span, key))
        return sorted(found, key=lambda m: m.span)

    def other(self, key: str) -> str | None:
        """The other arm where there are two."""
        rest = [arm.key for arm in self.arms if arm.key != key]
        return rest[0] if len(self.arms) == 2 else None

    def role(self, key: str) -> str | None:
        return next((arm.role for arm in self.arms if arm.key == key), None)

    def _named(self, name: str) -> str | None:
        return next((key for pattern, key in self.aliases if pattern.fullmatch(name)), None)

    def _of_drugs(self, sentence: ReadSentence, cluster: list[Term]) -> str | None:
        """The arm that gives just these drugs, or the only one that gives them among others."""
        drugs = set(given_drugs(c for t in cluster for c in parts_of(t)))
        after = sentence.words[cluster[-1].span.end - sentence.span.start :][:12]
        equal = [a for a in self.arms if set(a.drugs) == drugs]
        if len(equal) == 1:
            return equal[0].key
        if re.match(r"\s(?:alone|only|mono)", after):
            return None
        holding = [a for a in self.arms if drugs <= set(a.drugs)]
        return holding[0].key if len(holding) == 1 else None


def drug_clusters(sentence: ReadSentence) -> list[list[Term]]:
    """The drugs of a sentence, those that `plus`, `and` or a comma join together."""
    clusters: list[list[Term]] = []
    for term in sentence.terms:
        if drug_of(term) is None:
            continue
        gap = (
            sentence.words[clusters[-1][-1].span.end - sentence.span.start : term.span.start - sentence.span.start]
            if clusters
            else ""
        )
        if clusters and _TOGETHER.match(gap):
            clusters[-1].append(term)
        else:
            clusters.append([term])
    return clusters


def is_comparative(reading: Reading) -> bool:
    """Does the title or the methods part compare groups?"""
    return any(
        arm_pattern("comparative").search(s.words) for s in reading.with_role("title", "methods", "background")
    ) or any(arm_pattern("randomised").search(s.words) for s in reading.with_role("results"))


def find_arms(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> ArmTable:
    """The arms of the study. `study_drugs` are the drugs the study gives; a study without alternatives has one arm of
    them.
    """
    comparative = is_comparative(reading)
    short = len(reading.sentences) <= 3
    drafts = find_drafts(reading) if comparative or short else []
    if len(drafts) < 2:
        single = _single(reading, study_drugs, enrolled)
        return ArmTable((single,), (), comparative) if single else ArmTable((), (), comparative)
    _share_drugs(drafts)
    _add_short_names(reading, drafts)
    _give_roles(reading, drafts)
    _add_sizes(reading, drafts)
    table = _with_sizes_at_mentions(reading, _table(drafts, comparative))
    return _label_as_used(reading, table, drafts)


def _single(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> Arm | None:
    drugs = tuple(given_drugs(c for t in study_drugs for c in parts_of(t)))
    if not drugs:
        return None
    sentence = next(s for s in reading.sentences for t in s.terms if t is study_drugs[0])
    span = study_drugs[0].span
    for other in study_drugs:
        if sentence.span.contains(other.span):
            span = span.to(other.span)
    return Arm(
        "main",
        " + ".join(d.label for d in drugs),
        "experimental",
        make_evidence(sentence, span, "arm/single"),
        enrolled,
        drugs,
    )


def _share_drugs(drafts: list[Draft]) -> None:
    """`the same drugs with cisplatin`: the drugs of the arm before, and what is added."""
    for before, draft in itertools.pairwise(drafts):
        words = draft.sentence.words[draft.span.start - draft.sentence.span.start :][:60]
        if re.search(r"\bsame (?:drugs?|regimen|treatment|chemotherapy|schedule|combination)\b", words, re.IGNORECASE):
            draft.drugs = list(dict.fromkeys([*before.drugs, *draft.drugs]))


def _add_short_names(reading: Reading, drafts: list[Draft]) -> None:
    """Short names that the text defines elsewhere behind the arm's drugs: `pentostatin, cyclophosphamide and
    rituximab (PCR)`.
    """
    for sentence in reading.sentences:
        for cluster in drug_clusters(sentence):
            rest = sentence.words[cluster[-1].span.end - sentence.span.start :]
            match = re.match(
                r"(?:\s(?:alone|arm|group|therapy|regimen|treatment))?\s?[\["
                r"(]\s?(?:the\s)?([A-Z][\w+/-]{1,12})(?:\s(?:arm|group|regimen))?(?:\s?[;,][^()]*)?\s?[\])]",
                rest,
            )
            if not match:
                continue
            drugs = set(given_drugs(c for t in cluster for c in parts_of(t)))
            for draft in drafts:
                if set(draft.drugs) == drugs and not re.fullmatch(r"IV|PO|SC|IM|QD|BID|CR|PR|OS|HR", match[1]):
                    draft.aliases.add(match[1])


def _give_roles(reading: Reading, drafts: list[Draft]) -> None:
    control = arm_pattern("control")
    named_control = [
        d for d in drafts
        if control.search(" ".join((d.label, *d.aliases)))
        and not (arm_pattern("experimental").search(d.label) and len(d.drugs) > 1)
    ]  # fmt: skip
    compared_with = _behind_versus(reading, drafts)
    for i, draft in enumerate(drafts):
        if draft.role is not None:
            continue
        fewer = any(set(draft.drugs) < set(o.drugs) for o in drafts if o is not draft)
        more = any(set(draft.drugs) > set(o.drugs) for o in drafts if o is not draft)
        longer = any(
            a.startswith((f"{b}-", f"{b}+", f"{b} +", f"{b}/"))
            for o in drafts
            if o is not draft
            for a in draft.aliases
            for b in o.aliases
        )
        shorter = any(
            b.startswith((f"{a}-", f"{a}+", f"{a} +", f"{a}/"))
            for o in drafts
            if o is not draft
            for a in draft.aliases
            for b in o.aliases
        )
        if longer != shorter:
            draft.role = "experimental" if longer else "control"
        elif more:
            draft.role = "experimental"
        elif (draft in named_control and len(named_control) < len(drafts)) or (fewer and len(drafts) == 2):
            draft.role = "control"
        elif not named_control and compared_with is not None:
            draft.role = "control" if draft is compared_with else "experimental"
        elif not named_control and i == len(drafts) - 1 and len(drafts) == 2:
            draft.role = "control"
        else:
            draft.role = "experimental"
    if all(d.role == "control" for d in drafts):
        drafts[0].role = "experimental"


def _behind_versus(reading: Reading, drafts: list[Draft]) -> Draft | None:
    """The arm that the title names behind `versus` or `compared with`: what the other one is measured against."""
    for sentence in reading.with_role("title"):
        match = re.search(r"\b(?:versus|vs\.?|compared (?:with|to)|over)\s", sentence.words)
        if not match:
            continue
        behind = {
            c
            for t in sentence.terms
            if (d := drug_of(t)) and t.span.start - sentence.span.start > match.end() - 1
            for c in given_drugs([d])
        }
        before = {
            c
            for t in sentence.terms
            if (d := drug_of(t)) and t.span.end - sentence.span.start <= match.start()
            for c in given_drugs([d])
        }
        scores = [len(behind & set(d.drugs)) - len(before & set(d.drugs)) for d in drafts]
        if scores and max(scores) > 0 and scores.count(max(scores)) == 1:
            return drafts[scores.index(max(scores))]
    return None


def _add_sizes(reading: Reading, drafts: list[Draft]) -> None:
    """Sizes that other sentences give, by the arm's names or by its drugs."""
    for draft in drafts:
        names = sorted(
            {draft.label, *draft.aliases, *([draft.drugs[0].label] if len(draft.drugs) == 1 else [])},
            key=len,
            reverse=True,
        )
        for sentence in reading.with_role("methods", "results", "title"):
            if draft.size is not None:
                break
            for name in names:
                found = re.search(
                    rf"(?<![\w-]){re.escape(name)}(?![\w+-])(?:\s(?:group|arm))?[,;]?\s?[\[(]?\s?[nN]\s?=\s?(\d[\d,]*)",
                    sentence.words,
                    re.IGNORECASE if len(name) > 5 else 0,
                )
                found = found or re.search(
                    rf"\b(\d+|{SPELLED})\s(?:patients\s|women\s|men\s|subjects\s|"
                    rf"participants\s)?(?:\([^()]*\)\s)?(?:were\s)?(?:randomi[sz]ed\s|randomly\s|assigned\s|"
                    rf"allocated\s)*"
                    rf"(?:received|receiving|to receive|to|in|in the|on|with|treated with|"
                    rf"given)\s(?:the\s)?{re.escape(name)}(?![\w+-])",
                    sentence.words,
                    re.IGNORECASE if len(name) > 5 else 0,
                )  # fmt: skip
                if found:
                    draft.size = int(parse_number(found[1]).value)
                    break


def _table(drafts: list[Draft], comparative: bool) -> ArmTable:
    arms: list[Arm] = []
    aliases: list[tuple[re.Pattern[str], str]] = []
    group_word = arm_cues()["group_word"]
    for i, draft in enumerate(drafts):
        name = min(draft.aliases, key=len) if draft.aliases else " + ".join(d.label for d in draft.drugs) or draft.label
        key = re.sub(r"[^A-Za-z0-9+]+", "-", name.lower()).strip("-")[:60] or f"arm-{i + 1}"
        if any(arm.key == key for arm in arms):
            key += f"-{i + 1}"
        evidence = make_evidence(draft.sentence, draft.span, "arm/alternative")
        arms.append(Arm(key, name, draft.role or "experimental", evidence, draft.size, tuple(draft.drugs)))
        for alias in sorted({draft.label, *draft.aliases}, key=len, reverse=True):
            if len(alias) > 1:
                flags = 0 if alias.isupper() or len(alias) <= 4 else re.IGNORECASE
                aliases.append(
                    (re.compile(rf"(?<![\w-]){re.escape(alias)}(?![\w+-])(?:[ -]{group_word}\b)?", flags), key)
                )
    aliases.sort(key=lambda pair: -len(pair[0].pattern))
    return ArmTable(tuple(arms), (*aliases, *_role_aliases(arms)), comparative)


def _role_aliases(arms: list[Arm]) -> list[tuple[re.Pattern[str], str]]:
    """`the control group`, `the combination`, `monotherapy`: names by what an arm is, where only one arm is that."""
    cues = arm_cues()["aliases"]
    found: list[tuple[re.Pattern[str], str]] = []

    def add(name: str, chosen: list[Arm]) -> None:
        if len(chosen) == 1:
            found.append((re.compile(cues[name], re.IGNORECASE), chosen[0].key))

    add("control", [a for a in arms if a.role == "control"])
    add("experimental", [a for a in arms if a.role == "experimental"])
    widest = max(len(a.drugs) for a in arms)
    add("combination", [a for a in arms if len(a.drugs) == widest > 1])
    add("monotherapy", [a for a in arms if len(a.drugs) == 1])
    return found


_SIZE_BEHIND = re.compile(
    r"^(?:\s(?:arm|group))?(?:\s?[\[(,]\s?[nN]\s?=\s?(?P<n>\d[\d,]*)|[,:]\s?(?P<bare>\d+)(?=\s?[;)\]]))"
)
_SIZE_BEFORE = re.compile(
    rf"\b(?P<n>\d[\d,]*|{SPELLED})\s(?:(?:evaluable|eligible)\s)?(?:patients\s|women\s|men\s|subjects\s|"
    rf"participants\s)?(?:\([^()]*\)\s)?(?:were\s|was\s|who\s)?"
    r"(?:randomi[sz]ed\s|randomly\s|assigned\s|allocated\s)*(?:received|receiving|to receive|to|in|on|treated with|"
    r"given)\s(?:the\s)?$", re.IGNORECASE,
)  # fmt: skip
_IN_ORDER = re.compile(
    rf"\b(?P<a>\d[\d,]*|{SPELLED})(?:\s\([^()]*\))?\s(?:patients\s)?and\s(?P<b>\d[\d,]*|"
    rf"{SPELLED})(?:\s\([^()]*\))?\s(?:patients|subjects|women|men|participants|eyes)\b",
    re.IGNORECASE,
)


def _with_sizes_at_mentions(reading: Reading, table: ArmTable) -> ArmTable:
    """Sizes that stand beside an arm's mention: `(A, 25; B, 28)`, `32 receiving A`, `25 and 29 patients … the A and B
    arms`.
    """
    sizes: dict[str, int] = {}
    for sentence in reading.with_role("title", "methods", "results", "background"):
        base, mentions = sentence.span.start, table.find(sentence)
        for mention in mentions:
            behind = _SIZE_BEHIND.match(sentence.words[mention.span.end - base :])
            before = _SIZE_BEFORE.search(
                sentence.words[max(0, mention.span.start - base - 90) : mention.span.start - base]
            )
            if behind:
                sizes.setdefault(mention.arm, int(parse_number(behind["n"] or behind["bare"]).value))
            elif before and re.search(r"randomi|assigned|allocated|receiv|to receive|treated|given", before.group()):
                sizes.setdefault(mention.arm, int(parse_number(before["n"]).value))
        pair = _IN_ORDER.search(sentence.words)
        order = list(dict.fromkeys(m.arm for m in mentions if pair and m.span.start - base > pair.end()))
        if pair and len(order) == 2 and re.search(r"randomi|assigned|allocated|receiv|enrol", sentence.words):
            for key, name in zip(order, ("a", "b"), strict=True):
                sizes.setdefault(key, int(parse_number(pair[name]).value))
    arms = tuple(
        a if a.size is not None or sizes.get(a.key, 0) < 2 else replace(a, size=sizes[a.key]) for a in table.arms
    )
    return replace(table, arms=arms)


def _label_as_used(reading: Reading, table: ArmTable, drafts: list[Draft]) -> ArmTable:
    """Name each arm as the results call it most often, since that is how its readers know it."""
    used: dict[str, Counter[str]] = {arm.key: Counter() for arm in table.arms}
    for sentence in reading.with_role("results", "conclusions"):
        for mention in table.find(sentence):
            words = mention.span.of(reading.text)
            while (shorter := _GROUP_WORD.sub("", words)) != words:
                words = shorter
            if 1 < len(words) <= 60 and not _NO_NAME.match(words):
                used[mention.arm][words] += 1
    arms = []
    for arm, draft in zip(table.arms, drafts, strict=True):
        names = used[arm.key]
        letter = next((a for a in draft.aliases if re.match(r"(?:arm|group|cohort) ", a)), None)
        best = min(names, key=lambda n: (-names[n], len(n), n)) if names else arm.label
        arms.append(replace(arm, label=letter or (best if len(best) > 1 else arm.label)))
    return replace(table, arms=tuple(arms), order=_usual_order(reading, table))


def _usual_order(reading: Reading, table: ArmTable) -> tuple[str, ...]:
    """In which order the results name the arms most often: how `58% vs 53%` without names is meant."""
    counts: Counter[tuple[str, ...]] = Counter()
    for sentence in reading.with_role("results"):
        named = tuple(dict.fromkeys(m.arm for m in table.find(sentence)))
        if len(named) == len(table.arms):
            counts[named] += 1
    keys = tuple(arm.key for arm in table.arms)
    return min(counts, key=lambda order: (-counts[order], order != keys)) if counts else keys
