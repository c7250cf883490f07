"""How the file of a local lexicon is laid out: its tables, and how the lengths of forms are packed in its trie."""

from __future__ import annotations

import struct
from typing import Final

FORMAT: Final = "1"
"""Changes when the tables or the folding of forms change; an older file is then to be compiled anew."""

LENGTHS: Final = struct.Struct("<H")
"""How the lengths of the forms with one first token are packed: bit n for a form of n tokens."""

LONGEST: Final = 15

SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE prefix (prefix TEXT PRIMARY KEY, namespace TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, digest TEXT NOT NULL, settings TEXT NOT NULL,
  counts TEXT NOT NULL
);
CREATE TABLE concept (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, type TEXT NOT NULL, curie TEXT NOT NULL, label TEXT NOT NULL,
  definition TEXT, kind TEXT
);
CREATE TABLE form (concept INTEGER NOT NULL, form TEXT NOT NULL, exact INTEGER NOT NULL);
CREATE TABLE parent (concept INTEGER NOT NULL, curie TEXT NOT NULL);
CREATE TABLE posting (
  key TEXT NOT NULL, source INTEGER NOT NULL, concept INTEGER NOT NULL, form TEXT NOT NULL, exact INTEGER NOT NULL,
  PRIMARY KEY (key, source, concept, form, exact)
) WITHOUT ROWID;
CREATE TABLE mapping (
  source INTEGER NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL, object_label TEXT,
  justification TEXT NOT NULL, origin TEXT
);
CREATE TABLE mechanism (
  source INTEGER NOT NULL, drug TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL
);
CREATE TABLE trie (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE INDEX concept_curie ON concept (curie, type, source);
CREATE INDEX concept_source ON concept (source);
CREATE INDEX form_concept ON form (concept);
CREATE INDEX parent_concept ON parent (concept);
CREATE INDEX mapping_subject ON mapping (subject);
CREATE INDEX mapping_object ON mapping (object);
CREATE INDEX mechanism_drug ON mechanism (drug);
CREATE INDEX mechanism_target ON mechanism (target);
"""
