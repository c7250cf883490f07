"""Drugs that a sentence says are given together, for sentences that stand alone and tell of no trial.

Finds drugs that words join (`A plus B`, `A in combination with B or C`), lists with doses, and lists (`A, B and C`)
for which enough speaks in the words around them. Alternatives (`A or B`), examples (`drugs such as A and B`), drugs
that are compared and drugs that patients resist make no combination; nor do procedures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from kg.extract.cue import load_cues, says
from kg.extract.dosing import is_dosing
from kg.extract.drug_list import components, drug_of
from kg.extract.reading import ReadSentence, Term
from kg.extract.study_drug import kind_of
from kg.model.concept import Concept

_FILE = "combinations"
#: Points from which a list of drugs is a combination.
_ENOUGH = 1
#: So many letters may part two drugs that words join: `A, an inhibitor of …, in combination with B`.
_FAR = 150
_NO_CONTRAST = re.compile(r"\bwith or without|\band/or|\balone,? (?:and|or)(?= in combination| combined| with)")
_BRACKETS = re.compile(r"[\[(][^()\[\]]*[\])]")
_INSIDE = re.compile(r"^[^()\[\]]{0,40}[\])]")
_COUNTED = re.compile(r"\d\s?%\s?[),;]|\bn\s?=")

_HOLDING = ("joined", "optional", "listed", "dosed")

#: How two drugs that follow each other are tied: `A plus B`, `A, B`, `A 5 mg and B`, `A (B)`, `A or B`, or not at all.
Tie = Literal["joined", "optional", "listed", "dosed", "gloss", "alternative", "apart"]


@dataclass(slots=True)
class _Run:
    """Drugs tied to each other, and how this run follows the one before it."""

    terms: list[Term]
    ties: list[Tie] = field(default_factory=list)
    after: Tie = "apart"
    is_named: bool = False

    @property
    def drugs(self) -> list[Concept]:
        return [c for t in self.terms if (c := drug_of(t))]


def find_combinations(sentence: ReadSentence) -> list[tuple[Term, ...]]:
    """The combinations of a sentence in order of the text, each set of drugs once."""
    found: dict[frozenset[Concept], tuple[Term, ...]] = {}
    for terms in _candidates(sentence):
        drugs = frozenset(part for t in terms if (c := drug_of(t)) for part in components(c))
        if len({drug_of(t) for t in terms}) > 1:
            found.setdefault(drugs, tuple(terms))
    return list(found.values())


def _candidates(sentence: ReadSentence) -> Iterator[Sequence[Term]]:
    runs = _runs(sentence, [t for t in sentence.terms if _is_drug(t)])
    shared: set[int] = set()
    for i, (run, following) in enumerate(pairwise(runs)):
        if following.after == "alternative" and "joined" in run.ties and "joined" not in following.ties:
            # "A plus B or C": what is joined to the first alternative is joined to each.
            first = run.ties.index("joined") + 1
            yield from ([*run.terms[:first], other] for other in (*run.terms[first:], *following.terms))
            shared |= {i, i + 1}
    for i, run in enumerate(runs):
        # "A, B or C" lists alternatives, unless words join A and B.
        is_choice = i + 1 < len(runs) and runs[i + 1].after == "alternative" and set(run.ties) == {"listed"}
        if i in shared or is_choice:
            continue
        for part in _parts(run):
            if _is_together(sentence, part):
                yield part.terms
                if "optional" in part.ties:  # "A and B with or without C" tells of A and B too
                    yield part.terms[: part.ties.index("optional") + 1]


def _is_drug(term: Term) -> bool:
    concept = drug_of(term)
    return concept is not None and kind_of(concept) not in ("procedure", "control")


def _runs(sentence: ReadSentence, terms: Sequence[Term]) -> list[_Run]:
    """The drugs in runs that a joint or a comma holds together; a second name in brackets is left out."""
    runs: list[_Run] = []
    last: Term | None = None
    for term in terms:
        tie = _tie(sentence, last, term) if last else "apart"
        if tie == "gloss" and last and runs and (drug_of(last) == drug_of(term) or term.type == "regimen"):
            runs[-1].is_named = runs[-1].is_named or term.type == "regimen"
        elif tie in _HOLDING:
            runs[-1].terms.append(term)
            runs[-1].ties.append(tie)
        else:
            runs.append(_Run([term], after=tie))
        last = term
    return runs


def _tie(sentence: ReadSentence, before: Term, term: Term) -> Tie:
    """How the words between two drugs tie them."""
    base = sentence.span.start
    gap = sentence.words[before.span.end - base : term.span.start - base].lower()
    if re.fullmatch(r"\s?[\[(]\s?", gap):
        return "gloss"
    if _COUNTED.search(gap):  # "A (30%), B (20%)" counts patients of one and of the other
        return "apart"
    # The first drug may stand in brackets that the words between close: "X (A) and B".
    plain = re.sub(r"\s+", " ", _BRACKETS.sub(" ", _INSIDE.sub(" ", gap)))
    if plain.strip().startswith("to ") or plain.strip() == "to":
        is_added = says(_FILE, "added", sentence.words[: before.span.start - base][-60:])
        return "joined" if is_added and says(_FILE, "list", plain.replace("to", "and", 1)) else "apart"
    if says(_FILE, "list", plain):
        return "dosed" if re.search(r"\d", gap) and is_dosing(gap) else "listed"
    if len(plain) < _FAR and says(_FILE, "join", plain) and not _contrasts(plain):
        return "optional" if "with or without" in plain else "joined"
    if says(_FILE, "alternative", plain):
        return "alternative"
    return "dosed" if not _contrasts(plain) and is_dosing(gap) else "apart"


def _contrasts(words: str) -> bool:
    return says(_FILE, "contrast", _NO_CONTRAST.sub("with", words))


def _parts(run: _Run) -> Iterator[_Run]:
    """A run that names a drug twice tells of several combinations: `A + C, B + C` are parted at the comma."""
    if len(set(run.drugs)) == len(run.drugs):
        yield run
        return
    part = _Run([run.terms[0]])
    for tie, term in zip(run.ties, run.terms[1:], strict=True):
        if drug_of(term) not in part.drugs and (tie == "joined" or "joined" not in run.ties):
            part.terms.append(term)
            part.ties.append(tie)
        else:
            yield part
            part = _Run([term])
    yield part


def _is_together(sentence: ReadSentence, run: _Run) -> bool:
    """Are the drugs of a run given together? Words that join them say so; the words around a list are weighed."""
    if len(run.terms) < 2:
        return False
    base = sentence.span.start
    before = sentence.words[: run.terms[0].span.start - base].lower()
    behind = sentence.words[run.terms[-1].span.end - base :].lower()
    places = {"before": before, "behind": behind, "sentence": sentence.words.lower()}
    points = sum(int(cue.value) for cue in load_cues(_FILE)["evidence"] if cue.search(places[cue.name.split(",")[0]]))
    points += (
        2 * ("joined" in run.ties or "optional" in run.ties)
        + 1 * ("dosed" in run.ties)
        + 2 * run.is_named
        + 2 * (not before.strip())
    )
    first_gap = sentence.words[run.terms[0].span.end - base : run.terms[1].span.start - base].strip()
    points -= 4 * (len(run.terms) == 2 and first_gap == ",")
    return points >= _ENOUGH
