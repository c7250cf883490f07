"""The statements of one terminology file into the tables of a local lexicon."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import marisa_trie

from kg.lexicon.entry import is_exact
from kg.lexicon.normalise import fold_variants
from kg.local_lexicon.layout import LENGTHS, LONGEST
from kg.model.entry import Mapping
from kg.terminology.form import is_searchable
from kg.terminology.hierarchy import find_cycle
from kg.terminology.known import Known
from kg.terminology.read import read_statements
from kg.terminology.report import ImportReport
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept

_TOLERATES_CYCLES = ("mesh-descriptors",)
"""MeSH's tree gives a descriptor several places, and a few descriptors stand above and below each other."""

_BATCH = 20_000


class TableWriter:
    """Writes the statements of one file into the tables."""

    def __init__(self, connection: sqlite3.Connection, source: Source, report: ImportReport, known: Known) -> None:
        self._connection = connection
        self._source = source
        self._report = report
        self._known = known
        self._next_concept = 1
        self._lines: dict[tuple[str, str], int] = {}
        self._parents: dict[tuple[str, str], tuple[int, tuple[str, ...]]] = {}

    def write(self, digest: str, settings: str) -> None:
        """Put the statements in place of those that an earlier file of this name made.

        Raises:
            VocabularyError: if the file is faulty.
        """
        execute = self._connection.execute
        self._remove_earlier()
        (number,) = execute("SELECT coalesce(max(id), 0) + 1 FROM source").fetchone()
        (self._next_concept,) = execute("SELECT coalesce(max(id), 0) + 1 FROM concept").fetchone()
        execute("CREATE TEMP TABLE fresh (key TEXT, concept INTEGER, form TEXT, exact INTEGER)")
        self._add_statements(number)
        self._add_parents()
        execute(
            "INSERT OR IGNORE INTO posting SELECT key, ?, concept, form, exact FROM fresh "
            "ORDER BY key, concept, form, exact",
            (number,),
        )
        execute("DROP TABLE fresh")
        counts = json.dumps(self._report.counts(), sort_keys=True)
        values = (number, self._report.name, self._report.format, digest, settings, counts)
        execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)", values)
        for prefix, namespace in sorted(self._source.namespaces.items()):
            execute("INSERT OR REPLACE INTO prefix VALUES (?, ?)", (prefix, namespace))
        write_tries(self._connection)

    def _remove_earlier(self) -> None:
        row = self._connection.execute("SELECT id FROM source WHERE name = ?", (self._report.name,)).fetchone()
        if row is None:
            return
        for table in ("form", "parent"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE concept IN (SELECT id FROM concept WHERE source = ?)", row
            )
        for table in ("posting", "mapping", "mechanism", "concept"):
            self._connection.execute(f"DELETE FROM {table} WHERE source = ?", row)
        self._connection.execute("DELETE FROM source WHERE id = ?", row)

    def _add_statements(self, number: int) -> None:
        insert = self._connection.executemany
        concepts: list[tuple[object, ...]] = []
        forms: list[tuple[int, str, bool]] = []
        keys: list[tuple[str, int, str, bool]] = []
        mappings: list[tuple[object, ...]] = []
        mechanisms: list[tuple[object, ...]] = []

        def flush() -> None:
            insert("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)", concepts)
            insert("INSERT INTO form VALUES (?, ?, ?)", forms)
            insert("INSERT INTO fresh VALUES (?, ?, ?, ?)", keys)
            insert("INSERT INTO mapping VALUES (?, ?, ?, ?, ?, ?, ?)", mappings)
            insert("INSERT INTO mechanism VALUES (?, ?, ?, ?, ?)", mechanisms)
            for rows in (concepts, forms, keys, mappings, mechanisms):
                rows.clear()

        for statement in read_statements(self._source, self._report.format, self._known):
            if isinstance(statement, ImportedConcept):
                identifier = self._take(statement)
                row = (number, statement.type, statement.curie, statement.label, statement.definition, statement.kind)
                concepts.append((identifier, *row))
                for form, exact in self._forms(statement):
                    forms.append((identifier, form, exact))
                    keys += [(key, identifier, form, exact) for key in fold_variants(form) if key.count(" ") < LONGEST]
                for predicate, object_ in statement.mappings:
                    origin = (None, "semapv:UnspecifiedMatching", self._report.name)
                    mappings.append((number, statement.curie, predicate, object_, *origin))
                self._report.mappings += len(statement.mappings)
            elif isinstance(statement, Mapping):
                row_ = (statement.subject, statement.predicate, statement.object, statement.object_label)
                mappings.append((number, *row_, statement.justification, statement.source))
                self._report.mappings += 1
            else:
                mechanisms.append((number, statement.drug, statement.action, statement.target, statement.source))
                self._report.mechanisms += 1
            if len(keys) + len(mappings) + len(mechanisms) > _BATCH:
                flush()
        flush()

    def _take(self, concept: ImportedConcept) -> int:
        """The number of a concept that is new in this file.

        Raises:
            VocabularyError: if the identifier stands in it already.
        """
        key = (concept.type, concept.curie)
        if key in self._lines:
            first = self._lines[key]
            raise self._source.error(
                concept.line,
                f"the identifier {concept.curie!r} stands twice, first in line {first}; expected one record a concept. "
                "Join or remove one of them",
            )
        self._lines[key] = concept.line
        identifier = self._next_concept
        self._next_concept += 1
        self._parents[key] = (identifier, concept.parents)
        self._report.concepts[concept.type] += 1
        return identifier

    def _forms(self, concept: ImportedConcept) -> Iterator[tuple[str, bool]]:
        """The forms that texts can hold, with whether their case counts; the label first, each once."""
        short = set(concept.abbreviations)
        for form in dict.fromkeys((concept.label, *concept.synonyms, *concept.abbreviations)):
            if not is_searchable(form):
                self._source.skip("form that no text would be searched for")
                continue
            if form != concept.label:
                self._report.synonyms += 1
            yield form, is_exact(form, abbreviation=form in short)

    def _add_parents(self) -> None:
        if self._report.format in _TOLERATES_CYCLES:
            self._cut_cycles()
        elif cycle := find_cycle(self._ways_up()):
            line = next((n for (_, curie), n in self._lines.items() if curie == cycle[0]), 0)
            line = line or self._source.find_line(cycle[0].partition(":")[2])
            way = " → ".join(cycle)
            raise self._source.error(
                line, f"the hierarchy has a circle: {way}; expected none. Remove one of these parents from the file"
            )
        curies = {curie for _, curie in self._lines}
        rows = []
        for identifier, parents in self._parents.values():
            for parent in parents:
                if parent in curies or self._known.has(parent):
                    rows.append((identifier, parent))
                else:
                    self._source.skip("parent that is neither in the file nor in the vocabulary")
        self._connection.executemany("INSERT INTO parent VALUES (?, ?)", rows)
        self._report.parents = len(rows)

    def _ways_up(self) -> dict[str, tuple[str, ...]]:
        return {curie: parents for (_, curie), (_, parents) in self._parents.items()}

    def _cut_cycles(self) -> None:
        while cycle := find_cycle(self._ways_up()):
            child, parent = cycle[-2:]
            for key, (identifier, parents) in self._parents.items():
                if key[1] == child:
                    self._parents[key] = (identifier, tuple(each for each in parents if each != parent))
            self._source.skip("parent that closes a circle")


def write_tries(connection: sqlite3.Connection) -> None:
    """Which keys there are, and how many tokens the forms have that begin with a token."""
    keys: list[str] = []
    pairs: set[str] = set()
    bits_by_first: dict[str, int] = {}
    for (key,) in connection.execute("SELECT DISTINCT key FROM posting ORDER BY key"):
        keys.append(key)
        first, _, rest = key.partition(" ")
        if rest:
            pairs.add(f"{first} {rest.partition(' ')[0]}")
        length = rest.count(" ") + 2 if rest else 1
        bits_by_first[first] = bits_by_first.get(first, 0) | 1 << length
    firsts = marisa_trie.RecordTrie(LENGTHS.format, ((first, (bits,)) for first, bits in bits_by_first.items()))
    rows = [
        ("keys", marisa_trie.Trie(keys).tobytes()),
        ("pairs", marisa_trie.Trie(sorted(pairs)).tobytes()),
        ("firsts", firsts.tobytes()),
    ]
    connection.executemany("INSERT OR REPLACE INTO trie VALUES (?, ?)", rows)
