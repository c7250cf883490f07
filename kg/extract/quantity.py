"""Typed numbers of a sentence: one pattern a notation, in the order of `quantity.yaml`; the first to claim words wins.

Finds intervals, p-values, ratios, grades, means with spread, fractions, counts with percent, percents, `n = 3`, doses,
measures with a unit, counted people and bare numbers. It does not say what a number is a number of; that is for
`extract/attach.py` and `extract/mention.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from kg.errors import VocabularyError
from kg.model.document import Span
from kg.model.quantity import Interval, Number, PValue
from kg.resources import data_path
from kg.text.expression import Choice, Expression
from kg.text.number import NUMBER_WORD, NUMERAL, SPELLED, parse_number
from kg.text.words import Words

#: Where a number may begin, in digits or words, or a word that counts people; a guess that the patterns then check.
_BEGINNING = re.compile(
    rf"(?<!\w)(?:(?=[-−–+]?[.·∙]?\d)|(?=[A-Za-z])(?=(?i:{NUMBER_WORD}|all\s|both\s|only one|an?[\s-])))"
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_OPERATORS = {"<": "<", ">": ">", "=": "=", "≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=", "&lt;": "<", "less than": "<",
              "greater than": ">", "equal": "=", "equals": "=", "less than or equal to": "<="}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One notation with its compiled expression, and the sentences that show it.

    A sentence without any of `needs` holds no match. A match of a pattern that `begins_at_number` starts where a number
    does.
    """

    name: str
    kind: str
    expression: Expression
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    needs: tuple[str, ...] = ()
    begins_at_number: bool = False

    def iter_matches(self, words: str, beginnings: list[int]) -> Iterator[re.Match[str]]:
        """The matches in a text, in order, none overlapping another; `beginnings` is where its numbers begin."""
        if not self.expression.may_match(words) or (self.needs and not any(map(words.__contains__, self.needs))):
            return
        if not self.begins_at_number:
            yield from self.expression.finditer(words)
            return
        end = 0
        for start in beginnings:
            if start >= end and (match := self.expression.match(words, start)):
                end = match.end()
                yield match


@dataclass(frozen=True, slots=True)
class Quantity:
    """A typed number in the text. `parts` are the spans of what the pattern captured, by group name."""

    kind: str
    span: Span
    pattern: str
    parts: dict[str, Span]
    words: dict[str, str]

    def number(self, part: str) -> Number | None:
        """The number in this part, None where the part is missing or no number."""
        words = self.words.get(part)
        if not words:
            return None
        try:
            return parse_number(words.removeprefix("+").replace("−", "-").replace("–", "-"))
        except ValueError:
            return None

    def integer(self, part: str) -> int | None:
        number = self.number(part)
        return int(number.value) if number and number.decimals == 0 else None


@cache
def load_patterns() -> Choice[Pattern]:
    """The patterns of `quantity.yaml`, compiled, in their order.

    Raises:
        VocabularyError: if the file names an unknown macro or an expression does not compile.
    """
    path = data_path("patterns", "quantity.yaml")
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    macros = {"NUM": rf"(?>{NUMERAL})", "SPELLED": rf"(?i:{SPELLED})"}
    macros["INT"] = rf"(?>\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{SPELLED}))"
    macros |= {name: expand(text, macros) for name, text in loaded["macros"].items()}
    patterns = []
    for row in loaded["patterns"]:
        try:
            expression = Expression(expand(row["regex"], macros))
        except (re.error, KeyError) as error:
            raise VocabularyError(f"{path.name}: pattern {row.get('name')!r} does not compile: {error}") from error
        patterns.append(
            Pattern(
                row["name"],
                row["kind"],
                expression,
                tuple(row["examples"]),
                tuple(row["counter_examples"]),
                tuple(row.get("needs", ())),
                row.get("begins") == "number",
            )
        )
    return Choice(patterns)


#: No number of a paper is written in more characters with all that belongs to it.
_LONGEST = 400


def expand(text: str, macros: dict[str, str]) -> str:
    """Put the macros' expressions in place of `{NAME}`; a repetition count such as `{2}` or `{0,3}` stays."""
    return re.sub(r"\{([A-Z]+)\}", lambda m: macros[m[1]], text)


def number_beginnings(words: str) -> list[int]:
    """Where numbers may begin, in digits or words, and words such as `all` or `a` that count people."""
    return [match.start() for match in _BEGINNING.finditer(words)]


def find_quantities(text: str, sentence: Span, words: Words | None = None) -> list[Quantity]:
    """The typed numbers of a sentence, in order, none overlapping another."""
    words = words or Words(sentence.of(text))
    beginnings = number_beginnings(words)
    claimed = bytearray(len(words))
    found: list[Quantity] = []
    for pattern in load_patterns().within(words):
        for match in pattern.iter_matches(words, beginnings):
            start, end = match.span()
            if start == end or end - start > _LONGEST or any(claimed[start:end]):
                continue
            groups = {k: v for k, v in match.groupdict().items() if v is not None}
            parts = {
                k: Span(sentence.start + match.start(k), sentence.start + match.end(k)) for k in groups if groups[k]
            }
            if _ends_behind_long_dash(groups, words, match):
                groups["high"], high = groups["high"][1:], parts["high"]
                parts["high"] = Span(high.start + 1, high.end)
            whole = Span(sentence.start + start, sentence.start + end)
            quantity = Quantity(pattern.kind, whole, pattern.name, parts, groups)
            if pattern.kind == "fraction" and not _is_part_of_whole(quantity):
                continue
            claimed[start:end] = b"\1" * (end - start)
            found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.span)


def _ends_behind_long_dash(groups: dict[str, str], words: str, match: re.Match[str]) -> bool:
    """`12--340`: is the minus of a range's end the half of a dash? No range of two hyphens that begins above zero ends
    below it.
    """
    if not groups.get("high", "").startswith("-") or groups.get("low", "-")[0] in "-−–":
        return False
    return words[match.start("high") - 1] == "-"


def _is_part_of_whole(fraction: Quantity) -> bool:
    """No more than all can be counted: `146/79` is a pressure."""
    count, whole = fraction.integer("count"), fraction.integer("denominator")
    return count is None or whole is None or count <= whole


def read_interval(quantity: Quantity) -> Interval:
    """The interval of an `interval` quantity; a bound that was not reached is None."""
    level = quantity.number("level") or quantity.number("level2")
    return Interval(quantity.number("low"), quantity.number("high"), level)


def read_p(quantity: Quantity) -> PValue | None:
    """The p-value of a `p` quantity; None for `p = NS`, which has no number."""
    operator = re.sub(r"\s", " ", quantity.words["op"]).lower()
    compact = operator.replace(" ", "")
    sign = _OPERATORS.get(operator) or _OPERATORS.get(compact)
    if sign is None:
        sign = "<=" if compact.startswith(("<", "less")) else ">="
    words = quantity.words["p"]
    power = re.fullmatch(r"(.+?)\s?[×x]\s?10\s?\(?[-−–]\s?(\d+)\)?", words)
    if power:
        try:
            value = parse_number(power[1]).value.scaleb(-int(power[2]))
        except ValueError:
            return None
        return PValue(sign, Number(format(value, "f")))  # type: ignore[arg-type]
    try:
        number = parse_number(words)
    except ValueError:
        return None
    return PValue(sign, number) if number.value <= 1 else None  # type: ignore[arg-type]


def read_grade(quantity: Quantity) -> str:
    """A grade as said: `3`, `3-4`, `>=3`."""
    low = _arabic(quantity.words["low"])
    high = _arabic(quantity.words.get("third") or quantity.words.get("high") or "")
    if quantity.words.get("least1") or quantity.words.get("more") or quantity.words.get("least2"):
        strictly = (quantity.words.get("least2") or "").strip() == ">"
        return f">={int(low) + 1}" if strictly else f">={low}"
    return f"{low}-{high}" if high and high != low else low


def _arabic(text: str) -> str:
    return _ROMAN.get(text, text)
