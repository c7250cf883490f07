from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.vocabulary import Vocabulary, load_vocabulary

TARGET = "id\tlabel\tsynonyms\tabbreviations\tparents\tdefinition\tidentifier_source\tkind\tmembers"
DISEASE = "id\tlabel\tsynonyms\tabbreviations\tparents\tdefinition\tidentifier_source"
MECHANISM = "drug_id\tdrug_label\taction\ttarget_id\ttarget_label\tsource"
MAPPING = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tmapping_source"


def write(folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# title: a table\n" + "\n".join(lines) + "\n", encoding="utf-8")


def test_a_folder_without_files_is_an_empty_vocabulary(tmp_path: Path) -> None:
    assert load_vocabulary(tmp_path) == Vocabulary()


def test_an_entry_has_the_cells_of_its_row(tmp_path: Path) -> None:
    write(
        tmp_path, "lexicon/target.curated.tsv", TARGET, "A:1\tFLT3\tflk-2|CD135\tFLT3\t\tA kinase.\thgnc\tgene\tA:2|A:3"
    )
    (entry,) = load_vocabulary(tmp_path).entries

    assert (entry.type, entry.curie, entry.label, entry.kind) == ("target", "A:1", "FLT3", "gene")
    assert entry.synonyms == ("flk-2", "CD135")
    assert entry.members == ("A:2", "A:3")
    assert entry.parents == ()
    assert entry.concept.is_grounded


def test_ancestors_come_once_each_even_in_a_circle(tmp_path: Path) -> None:
    rows = ("A:1\ta\t\t\tA:2|A:3\t\t", "A:2\tb\t\t\tA:4\t\t", "A:3\tc\t\t\tA:4|A:9\t\t", "A:4\td\t\t\tA:1\t\t")
    write(tmp_path, "lexicon/disease.curated.tsv", DISEASE, *rows)
    vocabulary = load_vocabulary(tmp_path)
    entry = vocabulary.entry("A:1", "disease")

    assert entry is not None
    assert [each.label for each in vocabulary.iter_with_ancestors(entry)] == ["a", "b", "c", "d"]


def test_the_parents_of_a_drug_are_drug_classes(tmp_path: Path) -> None:
    write(tmp_path, "lexicon/drug.curated.tsv", f"{DISEASE}\tkind", "A:1\tsorafenib\t\t\tA:2\t\t\tsmall molecule")
    write(tmp_path, "lexicon/drug_class.curated.tsv", DISEASE, "A:2\tkinase inhibitor\t\t\t\t\t")
    vocabulary = load_vocabulary(tmp_path)
    (drug,) = vocabulary.of_type("drug")

    assert [parent.label for parent in vocabulary.parents_of(drug)] == ["kinase inhibitor"]


def test_one_identifier_may_be_a_disease_and_a_harm(tmp_path: Path) -> None:
    write(tmp_path, "lexicon/disease.curated.tsv", DISEASE, "A:1\tpneumonia\t\t\t\t\t")
    write(tmp_path, "lexicon/adverse_event.curated.tsv", f"{DISEASE}\tsoc", "A:1\tpneumonia\t\t\t\t\t\tInfections")
    harm = load_vocabulary(tmp_path).entry("A:1", "adverse_event")

    assert harm is not None
    assert harm.soc == "Infections"


def test_mechanisms_are_found_by_drug_and_by_target(tmp_path: Path) -> None:
    write(
        tmp_path, "mechanisms/curated.tsv", MECHANISM, "D:1\tx\tinhibits\tT:1\ty\tNCIt", "D:2\tz\tbinds\tT:1\ty\tNCIt"
    )
    vocabulary = load_vocabulary(tmp_path)

    assert [m.drug for m in vocabulary.drugs_acting_on("T:1")] == ["D:1", "D:2"]
    assert [m.action for m in vocabulary.mechanisms_of("D:2")] == ["binds"]
    assert vocabulary.drugs_acting_on("T:9") == ()


def test_mappings_ambiguous_and_stop_forms_are_read(tmp_path: Path) -> None:
    write(tmp_path, "mappings/drug.sssom.tsv", MAPPING, "D:1\tx\tskos:exactMatch\tE:1\ty\tsemapv:LexicalMatching\tdb")
    write(
        tmp_path, "lexicon/ambiguous.curated.tsv", "form\ttype\tid\tcues\tnote", "CR\toutcome\tA:1\tremission|blasts\t"
    )
    write(tmp_path, "lexicon/stop.curated.tsv", "form\tnote", "all\tEnglish")
    vocabulary = load_vocabulary(tmp_path)

    assert [(m.predicate, m.object) for m in vocabulary.mappings_of("D:1")] == [("skos:exactMatch", "E:1")]
    assert vocabulary.ambiguous[0].cues == ("remission", "blasts")
    assert vocabulary.stop_forms == {"all"}


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("lexicon/disease.curated.tsv", ["id\tname"], r":2: expected the columns \['id', 'label'"),
        ("lexicon/disease.curated.tsv", [], "expected a header row"),
        ("lexicon/disease.curated.tsv", [DISEASE, "A:1\tx"], r":3: expected 7 cells parted by tabs, got 2"),
        ("lexicon/disease.curated.tsv", [DISEASE, "A:1" + "\t" * 6], r":3: the cell 'label' is empty"),
        (
            "lexicon/disease.curated.tsv",
            [DISEASE, *["A:1\tx\t\t\t\t\t"] * 2],
            r":4: the id 'A:1' stands at .*:3 already",
        ),
        (
            "mechanisms/curated.tsv",
            [MECHANISM, "D\tx\ttickles\tT\ty\ts"],
            r":3: unknown action 'tickles'; known are inh",
        ),
        ("lexicon/ambiguous.curated.tsv", ["form\ttype\tid\tcues\tnote", "CR\tword\tA:1\t\t"], "unknown type 'word'"),
    ],
)
def test_a_faulty_table_is_an_error_with_its_file_and_line(
    tmp_path: Path, name: str, lines: list[str], message: str
) -> None:
    write(tmp_path, name, *lines)

    with pytest.raises(VocabularyError, match=message) as raised:
        load_vocabulary(tmp_path)
    assert name in str(raised.value)


def test_a_table_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "disease.curated.tsv").write_bytes("id\tSjögren\n".encode("latin-1"))

    with pytest.raises(VocabularyError, match="expected UTF-8"):
        load_vocabulary(tmp_path)
