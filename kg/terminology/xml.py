"""XML files as a stream of elements: no entities resolved, nothing fetched, memory let go as it is read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kg.terminology.source import Source


def iter_elements(source: Source, *tags: str) -> Iterator[etree._Element]:
    """The elements with these tags, each complete when it comes and emptied once the next one is asked for.

    Raises:
        VocabularyError: where the XML is not well-formed, with the line.
    """
    with source.open() as file:
        context = etree.iterparse(
            file, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            for _, element in context:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            message = " ".join(str(error.msg).split())
            raise source.error(
                error.lineno or 0, f"expected well-formed XML, {message}; fetch the file again if it is cut"
            ) from error


def text_of(element: etree._Element, path: str) -> str:
    """The text at a path below the element, empty if there is none; an entity stands in it as the file writes it."""
    found = element.find(path)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def line_of(element: etree._Element) -> int:
    """The line in which the element begins, 0 if that is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0
