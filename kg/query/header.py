"""The header of a stored query: YAML in `#+` comment lines above the SPARQL, so that the file stays valid SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from kg.errors import QueryError
from kg.query.sparql import find_values

ANY = "any"
"""The default of an optional parameter; it stands as `UNDEF` in the VALUES block."""

PARAMETER_TYPES: Mapping[str, tuple[str, ...]] = {
    "drug": ("Drug", "DrugClass", "Regimen"),
    "target": ("Target", "Biomarker"),
    "disease": ("Disease",),
    "biomarker": ("Biomarker", "Target"),
    "outcome": ("OutcomeMeasure",),
    "adverse_event": ("AdverseEventTerm",),
    "study": ("Study",),
    "string": (),
    "integer": (),
}
"""Type of a parameter to the classes of the ontology its values belong to; none for plain literals."""

HEADER_KEYS = ("summary", "description", "parameters", "tags")
PARAMETER_KEYS = ("type", "default", "example", "description")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to ask about: `?name` of the query, with the VALUES block as its default."""

    name: str
    type: str
    default: str
    example: str
    description: str

    @property
    def option(self) -> str:
        """The option of the command line that sets it."""
        return "--" + self.name.replace("_", "-")

    @property
    def is_optional(self) -> bool:
        """Whether the query answers for everything when the parameter is not given."""
        return self.default == ANY

    @property
    def classes(self) -> tuple[str, ...]:
        return PARAMETER_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Header:
    """What a stored query says about itself."""

    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]


def parse_header(text: str, name: str) -> Header | None:
    """The header of a query, None where the file has none.

    Raises:
        QueryError: the header is not YAML, has an unknown key or type, or does not agree with the VALUES blocks.
    """
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    if not lines:
        return None
    try:
        content = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        raise QueryError(f"{name}: the #+ header is not YAML: {error}") from error
    fields = _mapping(content, f"{name}: the #+ header")
    _check_keys(fields, HEADER_KEYS, f"{name}: header")
    parameters = _mapping(fields.get("parameters") or {}, f"{name}: header key 'parameters'")
    tags = fields.get("tags") or []
    if not isinstance(tags, list):
        raise QueryError(f"{name}: header key 'tags' should be a list such as [evidence table], got {tags!r}")
    return Header(
        summary=_text(fields, "summary", f"{name}: header"),
        description=_text(fields, "description", f"{name}: header"),
        parameters=tuple(_parameter(str(key), value, text, name) for key, value in parameters.items()),
        tags=tuple(str(tag) for tag in tags),
    )


def _parameter(name: str, content: object, text: str, query: str) -> Parameter:
    where = f"{query}: parameter {name!r}"
    fields = _mapping(content, where)
    _check_keys(fields, PARAMETER_KEYS, where)
    parameter = Parameter(
        name=name,
        type=_text(fields, "type", where),
        default=_text(fields, "default", where),
        example=_text(fields, "example", where),
        description=_text(fields, "description", where),
    )
    if parameter.type not in PARAMETER_TYPES:
        raise QueryError(f"{where}: unknown type {parameter.type!r}; known are {', '.join(PARAMETER_TYPES)}")
    _check_default(parameter, text, where)
    return parameter


def _check_default(parameter: Parameter, text: str, where: str) -> None:
    """A header that promises another default than the query has would lie to its reader."""
    places = find_values(text, parameter.name)
    if not places:
        raise QueryError(f"{where}: the query has no 'VALUES ?{parameter.name} {{ … }}' to put its value in")
    expected = "UNDEF" if parameter.is_optional else parameter.default
    for start, end in places:
        if (found := " ".join(text[start:end].split())) != expected:
            raise QueryError(
                f"{where}: default is {parameter.default!r} but VALUES ?{parameter.name} holds {found!r};"
                f" they should agree ({ANY!r} in the header is UNDEF in the query)"
            )


def _mapping(content: object, where: str) -> Mapping[str, object]:
    if not isinstance(content, dict):
        raise QueryError(f"{where} should hold 'key: value' lines, got {content!r}")
    return content


def _check_keys(fields: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in fields:
        if key not in known:
            raise QueryError(f"{where}: unknown key {key!r}; known are {', '.join(known)}")


def _text(fields: Mapping[str, object], key: str, where: str) -> str:
    value = fields.get(key)
    if value is None or not str(value).strip():
        raise QueryError(f"{where}: the key {key!r} is missing or empty")
    return " ".join(str(value).split())
