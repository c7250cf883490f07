"""Mechanisms of action that a text states: a drug inhibits, antagonises, agonises, cleaves, binds … a target.

Finds appositions (`sorafenib (a FLT3-ITD inhibitor)`, `G-CSF (that cleaves SDF-1, CD44, and VLA4)`), copulas (`X is
an inhibitor of RAF, VEGFR-2 and KIT`), verbs (`venetoclax inhibits BCL2`) and noun groups (`the BCL2 inhibitor
venetoclax`). It infers no drug from a target alone, and an effect further down (`inhibits ERK phosphorylation`) is no
action on that target, nor is one that is only guessed at (`may inhibit`).

Measured on gold (docs/extraction.md): precision 0.826, recall 0.826; on drugprot_part: precision 0.744, recall 0.161.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.errors import VocabularyError
from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.statement.target import TargetMention, find_targets
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Mechanism
from kg.text.bracket import INNERMOST
from kg.vocabulary import kind_of
from kg.vocabulary_table import ACTIONS

_FILE = "mechanisms"
_NO_DRUG = ("procedure", "control")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Targets listed one after the other with the word that says what is done to them."""

    targets: tuple[TargetMention, ...]
    action: str
    cue: Span

    @property
    def span(self) -> Span:
        return self.targets[0].span.to(self.targets[-1].span).to(self.cue)

    @property
    def is_verb_first(self) -> bool:
        """Does the action stand before the targets: `inhibits FLT3`?"""
        return self.cue.end <= self.targets[0].span.start


@cache
def _actions(group: str) -> tuple[Cue, ...]:
    """The cues of one place.

    Raises:
        VocabularyError: if a cue's action is none of the ontology's.
    """
    cues = load_cues(_FILE)[group]
    unknown = {c.value for c in cues} - set(ACTIONS)
    if unknown:
        raise VocabularyError(f"{_FILE}.yaml: unknown actions {sorted(unknown)} in {group!r}")
    return cues


def find_mechanisms(reading: Reading) -> list[Mechanism]:
    """The mechanisms of a document in order of the text, each drug and target once, as it is said first."""
    found: dict[tuple[Concept, Concept], Mechanism] = {}
    for sentence in reading.sentences:
        for mechanism in _of_sentence(sentence):
            found.setdefault((mechanism.drug, mechanism.target), mechanism)
    return list(found.values())


def _of_sentence(sentence: ReadSentence) -> list[Mechanism]:
    drugs = [t for t in sentence.terms if t.type == "drug" and (c := t.as_type("drug")) and kind_of(c) not in _NO_DRUG]
    if not drugs:
        return []
    found: list[Mechanism] = []
    for run in _runs(sentence, find_targets(sentence)):
        phrase = _phrase(sentence, run)
        if phrase is None or _is_no_target(sentence, run) or _is_guessed(sentence, phrase):
            continue
        for drug in _drugs_of(sentence, phrase, drugs):
            concept = drug.as_type("drug")
            if concept is not None and sentence.assertion(phrase.cue) != "absent":
                evidence = make_evidence(sentence, drug.span.to(phrase.span), f"mechanism/{phrase.action}", "0.9")
                found += [Mechanism(concept, phrase.action, c, evidence) for t in phrase.targets for c in t.concepts]
    return found


def _is_no_target(sentence: ReadSentence, run: Sequence[TargetMention]) -> bool:
    """Is this denied (`non-CYP3A inhibitors`), or does the action go to something of it (`CYP3A expression`)?"""
    is_denied = sentence.before(run[0].span.start, 4).lower() in ("non-", "non ")
    return is_denied or says(_FILE, "not_the_target", sentence.after(run[-1].span.end))


def _is_guessed(sentence: ReadSentence, phrase: _Phrase) -> bool:
    """Is the action only supposed: `may inhibit`, `we hypothesised that A inhibits`?"""
    return phrase.is_verb_first and says(
        _FILE, "guessed", sentence.words[: phrase.cue.start - sentence.span.start].rstrip() + " "
    )


def _runs(sentence: ReadSentence, targets: Sequence[TargetMention]) -> list[list[TargetMention]]:
    """Targets listed one after the other: `SDF-1, CD44, and VLA4`, `SDF-1/CXCR4`."""
    base = sentence.span.start
    runs: list[list[TargetMention]] = []
    for target in targets:
        if runs and expression(_FILE, "two targets").match(
            sentence.words[runs[-1][-1].span.end - base : target.span.start - base]
        ):
            runs[-1].append(target)
        else:
            runs.append([target])
    return runs


def _phrase(sentence: ReadSentence, run: list[TargetMention]) -> _Phrase | None:
    """The targets with the action word next to them: the nearest noun behind, else the longest words before."""
    words, base = sentence.words, sentence.span.start
    after = words[run[-1].span.end - base :][:90]
    nouns = [
        (match.end(), cue.value)
        for cue in _actions("noun")
        if (match := cue.search(after)) and not expression(_FILE, "not next to it").search(match.group())
    ]
    if nouns:
        end, action = min(nouns)
        return _Phrase(tuple(run), action, Span(run[-1].span.end, run[-1].span.end + end))
    before = words[: run[0].span.start - base][-90:]
    cues = (*_actions("verb"), *_actions("prefix"))
    verbs = [(match.start(), cue.value) for cue in cues if (match := cue.search(before))]
    if not verbs:
        return None
    start, action = min(verbs)
    return _Phrase(tuple(run), action, Span(run[0].span.start - len(before) + start, run[0].span.start))


def _drugs_of(sentence: ReadSentence, phrase: _Phrase, drugs: Sequence[Term]) -> list[Term]:
    """The drugs that the phrase explains, or those that it names behind it; none if neither stand close.

    In `A, the FLT3 inhibitor B` the phrase is of the drug right behind it. Where several drugs and several targets are
    listed, nothing tells which acts on which.
    """
    ahead = [d for d in drugs if d.span.end <= phrase.span.start]
    behind = _behind(sentence, phrase, [d for d in drugs if d.span.start >= phrase.span.end])
    found = (_ahead(sentence, phrase, ahead, is_named=bool(behind)) if ahead else []) or behind
    is_list = len(phrase.targets) > 1 and not _is_one_name(sentence, phrase)
    if is_list and (len(found) > 1 or says(_FILE, "each in turn", sentence.after(phrase.span.end))):
        return []
    return found


def _is_one_name(sentence: ReadSentence, phrase: _Phrase) -> bool:
    """Are the targets named as one thing: `PI3K/mTOR`, `epidermal growth factor receptor (EGFR)`?"""
    gaps = (sentence.between(a.span.end, b.span.start).strip() for a, b in pairwise(phrase.targets))
    return all(gap in ("/", "(", "-") for gap in gaps)


def _ahead(sentence: ReadSentence, phrase: _Phrase, ahead: Sequence[Term], *, is_named: bool) -> list[Term]:
    """The drugs before a phrase that it is said of; `is_named` if it names drugs itself."""
    before = _named(sentence, ahead)
    gap = sentence.between(before.span.end, phrase.span.start)
    plain = INNERMOST.sub(" ", gap)
    is_inserted = says(_FILE, "apposition", gap) and not says(_FILE, "apart", plain)
    if is_inserted and is_named and plain.lstrip().startswith(","):
        return []
    verb = load_cues(_FILE)["joined"][0]
    if not is_inserted and not (phrase.is_verb_first and verb.expression.match(gap)):
        return []
    if phrase.is_verb_first and says(_FILE, "several", sentence.between(phrase.cue.start, phrase.cue.end)):
        return _listed(sentence, [d for d in reversed(ahead) if d.span.start <= before.span.start])
    return [before]


def _behind(sentence: ReadSentence, phrase: _Phrase, behind: Sequence[Term]) -> list[Term]:
    """The drugs that a phrase names: `the FLT3 inhibitors A and B`, `FLT3 inhibition with A`."""
    if not behind:
        return []
    _, noun, event = load_cues(_FILE)["joined"]
    action = sentence.between(phrase.cue.start, phrase.cue.end)
    gap = sentence.between(phrase.span.end, behind[0].span.start)
    if says(_FILE, "event", action) and event.expression.match(gap):
        return _listed(sentence, behind)
    is_verb = phrase.is_verb_first and expression(_FILE, "verb first").match(action)
    if is_verb or not noun.expression.match(gap):
        return []
    if gap.strip() == "," and not says(_FILE, "closed", sentence.after(behind[0].span.end, 20)):
        return []
    named = _listed(sentence, behind)
    return named if gap.strip() == "(" or says(_FILE, "several", action) else named[:1]


def _listed(sentence: ReadSentence, drugs: Sequence[Term]) -> list[Term]:
    """The first of these drugs, and those that are listed with it, whichever way the list is read."""
    found = [drugs[0]]
    for drug in drugs[1:]:
        first, second = sorted((found[-1].span, drug.span))
        if not expression(_FILE, "two drugs").match(sentence.between(first.end, second.start)):
            break
        found.append(drug)
    return sorted(found, key=lambda d: d.span)


def _named(sentence: ReadSentence, ahead: Sequence[Term]) -> Term:
    """The last drug before a phrase; of `tremelimumab (CP-675,206)` the one before the bracket."""
    words, base = sentence.words, sentence.span.start
    last = ahead[-1]
    for before in ahead[-2::-1]:
        gap = words[before.span.end - base : last.span.start - base]
        closed = re.match(r"[^()\[\]]{0,20}[\])]", words[last.span.end - base :])
        if closed and re.fullmatch(r"\s?[\[(][^()\[\]]{0,30}", gap):
            return before
    return last
