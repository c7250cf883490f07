"""Literals in the lexical form that the store keeps, so that a graph is the same before and after storing."""

from __future__ import annotations

import re
from decimal import Decimal

from rdflib import XSD, Literal

_ISO_DATES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def string(text: str) -> Literal:
    """An `xsd:string`, written plainly as RDF 1.1 allows."""
    return Literal(text)


def integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def boolean(truth: bool) -> Literal:
    return Literal("true" if truth else "false", datatype=XSD.boolean, normalize=False)


def decimal(number: Decimal) -> Literal:
    """An `xsd:decimal` without trailing zeros: the printed precision stands in the text beside it."""
    return Literal(_plain(number), datatype=XSD.decimal, normalize=False)


def double(number: Decimal) -> Literal:
    """An `xsd:double`, for p-values that are too small for a decimal of the store."""
    return Literal(_plain(number), datatype=XSD.double, normalize=False)


def date(text: str) -> Literal:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, as far as the text knows it; a string if it is none of them."""
    for pattern, datatype in _ISO_DATES:
        if pattern.fullmatch(text):
            return Literal(text, datatype=datatype, normalize=False)
    return string(text)


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text is, None for a range or words."""
    return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else None


def _plain(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
