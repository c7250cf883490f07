"""Arms that give the same for another time, at another pace, by another way or in another degree: `6 or 9 months of
drug A`, `weekly versus every 3 weeks`, `oral or intravenous iron`, `low- or high-dose drug A`.

Finds them where people are allocated to nothing else, and in titles and aims that compare. It leaves alone times at
which something is measured, and lists in which such a pair is only one of several alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_draft import Draft, take_bracket
from kg.extract.arm.variant_name import Kind, VariantName
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drugs_between
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.number import parse_number

_words = partial(expression, "variant_arms")
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("lengths", "length"),
    ("paces", "pace"),
    ("ways", "way"),
    ("degrees", "degree"),
)
_ONE = {"daily": "day", "weekly": "week", "monthly": "month", "fortnightly": "week"}
_PACE = re.compile(
    r"every[ -](?:(?P<n>[\w.]+)[ -])?(?P<unit>day|week|month)s?|every (?P<only>[\w.]+)"
    r"|(?P<m>[\w.]+?)?[ -]?(?P<ly>daily|weekly|monthly|fortnightly)|once (?:a|per) (?P<one>day|week|month)"
    r"|q(?P<q>\d+)w|(?P<k>[\w.]+)[ -](?P<units>days|weeks|months)",
    re.IGNORECASE,
)
_PREFIX = {"bi": "2", "tri": "3", "once": "1", "": "1"}
#: So far before and behind the two the drug may stand.
_REACH = 90


def find_variants(reading: Reading) -> Iterator[list[Draft]]:
    """The arms of each sentence that lists two or three times, paces or ways in place of arms."""
    for sentence in reading.with_role("title", "background", "methods", "results"):
        for row, kind in _KINDS:
            for match in _words(row).finditer(sentence.words):
                if _are_alternatives(sentence, match) and (drafts := _drafts(sentence, match, kind)):
                    yield drafts


def _are_alternatives(sentence: ReadSentence, match: re.Match[str]) -> bool:
    """Are people allocated to these, or does a title or an aim compare them?"""
    before, behind = sentence.words[max(0, match.start() - 200) : match.start()], sentence.words[match.end() :]
    if _words("happens-at").search(before) or _words("goes-on").match(behind):
        return False
    joint = match["joint"]
    if _words("joins-alternatives").match(joint) and _words("allocated-to").search(before):
        return True
    if sentence.role == "title" and _words("against").match(joint):
        return True
    row = "studied" if _words("against").match(joint) else "compared"
    return sentence.role != "results" and _words(row).search(before) is not None


def _drafts(sentence: ReadSentence, match: re.Match[str], kind: Kind) -> list[Draft]:
    """The arms, shorter or rarer ones as the text lists them; nothing where two of them are the same."""
    names = list(_names(match, kind))
    if len({name for name, _ in names}) != len(names) or len(names) < 2 or _are_of_two_drugs(sentence, match):
        return []
    drugs = _given(sentence, match)
    drafts = []
    for name, group in names:
        span = Span(sentence.span.start + match.start(group), sentence.span.start + match.end(group))
        label = str(name) if kind not in ("way", "degree") else _with_head(sentence, match, name)
        draft = Draft(label, span, sentence, list(drugs), aliases={str(name)}, by_form=True, amount=name)
        if group in ("a", "b"):
            take_bracket(draft, sentence, match.start(f"b{group}"), match.end(f"b{group}"))
        drafts.append(draft)
    return drafts


def _names(match: re.Match[str], kind: Kind) -> Iterator[tuple[VariantName, str]]:
    """The name of each, with the group of the match that holds it."""
    groups = match.groupdict()
    for group in ("m", "a", "b"):
        words = groups.get(group)
        if words is None:
            continue
        if kind == "length":
            unit = (groups["ua"] or groups["unit"]) if group != "b" else groups["unit"]
            yield VariantName("length", _figures(words), re.sub(r"(?:ute)?s$|ute$", "", unit.lower())), group
        elif kind == "degree":
            unit = groups["unit"] if group == "b" else groups["ua"] or groups["unit"]
            yield VariantName("degree", words.lower(), unit.lower()), group
        elif kind == "way":
            yield VariantName("way", words.lower()), group
        elif pace := _pace(words, match["b"]):
            yield pace, group


def _pace(words: str, other: str) -> VariantName | None:
    """The pace that words tell; `every 4` has its unit from the other one (`every 12 weeks`)."""
    match = _PACE.fullmatch(words)
    if match is None:
        return None
    if match["only"]:
        theirs = _PACE.fullmatch(other)
        unit = (theirs["unit"] or theirs["units"]) if theirs else None
        return VariantName("pace", _figures(match["only"]), unit.lower().rstrip("s")) if unit else None
    if match["q"]:
        return VariantName("pace", match["q"], "week")
    if match["units"]:
        return VariantName("pace", _figures(match["k"]), match["units"].lower().rstrip("s"))
    if match["ly"]:
        word = match["ly"].lower()
        number = "2" if word == "fortnightly" else _PREFIX.get((match["m"] or "").lower()) or _figures(match["m"])
        return VariantName("pace", number, _ONE[word])
    return VariantName("pace", _figures(match["n"] or "1"), (match["unit"] or match["one"]).lower())


def _figures(words: str) -> str:
    """A number in figures, whether the text has figures or words."""
    value = parse_number(words).value
    return str(int(value)) if value == int(value) else str(value)


def _with_head(sentence: ReadSentence, match: re.Match[str], name: VariantName) -> str:
    """`oral iron`: the way with what is given, as the words behind the last one name it."""
    return f"{name} {_words('bracket').sub('', match['bb']).strip()}".strip()


def _given(sentence: ReadSentence, match: re.Match[str]) -> list[Concept]:
    """What all of the arms are given: the drugs between the two, right behind them, or right before."""
    within = drugs_between(sentence, match.start(), _until(sentence, match))
    return within or drugs_between(sentence, _last_stop(sentence, match.start()), match.start())


def _until(sentence: ReadSentence, match: re.Match[str]) -> int:
    """Where the words end that tell, behind the two, what is given."""
    stop = _words("given-ends").search(sentence.words, match.end())
    return min(stop.start() if stop else len(sentence.words), match.end() + _REACH)


def _are_of_two_drugs(sentence: ReadSentence, match: re.Match[str]) -> bool:
    """`oral drug A or intravenous drug B`: what differs is the drug."""
    first = drugs_between(sentence, match.start("a"), match.start("b"))
    second = drugs_between(sentence, match.start("b"), _until(sentence, match))
    return bool(first and second) and set(first) != set(second)


def _last_stop(sentence: ReadSentence, end: int) -> int:
    """Where the words begin that tell, before a place, what is given."""
    start = max(0, end - _REACH)
    ends = [m.end() for m in _words("given-opens").finditer(sentence.words, start, end)]
    return max(ends, default=start)
