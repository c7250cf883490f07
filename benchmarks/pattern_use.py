"""On how many texts does each row of the pattern files match?

usage: python benchmarks/pattern_use.py TEXTS.jsonl... [--rows N]

TEXTS are files of JSON lines, each with a `text` (annotated corpora, `kg annotate --format jsonl`). A row that matches
in none of thousands of texts, or in one only, may be a sentence that somebody remembered and no rule. Prints how many
rows match in how many texts, and the first N of those that match in none. To match is not to matter: what a row
changes is seen only when it is taken out. Files that are no lists of such rows (`assertion.yaml`) are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import VocabularyError
from kg.resources import data_path
from kg.text.expression import Expression

BINS = ((0, 0), (1, 1), (2, 5), (6, 50), (51, 10**9))


class Watch:
    """Notes in which text an expression matches, from the moment it is put up."""

    def __init__(self) -> None:
        self.text = -1
        self.matched: dict[str, set[int]] = defaultdict(set)

    def put_up(self) -> None:
        """Watch every expression that is compiled from now on; those compiled before are not seen."""
        compile_ = Expression._compile

        def watched(expression: Expression, flags: int) -> None:
            compile_(expression, flags)
            for name in ("_search", "match", "fullmatch"):
                setattr(expression, name, self._one(getattr(expression, name), expression.pattern))
            expression._finditer = self._all(expression._finditer, expression.pattern)
            expression._sub = self._changed(expression._sub, expression.pattern)

        Expression._compile = watched

    def _one(self, find: Callable[..., re.Match[str] | None], pattern: str) -> Callable[..., re.Match[str] | None]:
        def found(*where: Any) -> re.Match[str] | None:
            match = find(*where)
            if match:
                self.matched[pattern].add(self.text)
            return match

        return found

    def _all(self, find: Callable[..., Iterator[re.Match[str]]], pattern: str) -> Callable[..., Any]:
        def found(*where: Any) -> Iterator[re.Match[str]]:
            for match in find(*where):
                self.matched[pattern].add(self.text)
                yield match

        return found

    def _changed(self, sub: Callable[..., str], pattern: str) -> Callable[..., str]:
        def changed(replacement: Any, words: str, count: int = 0) -> str:
            new = sub(replacement, words, count)
            if new != words:
                self.matched[pattern].add(self.text)
            return new

        return changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--rows", type=int, default=0, help="how many rows that match in no text to print")
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for path in args.texts for line in path.open(encoding="utf-8") if line.strip()]
    watch = Watch()
    watch.put_up()
    # only now, since what these modules compile when they are imported shall be seen
    from kg.annotate import annotate_document
    from kg.model.document import Document

    for watch.text, text in enumerate(texts):
        annotate_document(Document(f"text-{watch.text}", f"text-{watch.text}", text, "plain_text"))
    used = [(len(watch.matched[pattern]), row) for row, pattern in rows_of_files()]
    print(f"{len(texts)} texts, {len(used)} rows\n\n| texts in which a row matches | rows |\n| --- | --: |")
    for low, high in BINS:
        name = str(low) if low == high else f"{low} to {high}" if high < len(texts) else f"more than {low - 1}"
        print(f"| {name} | {sum(low <= count <= high for count, _ in used)} |")
    for row in [row for count, row in used if not count][: args.rows]:
        print(row)


def rows_of_files() -> Iterator[tuple[str, str]]:
    """The name of each row (`file: group: row`) and its pattern."""
    from kg.extract.cue import load_cues

    for path in sorted(data_path("patterns").glob("*.yaml")):
        try:
            groups = load_cues(path.stem)
        except (VocabularyError, AttributeError, TypeError):
            continue  # another module reads it, in another form
        for group, cues in groups.items():
            yield from ((f"{path.stem}: {group}: {cue.name}", cue.expression.pattern) for cue in cues)


if __name__ == "__main__":
    main()
