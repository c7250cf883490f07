"""OBO files (ontologies of the OBO Foundry, FamPlex), stanza by stanza.

Exact synonyms are taken; related ones only where their type says that they are names (ChEBI's INN and brand names).
Broad and narrow ones name something else and are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from obonet.read import parse_tag_line

from kg.terminology.form import is_abbreviation
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept

_QUOTED = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"\s*(?P<scope>EXACT|BROAD|NARROW|RELATED)?\s*(?P<type>[^\s\[]+)?\s*(?P<end>\[)?'
)
_ESCAPE = re.compile(r"\\(.)")
_BEFORE_NAME = {"id", "is_anonymous"}
_NAME_TYPES = ("INN", "BRAND_NAME", "BRAND", "ABBREVIATION", "ACRONYM")
_EQUIVALENT = "equivalentTo"
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")

Clause = tuple[int, str, str, str]
"""Line, tag, value, qualifier."""


def read_obo(source: Source) -> Iterator[ImportedConcept]:
    """The terms that are not obsolete.

    Raises:
        VocabularyError: for a line that is no clause, and for a file that ends within one.
    """
    last = 0
    for kind, clauses, start, is_last in _iter_stanzas(source):
        last = start
        if kind != "Term":
            source.skip(f"{kind.lower()} stanza")
            continue
        concept = _concept(source, clauses, start, is_last)
        if concept is not None:
            yield concept
    if not last:
        raise source.error(0, "expected at least one [Term] stanza, the file has none")


def _iter_stanzas(source: Source) -> Iterator[tuple[str, list[Clause], int, bool]]:
    kind, start, clauses = "", 0, list[Clause]()
    number, line = 0, ""
    for number, line in source.iter_lines():
        if line.startswith("[") and line.rstrip().endswith("]"):
            if kind:
                yield kind, clauses, start, False
            kind, start, clauses = line.strip()[1:-1], number, []
        elif kind and line.strip() and not line.startswith("!"):
            clauses.append(_clause(source, number, line))
    if line.strip() and not source.ends_with_newline():
        _check_last_line(source, number, line, clauses)
    if kind:
        yield kind, clauses, start, True


def _clause(source: Source, number: int, line: str) -> Clause:
    try:
        parsed = parse_tag_line(line)
    except ValueError as error:
        raise source.error(number, f"expected 'tag: value', found {line[:80]!r}; is the file cut?") from error
    if '"' not in line:
        return number, parsed.tag.strip(), parsed.value or "", parsed.trailing_modifier or ""
    # within quotes an exclamation mark or a brace is no comment and no qualifier
    value = line.partition(":")[2].strip()
    return number, parsed.tag.strip(), value, value.rpartition("{")[2] if value.endswith("}") else ""


def _check_last_line(source: Source, number: int, line: str, clauses: list[Clause]) -> None:
    """A last line without a line end is whole only if it is a clause that needs nothing more."""
    tag = clauses[-1][1] if clauses else ""
    whole = (
        tag in ("is_obsolete", "created_by", "creation_date") or (line.endswith("]") and '"' in line) or " ! " in line
    )
    if not whole:
        raise source.error(
            number, f"the file ends in the middle of a line: {line[:80]!r}; expected a line end. Fetch the file again"
        )


def _concept(source: Source, clauses: list[Clause], start: int, is_last: bool) -> ImportedConcept | None:
    first = {tag: (value, number) for number, tag, value, _ in reversed(clauses)}
    # the name follows the identifier, so that a stanza which goes on without one was not cut before it
    if "id" not in first or (is_last and first.keys() <= _BEFORE_NAME):
        missing = "name" if "id" in first else "id"
        raise source.error(start, f"expected the tag {missing!r} in this [Term] stanza; is the file cut?")
    if first.get("is_obsolete", ("", 0))[0].startswith("true"):
        source.skip("obsolete concept")
        return None
    if "name" not in first:
        source.skip("concept without a name")
        return None
    written, line = first["id"]
    curie = source.own_curie(written, line)
    type_ = source.type_of(curie) if curie else None
    if curie is None or type_ is None:
        return None
    synonyms: dict[str, bool] = {}
    parents: list[str] = []
    mappings: list[tuple[str, str]] = []
    definition: str | None = None
    for number, tag, value, qualifier in clauses:
        if tag == "synonym":
            if (synonym := _synonym(source, number, value)) is not None:
                synonyms[synonym[0]] = synonym[1]
        elif tag == "def":
            definition = _quoted(source, number, tag, value)["text"]
        elif tag == "is_a":
            parent = source.curie(value.split(" ")[0])
            if parent is None:
                source.skip("parent with an unknown prefix")
            else:
                parents.append(parent)
        elif tag == "xref":
            if mapped := source.mapped_curie(value.split(" ")[0]):
                mappings.append(("skos:exactMatch" if _EQUIVALENT in qualifier else "skos:closeMatch", mapped))
        elif tag == "property_value":
            predicate, _, rest = value.partition(" ")
            if predicate.partition(":")[2] in _MATCHES and (
                mapped := source.mapped_curie(rest.split(" ")[0].strip('"'))
            ):
                mappings.append((f"skos:{predicate.partition(':')[2]}", mapped))
    return ImportedConcept(
        type=type_,
        curie=curie,
        label=_unescaped(first["name"][0]),
        synonyms=tuple(s for s, short in synonyms.items() if not short),
        abbreviations=tuple(s for s, short in synonyms.items() if short),
        parents=tuple(dict.fromkeys(parents)),
        definition=_unescaped(definition) if definition else None,
        mappings=tuple(dict.fromkeys(mappings)),
        line=line,
    )


def _synonym(source: Source, number: int, value: str) -> tuple[str, bool] | None:
    match = _quoted(source, number, "synonym", value)
    scope, type_ = match["scope"] or "RELATED", (match["type"] or "").upper()
    is_name = any(type_.endswith(name) for name in _NAME_TYPES)
    if scope == "EXACT" or (scope == "RELATED" and is_name):
        text = _unescaped(match["text"]).strip()
        return text, is_abbreviation(text) or type_.endswith(("ABBREVIATION", "ACRONYM"))
    source.skip(f"{scope.lower()} synonym")
    return None


def _quoted(source: Source, number: int, tag: str, value: str) -> re.Match[str]:
    match = _QUOTED.match(value)
    if match is None:
        raise source.error(
            number, f'expected {tag}: "words" …, found {value[:80]!r}; is a quote missing or the file cut?'
        )
    return match


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: {"n": " ", "t": " ", "W": " "}.get(match[1], match[1]), text)
