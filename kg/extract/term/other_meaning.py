"""Is a name part of other words, in which it does not mean its concept?

`Cancer` in `National Cancer Institute` is no disease of anyone, `efficacy` in `self-efficacy` no outcome, `response` in
`in response to` no remission, and a hormone whose level was measured was not given. What is asked is told by the words
right before and behind the name; a name with nothing of the kind around it keeps its meaning. Words that mislead one by
one (`depression` of synapses, dry `weight`) have rows of their own, which see the name in angle brackets: those of
diseases and harms in `word_senses.yaml`, of outcomes in `outcome_senses.yaml`, of drugs and targets in
`substance_senses.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.cue import expression, load_cues
from kg.extract.term.code_name import names_no_drug
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.expression import Expression
from kg.vocabulary import kind_of

_FILE = "other_meanings"
_OUTCOMES = "outcome_senses"
_REACH = 60
#: How far the list may go in which proteins are measured.
_LONG_REACH = 110
#: Kinds of drugs that the body makes itself.
_OWN_SUBSTANCES = ("hormone", "cytokine", "enzyme")
_SPACES = re.compile(r"\s*\n\s*")
_LEFT = re.compile(r"(?<![\w-])[A-Z][A-Z\d]*-$")
_RIGHT = re.compile(r"-[A-Z][A-Z\d]*(?![\w-])")
#: Whether the row says where words keep their meaning, and its expression.
_Row = tuple[bool, Expression]


def means_something_else(term: Term, text: str) -> bool:
    """Is this name in words that mean something else? The text is that which the term's span points into."""
    before = _in_one_line(text[max(0, term.span.start - _REACH) : term.span.start])
    behind = _in_one_line(text[term.span.end : term.span.end + _REACH])
    words = " ".join(term.span.of(text).split())
    rows = _by_words().get(words.lower(), ())
    if term.type == "outcome":
        rows += _by_concept().get(term.concept.label, ())
    if rows and _is_misled(rows, f"{before}<{words}>{behind}"):
        return True
    if term.type in ("disease", "adverse_event") and rows and _is_echo(term.span.start, words, before, text):
        return True
    if words[-1:].isdigit() and _says("decimals", behind):
        return True  # "HbA1c 7" of "HbA1c 7.2%"
    if words.isupper() and (_says("code-behind", behind) or _is_in_code(before, behind)):
        return True
    if words.isupper() and (before[-1:] == "-" or behind[:1] == "-") and _is_in_trial_name(before, words, behind, text):
        return True
    if term.type == "drug":
        is_name = not term.concept.is_grounded and words[-1:].isdigit() and names_no_drug(words, text)
        is_name |= _says("vessel-behind", behind) or _says("vessel-before", before)
        is_name |= kind_of(term.concept) == "procedure" and _is_of_people(term.concept, behind)
        return is_name or _is_measured(term.concept, before, behind) or _is_other_compound(before, behind)
    if term.type == "target":
        return (
            _says("antibody-behind", behind)
            or _says("member-behind", behind)
            or (not words[-1:].isdigit() and _says("kind-behind", behind))
        )
    if term.type == "disease":
        return _says("prefix-of-disease", before) or _says("suffix-of-disease", behind)
    if term.type == "adverse_event" and opens_with_change(words) and _says("process-behind", behind):
        return True  # "increased glucose uptake"
    if term.type in ("outcome", "adverse_event"):
        return _says("prefix", before)
    return False


def _is_echo(start: int, words: str, before: str, text: str) -> bool:
    """Does this word point back to where the text first had it, in words that mean something else?

    Within one text a word mostly keeps one sense (Gale, Church and Yarowsky 1992).
    """
    if not _says("points-back", before):
        return False
    first = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text[:start], re.IGNORECASE)
    if first is None:
        return False
    around = f"{text[max(0, first.start() - _REACH) : first.start()]}<{words}>{text[first.end() :][:_REACH]}"
    return any(row.search(_in_one_line(around)) for is_kept, row in _by_words()[words.lower()] if not is_kept)


def opens_with_change(words: str) -> str | None:
    """What became of a measure, where the name of a harm begins with that: `increased ` of `increased heart rate`."""
    change = expression(_FILE, "opens-with-change").match(words)
    return change.group() if change else None


def _in_one_line(words: str) -> str:
    return _SPACES.sub(" ", words) if "\n" in words else words


def is_measured_substance(drug: Concept, sentence: str) -> bool:
    """Does a sentence measure such things, and is this one of those that the body makes itself?"""
    return is_own_substance(drug) and _says("measures", sentence)


def _is_of_people(procedure: Concept, behind: str) -> bool:
    """`hemodialysis patients`, `transplant candidates`: whose treatment this is, and not what the study gives."""
    if _says("people-behind", behind):
        return True
    return _says("people-with-behind", behind) and _says("lived-with", procedure.label)


def is_given(drug: Span, text: str) -> bool:
    """Do the words right around a drug say that someone has it as a treatment?"""
    before = text[max(0, drug.start - _REACH) : drug.start]
    return _says("given-before", before) or _says("given-behind", text[drug.end : drug.end + _REACH])


@cache
def is_own_substance(drug: Concept) -> bool:
    """Is this a drug that the body makes itself: a hormone, a cytokine, an enzyme?"""
    return kind_of(drug) in _OWN_SUBSTANCES or _says("mostly-measured", drug.label)


def is_measured_protein(start: int, end: int, sentence: str) -> bool:
    """Do the words right around a target say how much of it there is, and not that something acts on it?"""
    before, behind = sentence[max(0, start - _LONG_REACH) : start], sentence[end : end + _LONG_REACH]
    if _says("level-behind", behind):
        return True
    return _says("level-before", before) and not expression("biomarker_states", "acted on").search(behind)


def _is_in_code(before: str, behind: str) -> bool:
    """Is a name in capitals the middle of a cell line's name: `UT-EC-1`?"""
    return _says("line-behind", behind) and _says("line-before", before)


def _is_in_trial_name(before: str, words: str, behind: str, text: str) -> bool:
    """Are these capitals part of an abbreviation with a hyphen that names a trial: `HF` in `CARE-HF`?"""
    left, right = _LEFT.search(before), _RIGHT.match(behind)
    name = f"{left[0] if left else ''}{words}{right[0] if right else ''}"
    return name != words and re.search(_trial_name().replace("SHORT", re.escape(name)), text) is not None


@cache
def _trial_name() -> str:
    return expression("terms", "trial-name").pattern


def _is_other_compound(before: str, behind: str) -> bool:
    return _says("compound-before", before) or _says("compound-behind", behind)


def _is_measured(drug: Concept, before: str, behind: str) -> bool:
    if _says("enzyme-behind", behind):
        return True
    if not _is_of_body(drug):
        return False
    return _says("body-before", before) or _says("body-behind", behind)


@cache
def _is_of_body(drug: Concept) -> bool:
    return is_own_substance(drug) or _says("own-substance", drug.label)


@cache
def _by_words() -> dict[str, tuple[_Row, ...]]:
    """The rows on words that mislead, by their words, and whether a row says where they keep their meaning."""
    return _rows(
        ("word_senses", "words"), ("substance_senses", "words"), (_OUTCOMES, "words"), (_OUTCOMES, "kept words")
    )


@cache
def _by_concept() -> dict[str, tuple[_Row, ...]]:
    """The same on outcomes, by the label of their concept."""
    return _rows((_OUTCOMES, "concepts"), (_OUTCOMES, "kept"))


def _rows(*groups: tuple[str, str]) -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for file, group in groups:
        for cue in load_cues(file)[group]:
            for words in cue.value.split("|"):
                found[words] = (*found.get(words, ()), (group.startswith("kept"), cue.expression))
    return found


def _is_misled(rows: tuple[_Row, ...], words: str) -> bool:
    return any(is_kept == (row.search(words) is None) for is_kept, row in rows)


def _says(name: str, words: str) -> bool:
    return expression(_FILE, name).search(words) is not None
