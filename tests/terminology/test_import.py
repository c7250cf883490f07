"""Files into a lexicon: all or nothing, twice is once, and what the shipped vocabulary holds already stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.joined_vocabulary import JoinedVocabulary
from kg.lexicon.imported import ImportedForms
from kg.lexicon.load import shipped_forms
from kg.lexicon.match import Matcher
from kg.local_lexicon.lexicon import LocalLexicon
from kg.terminology.compile import import_terminologies
from kg.terminology.hierarchy import find_cycle
from kg.terminology.report import ImportReport
from kg.terminology.source import Source
from kg.vocabulary import shipped_vocabulary

DATA = Path(__file__).parent.parent / "data" / "terminology"
Import = Callable[..., ImportReport]


def write_obo(folder: Path, name: str, *terms: tuple[str, ...]) -> Path:
    """A file with terms: identifier, name, then exact synonyms; `<` before an identifier makes it a parent."""
    lines = ["format-version: 1.2", ""]
    for identifier, label, *others in terms:
        lines += ["[Term]", f"id: {identifier}", f"name: {label}"]
        lines += [f"is_a: {o[1:]}" if o.startswith("<") else f'synonym: "{o}" EXACT []' for o in others] + [""]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def joined(lexicon: Path) -> JoinedVocabulary:
    return JoinedVocabulary(shipped_vocabulary(), LocalLexicon(lexicon))


def matcher(lexicon: Path) -> Matcher:
    vocabulary = joined(lexicon)
    return Matcher(shipped_forms(), ImportedForms(vocabulary), stop=vocabulary.stop_forms)


def named(lexicon: Path, words: str) -> set[tuple[str, str | None]]:
    return {(entry.concept.type, entry.concept.curie) for entry in matcher(lexicon).lookup(words)}


def test_importing_a_file_twice_changes_nothing(import_file: Import, lexicon: Path) -> None:
    import_file("tumors.obo")
    before = lexicon.stat()
    report = import_file("tumors.obo")
    after = lexicon.stat()

    assert not report.changed
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_the_same_files_make_the_same_lexicon(tmp_path: Path) -> None:
    sources = [DATA / name for name in ("tumors.obo", "hgnc.tsv", "mappings.sssom.tsv")]
    for name in ("one", "two"):
        import_terminologies([Source(path) for path in sources], tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_new_release_replaces_the_old_one(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka tumor"), ("DOID:2", "wombat fever")))
    report = import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka tumor", "quokka growth")))

    assert report.replaced
    assert [source.name for source in LocalLexicon(lexicon).sources()] == ["d.obo"]
    assert named(lexicon, "quokka growth") == {("disease", "DOID:1")}
    assert named(lexicon, "wombat fever") == set()


def test_the_same_file_as_another_type_is_another_import(import_file: Import, lexicon: Path) -> None:
    import_file("tumors.obo")
    assert import_file("tumors.obo", "adverse_event").changed
    assert named(lexicon, "quokka tumor") == {("adverse_event", "DOID:9990001")}


def test_several_files_are_imported_or_none(lexicon: Path, tmp_path: Path) -> None:
    faulty = write_obo(tmp_path, "faulty.obo", ("DOID:1", "a", "<DOID:1"))

    with pytest.raises(VocabularyError, match="circle"):
        import_terminologies([Source(DATA / "tumors.obo"), Source(faulty)], lexicon)
    assert {path.name for path in tmp_path.iterdir()} == {"faulty.obo"}


def test_imported_terms_are_found_in_texts_in_every_way_of_writing(import_file: Import, lexicon: Path) -> None:
    import_file("tumors.obo")
    text = "Malignant quokka tumours and a Quokka-Neoplasm (QKT), but no qkt and no wombats."
    found = matcher(lexicon).find(text)

    assert [match.span.of(text) for match in found] == ["Malignant quokka tumours", "Quokka-Neoplasm", "QKT"]
    assert found[0].entries[0].concept.curie == "DOID:9990002"


def test_the_shipped_concept_wins_a_form_that_both_have(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    report = import_file(write_obo(tmp_path, "d.obo", ("DOID:9990001", "quokka tumor", "acute myeloid leukaemia")))

    assert named(lexicon, "acute myeloid leukemia") == {("disease", "MONDO:0018874")}
    assert [(c.form, c.kept, c.imported) for c in report.conflicts] == [
        ("acute myeloid leukaemia", "MONDO:0018874", "DOID:9990001")
    ]


def test_a_form_of_another_type_stands_beside_the_shipped_one(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    report = import_file(write_obo(tmp_path, "d.obo", ("HP:9990001", "acute myeloid leukemia")))

    assert named(lexicon, "acute myeloid leukemia") == {("disease", "MONDO:0018874"), ("adverse_event", "HP:9990001")}
    assert report.conflicts == ()


def test_a_concept_that_is_the_same_as_a_shipped_one_gives_it_its_names(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    # DOID:9119 is exactly matched to MONDO:0018874 by the shipped mappings
    terms = (("DOID:9119", "acute myeloid leukemia", "quokka leukosis"), ("DOID:9990001", "quokka AML", "<DOID:9119"))
    report = import_file(write_obo(tmp_path, "d.obo", *terms))
    vocabulary = joined(lexicon)
    child = vocabulary.entry("DOID:9990001", "disease")

    assert named(lexicon, "quokka leukosis") == {("disease", "MONDO:0018874")}
    assert report.conflicts == ()
    assert child is not None
    assert [parent.curie for parent in vocabulary.parents_of(child)] == ["MONDO:0018874"]


def test_the_import_that_came_first_wins_over_later_ones(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file(write_obo(tmp_path, "first.obo", ("DOID:1", "quokka tumor")))
    report = import_file(write_obo(tmp_path, "second.obo", ("MONDO:9990001", "quokka tumor", "quokka growth")))

    assert named(lexicon, "quokka tumor") == {("disease", "DOID:1")}
    assert named(lexicon, "quokka growth") == {("disease", "MONDO:9990001")}
    assert [(c.kept, c.imported) for c in report.conflicts] == [("DOID:1", "MONDO:9990001")]


def test_within_a_file_the_label_wins_over_a_synonym(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka growth", "quokka tumor"), ("DOID:2", "quokka tumor")))

    assert named(lexicon, "quokka tumor") == {("disease", "DOID:2")}


def test_a_synonym_of_two_concepts_of_a_file_is_a_conflict_that_stays_open(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    terms = (("DOID:1", "quokka fever", "quokkitis"), ("DOID:2", "quokka cough", "quokkitis"))
    report = import_file(write_obo(tmp_path, "d.obo", *terms))

    assert named(lexicon, "quokkitis") == {("disease", "DOID:1"), ("disease", "DOID:2")}
    assert [(c.form, c.kept, c.imported) for c in report.conflicts] == [("quokkitis", None, "DOID:2")]


@pytest.mark.parametrize("form", ["mice", "rest", "CR", "AA"])
def test_stopped_and_ambiguous_forms_are_not_taken(
    form: str, import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka tumor", form)))

    assert ("disease", "DOID:1") not in named(lexicon, form)


def test_abbreviations_keep_their_case(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka tumor", "WASP")))

    assert named(lexicon, "WASP") == {("disease", "DOID:1")}
    assert named(lexicon, "wasp") == set()


def test_an_imported_concept_rolls_up_through_imported_parents(import_file: Import, lexicon: Path) -> None:
    import_file("tumors.obo")
    vocabulary = joined(lexicon)
    malignant = vocabulary.entry("DOID:9990002", "disease")

    assert malignant is not None
    assert [e.label for e in vocabulary.iter_with_ancestors(malignant)] == ["malignant quokka tumor", "quokka tumor"]


def test_a_salt_below_its_drug_rolls_up_into_the_classes_of_the_drug(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    salt = "C999007\t<x>\tC999004\tQuokkinib Mesylate\t\t\t\tPharmacologic Substance\n"
    path = tmp_path / "Thesaurus.txt"
    path.write_text((DATA / "Thesaurus.txt").read_text(encoding="utf-8") + salt, encoding="utf-8")
    import_file(path)
    vocabulary = joined(lexicon)
    entry = vocabulary.entry("NCIT:C999007", "drug")

    assert entry is not None
    assert [parent.label for parent in vocabulary.parents_of(entry)] == ["Quokkin Inhibitor"]


def test_a_parent_that_is_nowhere_is_counted(import_file: Import, tmp_path: Path) -> None:
    report = import_file(write_obo(tmp_path, "d.obo", ("DOID:1", "quokka tumor", "<DOID:99999999")))

    assert report.parents == 0
    assert report.skipped["parent that is neither in the file nor in the vocabulary"] == 1


def test_a_mapping_is_known_of_a_shipped_concept(import_file: Import, lexicon: Path) -> None:
    import_file("mappings.sssom.tsv")

    assert "NCIT:C99901" in {mapping.object for mapping in joined(lexicon).mappings_of("MONDO:0018874")}


def test_a_mechanism_is_known_of_its_drug_and_its_target(import_file: Import, lexicon: Path) -> None:
    import_file("mechanisms.csv")
    source = "ChEMBL (mechanisms.csv)"

    assert source in {m.source for m in joined(lexicon).mechanisms_of("NCIT:C61948")}
    assert source in {m.source for m in joined(lexicon).drugs_acting_on("HGNC:3765")}


def test_a_file_that_is_no_lexicon_is_an_error(lexicon: Path, tmp_path: Path) -> None:
    lexicon.write_text("quokka", encoding="utf-8")

    with pytest.raises(VocabularyError, match="expected a lexicon that 'kg vocab import' made"):
        import_terminologies([Source(DATA / "tumors.obo")], lexicon)
    assert lexicon.read_text(encoding="utf-8") == "quokka"


def test_a_lexicon_that_was_folded_otherwise_is_an_error(
    import_file: Import, lexicon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file("tumors.obo")
    monkeypatch.setattr("kg.lexicon.imported.fold_variants", lambda form: (form.upper(),))

    with pytest.raises(VocabularyError, match=r"compares terms in another way .* import again: tumors\.obo"):
        matcher(lexicon)


@pytest.mark.parametrize(
    ("parents", "cycle"),
    [
        ({}, ()),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, ()),
        ({"a": ["x"]}, ()),
        ({"a": ["a"]}, ("a", "a")),
        ({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["b"]}, ("b", "d", "b")),
    ],
)
def test_circles_are_found(parents: dict[str, list[str]], cycle: tuple[str, ...]) -> None:
    assert find_cycle(parents) == cycle


def test_a_very_deep_hierarchy_has_no_circle() -> None:
    assert find_cycle({str(n): [str(n + 1)] for n in range(100_000)}) == ()
