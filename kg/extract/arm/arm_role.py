"""Which arm is tried and which it is measured against.

Decides by what the arms are called (`placebo`, `the control group`, `the intervention`), by what two arms are said of
(`drug A, the standard`, `A was noninferior to B`), by how groups with letters are described, then by what they give
(one gives all that another gives, and more), by weaker words of their names (`standard`, `alone`), by what the aims say
that the others are measured against (`compared with A`), by the title (`A versus B`, or a title that names one of two
arms only), by what the results and conclusions measure against. Beside doses of one drug another drug is a comparator.
Where nothing tells, the last of two arms is the control, unless they are doses of one drug.

Measured on gold (docs/extraction.md; arms, role: 91 values): precision 0.819, recall 0.747.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_comparator import is_comparator
from kg.extract.arm.arm_description import describe, describes_control, short
from kg.extract.arm.arm_draft import Draft
from kg.extract.arm.arm_in_title import apart_in_title, behind_versus, tried_alone, tried_of_several
from kg.extract.arm.arm_reference import reference_of_aims, reference_of_claims, reference_of_results
from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.reading import Reading
from kg.model.study import ArmRole

_words = partial(expression, "arms")
#: What is given to nobody for its effect.
_NO_TREATMENT = ("placebo", "sham procedure")


def give_roles(reading: Reading, drafts: list[Draft], table: ArmTable, *, is_comparative: bool = True) -> None:
    """Fill in the roles of the drafts that have none yet; at least one arm is experimental.

    `table` holds the drafts by their names, whatever their roles. Cohorts of a study that compares nothing are no
    controls of each other.
    """
    if not is_comparative and all(
        any(_words("called-cohort").match(name) for name in (d.label, *d.aliases)) for d in drafts
    ):
        for draft in drafts:
            draft.role = "cohort"
        return
    called = _called_roles(drafts)
    if not any(called) and len(drafts) == 2 and (standard := _claimed(reading, drafts, table)):
        called = ["control" if draft is standard else "experimental" for draft in drafts]
    described = describe(reading, drafts)
    if not any(called) and (apart := apart_in_title(reading, drafts)):
        called = ["control" if draft is apart else "experimental" for draft in drafts]
    if not any(called) and (single := tried_alone(reading, drafts)):
        called = ["experimental" if draft is single else "control" for draft in drafts]
    if not any(called) and sum(map(describes_control, described)) == 1:
        called = ["control" if describes_control(words) else "experimental" for words in described]
    named_control = [d for d in drafts if _is_named_control(d)]
    for draft, role in zip(drafts, called, strict=True):
        if draft.role is None:
            comparator: ArmRole | None = "control" if is_comparator(reading, draft, drafts) else None
            draft.role = role or comparator or _role(draft, drafts, named_control)
    if untold := [d for d in drafts if d.role is None]:
        last = drafts[-1] if len(drafts) == 2 and not _are_doses(drafts) else None
        all_tried = len(drafts) > 2 and all(d in untold or d.role == "control" for d in drafts)
        tried = tried_of_several(reading, drafts) if all_tried else None
        reference = _compared_with(reading, drafts, table, [short(words) for words in described]) or last
        for draft in untold:
            is_control = draft is not tried if tried in untold else draft is reference
            draft.role = "control" if is_control else "experimental"
    if all(d.role == "control" for d in drafts):
        drafts[0].role = "experimental"


def _claimed(reading: Reading, drafts: list[Draft], table: ArmTable) -> Draft | None:
    """The arm that claims of the text call the standard; of arms of which one is missing, none is told by that."""
    if not table.is_whole:
        return None
    key = reference_of_claims(reading, table)
    return next((d for arm, d in zip(table.arms, drafts, strict=True) if arm.key == key), None)


def _are_doses(drafts: list[Draft]) -> bool:
    """Are all arms doses of one drug, none of which stands for what is usual?"""
    return all(draft.amount for draft in drafts) and len({tuple(draft.drugs) for draft in drafts}) == 1


def _called_roles(drafts: list[Draft]) -> list[ArmRole | None]:
    """What the arms are by their names, where these tell one from another; of two arms one name tells both."""
    roles = [_called(draft) for draft in drafts]
    if len(set(roles)) < 2:
        return [None] * len(drafts)
    if len(drafts) == 2 and None in roles:
        other: ArmRole = "experimental" if "control" in roles else "control"
        return [role or other for role in roles]
    return roles


def _called(draft: Draft) -> ArmRole | None:
    """What the names of an arm say for certain: `placebo`, `the intervention group`."""
    if draft.drugs and all(drug.label in _NO_TREATMENT for drug in draft.drugs):
        return "control"  # "group 2 received placebo"
    names = [draft.label, *draft.aliases]
    control = any(_words("called-control").search(name) for name in names)
    experimental = any(_words("called-experimental").search(name) for name in names)
    if control == experimental:
        return None
    return "control" if control else "experimental"


def _is_named_control(draft: Draft) -> bool:
    if not _words("control").search(" ".join((draft.label, *draft.aliases))):
        return False
    is_alone = _words("ends-alone").search(draft.label) is not None
    return is_alone or not (len(draft.drugs) > 1 and _words("experimental").search(draft.label))


def _role(draft: Draft, drafts: list[Draft], named_control: list[Draft]) -> ArmRole | None:
    """What the arm is by what it gives and by weaker words of its name."""
    others = [o for o in drafts if o is not draft]
    if any(_has_placebo_for(draft, other) for other in others):
        return "control"
    if any(_has_placebo_for(other, draft) for other in others):
        return "experimental"
    fewer = any(set(draft.drugs) < set(o.drugs) for o in others)
    more = any(set(draft.drugs) > set(o.drugs) and o.drugs for o in others)
    longer = any(_extends(draft, o) for o in others)
    if longer != any(_extends(o, draft) for o in others):
        return "experimental" if longer else "control"
    if more:
        return "experimental"
    if (draft in named_control and len(named_control) < len(drafts)) or (fewer and draft.drugs and len(drafts) == 2):
        return "control"
    if named_control and len(named_control) < len(drafts):
        return "experimental"
    return None


def _has_placebo_for(draft: Draft, other: Draft) -> bool:
    """`A plus placebo` beside `A plus B`: does a placebo stand in one for what the other gives more?"""
    active = [{drug for drug in d.drugs if drug.label not in _NO_TREATMENT} for d in (draft, other)]
    return len(active[0]) < len(draft.drugs) and bool(active[0]) and active[0] < active[1]


def _extends(draft: Draft, other: Draft) -> bool:
    """Is a short name of the draft the other's and more: `ABC-X`, `ABC+X` of `ABC`?"""
    ours, theirs = {draft.label, *draft.aliases}, {other.label, *other.aliases}
    return any(
        a.startswith((f"{b}-", f"{b}+", f"{b} +", f"{b}/", f"{b} plus ")) or _is_longer(a, b)
        for a in ours
        for b in theirs
    )


def _is_longer(name: str, other: str) -> bool:
    """Does a name in capitals add a letter or two to another: `ABC` and `AB`?"""
    return (
        other.isupper()
        and len(other) > 1
        and name.isupper()
        and name.startswith(other)
        and 0 < len(name) - len(other) < 3
    )


def _compared_with(reading: Reading, drafts: list[Draft], table: ArmTable, described: list[str]) -> Draft | None:
    """The arm that the others are measured against by the words of the text."""
    by_key = dict(zip((arm.key for arm in table.arms), drafts, strict=True))
    if (key := reference_of_aims(reading, table)) is not None:
        return by_key[key]
    if (draft := behind_versus(reading, drafts, described)) is not None:
        return draft
    key = reference_of_results(reading, table) if len(drafts) == 2 else None
    return by_key[key] if key is not None else None
