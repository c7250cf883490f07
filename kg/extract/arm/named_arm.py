"""Groups that a text calls by letters or numbers: `group A received …`, `drug A (arm 1) or drug B (arm 2)`.

Gives each with what it was given, its size where that stands right behind the name, and the words that describe it. It
does not find groups that only a list of letters names (`groups A and B`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drugs_between, first_drug
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.number import parse_number

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_MOST_ARMS = 6


def find_named_arms(reading: Reading) -> list[Draft]:
    """`arm A`, `arm B` of a study that compares nothing, where they are told apart by what they give: all are tried.
    The same of groups that have a size: `Group 1 (n = 30) was given drug A`.
    """
    for drafts in groups_by_name(reading):
        _share_first_drug(drafts)
        told = all(d.drugs and (d.label.startswith("arm ") or d.size is not None) for d in drafts)
        if told and 2 <= len({frozenset(d.drugs) for d in drafts}) == len(drafts) <= _MOST_ARMS:
            for draft in drafts:
                draft.role = "experimental"
            return drafts
    return []


def _share_first_drug(drafts: list[Draft]) -> None:
    """`drug A after drug B (arm 1) or with drug C (arm 2)`: what stands before `with` is given in both."""
    for before, draft in pairwise(drafts):
        if before.sentence is not draft.sentence or not before.drugs or draft.span.start < before.span.end:
            continue
        start = draft.sentence.span.start
        first = first_drug(draft.sentence, before.span.end - start, draft.span.start - start)
        if first and _words("begins-with").search(draft.sentence.words, before.span.end - start, first.start):
            draft.drugs = list(dict.fromkeys([before.drugs[0], *draft.drugs]))


def groups_by_name(reading: Reading) -> Iterator[list[Draft]]:
    """`group A received …`, `arm B`: groups that the text names, all of one kind."""
    drafts: dict[str, Draft] = {}
    for sentence in reading.with_role("methods", "results"):
        for match in _arm_words("named").finditer(sentence.words):
            label = f"{match['kind'].lower().rstrip('s')} {match['name']}"
            if label not in drafts:
                drafts[label] = _named(sentence, label, match.start(), match.end())
    if len({label.split()[0] for label in drafts}) == 1:
        yield list(drafts.values())


def _named(sentence: ReadSentence, label: str, start: int, end: int) -> Draft:
    stop = _words("stop").search(sentence.words, end + 1)
    until = stop.start() if stop else len(sentence.words)
    span = Span(sentence.span.start + start, sentence.span.start + end)
    if sentence.words[:start].endswith(("(", "[")):  # "drug A (arm A) or drug B (arm B)"
        begin = max((m.end() for m in _words("described-group").finditer(sentence.words, 0, start)), default=0)
        drugs = drugs_between(sentence, begin, start)
    else:
        drugs = drugs_between(sentence, end, until)
    draft = Draft(label, span, sentence, drugs, aliases={label}, by_form=True)
    if sized := _size_behind(sentence.words[end:], _group_words("allocates").search(sentence.words) is not None):
        size, place = sized
        base = sentence.span.start + end
        draft.give_size(size, Span(base + place.start, base + place.end), sentence)
    return draft


def _size_behind(words: str, allocates: bool) -> tuple[int, Span] | None:
    """The size in the bracket right behind the name of a group; where the sentence allocates people, behind what the
    group was given, too: `group A (surgery alone, 30 women)`.
    """
    if plain := _words("group-size").match(words):
        return int(plain["n"]), Span(*plain.span("n"))
    described = _words("size").match(words, 1) if allocates and words[:1] == " " else None
    if described is None:
        return None
    name = "n" if described["n"] else "people"
    return int(parse_number(described[name]).value), Span(*described.span(name))
