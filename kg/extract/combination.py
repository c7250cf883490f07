"""Drugs that a sentence says are given together, for sentences that stand alone and tell of no trial.

Finds drugs that words join (`A plus B`, `A in combination with B or C`), drugs of which one acts on the other (`A
enhances the effect of B`), two drugs that are named apart and then meant both (`A, B and their combination`), lists
with doses, and lists (`A, B and C`) for which enough speaks in the words around them. Alternatives (`A or B`),
examples (`drugs such as A and B`), drugs that are compared and drugs that patients resist make no combination; nor do
procedures.

Measured on drug_combo (docs/extraction.md): precision 0.771, recall 0.633.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import load_cues, says
from kg.extract.drug_list import components, drug_of, given_of
from kg.extract.drug_run import Run, find_runs, given_together
from kg.extract.reading import ReadSentence, Term
from kg.extract.study_drug import kind_of
from kg.model.concept import Concept

_FILE = "combinations"
#: Points from which a list of drugs is a combination.
_ENOUGH = 1


def find_combinations(sentence: ReadSentence) -> list[tuple[Term, ...]]:
    """The combinations of a sentence in order of the text, each set of drugs once."""
    found: dict[frozenset[Concept], tuple[Term, ...]] = {}
    for terms in list(_candidates(sentence)) or _both(sentence):
        drugs = frozenset(part for t in terms if (c := given_of(t)) for part in components(c))
        if len({given_of(t) for t in terms}) > 1:
            found.setdefault(drugs, tuple(terms))
    return list(found.values())


def _candidates(sentence: ReadSentence) -> Iterator[list[Term]]:
    for run in find_runs(sentence, _members(sentence)):
        for part in given_together(run):
            if len(part.terms) > 1 and (part.is_strong or _points(sentence, part) >= _ENOUGH):
                yield part.terms


def _both(sentence: ReadSentence) -> list[list[Term]]:
    """The two drugs of a sentence that names them apart and then speaks of both: `A, B and their combination`."""
    first = {given_of(t): t for t in reversed(sentence.terms) if drug_of(t) and _is_drug(t)}
    is_said = len(first) == 2 and says(_FILE, "together", sentence.words)
    return [sorted(first.values(), key=lambda t: t.span)] if is_said else []


def _members(sentence: ReadSentence) -> list[Term]:
    """The drugs of a sentence and the narrow classes that stand for one; not a class that says what a drug is."""
    terms = [t for t in sentence.terms if _is_drug(t) and (t.type != "drug_class" or _stands_for_one(sentence, t))]
    return [
        t for i, t in enumerate(terms) if t.type != "drug_class" or not _explains(sentence, t, terms[i + 1 : i + 2])
    ]


def _stands_for_one(sentence: ReadSentence, term: Term) -> bool:
    return says(_FILE, "class given", sentence.between(term.span.start, term.span.end))


def _explains(sentence: ReadSentence, term: Term, following: list[Term]) -> bool:
    """Does a class say what a drug is: `A, a platinum, …`, `the platinum A`, `platinums such as A`?"""
    between = (
        sentence.between(term.span.end, following[0].span.start) if following else sentence.after(term.span.end, 8)
    )
    return says(_FILE, "of a kind", sentence.before(term.span.start, 12)) or says(_FILE, "its kind", between)


def _is_drug(term: Term) -> bool:
    concept = given_of(term)
    return concept is not None and kind_of(concept) not in ("procedure", "control")


def _points(sentence: ReadSentence, run: Run) -> int:
    """How much speaks for it that the drugs of a list are given together: the words around it are weighed."""
    first, last = run.terms[0].span, run.terms[-1].span
    before = sentence.between(sentence.span.start, first.start)
    behind = sentence.after(last.end)
    places = {"before": before, "behind": behind, "sentence": sentence.words}
    points = sum(int(cue.value) for cue in load_cues(_FILE)["evidence"] if cue.search(places[cue.name.split(",")[0]]))
    points += ("dosed" in run.ties) + 2 * run.is_named + 2 * (not before.strip())
    return points - 4 * (run.ties == ["comma"])
