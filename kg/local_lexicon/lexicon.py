"""The lexicon that `kg vocab import` compiles: opened in milliseconds, looked up on the disk, never held in memory.

One SQLite file. Which forms there are at all is asked of a trie in it, so that words which begin no term cost next to
nothing; what a form means is read from the tables when it is met.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import marisa_trie

from kg.errors import VocabularyError
from kg.local_lexicon.layout import FORMAT, LENGTHS, LONGEST
from kg.model.concept import ConceptType
from kg.model.entry import Entry, KnownMechanism, Mapping


@dataclass(frozen=True, slots=True)
class LexiconForm:
    """A form of an imported concept; `source` orders the imports, the first is the lowest."""

    source: int
    type: ConceptType
    curie: str
    label: str
    form: str
    exact: bool


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """A file that was imported, what it was, and how much of it was taken."""

    name: str
    format: str
    digest: str
    settings: str
    counts: dict[str, int]


class LocalLexicon:
    """An open lexicon; all look-ups read only.

    Raises:
        VocabularyError: if the file is no lexicon, or one of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("PRAGMA mmap_size = 1073741824")
            (format_,) = self._connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone() or ("",)
            if format_ != FORMAT:
                raise VocabularyError(
                    f"{path}: a lexicon of the format {format_!r}, expected {FORMAT!r}; remove it and import the "
                    "terminologies again"
                )
            tries = dict(self._connection.execute("SELECT name, content FROM trie"))
        except sqlite3.Error as error:
            raise VocabularyError(
                f"{path}: expected a lexicon that 'kg vocab import' made, {error}; remove it and import again"
            ) from error
        self._keys = marisa_trie.Trie().frombytes(tries["keys"])
        self._has: Callable[[str], bool] = self._keys.__contains__
        self._has_pair: Callable[[str], bool] = marisa_trie.Trie().frombytes(tries["pairs"]).__contains__
        self._firsts = marisa_trie.RecordTrie(LENGTHS.format).frombytes(tries["firsts"])
        self._lengths: dict[str, tuple[int, ...]] = {}

    def close(self) -> None:
        self._connection.close()

    @property
    def has(self) -> Callable[[str], bool]:
        """Says if there is a form with a key, without a detour."""
        return self._has

    @property
    def has_pair(self) -> Callable[[str], bool]:
        """Says if forms begin with two tokens, or consist of them."""
        return self._has_pair

    def __len__(self) -> int:
        return len(self._keys)

    def lengths(self, first: str) -> tuple[int, ...]:
        """How many tokens the forms have that begin with this token, longest first."""
        known = self._lengths.get(first)
        if known is None:
            (bits,) = self._firsts.get(first, [(0,)])[0]
            known = tuple(n for n in range(LONGEST, 0, -1) if bits >> n & 1)
            self._lengths[first] = known
        return known

    def forms(self, key: str) -> tuple[LexiconForm, ...]:
        """The forms with exactly this key, those of the first import first."""
        if not self._has(key):
            return ()
        rows = self._connection.execute(
            "SELECT p.source, c.type, c.curie, c.label, p.form, p.exact "
            "FROM posting p JOIN concept c ON c.id = p.concept WHERE p.key = ? ORDER BY p.source, p.concept, p.form",
            (key,),
        )
        return tuple(LexiconForm(s, t, c, label, form, bool(exact)) for s, t, c, label, form, exact in rows)

    def entry(self, curie: str, type: ConceptType | None = None) -> Entry | None:
        """The concept with this CURIE as the first import states it; None if there is none."""
        row = self._connection.execute(
            "SELECT id, type, label, definition, kind, source FROM concept WHERE curie = ? AND (? IS NULL OR type = ?) "
            "ORDER BY source LIMIT 1",
            (curie, type, type),
        ).fetchone()
        return self._entry(curie, *row) if row else None

    def iter_entries(self) -> Iterator[Entry]:
        """All concepts, by type and CURIE; one that several files state comes once, as the first states it."""
        rows = self._connection.execute(
            "SELECT curie, id, type, label, definition, kind, min(source) FROM concept "
            "GROUP BY type, curie ORDER BY type, curie"
        )
        for curie, *rest in rows:
            yield self._entry(curie, *rest)

    def mappings_of(self, curie: str) -> tuple[Mapping, ...]:
        return tuple(self._iter_mappings("WHERE subject = ?", curie))

    def iter_mappings(self) -> Iterator[Mapping]:
        """All mappings, sorted."""
        return self._iter_mappings("")

    def subjects_of(self, object_: str) -> tuple[str, ...]:
        """The concepts that a mapping says to be exactly this one."""
        rows = self._connection.execute(
            "SELECT DISTINCT subject FROM mapping WHERE object = ? AND predicate = 'skos:exactMatch' ORDER BY 1",
            (object_,),
        )
        return tuple(subject for (subject,) in rows)

    def mechanisms_of(self, drug: str) -> tuple[KnownMechanism, ...]:
        return self._mechanisms("drug", drug)

    def drugs_acting_on(self, target: str) -> tuple[KnownMechanism, ...]:
        return self._mechanisms("target", target)

    def sources(self) -> tuple[LexiconSource, ...]:
        """What was imported, in order."""
        rows = self._connection.execute("SELECT name, format, digest, settings, counts FROM source ORDER BY id")
        return tuple(LexiconSource(name, f, digest, s, json.loads(counts)) for name, f, digest, s, counts in rows)

    def namespaces(self) -> dict[str, str]:
        """The prefixes that were declared when files were imported."""
        return dict(self._connection.execute("SELECT prefix, namespace FROM prefix ORDER BY prefix"))

    def count_by_type(self) -> dict[ConceptType, tuple[int, int]]:
        """Concepts and forms of each type."""
        forms = dict(
            self._connection.execute(
                "SELECT c.type, count(*) FROM form f JOIN concept c ON c.id = f.concept GROUP BY c.type"
            )
        )
        rows = self._connection.execute("SELECT type, count(DISTINCT curie) FROM concept GROUP BY type ORDER BY type")
        return {cast(ConceptType, type_): (count, forms.get(type_, 0)) for type_, count in rows}

    def count_mappings_by_type(self) -> dict[ConceptType, int]:
        """Mappings whose subject is an imported concept, by its type."""
        return dict(
            self._connection.execute(
                "SELECT c.type, count(*) FROM mapping m JOIN (SELECT DISTINCT curie, type FROM concept) c "
                "ON c.curie = m.subject GROUP BY c.type"
            )
        )

    def count_mechanisms_by_type(self) -> dict[ConceptType, int]:
        """Mechanisms by the type of the imported concept that is their drug or their target."""
        return dict(
            self._connection.execute(
                "SELECT c.type, count(*) FROM mechanism m JOIN (SELECT DISTINCT curie, type FROM concept) c "
                "ON c.curie = CASE WHEN c.type = 'drug' THEN m.drug ELSE m.target END GROUP BY c.type"
            )
        )

    def count(self, table: str) -> int:
        """The number of mappings or mechanisms."""
        (number,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return cast(int, number)

    def sample_forms(self, most: int) -> tuple[str, ...]:
        """Forms from all over the lexicon, always the same ones."""
        (last,) = self._connection.execute("SELECT coalesce(max(rowid), 0) FROM form").fetchone()
        wanted = sorted({1 + number * last // most for number in range(most)})
        rows = self._connection.execute(
            f"SELECT form FROM form WHERE rowid IN ({', '.join('?' * len(wanted))}) ORDER BY rowid", wanted
        )
        return tuple(form for (form,) in rows)

    def number_of(self, source: str) -> int:
        """The place of a file among the imports; 0 if it is none of them."""
        row = self._connection.execute("SELECT id FROM source WHERE name = ?", (source,)).fetchone()
        return cast(int, row[0]) if row else 0

    def iter_disputed_keys(self, source: str, is_known: Callable[[str], bool]) -> Iterator[str]:
        """The keys of one file's forms that are known elsewhere or that several imported concepts have, sorted."""
        rows = self._connection.execute(
            "SELECT key, max(source = ?), count(DISTINCT concept) FROM posting GROUP BY key ORDER BY key",
            (self.number_of(source),),
        )
        for key, is_from_it, concepts in rows:
            if is_from_it and (concepts > 1 or is_known(key)):
                yield key

    def _entry(
        self,
        curie: str,
        identifier: int,
        type_: ConceptType,
        label: str,
        definition: str | None,
        kind: str | None,
        _: int,
    ) -> Entry:
        forms = self._connection.execute("SELECT form, exact FROM form WHERE concept = ? ORDER BY rowid", (identifier,))
        others = [(form, exact) for form, exact in forms if form != label]
        parents = self._connection.execute("SELECT curie FROM parent WHERE concept = ? ORDER BY rowid", (identifier,))
        return Entry(
            type=type_,
            curie=curie,
            label=label,
            synonyms=tuple(form for form, exact in others if not exact),
            abbreviations=tuple(form for form, exact in others if exact),
            parents=tuple(parent for (parent,) in parents),
            definition=definition,
            identifier_source="imported",
            kind=kind,
        )

    def _iter_mappings(self, condition: str, *values: str) -> Iterator[Mapping]:
        rows = self._connection.execute(
            "SELECT DISTINCT subject, predicate, object, object_label, justification, origin FROM mapping "
            f"{condition} ORDER BY subject, predicate, object, origin",
            values,
        )
        for row in rows:
            yield Mapping(*row)

    def _mechanisms(self, column: str, curie: str) -> tuple[KnownMechanism, ...]:
        rows = self._connection.execute(
            f"SELECT DISTINCT drug, action, target, origin FROM mechanism WHERE {column} = ? ORDER BY 1, 2, 3, 4",
            (curie,),
        )
        return tuple(KnownMechanism(*row) for row in rows)
