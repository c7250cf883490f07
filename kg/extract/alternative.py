"""The alternatives of a comparison, as the text lists them: `randomised to A or B`, `A (n = 15), B (n = 39)`, `A vs B`.

Each strategy gives lists of drafts; the list that says most of its arms (sizes, drugs, control words) is taken. Where
no list says anything, `compared_group.py` looks for groups that only have names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from kg.extract.arm_draft import Draft, make_draft
from kg.extract.compared_group import find_compared_groups
from kg.extract.cue import expression
from kg.extract.drug_list import drug_of, drugs_between
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.expression import Expression

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_COMMA = re.compile(r",\s+")
_BRACKETS = re.compile(r"[\[(][^\[\]()]*(?:\([^()]*\)[^\[\]()]*)*[\])]")
_SHORT_NAME = re.compile(r"[A-Z][\w+/-]{1,12}")
#: How far before and behind `versus` an alternative may reach.
_REACH = 120


def find_drafts(reading: Reading) -> list[Draft]:
    """The alternatives of the study, empty where the text lists none."""
    best: list[Draft] = []
    highest = 0
    for strategy in STRATEGIES:
        for drafts in map(_without_totals, strategy(reading)):
            score = _score(drafts)
            if score > highest:
                best, highest = drafts, score
    return best if highest > 0 else find_compared_groups(reading)


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the group that is all of them together (`137 patients: 70 to A, 67 to B`)."""
    kept = [d for d in drafts if not _words("everybody").match(d.label)]
    if len(kept) < 3:
        return kept
    return [d for d in kept if d.drugs or d.size is None or d.size != sum(o.size or 0 for o in kept if o is not d)]


def _score(drafts: list[Draft]) -> int:
    """How well drafts describe arms: nothing for one arm, for more than six, or for arms that nothing is known of."""
    if not 2 <= len(drafts) <= 6:
        return 0
    control = [bool(_arm_words("control").search(d.label)) for d in drafts]
    drugged = sum(bool(d.drugs) for d in drafts)
    if not all(d.drugs or is_control or d.aliases for d, is_control in zip(drafts, control, strict=True)):
        return 0
    if 2 * drugged < len(drafts) or len({_likeness(d) for d in drafts}) < len(drafts):
        return 0
    sized = sum(d.size is not None for d in drafts)
    return 10 + 4 * sized + 3 * drugged + 2 * sum(bool(d.aliases) for d in drafts) - 2 * (len(drafts) > 3 and not sized)


def _likeness(draft: Draft) -> tuple[object, ...]:
    """What tells one arm from another."""
    return (tuple(draft.drugs), draft.size, tuple(sorted(draft.aliases)), draft.label if not draft.drugs else "")


# -- behind an allocation --


def _from_allocation(reading: Reading) -> Iterator[list[Draft]]:
    """The alternatives behind `randomised to receive …`, `comparing …`."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        for trigger in _arm_words("allocation").finditer(sentence.words):
            yield _alternatives(sentence, trigger.end())


def _alternatives(sentence: ReadSentence, start: int) -> list[Draft]:
    drafts: list[Draft] = []
    for a, b in _parts(sentence, start):
        draft = make_draft(sentence, a, b)
        if draft is None or not _is_known(draft):
            break
        drafts.append(draft)
    return drafts


def _is_known(draft: Draft) -> bool:
    return bool(draft.drugs or draft.size is not None or draft.aliases or _arm_words("control").search(draft.label))


def _parts(sentence: ReadSentence, start: int) -> list[tuple[int, int]]:
    """Where the alternatives stand: parted by `or`, `versus` or a semicolon; by `and` where each has a size."""
    words, masked = sentence.words, _mask(sentence.words)
    parts = _pieces(masked, start, len(words), _words("strong"))
    if len(parts) < 2:
        parts = _pieces(masked, start, len(words), _words("weak"))
        sized = all(_words("size").search(words[a:b]) or _words("leading-size").match(words[a:b]) for a, b in parts)
        return parts if sized else []
    first = _pieces(masked, *parts[0], _COMMA)
    if _are_listed(sentence, first) and _words("last-of-list").search(masked[start:]):
        return [*first, *parts[1:]]  # "A, B, or C"
    return parts


def _are_listed(sentence: ReadSentence, parts: list[tuple[int, int]]) -> bool:
    """Do these pieces give drugs each, and does none go on with the one before?"""
    return len(parts) > 1 and all(
        not _words("goes-on").match(sentence.words[a:b].lstrip()) and drugs_between(sentence, a, b) for a, b in parts
    )


def _mask(words: str) -> str:
    """Brackets' contents and `with or without` blanked, so that an `or` inside them parts nothing."""
    masked = _BRACKETS.sub(lambda m: "(" + "_" * (len(m.group()) - 2) + ")", words)
    return _words("no-part").sub(lambda m: "_" * len(m.group()), masked)


def _pieces(masked: str, start: int, stop: int, splitter: re.Pattern[str] | Expression) -> list[tuple[int, int]]:
    pieces, position = [], start
    for a, b in [*((m.start(), m.end()) for m in splitter.finditer(masked, start, stop)), (stop, stop)]:
        if masked[position:a].strip(" ,;."):
            pieces.append((position, a))
        position = b
    return pieces


# -- beside sizes --


def _from_sizes(reading: Reading) -> Iterator[list[Draft]]:
    """`A (n = 15); B (n = 39)` in one sentence, or `32 receiving A and 33 B`."""
    for sentence in reading.with_role("title", "methods", "results"):
        yield _before_sizes(sentence)
        yield _behind_counts(sentence)


def _before_sizes(sentence: ReadSentence) -> list[Draft]:
    words, position = sentence.words, 0
    drafts = []
    for match in _words("size").finditer(words):
        start = _first_drug(sentence, position, match.start())
        if start is None:
            openings = list(_words("opening").finditer(words[position : match.start()]))
            start = position + openings[-1].end() if openings else position
        drafts.append(make_draft(sentence, start, match.end()))
        position = match.end()
    return [d for d in drafts if d]


def _behind_counts(sentence: ReadSentence) -> list[Draft]:
    words = sentence.words
    receiving = _words("receiving").search(words)
    if receiving is None:
        return []
    parts = _pieces(_mask(words), receiving.start(), len(words), _words("next-count"))
    drafts = [d for d in (make_draft(sentence, a, b) for a, b in parts) if d]
    for draft in drafts:
        if not draft.drugs and _SHORT_NAME.fullmatch(draft.label):
            draft.aliases.add(draft.label)
    return [d for d in drafts if d.size is not None]


def _first_drug(sentence: ReadSentence, start: int, end: int) -> int | None:
    base = sentence.span.start
    places = (t.span.start - base for t in sentence.terms if start <= t.span.start - base < end and drug_of(t))
    return min(places, default=None)


# -- versus --


def _from_versus(reading: Reading) -> Iterator[list[Draft]]:
    """`A versus B`, `A with or without B` in the title or the aim."""
    for sentence in reading.with_role("title", "background", "methods"):
        if added := _with_or_without(sentence):
            yield added
        yield from _comparing(sentence)
        yield from _around_versus(sentence)


def _with_or_without(sentence: ReadSentence) -> list[Draft]:
    match = _words("with-or-without").search(sentence.words)
    if match is None:
        return []
    start = _first_drug(sentence, *match.span("base")) or match.start("base")
    base = make_draft(sentence, start, match.end("base"))
    added = make_draft(sentence, *match.span("added"))
    if added:
        added.drugs = drugs_between(sentence, *match.span("added"), denied=True)
    if not (base and added and base.drugs and added.drugs):
        return []
    label, span = f"{base.label} + {added.label}", base.span.to(added.span)
    both = Draft(label, span, sentence, [*base.drugs, *added.drugs], role="experimental")
    return [both, Draft(base.label, base.span, sentence, list(base.drugs), role="control")]


def _comparing(sentence: ReadSentence) -> Iterator[list[Draft]]:
    for match in _words("comparing").finditer(sentence.words):
        a, b = make_draft(sentence, *match.span("a")), make_draft(sentence, *match.span("b"))
        if a and b and set(a.drugs) != set(b.drugs):
            yield [a, b]


def _around_versus(sentence: ReadSentence) -> Iterator[list[Draft]]:
    words = sentence.words
    for match in _words("versus").finditer(words):
        if match.group().strip() == "or" and not _words("random").search(words):
            continue
        low, high = max(0, match.start() - _REACH), min(len(words), match.end() + _REACH)
        left, right = drugs_between(sentence, low, match.start()), drugs_between(sentence, match.end(), high)
        against = right or _arm_words("control").match(words[match.end() :])
        if left and against and set(left) != set(right):
            a = make_draft(sentence, _first_drug(sentence, low, match.start()) or low, match.start())
            b = make_draft(sentence, match.end(), high)
            if a and b:
                yield [a, b]


# -- named groups --


def _from_names(reading: Reading) -> Iterator[list[Draft]]:
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
    size = _words("group-size").match(sentence.words[end:])
    span = Span(sentence.span.start + start, sentence.span.start + end)
    drugs = drugs_between(sentence, end, until)
    return Draft(label, span, sentence, drugs, int(size["n"]) if size else None, {label})


STRATEGIES: tuple[Callable[[Reading], Iterator[list[Draft]]], ...] = (
    _from_allocation,
    _from_sizes,
    _from_versus,
    _from_names,
)
