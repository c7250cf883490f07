"""A document with its mentions, as JSON, as brat's standoff format, and as a page that marks them in colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.extract.assemble import assemble_with_arms
from kg.extract.mention import find_mentions
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.mention import Mention
from kg.model.study import Study


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document, what it mentions and what it says."""

    document: Document
    mentions: tuple[Mention, ...]
    study: Study


def annotate_document(document: Document) -> Annotation:
    """Find the mentions and facts of a document."""
    reading = read_document(document)
    study, table = assemble_with_arms(reading)
    return Annotation(document, tuple(find_mentions(reading, study, table)), study)


def to_json_object(annotation: Annotation) -> dict[str, Any]:
    """The object that `kg annotate --format jsonl` prints, one a document."""
    document = annotation.document
    return {
        "source": document.source,
        "text": document.text,
        "mentions": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "text": m.span.of(document.text),
                "type": m.type,
                "concept": m.concept.curie if m.concept else None,
                "label": m.label,
                "assertion": m.assertion,
            }
            for m in annotation.mentions
        ],
    }


def to_brat(annotation: Annotation) -> str:
    """Brat's standoff format: a text-bound annotation a mention, its assertion as an attribute, its concept as a
    reference.
    """
    lines = [f"# {annotation.document.source}"]
    for number, m in enumerate(annotation.mentions, 1):
        words = m.span.of(annotation.document.text).replace("\n", " ")
        lines.append(f"T{number}\t{m.type} {m.span.start} {m.span.end}\t{words}")
        if m.assertion != "present":
            lines.append(f"A{number}\tAssertion T{number} {m.assertion}")
        if m.concept and m.concept.curie:
            lines.append(f"N{number}\tReference T{number} {m.concept.curie}\t{m.concept.label}")
    return "\n".join(lines) + "\n"


def to_html(annotations: list[Annotation]) -> str:
    """A self-contained page: each text with its mentions marked, one colour a type, and a legend."""
    from kg.annotation_page import render_page

    return render_page(annotations)
