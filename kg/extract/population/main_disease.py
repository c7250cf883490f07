"""Which of the diseases that a text names are the ones under study.

Those of the title, or of the first sentence that says who was studied; of later sentences those that stand side by
side with them. A very general one (`cancer`) yields to a narrower one that the text names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kg.extract.cue import says
from kg.extract.population.compound_disease import Diseases
from kg.extract.population.named_disease import NamedDisease, name
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept

_FILE = "population"
METASTASIS = "metastasis"
"""How the vocabulary's names of metastases end."""

_TWICE = 2
_OFTEN = 4

Main = dict[Concept, NamedDisease]


def find_main_diseases(reading: Reading, named: list[NamedDisease], diseases: Diseases) -> Main:
    """The diseases under study with their first mention, in order of the text."""
    if not named:
        return _prevented(reading, diseases) or _most_named(reading, diseases)
    first = named[0].sentence
    main = _first_mentions(n for n in named if n.sentence is first)
    if all(says(_FILE, "general", disease.label) for disease in main):
        narrower = [n for n in named if n.broader & main.keys()]
        if narrower:
            main = _first_mentions(n for n in narrower if n.sentence is narrower[0].sentence)
    for sentence in {n.sentence.sentence.index: n.sentence for n in named if n.sentence is not first}.values():
        here = sorted((n for n in named if n.sentence is sentence), key=lambda n: n.term.span)
        main |= {disease: n for disease, n in _beside(here, main).items() if disease not in main}
    return _without_metastases(_without_covered(main))


def _first_mentions(named: Iterable[NamedDisease]) -> Main:
    found: Main = {}
    for one in named:
        found.setdefault(one.disease, one)
    return found


def _beside(here: list[NamedDisease], main: Main) -> Main:
    """The diseases that one sentence names side by side with a main disease, or with one found so."""
    broader = {a for n in main.values() for a in n.broader}
    found: Main = {}
    for left, right in pairwise(here):
        if not left.is_beside(right):
            continue
        for one, other in ((left, right), (right, left)):
            is_known = one.disease in main or one.disease in broader
            is_narrower = bool(one.broader & main.keys())
            # "AML or secondary AML": a narrower disease counts if the text names it apart.
            if not is_known and (other.disease in main or (other.disease in found and not is_narrower)):
                found[one.disease] = one
    return found


def _without_covered(main: Main) -> Main:
    """Of two in one sentence the broader is left out, unless the text names both side by side."""
    kept = dict(main)
    for one in main.values():
        for broader in one.broader & kept.keys():
            if one.sentence is main[broader].sentence and not one.is_beside(main[broader]):
                kept.pop(broader)
    return kept


def _without_metastases(main: Main) -> Main:
    """`brain metastases of lung cancer`: the cancer is the disease, its metastases are where it stands."""
    others = {disease: n for disease, n in main.items() if not disease.label.endswith(METASTASIS)}
    return others or main


def _prevented(reading: Reading, diseases: Diseases) -> Main:
    """Where no sentence says who was studied: the disease that the treatment of the title is to prevent."""
    return _first_mentions(
        name(s, t, diseases)
        for s in reading.with_role("title")
        for t in s.terms
        if t.type == "disease" and says(_FILE, "prevented", s.before(t.span.start, 60))
    )


def _most_named(reading: Reading, diseases: Diseases) -> Main:
    """Where no sentence says who was studied: the disease that the text names most, if it does so twice and as what is
    studied, or often. What is named less than that is as often an outcome or a risk.
    """
    named = [
        name(s, t, diseases)
        for s in reading.sentences
        for t in s.terms
        if t.type == "disease" and t.assertion == "present" and s.role not in ("funding", "registration")
    ]
    counts = Counter(n.disease for n in named)
    best = max(counts.values(), default=0)
    if best < _TWICE:
        return {}
    first = next(n for n in named if counts[n.disease] == best)
    is_studied = any(n.disease == first.disease and _tells_what_is_studied(n.sentence) for n in named)
    return {first.disease: first} if is_studied or best >= _OFTEN else {}


def _tells_what_is_studied(sentence: ReadSentence) -> bool:
    """Is this the title, the first sentence of a text without one, or an aim?"""
    return sentence.role == "title" or sentence.sentence.index == 0 or says(_FILE, "aim", sentence.words)
