"""The page itself: what the template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from kg.annotation_page.fact import Fact, facts_of
from kg.annotation_page.row import Row, rows_of
from kg.annotation_page.style import STYLE_BY_TYPE, STYLES, TypeStyle
from kg.model.document import Document, Span
from kg.model.mention import Mention
from kg.model.study import Study

_TEMPLATE = files("kg.annotation_page") / "template"


class Annotated(Protocol):
    """A document with its mentions and its study, as `kg.annotate.Annotation` is."""

    @property
    def document(self) -> Document: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def study(self) -> Study: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document as the template shows it."""

    number: int
    document: Document
    mentions: Sequence[Mention]
    study: Study
    facts: Sequence[Fact]
    rows: Sequence[Row]

    @property
    def title(self) -> str:
        return " ".join((self.study.title or self.document.title_text() or self.document.source).split())

    @property
    def bibliography(self) -> list[str]:
        """What the record says of the paper, as far as known: journal, date, identifiers."""
        publication = self.document.publication
        if publication is None:
            return []
        shown = [publication.journal, publication.published]
        shown += [f"PMID {publication.pmid}" if publication.pmid else None]
        shown += [f"doi:{publication.doi}" if publication.doi else None]
        return [part for part in shown if part]

    def words(self, span: Span) -> str:
        return span.of(self.document.text)

    def related(self, fact: Fact) -> str:
        """The mentions in the fact's sentence that name a concept of the fact, by their numbers."""
        numbers = [
            number
            for number, mention in enumerate(self.mentions)
            if mention.concept in fact.concepts and fact.evidence.sentence.contains(mention.span)
        ]
        return " ".join(map(str, numbers))

    def tip(self, mention: Mention) -> str:
        """What the pointer shows over a mention."""
        parts = [STYLE_BY_TYPE[mention.type].label]
        if mention.concept is not None:
            parts += [mention.concept.label, mention.concept.curie or "not grounded"]
        if mention.assertion != "present":
            parts.append(mention.assertion)
        return " · ".join(parts)


def render_page(annotations: Sequence[Annotated]) -> str:
    """One HTML page that loads nothing: texts with their mentions marked, facts beside their sentences, a legend.

    The text of a document stands in the page letter by letter. A page for no documents says so.
    """
    sheets = [_sheet(number, annotation) for number, annotation in enumerate(annotations)]
    counts = Counter(mention.type for sheet in sheets for mention in sheet.mentions)
    families: dict[str, list[tuple[TypeStyle, int]]] = {}
    for style in STYLES:
        if counts[style.name]:
            families.setdefault(style.family, []).append((style, counts[style.name]))
    return (
        _environment()
        .get_template("page.html")
        .render(
            sheets=sheets,
            families=families,
            styles=STYLES,
            assertions=sorted({m.assertion for sheet in sheets for m in sheet.mentions} - {"present"}),
            css=Markup(_source("page.css")),
            script=Markup(_source("page.js")),
        )
    )


def _sheet(number: int, annotation: Annotated) -> Sheet:
    facts = facts_of(annotation.study)
    rows = rows_of(annotation.document, annotation.mentions, facts)
    return Sheet(number, annotation.document, annotation.mentions, annotation.study, facts, rows)


@cache
def _environment() -> Environment:
    from jinja2 import FunctionLoader

    return Environment(
        loader=FunctionLoader(_source),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _source(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")
