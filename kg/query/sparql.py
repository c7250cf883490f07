"""SPARQL as text: what a query holds outside its strings, IRIs and comments, and where its syntax breaks."""

from __future__ import annotations

import re

import pyoxigraph

from kg.errors import QueryError
from kg.rdf.prefixes import prefixes

_OPAQUE = re.compile(
    r"<[^<>\"{}|^`\\\s]*>"  # IRIs first: a # inside one begins no comment
    r"|\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NEVER_MEANT = {"LATERAL", "SERVICE"}
"""What the parser would also take at most places, and nobody meant to write."""
_EXPECTED_WORD = re.compile(r'"[^"]+"|[A-Z]{2,}')


def mask(text: str) -> str:
    """The query with strings, IRIs and comments blanked out, so that each offset stays where it was."""
    return _OPAQUE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def find_values(text: str, variable: str) -> list[tuple[int, int]]:
    """Start and end of what stands between the braces of each `VALUES ?variable { … }`."""
    pattern = re.compile(rf"\bVALUES\s*\?{re.escape(variable)}\s*\{{([^}}]*)\}}", re.IGNORECASE)
    return [match.span(1) for match in pattern.finditer(mask(text))]


def calls_service(text: str) -> bool:
    """Whether the query would ask another endpoint over the network."""
    return bool(_SERVICE.search(mask(text)))


def check_syntax(text: str, name: str) -> None:
    """Say where a query does not parse.

    Raises:
        QueryError: with the file, line, column and a caret under the place.
    """
    try:
        # an empty store answers at once, so this costs the parsing only; a store knows the prefixes of our map too
        pyoxigraph.Store().query(text, prefixes=prefixes())
    except SyntaxError as error:
        raise QueryError(_explain(text, name, str(error))) from error


def _explain(text: str, name: str, message: str) -> str:
    found = _POSITION.match(message)
    if not found:
        return f"{name}: not a SPARQL 1.1 query: {message}"
    row, column, expected = int(found[1]), int(found[2]), found[3]
    lines = text.split("\n")
    line = lines[row - 1] if row <= len(lines) else ""
    # tabs are kept, so that the caret stands under its column in a terminal too
    indent = re.sub(r"[^\t]", " ", line[: column - 1])
    return (
        f"{name}:{row}:{column}: not a SPARQL 1.1 query: {_reason(expected)}\n  {line}\n  {indent}^\n"
        "(the mistake is at the caret or just before it)"
    )


def _reason(expected: str) -> str:
    if "Prefix not found" in expected:
        return "a prefix is used that no PREFIX line declares"
    if "SELECT contains a variable that is unbound" in expected:
        return "with GROUP BY or an aggregate, SELECT may name only grouped variables and aggregates"
    words = sorted(set(_EXPECTED_WORD.findall(expected)) - _NEVER_MEANT)
    if not words or len(words) > 8:
        return "unexpected text"
    return f"expected {' or '.join(words)}"
