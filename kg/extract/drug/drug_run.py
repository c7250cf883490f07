"""Runs of drugs that one stretch of a sentence holds together, and which drugs of a run are given together.

Finds the runs of a sentence, second names in brackets left out (`A (AA) plus B`) and regimens replaced by the drugs
that the text lists for them (`XYZ (A, B, C)`), and takes alternatives apart: `A plus B or C` is A with B, and A with C.
Whether a mere list (`A, B and C`) tells of drugs that are given together is not said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from kg.extract.cue import expression, says
from kg.extract.drug.drug_list import given_of
from kg.extract.drug.drug_tie import LISTING, STRONG, Tie, tie_between
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept

_FILE = "combinations"
_OPENING, _CLOSING = re.compile(r"[\[(]"), re.compile(r"[\])]")
_CLOSED = re.compile(r"\s?[\])]")
#: So many combinations at most are read from the alternatives of one run.
_MOST = 6


@dataclass(slots=True)
class Run:
    """Drugs in order of the text and the ties between them; `is_named` if the text gives their regimen's name."""

    terms: list[Term]
    ties: list[Tie] = field(default_factory=list)
    is_named: bool = False

    @property
    def drugs(self) -> list[Concept]:
        return [c for t in self.terms if (c := given_of(t))]

    @property
    def is_strong(self) -> bool:
        """Do words join these drugs?"""
        return any(tie in STRONG for tie in self.ties)

    def part(self, start: int, stop: int) -> Run:
        return Run(self.terms[start:stop], self.ties[start : stop - 1], self.is_named)


def find_runs(sentence: ReadSentence, terms: Sequence[Term]) -> list[Run]:
    """The drugs in runs, in order."""
    runs: list[Run] = []
    last: Term | None = None
    for term in terms:
        tie: Tie = tie_between(sentence, last, term) if last else "apart"
        if tie == "gloss" and last and runs:
            _add_bracketed(sentence, runs, last, term)
        elif tie in ("apart", "gloss") or (tie in LISTING and _is_behind_bracket(sentence, runs[-1], term)):
            runs.append(Run([term]))
        else:
            runs[-1].terms.append(term)
            runs[-1].ties.append(tie)
        last = term
    return [_without_open_end(sentence, run) for run in runs]


def _without_open_end(sentence: ReadSentence, run: Run) -> Run:
    """The run without a last drug that is no part of it.

    In `than A plus B, C was …` C begins a clause, in `A and B with B alone` the combination is compared with B.
    """
    last = run.terms[-1]
    if _goes_on(sentence, run):
        return Run(run.terms, [*run.ties[:-1], "alternative"], run.is_named)
    behind = sentence.after(last.span.end, 12)
    is_open = len(run.ties) > 1 and run.ties[-1] == "comma" and run.is_strong
    is_again = any(given_of(t) == given_of(last) for t in run.terms[:-1])
    is_open = is_open and expression(_FILE, "begins a clause").match(behind) is not None
    is_again = is_again and expression(_FILE, "on its own").match(behind) is not None
    return run.part(0, len(run.terms) - 1) if is_open or is_again else run


def _goes_on(sentence: ReadSentence, run: Run) -> bool:
    """Does an alternative that is not known as a drug end the list: `A, B or others`?"""
    return run.ties[-1:] == ["comma"] and says(_FILE, "goes on", sentence.after(run.terms[-1].span.end, 30))


def _add_bracketed(sentence: ReadSentence, runs: list[Run], last: Term, term: Term) -> None:
    """What opens a bracket: a second name, the regimen's name, or the first of the drugs that a regimen consists of."""
    run = runs[-1]
    is_closed = _CLOSED.match(sentence.after(term.span.end, 2)) is not None
    if term.type == "regimen":
        run.is_named = True
    elif last.type == "regimen" and run.terms[-1] is last:
        run.terms[-1] = term
        run.is_named = True
    elif given_of(last) != given_of(term) and not (is_closed and _is_short(sentence, term)):
        runs.append(Run([term]))


def _is_behind_bracket(sentence: ReadSentence, run: Run, term: Term) -> bool:
    """Does the bracket that lists a regimen's drugs end before this one: `XYZ (A, B), and C`?"""
    words = sentence.between(run.terms[0].span.start, term.span.start)
    return run.is_named and len(_OPENING.findall(words)) < len(_CLOSING.findall(words))


def _is_short(sentence: ReadSentence, term: Term) -> bool:
    """Is this written as a short name is: `ABC`, `peg-ABC`?"""
    words = sentence.between(term.span.start, term.span.end)
    return len(words) <= 8 and sum(c.isupper() for c in words) >= 2


def fixed_parts(run: Run) -> list[Run]:
    """The products of a list in which only a stroke joins drugs: of `A/B, C or D/E` these are A/B, C and D/E."""
    if "fixed" not in run.ties or any(tie in STRONG and tie != "fixed" for tie in run.ties):
        return [run]
    places = [0, *(i + 1 for i, tie in enumerate(run.ties) if tie != "fixed"), len(run.terms)]
    return [run.part(a, b) for a, b in pairwise(places)]


def given_together(run: Run) -> Iterator[Run]:
    """The parts of a run that are each given together, if the whole run is; alternatives are taken apart."""
    for whole in _without_repeats(run):
        for part in _at_middle_choices(whole):
            yield from _combined(part)


def _without_repeats(run: Run) -> Iterator[Run]:
    """A run that names a drug twice tells of several combinations: `A + C, B + C` are parted at the comma.

    In `A and B followed by A` the drug is the same.
    """
    terms, ties = run.terms, run.ties
    start, kept, is_parted = 0, [0], False
    for i in range(1, len(terms)):
        if given_of(terms[i]) not in {given_of(terms[k]) for k in kept}:
            kept.append(i)
            continue
        is_listed = i - start > 2 and all(tie in LISTING for tie in ties[start : i - 1])
        is_anew = ties[i - 1] == "joined" and is_listed and given_of(terms[i]) == given_of(terms[start])
        place = i if is_anew else next((k for k in range(i, start, -1) if ties[k - 1] not in STRONG), None)
        if ties[i - 1] in ("followed", "acts") or place is None:
            continue
        is_parted = True
        yield from _listed(_chosen(run, [k for k in kept if k < place]))
        start, kept = place, list(range(place, i + 1))
    last = _chosen(run, kept)
    yield from _listed(last) if is_parted else (last,)


def _listed(run: Run) -> Iterator[Run]:
    """The regimens of a list of regimens (`A plus B, and C`): a comma behind a joint begins the next."""
    start = 0
    for i, tie in enumerate(run.ties, 1):
        if tie in ("comma", "comma and") and any(t in STRONG for t in run.ties[start : i - 1]):
            yield run.part(start, i)
            start = i
    yield run.part(start, len(run.terms))


def _chosen(run: Run, places: list[int]) -> Run:
    """The run with only the drugs at these places; each keeps the tie before it."""
    return Run([run.terms[i] for i in places], [run.ties[i - 1] for i in places[1:]], run.is_named)


def _at_middle_choices(run: Run) -> Iterator[Run]:
    """`A plus B or C plus D` offers two combinations: it is parted at the `or` between two joints."""
    strong = [i for i, tie in enumerate(run.ties) if tie in STRONG]
    start = 0
    for left, right in pairwise(strong):
        for i in range(left + 1, right):
            if run.ties[i] == "alternative":
                yield run.part(start, i + 1)
                start = i + 1
    yield run.part(start, len(run.terms))


def _combined(run: Run) -> Iterator[Run]:
    sides = _sides(run)
    if len(sides) == 1:
        yield from _options(run)
        return
    acting = [False, *(tie == "acts" for tie in run.ties if tie in STRONG)]
    options = [list(_options(side, each=each)) for side, each in zip(sides, acting, strict=True)]
    for chosen in islice(product(*options), _MOST):
        terms = [t for part in chosen for t in part.terms]
        yield Run(terms, ["joined"] * (len(terms) - 1), run.is_named)
    if "optional" in run.ties:  # "A and B with or without C" tells of A and B too
        yield from _options(run.part(0, run.ties.index("optional") + 1))


def _sides(run: Run) -> list[Run]:
    """The stretches of a run that joining words part."""
    places = [0, *(i + 1 for i, tie in enumerate(run.ties) if tie in STRONG), len(run.terms)]
    return [run.part(a, b) for a, b in pairwise(places)]


def _options(run: Run, *, each: bool = False) -> Iterator[Run]:
    """`A, B or C` offers each; `A and B or C` the first with either; without an `or` all belong together."""
    if "alternative" not in run.ties and not each:
        yield run
        return
    first = run.ties.index("alternative") if "alternative" in run.ties else 0
    if each or "and" not in run.ties[:first]:
        yield from (run.part(i, i + 1) for i in range(len(run.terms)))
        return
    kept = first - run.ties[:first][::-1].index("and")
    for i in range(kept, len(run.terms)):
        yield Run([*run.terms[:kept], run.terms[i]], [*run.ties[: kept - 1], "and"], run.is_named)
