"""Put the figures of docs/extraction.md into the docstrings of the extractors that they are of.

usage: python benchmarks/docstrings.py [--check]

The last paragraph of such a docstring is `Measured on CORPUS (docs/extraction.md): precision 0.95, recall 0.83.` With
`--check` nothing is written; the exit status is 1 if a docstring says something else than the page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "extraction.md"
#: Which line of the table, by corpus and name, is the figure of which extractor.
FIGURES = {
    "characteristic": ("gold", "study, found"),
    "population": ("gold", "conditions, found"),
    "arm": ("gold", "arms, found"),
    "intervention": ("gold", "interventions, found"),
    "mechanism": ("gold", "mechanisms, found"),
    "result": ("gold", "results, found"),
    "adverse_event": ("gold", "adverse events, found"),
    "dose_finding": ("gold", "dose findings, found"),
    "enrolment": ("pico_corpus", "total-participants"),
    "mention": ("pico_corpus", "numbers, whatever the arm"),
    "arm_of_number": ("pico_corpus", "numbers with their arm"),
    "attach": ("rct_art", "value, arm and outcome"),
    "combination": ("drug_combo", "combinations, exact"),
    "sentence_term": ("bc5cdr", "both, exact"),
}
_SENTENCE = re.compile(r"\n\nMeasured on [\w ]+ \(docs/extraction\.md\): precision [\d.]+, recall [\d.]+\.\n(?=\"\"\")")


def main() -> None:
    differing = [name for name in FIGURES if not holds(name)]
    if "--check" in sys.argv[1:]:
        sys.exit(
            f"docstrings that say something else than docs/extraction.md: {', '.join(differing)}" if differing else 0
        )
    for name in differing:
        path = module(name)
        path.write_text(filled(path.read_text(encoding="utf-8"), sentence(name)), encoding="utf-8")
    print(f"{len(differing)} docstrings changed")


def module(name: str) -> Path:
    return ROOT / "kg" / "extract" / f"{name}.py"


def holds(name: str) -> bool:
    """Does the docstring say what the page says?"""
    return sentence(name) in module(name).read_text(encoding="utf-8")


def sentence(name: str) -> str:
    """What the docstring of an extractor ends with.

    Raises:
        ValueError: if the page has no such line.
    """
    corpus, line = FIGURES[name]
    found = re.search(
        rf"^\| {corpus} \| \d+ \| {re.escape(line)} \| \d+ \| ([\d.]+) \| ([\d.]+) \|",
        PAGE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    if found is None:
        raise ValueError(f"{PAGE.name} has no line {line!r} of {corpus} with precision and recall")
    return f"\n\nMeasured on {corpus} (docs/extraction.md): precision {found[1]}, recall {found[2]}.\n"


def filled(source: str, text: str) -> str:
    """The source of a module whose docstring ends with this text."""
    start = source.index('"""') + 3
    end = source.index('"""', start)
    docstring = _SENTENCE.sub("\n", source[start:end] + '"""').removesuffix('"""').rstrip()
    return f"{source[:start]}{docstring}{text}{source[end:]}"


if __name__ == "__main__":
    main()
