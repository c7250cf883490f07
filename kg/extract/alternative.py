"""The alternatives of a comparison, as the text lists them: `randomised to A or B`, `A (n = 15), B (n = 39)`, `A vs B`.

Each strategy gives lists of drafts; the list that says most of its arms (sizes, drugs, control words) is taken. Where
no list says anything, `compared_group.py` looks for groups that only have names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from kg.extract.arm_draft import Draft, make_draft
from kg.extract.arm_match import complete, core
from kg.extract.compared_group import find_compared_groups
from kg.extract.cue import expression
from kg.extract.dose_arm import find_dose_runs, join_parts, tell_by_dose
from kg.extract.drug_list import drugs_between, first_drug
from kg.extract.reading import Reading, ReadSentence
from kg.extract.second_randomisation import are_same_arms, is_randomised_again, second_arms
from kg.extract.sized_group import are_sized_names, find_sized_groups, name_group
from kg.extract.versus import find_versus
from kg.model.document import Span
from kg.text.expression import Expression
from kg.text.number import parse_number

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_COMMA = re.compile(r",\s+")
_BRACKETS = re.compile(r"[\[(][^\[\]()]*(?:\([^()]*\)[^\[\]()]*)*[\])]")
_SHORT_NAME = re.compile(r"[A-Z][\w+/-]{1,12}")
_MOST_ARMS = 6


def find_drafts(reading: Reading) -> list[Draft]:
    """The alternatives of the study, empty where the text lists none."""
    lists = [_without_totals(drafts) for strategy in STRATEGIES for drafts in strategy(reading)]
    scored = [(score, drafts) for drafts in lists if (score := _score(drafts)) > 0]
    if not scored:
        return next(filter(are_sized_names, lists), None) or find_compared_groups(reading)
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][1]
    others = [drafts for _, drafts in scored[1:]]
    again = second_arms(best, others, _MOST_ARMS) if is_randomised_again(reading) else None
    others += [drafts for drafts in lists if _score(drafts) == 0]
    complete(best, others if again is None else [drafts for drafts in others if are_same_arms(best, drafts)])
    if len({id(draft.sentence) for draft in best}) == 1:
        tell_by_dose(best, _stretches(best))
    return best + (again or [])


def _stretches(drafts: list[Draft]) -> list[tuple[int, int]]:
    """Where each draft of one sentence stands, up to the next one."""
    base = drafts[0].sentence.span.start
    starts = [draft.span.start - base for draft in drafts]
    return list(zip(starts, [*starts[1:], len(drafts[0].sentence.words)], strict=True))


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the group that is all of them together (`137 patients: 70 to A, 67 to B`)."""
    kept = _without_repeats([d for d in drafts if not _words("everybody").match(d.label)])
    if len(kept) < 3:
        return kept
    return [d for d in kept if d.drugs or d.size is None or d.size != sum(o.size or 0 for o in kept if o is not d)]


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that a list names again behind others: `A (n = 30) or B (n = 31), of whom 28 in A`.

    Where some are more the second time, the list tells the arms of parts of the people: these are sizes of no arm, and
    the other names are those of parts.
    """
    kept: list[Draft] = []
    again: list[tuple[Draft, Draft]] = []
    for before, draft in zip([None, *drafts], drafts, strict=False):
        same = [d for d in kept if d.drugs == draft.drugs and core(d.label) == core(draft.label)]
        first = next((d for d in same if not (d.aliases ^ draft.aliases) and d.amount == draft.amount), None)
        is_next = first is before and first is not None and first.size is not None
        if first is None or (is_next and (not draft.full_name or draft.full_name != first.full_name)):
            kept.append(draft)  # two doses of one drug have one name
        elif first.size is None:
            kept[kept.index(first)] = draft
        else:
            again.append((first, draft))
    if any((second.size or 0) > (first.size or 0) for first, second in again):
        kept = [first for first, _ in again]
        for draft in kept:
            draft.size = draft.size_span = draft.size_sentence = None
    return kept


def _score(drafts: list[Draft]) -> float:
    """How well drafts describe arms: nothing for one arm, for more than six, or for arms that nothing is known of."""
    if not 2 <= len(drafts) <= _MOST_ARMS or any(_words("bare-preposition").match(d.label) for d in drafts):
        return 0
    control = [bool(_arm_words("control").search(d.label)) for d in drafts]
    drugged = sum(bool(d.drugs) for d in drafts)
    if not all(d.drugs or is_control or d.aliases or d.by_form for d, is_control in zip(drafts, control, strict=True)):
        return 0
    by_form = sum(d.by_form for d in drafts)
    if (2 * drugged < len(drafts) and by_form < len(drafts)) or len({_likeness(d) for d in drafts}) < len(drafts):
        return 0
    sized = sum(d.size is not None for d in drafts)
    known = 4 * sized + 3 * drugged + 3 * by_form + 2 * sum(bool(d.aliases) for d in drafts)
    return 10 + 2 * known / len(drafts) + len(drafts) - 2 * (len(drafts) > 3 and not sized)


def _likeness(draft: Draft) -> tuple[object, ...]:
    """What tells one arm from another."""
    return (tuple(draft.drugs), draft.size, tuple(sorted(draft.aliases)), draft.label if not draft.drugs else "")


# -- behind an allocation --


def _from_allocation(reading: Reading) -> Iterator[list[Draft]]:
    """The alternatives behind `randomised to receive …`, `comparing …`."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        for trigger in _arm_words("allocation").finditer(sentence.words):
            yield _alternatives(reading, sentence, trigger)
        if sentence.role == "methods" and _words("tells-design").search(sentence.words):
            for trigger in _words("received-one").finditer(sentence.words):
                yield _alternatives(reading, sentence, trigger)


def _alternatives(reading: Reading, sentence: ReadSentence, trigger: re.Match[str]) -> list[Draft]:
    """Behind an allocation of people anything may be an alternative, else what gives something or has a name."""
    allocates = _group_words("allocates").search(trigger.group()) is not None
    drafts: list[Draft] = []
    places: list[tuple[int, int]] = []
    start = _behind_colon(sentence.words, trigger.end())
    runs = find_dose_runs(reading, sentence, start) if allocates else []
    for a, b in join_parts(_parts(sentence, start), runs):
        if run := next((run for run in runs if run.drafts and run.start < b and a < run.end), None):
            listed = [*_beside_run(sentence, a, run.start), *run.drafts, *_beside_run(sentence, run.end, b)]
            drafts += listed
            places += [(a, b)] * len(listed)
            continue
        draft = make_draft(sentence, a, b)
        if draft is None or not _is_known(draft) or _group_words("holds-count").search(draft.label):
            stop = _group_words("name-ends").search(sentence.words, a, b)
            draft = name_group(sentence, (a, stop.start() if stop else b), True, None) if allocates else None
        if draft is None:
            break
        if _words("schedule").match(draft.label):
            continue  # "at baseline; weeks 1, 2 and 4; and every 4 weeks thereafter"
        draft.by_form = allocates
        drafts.append(draft)
        places.append((a, b))
    tell_by_dose(drafts, places)
    if len(drafts) > 1 and _words("leading-size").match(sentence.words, trigger.end()):
        _without_total(drafts)
    return drafts


def _beside_run(sentence: ReadSentence, start: int, end: int) -> list[Draft]:
    """What a list names beside the doses of one drug: `placebo, drug A 5 mg or drug A 10 mg`, parted by commas."""
    pieces = _pieces(_mask(sentence.words), start, end, _COMMA) if _COMMA.search(sentence.words, start, end) else []
    found = [make_draft(sentence, a, b) for a, b in pieces if not _words("goes-on").match(sentence.words[a:b].lstrip())]
    return [d for d in found if d is not None and _is_known(d) and (d.drugs or _arm_words("control").search(d.label))]


def _without_total(drafts: list[Draft]) -> None:
    """`We assigned 80 patients to A or B`: a number before the first alternative is of all, where no other has one."""
    if all(d.size is None for d in drafts[1:]):
        drafts[0].size = drafts[0].size_span = drafts[0].size_sentence = None


def _is_known(draft: Draft) -> bool:
    return bool(draft.drugs or draft.size is not None or draft.aliases or _arm_words("control").search(draft.label))


def _parts(sentence: ReadSentence, start: int) -> list[tuple[int, int]]:
    """Where the alternatives stand: parted by `or`, `versus` or a semicolon; by `and` where each has a size."""
    words, masked = sentence.words, _mask(sentence.words)
    turn = _group_words("turns").search(masked, start)
    end = turn.start() if turn else len(words)
    parts = _pieces(masked, start, end, _words("strong"))
    if len(parts) < 2:
        parts = _pieces(masked, start, end, _words("weak"))
        sized = all(_words("size").search(words[a:b]) or _words("leading-size").match(words[a:b]) for a, b in parts)
        return parts if sized else _group_parts(sentence, start)
    first = _pieces(masked, *parts[0], _COMMA)
    if _are_listed(sentence, first, any(_words("last-of-list").search(masked, a, b) for a, b in _joints(parts))):
        return [*first, *parts[1:]]  # "A, B, or C"
    return parts


def _joints(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands behind the first part and before the last: behind a list an `or` may part doses of its last."""
    return [(parts[0][1], parts[1][0]), (parts[-2][1], parts[-1][0])]


def _behind_colon(words: str, start: int) -> int:
    """Where the list begins that a colon opens: `randomised to one of three arms: A, B or C`."""
    announced = _group_words("announces").match(words, start)
    return announced.end() if announced else start


def _group_parts(sentence: ReadSentence, start: int) -> list[tuple[int, int]]:
    """`an exercise group and a control group`, `exercise and control groups`: joined by `and`, but called groups."""
    stop = _group_words("name-ends").search(sentence.words, start)
    end = stop.start() if stop else len(sentence.words)
    parts = _pieces(_mask(sentence.words), start, end, _words("weak"))
    called = [_group_words("is-group").search(sentence.words[a:b].rstrip()) for a, b in parts]
    plural = parts and _group_words("are-groups").search(sentence.words[slice(*parts[-1])].rstrip())
    return parts if len(parts) > 1 and (all(called) or plural) else []


def _are_listed(sentence: ReadSentence, parts: list[tuple[int, int]], closes: bool) -> bool:
    """Are these pieces alternatives: none goes on with the one before, and each has a size, or is short and in a list
    without sizes that `, or` closes?
    """
    if len(parts) < 2 or any(_words("goes-on").match(sentence.words[a:b].lstrip()) for a, b in parts):
        return False
    sized = [_words("size").search(sentence.words[a:b]) is not None for a, b in parts]
    if all(sized):
        return True
    if sized[-1] and not any(sized[:-1]):
        return False  # "A, B and C (ABC, n = 90), or D (n = 88)": one arm is given all three
    if closes and all(_words("opens-group").match(sentence.words[a:b].lstrip()) for a, b in parts):
        return True  # "an advice group, a group that walked, or a control group"
    drugs = [bool(drugs_between(sentence, a, b)) for a, b in parts]
    return closes and (all(drugs) or (not any(drugs) and all(len(sentence.words[a:b].split()) <= 5 for a, b in parts)))


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


# -- named groups --


def find_named_arms(reading: Reading) -> list[Draft]:
    """`arm A`, `arm B` of a study that compares nothing, where they are told apart by what they give: all are tried."""
    for drafts in _from_names(reading):
        _share_first_drug(drafts)
        told = all(d.label.startswith("arm ") and d.drugs for d in drafts)
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


STRATEGIES: tuple[Callable[[Reading], Iterator[list[Draft]]], ...] = (
    _from_allocation,
    find_sized_groups,
    find_versus,
    _from_names,
)
