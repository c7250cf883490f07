"""Compare the shipped vocabulary with reference tables: every identifier, label and mapping that they do not bear out.

usage: check_vocab.py REFERENCE [--data kg/data]

REFERENCE is a folder of tab-separated tables (`drugs.tsv`, `diseases.tsv`, `genes.tsv` ...) in which one row holds
identifiers and names of one thing. Identifiers are CURIEs, or bare in a column that is named after their prefix. Prints
a line for each disagreement and exits with status 1 if there is one:

  unknown   no reference holds this identifier
  name      the reference holds it, and none of its names (or, of a family, members) there is one of ours
  link      an exact match, or a close one made by its words, whose object and subject the reference neither puts into
            one row nor calls by one name
  label     a mapping or mechanism calls a concept otherwise than the lexicon does, or names one that it lacks
  pair      a mechanism that is said to come from a reference and that stands in none
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.lexicon.normalise import fold, fold_variants
from kg.model.entry import Entry
from kg.resources import data_path
from kg.vocabulary import Vocabulary, load_vocabulary

_LOCAL = "TRIALKG:"
_EXACT, _BY_WORDS = "skos:exactMatch", "semapv:LexicalMatching"
_CURIE = re.compile(r"[A-Za-z][\w.]*:[^\s|]+")
#: Columns with bare identifiers, and the prefix that they stand for.
_BARE = {
    "drugbank": "DRUGBANK",
    "ncit": "NCIT",
    "chebi": "CHEBI",
    "rxnorm": "RXNORM",
    "unii": "UNII",
    "mesh": "MESH",
    "cas": "CAS",
    "chembl": "CHEMBL.COMPOUND",
    "drugcentral": "DRUGCENTRAL",
    "pubchem": "PUBCHEM.COMPOUND",
    "entrez": "NCBIGENE",
    "ensembl": "ENSEMBL",
    "uniprot": "UNIPROT",
}
_IDENTIFIERS = ("id", "hgnc_id", "xrefs", "xrefs_by_synonym", "broad_xrefs", "drug_id", "source_drug_id")
_NAMES = (
    "label", "name", "short", "synonyms", "brand_names", "symbol", "alias_symbols", "alias_names", "prev_symbols", "cd",
    "item", "label_in_source", "term", "drug",
)  # fmt: skip
#: Words that one name may hold and another leave out; the order of words is left out of account too.
_EMPTY_WORDS = frozenset(
    (
        "a", "an", "and", "by", "chemotherapy", "complex", "endogenous", "family", "in",
        "malignant", "of", "or", "plus", "receptor", "regimen", "the", "to", "with",
    )
)  # fmt: skip
_PAIRS = "drug_targets.tsv"
_FAMILIES = "families_complexes.tsv"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the references do not bear out, and where it stands."""

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}\t{self.where}\t{self.what}"


@dataclass
class Reference:
    """The reference tables: names of identifiers, what stands in a row with them, and which drug acts on which gene."""

    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    partners: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pairs: set[tuple[str, str]] = field(default_factory=set)
    drugs_by_target: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, folder: Path) -> Reference:
        """Read all tables of the folder; raises FileNotFoundError if it has none."""
        reference = cls()
        paths = sorted(folder.glob("*.tsv"))
        if not paths:
            raise FileNotFoundError(f"{folder} holds no .tsv file; name the folder of the reference tables")
        for path in paths:
            for row in _rows(path):
                reference._add(path.name, row)
        return reference

    def _add(self, table: str, row: dict[str, str]) -> None:
        identifiers = set(_identifiers(row))
        names = {key for name in _cells(row, _NAMES) if (key := _key(name))}
        if table == _PAIRS:
            self.pairs |= {(drug, row["hgnc_id"]) for drug in identifiers if drug != row["hgnc_id"]}
            self.drugs_by_target[row["hgnc_id"]].add(fold(row["drug"]))
            names, identifiers = {_key(row["drug"])}, identifiers - {row["hgnc_id"]} - {f"UNIPROT:{row['uniprot']}"}
        if table == _FAMILIES:
            self.members[row["id"]] |= set(_split(row["members_hgnc"]))
        for identifier in identifiers:
            self.names[identifier] |= names
            self.partners[identifier] |= identifiers


def find_disagreements(vocabulary: Vocabulary, reference: Reference) -> Iterator[Disagreement]:
    """Everything in the vocabulary that the references do not bear out, in the order of the files."""
    forms = {
        (entry.type, entry.curie): {key for form in _forms(entry) for key in map(_key, fold_variants(form))}
        for entry in vocabulary.entries
    }
    for entry in vocabulary.entries:
        yield from _check_identifier(entry, forms[entry.type, entry.curie], reference)
    by_curie: dict[str, set[str]] = defaultdict(set)
    for (_, curie), keys in forms.items():
        by_curie[curie] |= keys
    for mapping in vocabulary.mappings:
        where = f"mapping {mapping.subject} {mapping.predicate} {mapping.object}"
        if mapping.subject not in by_curie:
            yield Disagreement("label", where, "the lexicon has no such subject")
        elif mapping.object not in reference.names:
            yield Disagreement("unknown", where, f"no reference holds {mapping.object}")
        elif mapping.object not in reference.partners[mapping.subject]:
            names = reference.names[mapping.object]
            claimed = mapping.predicate == _EXACT or mapping.justification == _BY_WORDS
            if claimed and not (names & (by_curie[mapping.subject] | reference.names.get(mapping.subject, set()))):
                yield Disagreement("link", where, f"there: {_some(names)}; here: {_some(by_curie[mapping.subject])}")
        known = reference.names.get(mapping.object)
        if mapping.object_label and known and _key(mapping.object_label) not in known:
            yield Disagreement("label", where, f"object is called {mapping.object_label!r}, there: {_some(known)}")
    yield from _check_mechanisms(vocabulary, reference)


def find_stale_labels(folder: Path, vocabulary: Vocabulary) -> Iterator[Disagreement]:
    """Labels that mappings and mechanisms repeat and that are no longer the lexicon's."""
    labels: dict[str, set[str]] = defaultdict(set)
    for entry in vocabulary.entries:
        labels[entry.curie].add(entry.label)
    pairs = {"mappings": ("subject",), "mechanisms": ("drug", "target")}
    for kind, columns in pairs.items():
        for path in sorted((folder / kind).glob("*.tsv")):
            for number, row in enumerate(_rows(path), 1):
                for column in columns:
                    curie, label = row[f"{column}_id"], row[f"{column}_label"]
                    if label not in labels[curie]:
                        found = ", ".join(sorted(labels[curie])) or "nothing"
                        yield Disagreement(
                            "label", f"{path.name} row {number}", f"{curie} is {label!r}, lexicon: {found}"
                        )


def _check_identifier(entry: Entry, keys: set[str], reference: Reference) -> Iterator[Disagreement]:
    if entry.curie.startswith(_LOCAL):
        return
    where = f"{entry.type} {entry.curie} {entry.label}"
    if entry.curie not in reference.names:
        yield Disagreement("unknown", where, "no reference holds the identifier")
    elif not keys & reference.names[entry.curie] and not set(entry.members) & reference.members.get(entry.curie, set()):
        yield Disagreement("name", where, f"there: {_some(reference.names[entry.curie])}")


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.label, *entry.synonyms, *entry.abbreviations)


def _check_mechanisms(vocabulary: Vocabulary, reference: Reference) -> Iterator[Disagreement]:
    for mechanism in vocabulary.mechanisms:
        drug, target = vocabulary.entry(mechanism.drug, "drug"), vocabulary.entry(mechanism.target)
        where = f"mechanism {mechanism.drug} {mechanism.action} {mechanism.target}"
        if drug is None or target is None:
            yield Disagreement("label", where, f"the lexicon has no {'drug' if drug is None else 'target'} of this id")
            continue
        if not mechanism.source.startswith(("opdb", "dc-targets")):
            continue
        drugs = {mechanism.drug, *reference.partners.get(mechanism.drug, ())}
        genes = {mechanism.target, *target.members, *reference.members.get(mechanism.target, ())}
        genes |= {gene for member in target.members for gene in reference.members.get(member, ())}
        if any((d, g) in reference.pairs for d in drugs for g in genes):
            continue
        # A reference may say it of a salt or prodrug: dabigatran is there as dabigatran etexilate.
        names = tuple(f"{fold(form)} " for form in _forms(drug))
        if not any(f"{there} ".startswith(names) for g in genes for there in reference.drugs_by_target.get(g, ())):
            yield Disagreement("pair", where, f"{drug.label} on {target.label} stands in no reference")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        content = (line for line in lines if not line.startswith("#"))
        for row in csv.DictReader(content, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {column: cell or "" for column, cell in row.items() if column}


def _identifiers(row: dict[str, str]) -> Iterator[str]:
    for cell in _cells(row, _IDENTIFIERS):
        if _CURIE.fullmatch(cell):
            prefix, _, identifier = cell.partition(":")
            yield f"{prefix.upper()}:{identifier}"
    for column, prefix in _BARE.items():
        yield from (f"{prefix}:{cell}" for cell in _split(row.get(column, "")))


def _key(name: str) -> str:
    """A name folded as for matching, its words sorted, without those that carry no meaning."""
    words = sorted(fold(name).split())
    return " ".join([word for word in words if word not in _EMPTY_WORDS] or words)


def _cells(row: dict[str, str], columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        yield from _split(row.get(column, ""))


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _some(names: set[str], limit: int = 4) -> str:
    shown = ", ".join(sorted(names, key=lambda name: (len(name), name))[:limit])
    return shown + (", ..." if len(names) > limit else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--data", type=Path, default=data_path())
    args = parser.parse_args()
    vocabulary, reference = load_vocabulary(args.data), Reference.read(args.reference)
    found = [*find_disagreements(vocabulary, reference), *find_stale_labels(args.data, vocabulary)]
    for disagreement in found:
        print(disagreement)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(d.kind for d in found).items()))
    public = sum(not entry.curie.startswith(_LOCAL) for entry in vocabulary.entries)
    print(
        f"{public} identifiers, {len(vocabulary.mappings)} mappings, {len(vocabulary.mechanisms)} mechanisms compared: "
        f"{len(found)} disagreements{f' ({kinds})' if kinds else ''}",
        file=sys.stderr,
    )
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
