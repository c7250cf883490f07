"""What a number is a number of: which outcome or event, in which arm, at what time.

Works on one sentence. An estimate belongs to the thing that its brackets follow (`neutropenia (47%)`), that a verb
links it to (`21 patients achieved complete remission`, `the response rate was 36%`), or, in lists that end in
`respectively`, to the thing at the same place of the list before it. Where no rule applies nothing is attached: a gap
is better than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.arm import ArmMention, ArmTable
from kg.extract.group import Estimate, Series, find_estimates, make_series
from kg.extract.reading import ReadSentence, Term
from kg.extract.time_point import TimePoint, find_time_points

_LIST = re.compile(
    r"[\s()\],/]*(?:,|and|or|/|,\s?and|as well as|&)?[\s(\[]*(?:the\s|rates?\s|median\s|overall\s|of\s|\w{2,12}\)\s?)*$"
)
_COPULA = re.compile(
    r"(?:^|[\s)\],:])(?:was|were|is|are|of|reached|being|at|to|=|:|by|rates?|averaged|remained|became|only|about|"
    r"approximately|estimated|in|"
    r"for|had|with|than|from|equal(?:led|ed|s)?|achieved|totall?ed|included|comprised|accounted|among|affect(?:ed|"
    r"ing)|lasted|occurred|median|mean|"
    r"(?:decreased|increased|improved|reduced|fell|rose|declined|dropped|lowered)(?:\s\w+)?)[\s:,(]*(?:(?:a|an|the|"
    r"only|just|about|around|approximately|as high as|"
    r"up to|estimated(?: at)?|found|observed|seen|reported|noted|documented|recorded|to be|in|at|by|of|from|"
    r"significantly|median|mean|rate|all|both)\s?)*$"
    r"|:[\s(]*$"
)
_FORWARD = re.compile(
    r"^[\s,)\]]*(?:\([^()]{0,60}\)\s?)?(?:(?:probability|chance|likelihood|rate|incidence|risk) of (?:being "
    r")?)?(?:(?:patients|subjects|participants|women|men|children)\s)?(?:of (?:the |these |all |our "
    r")?[\w\s-]{0,40}?(?:patients|subjects|participants|women|men|children|pts|cases|group|arm|cycles|courses)?\s?)?"
    r"(?:\([^()]{0,40}\)\s?)?(?:(?:in|of|on|from)\s(?:the )?[\w+/.\s-]{0,40}?(?:arm|group|cohort)s?\s?)?(?:who |that "
    r"|also |then |subsequently |had |have |has |were |was |could |with |an? |the |only |ultimately )*"
    r"(?:achiev\w+|attain\w+|obtain\w+|experienc\w+|develop\w+|had|have|has|show\w*|demonstrat\w+|reach\w+|enter\w+|"
    r"suffer\w+|report\w+|exhibit\w+|met|maintain\w+|display\w+|"
    r"remain\w*|were|was|with|in|are|is|went into|underwent|discontinu\w+|withdr\w+|stopped|required|receiv\w+|"
    r"presented|sustained|and)?[\s(\[]*(?:an? |the |one |any |at least |their |some |having |been |in |into |from |"
    r"of |because of |due to |for |or |as |with |to |an overall |either |only |best |confirmed |unconfirmed |durable "
    r"|subsequent |first |new |further |additional |both |documented |objective |a best response of |overall )*$"
)
_ADJACENT = re.compile(r"^[\s,]*(?:(?:an?|the|of|patients|[a-z]+(?:ed|ive|al|ic|ous|able|ing)?|in|and|/|or|\d+%?)\s)?$")
_ADJECTIVE = re.compile(
    r"\b(?:(?:treatment|drug|therapy|study[- ]drug|regimen|chemotherapy|transplant|immune)[- ](?:related|emergent)|"
    r"severe|moderate|mild|serious|reversible|transient|clinically significant|any[- ]grade|all[- ]grade|persistent|"
    r"prolonged)\s",
    re.IGNORECASE,
)
_BARRIER = re.compile(r";|\.\s|:\s(?=[A-Z])|\b(?:while|whereas|although|but)\b")
_BRACKET_OPEN = re.compile(r"[(\[][^()\[\]]*$")
_NOT_A_LINK = re.compile(
    r"\b(?:range|median follow-up|follow-up|aged?|prior|previous|pretreated|received|stage|years? old|baseline)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Attached:
    """An estimate with what it is of. `how` names the rule that attached it."""

    estimate: Estimate
    thing: Term | None = None
    arm: str | None = None
    comparator: str | None = None
    time_point: str | None = None
    how: str = ""
    in_comparison: bool = False
    series: int = 0
    arm_how: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    sentence: ReadSentence
    things: list[Term]
    arms: list[ArmMention]
    table: ArmTable
    series: list[Series]
    times: list[TimePoint]

    def between(self, start: int, end: int) -> str:
        """The words between two offsets; grades and other adjectives of an event are left out, they link and part
        nothing.
        """
        base = self.sentence.span.start
        words = self.sentence.words[max(0, start - base) : max(0, end - base)]
        for quantity in self.sentence.quantities:
            if quantity.kind == "grade" and start <= quantity.span.start and quantity.span.end <= end:
                words = words.replace(
                    quantity.span.of(self.sentence.words.rjust(base + len(self.sentence.words))), "", 1
                )
        return _ADJECTIVE.sub("", words)


def attach(
    sentence: ReadSentence,
    table: ArmTable,
    is_thing: Callable[[Term], bool],
    usable: Callable[[ReadSentence, Estimate], bool],
) -> list[Attached]:
    """The estimates of a sentence with their things, arms and time points, in order of the text."""
    ratios = [q.span for q in sentence.quantities if q.kind == "ratio"]
    things = [t for t in sentence.terms if is_thing(t) and not any(span.contains(t.span) for span in ratios)]
    estimates = [e for e in find_estimates(sentence) if usable(sentence, e)]
    if not estimates or not things:
        return []
    frame = _Frame(
        sentence, things, table.find(sentence), table, make_series(sentence, estimates), find_time_points(sentence)
    )
    attached: list[Attached] = []
    for number, series in enumerate(frame.series):
        attached += _attach_series(frame, series, attached, number)
    _give_arms(frame, attached)
    _give_times(frame, attached)
    return attached


# -- things
# -----------------------------------------------------------------------------------------------------------------


def _attach_series(frame: _Frame, series: Series, before: list[Attached], number: int) -> list[Attached]:
    members = series.members
    mapped = _by_list(frame, series)
    result: list[Attached] = []
    for i, estimate in enumerate(members):
        item = Attached(estimate, in_comparison=series.is_comparison, series=number)
        if mapped is None and before and _repeats_list(frame, series, before):
            mapped = [a.thing for a in before[-len(members) :] if a.thing]
        if mapped:
            item.thing, item.how = mapped[i], "list"
        elif i and (series.joints[i - 1] == "vs" or _continues(frame, result[-1], estimate)):
            item.thing, item.how = result[-1].thing, result[-1].how
        else:
            item.thing, item.how = _thing_of(frame, estimate, members[-1], [*before, *result])
            if item.thing is None and series.is_comparison and not i:
                item.thing, item.how = _compared_thing(frame, estimate, [*before, *result])
        result.append(item)
    for item, later, joint in reversed(list(zip(result, result[1:], series.joints, strict=False))):
        # "58.4 and 47 mean fold mobilization", "67% vs 54% response rate": what follows the last number is what all are
        # of
        if item.thing is None and later.how == "forward" and joint:
            item.thing, item.how = later.thing, later.how
    return result


def _continues(frame: _Frame, last: Attached, estimate: Estimate) -> bool:
    """In `67% and 54%` with one thing before, the second number is of the same thing."""
    if last.thing is None or last.how in ("bracket", "label"):
        return False
    after = [t for t in frame.things if t.span.start >= estimate.end]
    return not (
        after
        and _FORWARD.match(frame.between(estimate.end, after[0].span.start))
        and last.thing.span.start > last.estimate.span.start
    )


def _by_list(frame: _Frame, series: Series) -> list[Term] | None:
    """Things listed just before the series, as many as it has numbers (or as many as it has groups of `vs`)."""
    members = series.members
    if len(members) < 2:
        return None
    chain = _chain_before(frame, members[0].span.start)
    if len(chain) < 2:
        chain = _chain_after(frame, members[-1].end)
    if len(chain) < 2:
        return None
    groups: list[int] = [0]
    for joint in series.joints:
        groups.append(groups[-1] + (joint != "vs"))
    count = groups[-1] + 1
    if len(chain) == count and count > 1:
        return [chain[g] for g in groups]
    if len(members) % len(chain) == 0 and len(members) > len(chain) and "respectively" in frame.sentence.words:
        per = len(members) // len(chain)
        return [chain[i // per] for i in range(len(members))]
    return None


def _repeats_list(frame: _Frame, series: Series, before: list[Attached]) -> bool:
    """`53% and 54%, respectively, in A, versus 54% and 37%, respectively, in B`: the second row of a table."""
    last = [a for a in before if a.series == before[-1].series]
    if len(last) != len(series.members) or len(last) < 2 or any(a.how != "list" for a in last):
        return False
    start, stop = last[-1].estimate.end, series.members[0].begin
    named = any(start <= t.span.start < stop for t in frame.things)
    return not named and not re.search(r"[;]|\.\s", frame.between(start, stop))


def _chain_before(frame: _Frame, position: int) -> list[Term]:
    left = [t for t in frame.things if t.span.end <= position]
    if (
        not left
        or not _COPULA.search(frame.between(left[-1].span.end, position))
        or _BARRIER.search(frame.between(left[-1].span.end, position))
    ):
        return []
    chain = [left[-1]]
    for term in reversed(left[:-1]):
        if not _LIST.match(frame.between(term.span.end, chain[0].span.start)):
            break
        chain.insert(0, term)
    return _distinct(chain)


def _chain_after(frame: _Frame, position: int) -> list[Term]:
    right = [t for t in frame.things if t.span.start >= position]
    if not right or not re.match(
        r"^[\s,]*(?:of patients )?(?:had|for|experienced|achieved|developed|of|in)?\s?(?:an? |the )?$",
        frame.between(position, right[0].span.start),
    ):
        return []
    chain = [right[0]]
    for term in right[1:]:
        if not _LIST.match(frame.between(chain[-1].span.end, term.span.start)):
            break
        chain.append(term)
    return _distinct(chain)


def _distinct(chain: list[Term]) -> list[Term]:
    """A name and its abbreviation in brackets are one thing."""
    kept: list[Term] = []
    for term in chain:
        if kept and kept[-1].concept == term.concept:
            continue
        kept.append(term)
    return kept


def _thing_of(frame: _Frame, estimate: Estimate, last: Estimate, before: list[Attached]) -> tuple[Term | None, str]:
    left = [t for t in frame.things if t.span.end <= estimate.begin]
    right = [t for t in frame.things if t.span.start >= estimate.span.end]
    gap = frame.between(left[-1].span.end, estimate.begin) if left else ""
    if left and estimate.pattern == "label-equals":
        return (left[-1], "label") if not gap.strip(" \u00a0)") else (None, "")
    if (
        left
        and re.match(r"^[;,]\s$", gap)
        and frame.between(frame.sentence.span.start, left[-1].span.start).rstrip()[-1:] in ("(", "[")
    ):
        return left[-1], "bracket"  # "adverse events (AEs; 46% v 91%)"
    if left and (found := _in_bracket(frame, left, estimate, before)):
        return found, "bracket"
    named = [m for m in frame.arms if m.span.end <= estimate.begin]
    if left and named and re.match(r"^[\w\s-]{0,12}[(\[]\s?$", frame.between(named[-1].span.end, estimate.begin)):
        # "no difference between A (71%) and B (66%)": the numbers are of what the clause began with
        since = max(
            (m.end() for m in _BARRIER.finditer(frame.between(frame.sentence.span.start, estimate.begin))), default=0
        )
        first = [t for t in left if t.span.start - frame.sentence.span.start >= since]
        if first and first[-1].span.end < named[-1].span.start:
            return first[0], "clause"
    bracketed = bool(_BRACKET_OPEN.search(frame.between(frame.sentence.span.start, estimate.span.start)))
    forward = _forward(frame, estimate, right, before)
    backward = _backward(frame, estimate, left, before)
    if forward and backward:
        ahead = frame.between(estimate.end, forward.span.start)
        if re.match(r"^\s*(?:,|;|and|or|,\s?and)?\s*$", ahead) and ahead.strip() and len(gap) < 30:
            return backward, "backward"  # "anemia in 65%, infection in 12%": what a comma opens is the next item
        if re.match(r"^\s(?:with|had|who|achiev|attain|experienc|develop)", ahead) and estimate.kind in (
            "count",
            "number",
            "percent",
        ):
            return forward, "forward"
        copula_close = _COPULA.search(gap) and len(gap) < 25 and not re.search(r"\b(?:and|in|with|for|had)\s*$", gap)
        counted = estimate.kind == "count" and estimate.pattern in ("people", "fraction")
        if copula_close and not counted:
            return backward, "backward"
        return forward, "forward"
    if forward:
        return forward, "forward"
    if backward and not (bracketed and estimate.pattern == "people"):
        return backward, "backward"
    return None, ""


def _compared_thing(frame: _Frame, estimate: Estimate, before: list[Attached]) -> tuple[Term | None, str]:
    """`the response rate was better with A than with B (49% v 40%)`: the last thing before the bracket that is in
    none itself.
    """
    head = frame.between(frame.sentence.span.start, estimate.begin)
    opened = re.search(r"[(\[][^()\[\]]{0,12}$", head)
    if not opened:
        return None, ""
    since = max((m.end() for m in _BARRIER.finditer(head)), default=0)
    last = max((a.estimate.end for a in before if a.thing is not None), default=0)
    for term in reversed([t for t in frame.things if t.span.end <= estimate.begin]):
        prefix = frame.sentence.words[: term.span.start - frame.sentence.span.start]
        inside = prefix.count("(") + prefix.count("[") > prefix.count(")") + prefix.count("]")
        if not inside and term.span.start - frame.sentence.span.start >= since and term.span.start >= last:
            return term, "compared"
    return None, ""


def _in_bracket(frame: _Frame, left: list[Term], estimate: Estimate, before: list[Attached]) -> Term | None:
    """`neutropenia (47% vs 16%)`, `rash (n = 1)`, `mucositis [9]`: the thing that the bracket directly follows."""
    gap = frame.between(left[-1].span.end, estimate.span.start)
    opened = re.match(
        r"^[^()\[\]]{0,40}[(\[](?:\s?(?:(?:median|mean)[,:]?|[nN]\s?=|grade[\s\w-]{0,12}:?|all grades?:?|in|"
        r"P?\s?,)\s?)?$",
        gap,
    ) or re.match(r"^,?\s?\w{0,15}\)?\s?[(\[]\s?$", gap)
    if not opened:
        return None
    outside = re.split(r"[(\[]", gap)[0]
    if _BARRIER.search(outside) or len(outside.split()) > 4 or re.search(r"\d", outside):
        return None
    if re.search(r"\b(?:was|were|with|for|in)\b.*\b(?:arm|group|plus|alone)\b", outside):
        return left[-1]
    return left[-1]


def _forward(frame: _Frame, estimate: Estimate, right: list[Term], before: list[Attached]) -> Term | None:
    """`21 patients achieved complete remission`, `a 36% response rate`, `two partial remissions`."""
    if not right or estimate.kind not in ("percent", "count", "number", "fold", "none", "mean", "measure"):
        return None
    thing = right[0]
    gap = frame.between(estimate.end, thing.span.start)
    raw = frame.sentence.words[estimate.end - frame.sentence.span.start : thing.span.start - frame.sentence.span.start]
    aside = re.match(r"^[\s)\]]*\([^()]*\)", raw)
    clear = estimate.end + aside.end() if aside else estimate.end
    others = [s for series in frame.series for s in series.members if clear <= s.span.start < thing.span.start]
    if aside:
        gap = " " + frame.between(clear, thing.span.start).lstrip()
    if gap.strip() in ("(", "["):
        return None  # "five patients (stomatitis, rash)": a list of what the patients had, not how many had each
    if others or len(gap) > 110 or _BARRIER.search(gap) or gap.count(",") > 2:
        return None
    if estimate.kind in ("number", "measure") and estimate.unit and estimate.kind == "measure":
        return None
    return thing if _FORWARD.match(gap) or _ADJACENT.match(gap) else None


def _backward(frame: _Frame, estimate: Estimate, left: list[Term], before: list[Attached]) -> Term | None:
    """`the response rate was 36%`, `rash in 12%`: through other numbers only if they are of the same thing."""
    if not left:
        return None
    thing = left[-1]
    between = [a for a in before if thing.span.end <= a.estimate.span.start < estimate.span.start]
    if any(a.thing is not thing for a in between if a.thing is not None):
        return None
    gap_from = between[-1].estimate.end if between else thing.span.end
    gap = frame.between(gap_from, estimate.begin)
    whole = frame.between(thing.span.end, estimate.span.start)
    if estimate.kind == "ratio":
        # a ratio compares what was just said, whatever stands between
        return thing if len(gap) < 200 and not re.search(r"\.\s", gap) else None
    if estimate.kind == "not reached" and re.match(r"^(?:\s\(?[\w-]+\)?){0,4}[\s,(]*$", gap):
        return thing
    if len(gap) > 140 or _BARRIER.search(gap) or _NOT_A_LINK.search(gap):
        return None
    if between:
        joined = re.match(
            r"^[\s)\],;]*(?:,|vs?\.?\s|(?:and|versus|compared|in|with|for|of|than|as|at|after|on|by|to)\b)", gap
        ) or any(gap_from <= m.span.start < estimate.span.start for m in frame.arms)
        return thing if joined and len(whole) < 260 else None
    if _COPULA.search(gap):
        return thing
    # "(ORR, 55%)": a name and its number in one bracket
    opened = frame.between(frame.sentence.span.start, thing.span.start)[-28:]
    inside = re.match(r"^(?:\srates?)?,\s$", gap) and re.search(r"[(\[][^()\[\]]*$", opened)
    return thing if inside else None


# -- arms
# -------------------------------------------------------------------------------------------------------------------


def _give_arms(frame: _Frame, attached: list[Attached]) -> None:
    if len(frame.table.arms) < 2:
        return
    trailing = _arms_trail(frame, attached)
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if trailing and len(items) == 1 and items[0].estimate.kind != "ratio":
            ahead = [m for m in frame.arms if m.span.start >= items[0].estimate.end]
            items[0].arm, items[0].arm_how = (ahead[0].arm, "trailing") if ahead else (None, "")
        else:
            _arms_of_series(frame, series, items, number)
    for item in attached:
        if item.estimate.kind == "ratio" and item.arm is None:
            _ratio_arms(frame, item)


def _arms_trail(frame: _Frame, attached: list[Attached]) -> bool:
    """Do the arms close the lists of their numbers: `rash (68%) and fever (64%) for A, and rash (51%) for B`?"""
    singles = [
        a.estimate.begin for a in attached if not a.in_comparison and a.thing is not None and a.estimate.kind != "ratio"
    ]
    if len(singles) < 2 or len(frame.arms) < 2 or frame.arms[0].span.start < singles[0]:
        return False
    position = frame.sentence.span.start
    for mention in frame.arms:
        closes = re.search(
            r"\b(?:for|in|with|on|among|of|after|by)\s(?:the\s|patients\s|women\s|eyes\s|those\s|(?:patients|women|"
            r"eyes|those)\s\w+\s(?:with\s)?)*(?:[\w-]+\s){0,2}$",
            frame.between(mention.span.start - 30, mention.span.start),
        )
        if not closes or not any(position <= s < mention.span.start for s in singles):
            return False
        position = mention.span.end
    return True


def _arms_of_series(frame: _Frame, series: Series, items: list[Attached], number: int) -> None:
    keys = list(frame.table.order) or [arm.key for arm in frame.table.arms]
    start, end = series.members[0].span.start, series.members[-1].end
    previous = frame.series[number - 1].members[-1].end if number else frame.sentence.span.start
    following = (
        frame.series[number + 1].members[0].span.start if number + 1 < len(frame.series) else frame.sentence.span.end
    )
    ahead = [m for m in frame.arms if end <= m.span.start < following]
    behind = [m for m in frame.arms if previous <= m.span.end <= start]
    earlier = [m for m in frame.arms if m.span.end <= start]
    count = len(items)
    if items[0].estimate.kind == "ratio":
        return
    if count == 1:
        _arm_of_one(frame, items[0], ahead, behind, earlier)
        return
    for chosen in (_listed(frame, ahead, count), _listed(frame, behind, count), _listed(frame, earlier, count)):
        if chosen:
            for item, key in zip(items, chosen, strict=True):
                item.arm, item.arm_how = key, "list"
            return
    groups = _pairs(series)
    for pair in groups:
        if len(pair) == 2 and len(keys) == 2:
            named = behind or [m for m in earlier if not _BARRIER.search(frame.between(m.span.end, start))] or earlier
            distinct = list(dict.fromkeys(m.arm for m in named))
            after = list(dict.fromkeys(m.arm for m in ahead))
            first = None
            if len(distinct) == 1 or len(distinct) == 2:
                first = distinct[0]
            elif len(after) == 2 or len(after) == 1:
                first = after[0]
            elif not distinct:
                first = keys[0]
            if first:
                items[pair[0]].arm, items[pair[1]].arm = first, frame.table.other(first)
                how = "order" if distinct or after else "default order"
                items[pair[0]].arm_how = items[pair[1]].arm_how = how
    if not any(len(pair) == 2 for pair in groups):
        distinct = list(dict.fromkeys(m.arm for m in behind))
        if len(distinct) == 1:
            for item in items:
                item.arm, item.arm_how = distinct[0], "clause"


def _pairs(series: Series) -> list[list[int]]:
    """Which members `vs` joins; a pair joined by `and` is one too where the series is nothing but that pair."""
    groups: list[list[int]] = [[0]]
    for i, joint in enumerate(series.joints, 1):
        if joint == "vs":
            groups[-1].append(i)
        else:
            groups.append([i])
    if len(series.members) == 2 and len(groups) == 2:
        return [[0, 1]]
    return groups


def _listed(frame: _Frame, mentions: list[ArmMention], count: int) -> list[str] | None:
    """Arms named one after the other, as many as there are numbers."""
    chain = list(dict.fromkeys(m.arm for m in mentions))
    if len(chain) == count and count > 1:
        return chain
    if chain and count % len(chain) == 0 and len(chain) > 1 and "respectively" in frame.sentence.words:
        return [chain[i % len(chain)] for i in range(count)]
    return None


def _arm_of_one(
    frame: _Frame, item: Attached, ahead: list[ArmMention], behind: list[ArmMention], earlier: list[ArmMention]
) -> None:
    estimate = item.estimate
    if ahead:
        gap = frame.between(estimate.end, ahead[0].span.start)
        linked = re.match(
            r"^[\s)\],]*(?:(?:of|in|with|for|among|on|after|by|receiving|given|treated with|from)\s)?(?:(?:the|all|"
            r"patients|those|subjects|participants|\d+|receiving|treated|assigned|randomi[sz]ed|in|with|to|on|who|"
            r"received|given|of|women|men|group|arm)\s)*$",
            gap,
        )
        if linked and len(gap) < 60:
            item.arm, item.arm_how = ahead[0].arm, "following"
            return
    if behind:
        gap = frame.between(behind[-1].span.end, estimate.span.start)
        distinct = list(dict.fromkeys(m.arm for m in behind))
        if not _BARRIER.search(gap) and (len(distinct) == 1 or len(gap) < 40):
            item.arm, item.arm_how = behind[-1].arm, "preceding"
            return
    distinct = list(dict.fromkeys(m.arm for m in frame.arms))
    if len(distinct) == 1 and (earlier or ahead):
        item.arm, item.arm_how = distinct[0], "sentence"


def _ratio_arms(frame: _Frame, item: Attached) -> None:
    """A ratio compares the first arm with the other one; the experimental arm comes first unless the text says
    otherwise.
    """
    table = frame.table
    experimental = [a.key for a in table.arms if a.role == "experimental"]
    controls = [a.key for a in table.arms if a.role == "control"]
    if len(table.arms) == 2:
        first = experimental[0] if len(experimental) == 1 else table.arms[0].key
        item.arm, item.comparator = first, table.other(first)
        return
    named = list(dict.fromkeys(m.arm for m in frame.arms))
    if len(named) == 2:
        item.arm, item.comparator = named[0], named[1]
    elif len(named) == 1 and len(controls) == 1 and named[0] != controls[0]:
        item.arm, item.comparator = named[0], controls[0]


# -- time points
# ------------------------------------------------------------------------------------------------------------


def _give_times(frame: _Frame, attached: list[Attached]) -> None:
    if not frame.times:
        return
    for item in attached:
        estimate = item.estimate
        if item.thing is None or estimate.kind == "ratio":
            continue
        low = min(item.thing.span.start, estimate.span.start)
        high = max(item.thing.span.end, estimate.end)
        near = [t for t in frame.times if not t.span.overlaps(estimate.span)]
        before = [t for t in near if t.span.end <= low and not _BARRIER.search(frame.between(t.span.end, low))]
        inside = [t for t in near if low <= t.span.start < high]
        after = [
            t
            for t in near
            if t.span.start >= high
            and len(frame.between(high, t.span.start)) < 60
            and not _other_number(frame, high, t.span.start)
            and not _BARRIER.search(frame.between(high, t.span.start))
        ]
        directly = [t for t in before if t.span.end + 25 >= item.thing.span.start]
        chosen = directly[-1:] or after[:1] or inside[-1:] or before[-1:]
        if chosen:
            item.time_point = chosen[0].text


def _other_number(frame: _Frame, start: int, end: int) -> bool:
    return any(start <= e.span.start < end for s in frame.series for e in s.members)
