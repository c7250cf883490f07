"""All mappings of a vocabulary as one SSSOM table."""

from __future__ import annotations

from kg.joined_vocabulary import JoinedVocabulary
from kg.model.entry import Mapping
from kg.rdf.prefixes import declared_prefixes, prefixes
from kg.vocabulary import Vocabulary

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
    "mapping_source",
)  # fmt: skip
_HEAD = """\
# mapping_set_id: https://w3id.org/trialkg/mappings/vocabulary
# mapping_set_title: The concepts of kg in other terminologies
# license: https://creativecommons.org/licenses/by-sa/4.0/
# comment: mapping_source names where each row comes from; rows of share-alike sources bind the whole table
"""


def to_sssom(vocabulary: Vocabulary) -> str:
    """The table with its `curie_map`, sorted and each mapping once."""
    mappings = set(vocabulary.mappings)
    if isinstance(vocabulary, JoinedVocabulary):
        mappings |= set(vocabulary.lexicon.iter_mappings())
    rows = sorted(_cells(mapping, vocabulary) for mapping in mappings)
    used = {cell.partition(":")[0] for row in rows for cell in (row[0], row[2], row[3], row[5])}
    namespaces = {**declared_prefixes(), **prefixes()}
    curie_map = "".join(f"#   {prefix}: {namespaces[prefix]}\n" for prefix in sorted(used) if prefix in namespaces)
    lines = "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))
    return f"# curie_map:\n{curie_map}{_HEAD}{lines}"


def _cells(mapping: Mapping, vocabulary: Vocabulary) -> tuple[str, ...]:
    entry = vocabulary.entry(mapping.subject)
    cells = (
        mapping.subject, entry.label if entry else "", mapping.predicate, mapping.object, mapping.object_label or "",
        mapping.justification, mapping.source or "",
    )  # fmt: skip
    return tuple(" ".join(cell.split()) for cell in cells)
