"""Words to keys that are equal for all habits of writing one term.

Case, plural, hyphen or space, Greek letters and their names, diacritics, British spelling and possessives are folded
here once, so that no vocabulary file lists such variants.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.resources import data_path
from kg.table import iter_rows

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
# A token is a run of letters, a run of digits, a Greek letter, or a plus sign inside or behind a word.
_TOKEN = re.compile(r"[α-ωΑ-Ωµ]|[^\W\d_α-ωΑ-Ωµ]+|\d+|(?<=\w)\+|\+(?=\d)")
_ASCII_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+|(?<=[\w])\+|\+(?=[0-9])", re.ASCII)  # the same, several times faster
# Between two tokens of a term: a space, a hyphen or slash, a double colon (BCR::ABL1), or a mark that no space follows,
# but for the end of a bracket within a name (`poly(ADP-ribose) polymerase`).
_BRIDGE = re.compile(r"[\s\u00a0]*(?:[-‐‑‒–—/'’]{1,2}|::|\s|\n)?[\s\u00a0]*$|[.,;](?=$)|[(\[]$|[)\]] ?$|\^$|\*$")
_SQUEEZED = re.compile(r"[\s\u00a0\-‐‑–/.]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The pieces of words of a text: their folded forms, where each begins and ends, and where the gap behind it ends.

    Column by column, since a text has hundreds and most of them are only compared with the beginnings of terms.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gap_ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def is_joined(self, place: int) -> bool:
        """May the token behind this one belong to the same term?"""
        return _joins(self.text[self.ends[place] : self.gap_ends[place]])


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    rows = iter_rows(data_path("patterns", "spelling.tsv"), ("british", "american"))
    pairs = ((row["british"], row["american"]) for _, row in rows)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """The key of one run of letters: lower case, no diacritics, American, singular; digits and `+` stay.

    Words come again and again, so the keys of the last ones are remembered.
    """
    if word == "+" or word.isdigit():
        return word
    if word in _GREEK or word.lower() in _GREEK:
        return _GREEK[word.lower()]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        word = word[:-1]  # the plural of an abbreviation: AEs, DLTs
    low = unicodedata.normalize("NFKD", word.lower())
    low = (
        "".join(c for c in low if not unicodedata.combining(c)).replace("ß", "ss").replace("ø", "o").replace("æ", "ae")
    )
    for british, american in _spellings():
        if british in low:
            low = low.replace(british, american)
    if low == "versus":
        return "vs"
    return singular(low)


# Plurals of Latin and Greek nouns and of nouns that hiss, by their ends; the first that fits holds. `doses` is regular.
_PLURALS = (
    (re.compile(r"(?<=.{2})(stas|lys|res|cris|(?<!d)(?<!gluc)(?<!lact)os)es$"), r"\1is"),
    (re.compile(r"(?<=o)mata$"), "ma"),
    (re.compile(r"(?<=.{3})ies$"), "y"),
    (re.compile(r"(?<=vir|fet)uses$"), "us"),
    (re.compile(r"(?<=ss|sh|[^a]x)es$"), ""),
)


def singular(word: str) -> str:
    """A lower-case American noun without its plural; `metastases` and `metastasis`, `rashes` and `rash` become one."""
    if len(word) <= 3:
        return word
    for plural, end in _PLURALS:
        if plural.search(word):
            return plural.sub(end, word)
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]` with their keys and offsets."""
    stop = len(text) if end is None else end
    words = text[start:stop]
    matches = list(_pattern_of(words).finditer(text, start, stop))
    starts = [match.start() for match in matches]
    gap_ends = [*starts[1:], stop]
    if _may_hold_possessive(words):
        places = [i for i, match in enumerate(matches) if not (i and _is_possessive(text, *match.span()))]
        matches = [matches[i] for i in places]
        starts, gap_ends = [starts[i] for i in places], [gap_ends[i] for i in places]
    return Tokens(text, [fold_word(m[0]) for m in matches], starts, [m.end() for m in matches], gap_ends)


def _pattern_of(words: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if words.isascii() else _TOKEN


def _may_hold_possessive(words: str) -> bool:
    return "'" in words or "’" in words


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Is this the `s` of a possessive? It is no token, but what follows may still belong to the term."""
    return end - start == 1 and text[start] in "sS" and text[start - 1] in "'’" and text[start - 2].isalnum()


@lru_cache(maxsize=10_000)
def _joins(gap: str) -> bool:
    """May the words on both sides of this gap belong to one term? Few gaps are not a space, so they are remembered."""
    return _BRIDGE.match(gap.removeprefix("'s").removeprefix("’s")) is not None


def fold(text: str) -> str:
    """The key of a whole term: its tokens' keys, parted by single spaces."""
    if _may_hold_possessive(text):
        return " ".join(tokenize(text).keys)
    return " ".join(map(fold_word, _pattern_of(text).findall(text)))  # the places of the tokens need not be known


#: Heads of the names of harms that say the same, and `non` as a word of its own.
_SAME_HEADS = (
    (re.compile(r"(?<=. )toxicity$"), ("toxic effect",)),
    (re.compile(r"(?<=. )adverse event$"), ("adverse effect", "adverse reaction", "side effect")),
    (re.compile(r"\bnon(?=hem|infect|serious|fatal)"), ("non ",)),
)


def fold_variants(text: str) -> tuple[str, ...]:
    """The keys under which the vocabulary's term is found: as it is, with its hyphens closed (`G-CSF`, `GCSF`), and
    with another head of the same meaning (`renal toxicity`, `renal toxic effect`).
    """
    keys = {fold(text)}
    if re.search(r"\w[-‐‑–]\w", text):
        keys.add(fold(re.sub(r"(?<=\w)[-‐‑–](?=\w)", "", text)))
    for head, others in _SAME_HEADS:
        keys |= {head.sub(other, key) for key in keys if head.search(key) for other in others}
    return tuple(sorted(k for k in keys if k))


@lru_cache(maxsize=200_000)
def squeeze(text: str) -> str:
    """A short form without hyphens, spaces and slashes, its case kept; so case-sensitive abbreviations are compared."""
    return _SQUEEZED.sub("", text)
