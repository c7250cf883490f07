"""The alternatives of a comparison, as the text lists them: `randomised to A or B`, `A (n = 15), B (n = 39)`, `A vs B`.

Each strategy gives lists of drafts; the list that says most of its arms (sizes, drugs, control words) is taken. Where
no list says anything, `compared_group.py` looks for groups that only have names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from kg.extract.arm.arm_draft import Draft, adds_unknown, make_draft
from kg.extract.arm.arm_match import complete, core, is_control
from kg.extract.arm.backbone import share_backbone
from kg.extract.arm.compared_group import find_compared_groups
from kg.extract.arm.dose_arm import DoseRun, find_dose_runs, find_sized_doses, join_parts, tell_by_dose
from kg.extract.arm.group_number import GroupNumber
from kg.extract.arm.listed_part import behind_colon, find_parts, mask, pieces
from kg.extract.arm.named_arm import groups_by_name
from kg.extract.arm.partner_arm import find_interaction_arms
from kg.extract.arm.second_randomisation import are_same_arms, is_randomised_again, second_arms
from kg.extract.arm.sized_group import are_sized_names, find_sized_groups, name_group
from kg.extract.arm.variant_arm import find_variants
from kg.extract.arm.variant_name import VariantName
from kg.extract.arm.versus import find_versus
from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_group_words = partial(expression, "sized_groups")
_SHORT_NAME = re.compile(r"[A-Z][\w+/-]{1,12}")
_MOST_ARMS = 6
#: What a list is worth beside others if it names as many groups as the text tells of.
_OF_THIS_NUMBER = 14


def find_drafts(reading: Reading, number: GroupNumber) -> list[Draft]:
    """The alternatives of the study, empty where the text lists none; `number` is how many it tells of."""
    found = chain(_from_allocation(reading, number), *(strategy(reading) for strategy in STRATEGIES))
    lists = [_without_totals(drafts) for drafts in found]
    scored = [
        (score + (_OF_THIS_NUMBER if number.least and number.fits(len(drafts)) else 0), drafts)
        for drafts in lists
        if (score := _score(drafts)) > 0
    ]
    if not scored:
        return next(filter(are_sized_names, lists), None) or find_compared_groups(reading)
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][1]
    others = [drafts for _, drafts in scored[1:]]
    again = second_arms(best, others, _MOST_ARMS) if is_randomised_again(reading) else None
    others += [drafts for drafts in lists if _score(drafts) == 0]
    if any(isinstance(draft.amount, VariantName) for draft in best):  # elsewhere half of such a pair looks like a drug
        others = [drafts for drafts in others if all(d.size is not None or d.amount for d in drafts)]
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
        elif first.size is None or first.span == draft.span:
            kept[kept.index(first)] = draft  # "171 to A (n = 86)": the number in its bracket is the arm's
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
    drugged = sum(bool(d.drugs) for d in drafts)
    if not all(d.drugs or is_control(d) or d.aliases or d.by_form for d in drafts) and not _are_sized_pair(drafts):
        return 0
    by_form = sum(d.by_form for d in drafts)
    if (2 * drugged < len(drafts) and by_form < len(drafts)) or len({_likeness(d) for d in drafts}) < len(drafts):
        return 0
    sized = sum(d.size is not None for d in drafts)
    known = 4 * sized + 3 * drugged + 3 * by_form + 2 * sum(bool(d.aliases) for d in drafts)
    return 10 + 2 * known / len(drafts) + len(drafts) - 2 * (len(drafts) > 3 and not sized)


def _are_sized_pair(drafts: list[Draft]) -> bool:
    """`64 women in usual care and 60 women in tailored care`: is one of two that have a size a control by its name?"""
    return len(drafts) == 2 and all(d.size is not None for d in drafts) and sum(map(is_control, drafts)) == 1


def _likeness(draft: Draft) -> tuple[object, ...]:
    """What tells one arm from another; of a name to which something unknown is added, all its words."""
    label = draft.label if not draft.drugs or adds_unknown(draft) else ""
    return (tuple(draft.drugs), draft.size, tuple(sorted(draft.aliases)), label)


# -- behind an allocation --


def _from_allocation(reading: Reading, number: GroupNumber) -> Iterator[list[Draft]]:
    """The alternatives behind `randomised to receive …`, `comparing …`."""
    for sentence in reading.with_role("title", "methods", "results", "background"):
        for trigger in _arm_words("allocation").finditer(sentence.words):
            yield _alternatives(reading, sentence, trigger, number.least)
        if sentence.role == "methods" and _words("tells-design").search(sentence.words):
            for trigger in _words("received-one").finditer(sentence.words):
                yield _alternatives(reading, sentence, trigger, number.least)


def _alternatives(reading: Reading, sentence: ReadSentence, trigger: re.Match[str], number: int) -> list[Draft]:
    """Behind an allocation of people anything may be an alternative, else what gives something or has a name; `number`
    is how many the text tells of.
    """
    allocates = _group_words("allocates").search(trigger.group()) is not None or (
        trigger.group().endswith("of either ") and _words("control-or").match(sentence.words, trigger.end()) is not None
    )
    drafts: list[Draft] = []
    places: list[tuple[int, int]] = []
    start = behind_colon(sentence.words, trigger.end())
    gives = allocates or _words("gives").search(trigger.group()) is not None
    runs = find_dose_runs(reading, sentence, start) if gives else []
    listed_parts = find_parts(sentence, start, number if allocates or start > trigger.end() else 0)
    for a, b in join_parts(listed_parts, runs, start):
        if run := next((run for run in runs if run.drafts and run.start < b and a < run.end), None):
            listed = [*_beside_run(sentence, run, a, run.start), *run.drafts, *_beside_run(sentence, run, run.end, b)]
            drafts += listed
            places += [(a, b)] * len(listed)
            continue
        if counted := _words("list-number").match(sentence.words, a, b):
            a = counted.end()
        draft = _all_together(drafts, sentence, a, b) or make_draft(sentence, a, b)
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
    share_backbone(sentence, drafts, places)
    tell_by_dose(drafts, places)
    if len(drafts) > 1 and _words("leading-size").match(sentence.words, trigger.end()):
        _without_total(drafts)
    return drafts


def _all_together(drafts: list[Draft], sentence: ReadSentence, start: int, end: int) -> Draft | None:
    """`A, B or both`: the last alternative gives all that the ones before it give."""
    match = _words("all-of-them").match(sentence.words, start, end) if len(drafts) > 1 else None
    if match is None:
        return None
    span = Span(sentence.span.start + match.start("name"), sentence.span.start + match.end("name"))
    drugs = list(dict.fromkeys(drug for draft in drafts for drug in draft.drugs))
    return Draft("combined group", span, sentence, drugs, aliases={"combination group"}, by_form=True)


def _beside_run(sentence: ReadSentence, run: DoseRun, start: int, end: int) -> list[Draft]:
    """What a list names beside the doses of one drug: `placebo, drug A 5 mg or drug A 10 mg`, parted by commas; a
    control also by `and`, and within the bracket of the doses (`drug A (5 mg, 10 mg, or placebo)`).
    """
    closing = sentence.words.find(")", start, end)
    is_inside = sentence.words.find("(", start, max(closing, start)) < 0 <= closing
    masked = sentence.words if is_inside else mask(sentence.words)
    found: list[Draft] = []
    for a, b in pieces(masked, start, closing if is_inside else end, _words("beside-doses")):
        listed = "," in masked[max(start, a - 6) : a] or masked[b : b + 1] == ","
        draft = None if _words("goes-on").match(sentence.words[a:b].lstrip()) else make_draft(sentence, a, b)
        if draft is None or not _is_known(draft) or set(draft.drugs) == set(run.drafts[0].drugs):
            continue
        if is_control(draft) or (listed and draft.drugs):
            found.append(draft)
    return found


def _without_total(drafts: list[Draft]) -> None:
    """`We assigned 80 patients to A or B`: a number before the first alternative is of all, where no other has one."""
    if all(d.size is None for d in drafts[1:]):
        drafts[0].size = drafts[0].size_span = drafts[0].size_sentence = None


def _is_known(draft: Draft) -> bool:
    return bool(draft.drugs or draft.size is not None or draft.aliases or _arm_words("control").search(draft.label))


#: Where else alternatives are listed, in the order in which equal lists are preferred.
STRATEGIES: tuple[Callable[[Reading], Iterator[list[Draft]]], ...] = (
    find_sized_groups,
    find_sized_doses,
    find_versus,
    find_interaction_arms,
    find_variants,
    groups_by_name,
)
