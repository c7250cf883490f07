"""The arms of a study in one table, and where a sentence speaks of which.

Finds arms by their names and short names, by what they are (`the control group`), by letters (`groups A and B`), and by
the drugs that they give. It does not find an arm that a sentence only hints at (`the former`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from kg.extract.arm.arm_name import ArmName
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs, parts_of
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Arm
from kg.text.bracket import blank_brackets

_words = partial(expression, "arms")
_LETTER = re.compile(r"[A-Z]|[1-6]")


@dataclass(frozen=True, slots=True)
class ArmMention:
    """Where a sentence speaks of an arm."""

    span: Span
    arm: str


@dataclass(frozen=True)
class ArmTable:
    """The arms of a study; `aliases` say by what words each is known, `order` how the results usually name them.

    `short_forms` are words that may be said of others, too, so that they count only where a sentence tells two arms.
    A table that `is_whole` has as many arms as the text says that there are groups; of one that is not, no arm is the
    other one, and no order tells whose a number is.

    Copies that differ only in sizes and labels share what was found in the sentences.
    """

    arms: tuple[Arm, ...]
    aliases: tuple[tuple[ArmName, str], ...] = ()
    is_comparative: bool = False
    order: tuple[str, ...] = ()
    short_forms: tuple[tuple[ArmName, str], ...] = ()
    is_whole: bool = True
    _found: dict[int, list[ArmMention]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, sentence: ReadSentence) -> list[ArmMention]:
        """The arms that a sentence of the document names, in order; names outweigh drugs."""
        if len(self.arms) < 2:
            return []
        found = self._found.get(sentence.span.start)
        if found is None:
            found = self._found[sentence.span.start] = self._find(sentence)
        return found

    @property
    def first(self) -> str | None:
        """The arm that the results usually name first; None where no order is known."""
        return self.order[0] if self.order else None

    def other(self, key: str) -> str | None:
        """The other arm where there are two, and no more."""
        rest = [arm.key for arm in self.arms if arm.key != key]
        return rest[0] if len(self.arms) == 2 and self.is_whole else None

    def role(self, key: str) -> str | None:
        return next((arm.role for arm in self.arms if arm.key == key), None)

    def in_order(self, first: str, second: str) -> tuple[str, str]:
        """Two arms, a tried one before the one that it is compared with; else as they are given."""
        is_turned = self.role(first) == "control" and self.role(second) == "experimental"
        return (second, first) if is_turned else (first, second)

    def size(self, key: str | None) -> int | None:
        """How many people an arm has, None where that is not told or no arm is meant."""
        return next((arm.size for arm in self.arms if arm.key == key), None)

    def with_role(self, role: str) -> list[str]:
        """The keys of the arms that have this role."""
        return [arm.key for arm in self.arms if arm.role == role]

    def _find(self, sentence: ReadSentence) -> list[ArmMention]:
        base = sentence.span.start
        found = self._by_letter(sentence)
        given = [(Span(c[0].span.start, c[-1].span.end), self._of_drugs(sentence, c)) for c in drug_clusters(sentence)]
        tight = [(s, arm) for s, arm in given if arm and not _words("listed").search(sentence.between(s.start, s.end))]
        for name, key in self.aliases:
            for start, end in name.iter_places(sentence.words):
                name_only = sentence.words[start:end].rstrip(" -")  # `vehicle` of `vehicle-treated`
                span = Span(base + start, base + start + len(name_only))
                in_other = any(arm != key and s.contains(span) and s != span for s, arm in tight)
                in_other = in_other or any(  # "local control" names no arm
                    t.type == "outcome" and t.span.start < span.start < t.span.end for t in sentence.terms
                )
                if not in_other and not any(span.overlaps(m.span) for m in found):
                    found.append(self._unless_denied(sentence, span, key) or ArmMention(span, key))
        for span, by_drugs in given:
            mention = self._unless_denied(sentence, span, by_drugs) if by_drugs else None
            if mention and not any(m.span.overlaps(span) for m in found):
                found.append(mention)
        found = [m for m in found if not _is_other_word(sentence, m.span)]
        found = [m for m in found if not _words("name-goes-on").match(sentence.after(m.span.end, 20))]
        found = [m for m in found if not self._is_in_sequence(sentence, m)]
        if not self.is_whole:
            found = [m for m in found if not _is_of_longer_name(sentence, m.span)]
        found += self._without_it(sentence, found)
        return sorted([*found, *self._by_short_forms(sentence, found)], key=lambda m: m.span)

    def _by_short_forms(self, sentence: ReadSentence, found: list[ArmMention]) -> list[ArmMention]:
        """`who underwent ablation`, `assigned to receive antihypertensive drugs`: a part of an arm's name."""
        if len(distinct_arms(found)) == len(self.arms):
            return []
        base = sentence.span.start
        short = [
            ArmMention(span, key)
            for name, key in self.short_forms
            for span in (Span(base + s, base + e) for s, e in name.iter_places(sentence.words))
            if not any(span.overlaps(m.span) for m in found)
        ]
        return short if len(distinct_arms([*found, *short])) > 1 else []

    def _without_it(self, sentence: ReadSentence, found: list[ArmMention]) -> list[ArmMention]:
        """`66% with drug A and 27% without`: the other of two arms."""
        named = distinct_arms(found)
        match = _words("bare-without").search(sentence.words) if len(named) == 1 else None
        other = self.other(named[0]) if match else None
        if match is None or other is None or found[0].span.start > sentence.span.start + match.start():
            return []
        start = sentence.span.start + match.start("word")
        return [ArmMention(Span(start, start + len(match["word"])), other)]

    def _is_in_sequence(self, sentence: ReadSentence, mention: ArmMention) -> bool:
        """`in the A-placebo sequence`: is this one of two arms that the same people were in one after the other?"""
        before = _words("first-of-sequence").search(sentence.before(mention.span.start, 40))
        if before and not _words("sequence").search(
            sentence.between(mention.span.start, mention.span.end) + sentence.after(mention.span.end, 10)
        ):
            before = None
        match = before or _words("second-of-sequence").match(sentence.after(mention.span.end, 50))
        return match is not None and self.named(match["name"]) not in (None, mention.arm)

    def _unless_denied(self, sentence: ReadSentence, span: Span, key: str) -> ArmMention | None:
        """The arm that a name stands for: behind `no`, `non-` or `without` the other one, if there are only two."""
        before = sentence.before(span.start, 25)
        denied = _words("denied").search(before)
        if denied is None:
            return ArmMention(span, key)
        words = sentence.between(span.start, sentence.span.end)[:90]
        if denied.group().lower() == "no " and _words("people-denied").match(words):
            return ArmMention(span, key)  # "no placebo recipients had it"
        other = self.other(key)
        return ArmMention(Span(span.start - len(denied.group()), span.end), other) if other else None

    def _by_letter(self, sentence: ReadSentence) -> list[ArmMention]:
        """`groups A and B`, `arms A (12%) or B`: each letter is a mention of its own."""
        found = []
        for match in _words("letters").finditer(sentence.words):
            letters = blank_brackets(match["list"])
            for letter in _LETTER.finditer(letters):
                key = self.named(f"{match['kind'].lower().rstrip('s')} {letter.group()}")
                start = sentence.span.start + match.start("list") + letter.start()
                if key:
                    found.append(ArmMention(Span(start, start + 1), key))
        return found

    def named(self, name: str) -> str | None:
        """The arm that is known by just these words."""
        return next((key for known, key in self.aliases if known.is_said_by(name)), None)

    def _of_drugs(self, sentence: ReadSentence, cluster: list[Term]) -> str | None:
        """The arm that gives just these drugs, or the only one that gives them among others."""
        drugs = drugs_of(cluster)
        equal = [a for a in self.arms if set(a.drugs) == drugs]
        if len(equal) == 1:
            return equal[0].key
        if _words("alone").match(sentence.after(cluster[-1].span.end, 12)):
            return None
        holding = [a for a in self.arms if drugs <= set(a.drugs)]
        return holding[0].key if len(holding) == 1 else None


def _is_other_word(sentence: ReadSentence, span: Span) -> bool:
    """`due to drug A`, `placebo-corrected`, `drug A-first`: does a name stand here for something else than its arm?"""
    if _words("cause-before").search(sentence.before(span.start, 30)):
        return True
    if _words("other-compound-before").search(sentence.before(span.start, 8)):
        return True
    return _words("other-compound").match(sentence.after(span.end, 16)) is not None


def _is_of_longer_name(sentence: ReadSentence, span: Span) -> bool:
    """`drug A 5 mg`, `drug A + drug B`: may a name stand here for a part of one of the arms that are not known?"""
    if _words("joined-before").search(sentence.before(span.start, 24)):
        return True
    return _words("joined-behind").match(sentence.after(span.end, 24)) is not None


def drug_clusters(sentence: ReadSentence) -> list[list[Term]]:
    """The drugs of a sentence, those that `plus`, `and` or a comma join together."""
    clusters: list[list[Term]] = []
    for term in sentence.terms:
        if drug_of(term) is None:
            continue
        if clusters and _words("together").match(sentence.between(clusters[-1][-1].span.end, term.span.start)):
            clusters[-1].append(term)
        else:
            clusters.append([term])
    return clusters


def drugs_of(cluster: list[Term]) -> set[Concept]:
    """The drugs that a cluster gives, regimens expanded."""
    return set(given_drugs(c for t in cluster for c in parts_of(t)))


def distinct_arms(mentions: Iterable[ArmMention]) -> list[str]:
    """The arms that are mentioned, each once, in order."""
    return list(dict.fromkeys(m.arm for m in mentions))
