"""Series of estimates that commas, `and` or `vs` join: `67% vs 54%`, `48, 71, and 63%`.

Finds neighbours of one kind with nothing but the joint between them. It does not say of what or of whom they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence

_ALIKE = (
    frozenset({"measure", "number", "not reached", "mean"}),
    frozenset({"percent", "number"}),
    frozenset({"count", "number"}),
)


@dataclass(frozen=True, slots=True)
class Series:
    """Estimates joined together; `joints` says how each is joined to the one before (`and`, `vs`)."""

    members: tuple[Estimate, ...]
    joints: tuple[str, ...]

    @property
    def is_comparison(self) -> bool:
        return "vs" in self.joints

    @property
    def start(self) -> int:
        """Where the first number begins."""
        return self.members[0].span.start

    @property
    def end(self) -> int:
        """Where the attachments of the last number end."""
        return self.members[-1].end


def make_series(sentence: ReadSentence, estimates: list[Estimate]) -> list[Series]:
    """The estimates of a sentence as series, most of them of one member; units are shared within a series."""
    result: list[Series] = []
    members: list[Estimate] = []
    joints: list[str] = []
    for estimate in estimates:
        joint = _joint(sentence, members, estimate) if members else None
        if joint:
            joints.append(joint)
            members.append(estimate)
            continue
        if members:
            result.append(Series(tuple(members), tuple(joints)))
        members, joints = [estimate], []
    if members:
        result.append(Series(tuple(members), tuple(joints)))
    for series in result:
        _share_ratio(series)
        _share_unit(series)
        _without_size(series)
    return result


def _without_size(series: Series) -> None:
    """In `(N = 240; 88%/85%)` the size is of all that are compared, and not how many make the first share."""
    first, *others = series.members
    if others and first.pattern == "n-equals" and first.percent and all(m.percent and m.count is None for m in others):
        first.count = None


def _joint(sentence: ReadSentence, members: list[Estimate], right: Estimate) -> str | None:
    left = members[-1]
    between = sentence.between(left.end, right.span.start)
    match = expression("estimates", "joint").match(between)
    if match is None or not (_are_alike(left, right) or _is_next_ratio(members, right)):
        return None
    if expression("links", "of-whom-behind").match(sentence.after(right.end, 18)):
        return None  # `12 patients, 5 of whom`
    if left.kind != right.kind and match["counted"]:
        return None  # `31 events, 8%`: how many, and which share
    if left.kind != right.kind and not (left.spread and right.spread) and ")" in between and "(" not in between:
        return None  # `40 (2%) and 85`: what stands in a bracket is no member of what goes on behind it
    if (
        match["counted"]
        and not match["vs"]
        and expression("estimates", "own-noun").match(sentence.after(right.span.end, 30))
    ):
        return None  # `8 deaths and 2 falls`: each number has its own noun
    return "vs" if match["vs"] else "and"


def _is_next_ratio(members: list[Estimate], right: Estimate) -> bool:
    """`hazard ratios were 0.6 (0.4-0.8) and 1.2 (0.9-1.5)`: the name stands before the first of several alone."""
    have_intervals = members[-1].interval is not None and right.interval is not None
    return members[0].kind == "ratio" and right.kind == "number" and have_intervals


def _share_ratio(series: Series) -> None:
    """Make the numbers that follow a ratio in a list ratios of the same name."""
    first = series.members[0]
    for member in series.members[1:] if first.kind == "ratio" else ():
        member.kind, member.statistic, member.count = first.kind, first.statistic, None


def _are_alike(left: Estimate, right: Estimate) -> bool:
    return left.kind == right.kind or any({left.kind, right.kind} <= kinds for kinds in _ALIKE)


def _is_bare(estimate: Estimate) -> bool:
    return estimate.kind == "number" or (estimate.kind in ("measure", "mean") and estimate.unit is None)


def _share_unit(series: Series) -> None:
    """In `23.0 v 16.9 weeks` and `48, 71, and 63 %` the unit stands behind the last number only."""
    last = series.members[-1]
    owns = [m for m in range(len(series.members)) if not _is_bare(series.members[m])]
    for place, member in enumerate(series.members[:-1]):
        if not _is_bare(member) or member.value is None:
            continue
        next_own = min((m for m in owns if m > place), default=place)
        if next_own < len(series.members) - 1 and series.joints[next_own - 1] != "vs":
            continue  # "9.2, 52% and 27%" are of several kinds
        if last.kind == "percent":
            member.kind, member.percent, member.unit, member.count = "percent", member.value, "%", None
        elif last.kind in ("measure", "mean") and last.unit:
            member.kind, member.unit, member.count = last.kind, last.unit, None
