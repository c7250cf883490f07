"""SPARQL constraints, each run once over the whole graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.validate.shapes import SparqlConstraint, sparql_constraints
from kg.validate.violation import Violation

Ask = Callable[[str], Any]
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")


def find_sparql_violations(ask: Ask) -> Iterator[Violation]:
    """What the SPARQL constraints find in the graph that `ask` answers queries about."""
    for constraint in sparql_constraints():
        yield from _violations_of(constraint, ask)


def _violations_of(constraint: SparqlConstraint, ask: Ask) -> Iterator[Violation]:
    solutions = ask(constraint.select)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        values = {name: solution[name].value for name in names if solution[name] is not None}
        if "this" not in values:
            continue  # a query that groups gives one empty row where nothing was found
        yield Violation(
            severity=constraint.severity,
            source=values.get("source"),
            shape=constraint.name,
            focus=values["this"],
            path=None,
            value=None,
            message=_filled(constraint.message, values),
        )


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The message with the row's values in place of `{?name}`; a name without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)
