"""Drugs that a sentence says are given together, for sentences that stand alone and tell of no trial.

Finds drugs that words join (`A plus B`, `A in combination with B or C`), drugs of which one acts on the other (`A
enhances the effect of B`), two drugs that are named apart and then meant both (`A, B and their combination`), lists
with doses, and lists (`A, B and C`) for which enough speaks in the words around them. Alternatives (`A or B`),
examples (`drugs such as A and B`), drugs that are compared and drugs that patients resist make no combination; nor do
procedures.

Measured on drug_combo (docs/extraction.md): precision 0.795, recall 0.679.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import expression, load_cues, says
from kg.extract.drug.drug_list import components, drug_of, given_of
from kg.extract.drug.drug_run import Run, find_runs, fixed_parts, given_together
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept
from kg.vocabulary import kind_of

_FILE = "combinations"
#: No sentence of a paper is longer; in a longer list of names each run is judged by what stands near it.
_REACH = 2_000
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
    last: Run | None = None
    for run in find_runs(sentence, _members(sentence)):
        if len(parts := fixed_parts(run)) > 1 and ("alternative" in run.ties or _points(sentence, run) < _ENOUGH):
            yield from (part.terms for part in parts if len(part.terms) > 1)
            continue
        is_other = last is not None and says(
            _FILE, "other arm", sentence.between(last.terms[-1].span.end, run.terms[0].span.start)
        )
        last = None
        for part in given_together(run):
            is_enough = part.is_strong or is_other or _points(sentence, part) >= _ENOUGH
            if len(part.terms) > 1 and is_enough:
                yield part.terms
                last = run


def _both(sentence: ReadSentence) -> list[list[Term]]:
    """The two drugs of a sentence that names them apart and speaks of both: `A, B and their combination`."""
    drugs = [t for t in sentence.terms if drug_of(t) and _is_drug(t)]
    if len({given_of(t) for t in drugs}) < 2:
        return []
    base = sentence.span.start
    for cue in load_cues(_FILE)["together"].within(sentence.words):
        if match := cue.search(sentence.words):
            ahead = [t for t in drugs if t.span.end <= base + match.start()]
            named = _two_of(ahead) if cue.name == "both that were named" else []
            two = named or _two_of(drugs)
            is_of_one = bool(ahead) and not sentence.between(ahead[-1].span.end, base + match.start()).strip()
            return [two] if two and not is_of_one and not _are_counted(sentence, two) else []
    return []


def _two_of(terms: list[Term]) -> list[Term]:
    """The first mentions of the drugs of these terms if they are two, else nothing."""
    first = {given_of(t): t for t in reversed(terms)}
    return sorted(first.values(), key=lambda t: t.span) if len(first) == 2 else []


def _are_counted(sentence: ReadSentence, two: list[Term]) -> bool:
    return bool(expression(_FILE, "counted one by one").search(sentence.between(two[0].span.end, two[1].span.start)))


def _members(sentence: ReadSentence) -> list[Term]:
    """The drugs of a sentence and the narrow classes that stand for one; not a class that says what a drug is."""
    given = (t for t in sentence.terms if _is_drug(t) and not says(_FILE, "not given", sentence.after(t.span.end, 16)))
    terms = [t for t in given if (t.type != "drug_class" or _stands_for_one(sentence, t))]
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
    before, behind = sentence.before(first.start, _REACH), sentence.after(last.end, _REACH)
    is_long = len(sentence.words) > _REACH
    around = sentence.between(first.start - _REACH, last.end + _REACH) if is_long else sentence.words
    places = {"before": before, "behind": behind, "sentence": around}
    points = sum(int(cue.value) for cue in load_cues(_FILE)["evidence"] if cue.search(places[cue.name.split(",")[0]]))
    points += ("dosed" in run.ties) + 2 * run.is_named + 2 * (not before.strip())
    return points - 4 * (run.ties == ["comma"])
