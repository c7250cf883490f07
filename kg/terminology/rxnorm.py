"""RxNorm's RRF tables: names (`RXNCONSO.RRF`) and, if it lies beside it, relations (`RXNREL.RRF`).

Ingredients are the drugs; brand names and precise ingredients (salts) become names of their ingredient. Doses, packs
and forms are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.terminology.form import is_abbreviation
from kg.terminology.source import Source
from kg.terminology.statement import ImportedConcept

NAMES: Final = "RXNCONSO.RRF"
RELATIONS: Final = "RXNREL.RRF"
_NAME_COLUMNS: Final = 18
_RELATION_COLUMNS: Final = 16
_INGREDIENT: Final = ("IN", "MIN")
_OTHER_NAME: Final = ("SY", "TMSY", "PSN")
_NAMES_INGREDIENT: Final = {"BN": "tradename_of", "PIN": "form_of"}


@dataclass(slots=True)
class _Drug:
    line: int
    label: str
    forms: dict[str, None] = field(default_factory=dict)


def files_of(path: Path) -> tuple[Path, ...]:
    """The names' file and the relations beside it, whichever of the two was given."""
    beside = path.with_name(path.name.replace(NAMES.split(".")[0], RELATIONS.split(".")[0]))
    names = path.with_name(path.name.replace(RELATIONS.split(".")[0], NAMES.split(".")[0]))
    return tuple(dict.fromkeys(each for each in (names, beside) if each.exists()))


def read_rxnorm(source: Source) -> Iterator[ImportedConcept]:
    """The ingredients with their names.

    Raises:
        VocabularyError: for a row of another width, or relations without the names beside them.
    """
    files = files_of(source.path)
    if files[0].name != source.path.name and RELATIONS.split(".")[0] not in source.path.name:
        files = (source.path,)
    if RELATIONS.split(".")[0] in files[0].name:
        raise source.error(0, f"expected {NAMES} beside it; put both files into one folder")
    drugs: dict[str, _Drug] = {}
    others: dict[str, tuple[str, list[str]]] = {}
    further: dict[str, dict[str, None]] = {}
    names = _beside(source, files[0])
    for number, cells in _iter_rows(names, _NAME_COLUMNS):
        identifier, language, vocabulary, kind, name, suppressed = (cells[i] for i in (0, 1, 11, 12, 14, 16))
        if vocabulary != "RXNORM" or language != "ENG":
            source.skip("name from another vocabulary of RxNorm")
        elif suppressed not in ("N", ""):
            source.skip("suppressed name")
        elif kind in _INGREDIENT:
            drugs.setdefault(identifier, _Drug(number, name)).forms[name] = None
        elif kind in _NAMES_INGREDIENT:
            others.setdefault(identifier, (kind, []))[1].append(name)
        elif kind in _OTHER_NAME:
            further.setdefault(identifier, {})[name] = None
        else:
            source.skip(f"name of the kind {kind}")
    for identifier, forms_of_it in further.items():
        if identifier in drugs:
            drugs[identifier].forms |= forms_of_it
        else:
            source.skip("further name of a dose, pack or form", len(forms_of_it))
    if len(files) > 1:
        _add_names(source, _beside(source, files[1]), drugs, others)
    elif others:
        source.skip(f"brand name or salt, since {RELATIONS} does not lie beside the file", len(others))
    for identifier, drug in drugs.items():
        forms = [form for form in drug.forms if form != drug.label]
        yield ImportedConcept(
            type=source.as_type or "drug",
            curie=f"RXNORM:{identifier}",
            label=drug.label,
            synonyms=tuple(form for form in forms if not is_abbreviation(form)),
            abbreviations=tuple(form for form in forms if is_abbreviation(form)),
            line=drug.line,
        )


def _add_names(
    source: Source, relations: Source, drugs: dict[str, _Drug], others: dict[str, tuple[str, list[str]]]
) -> None:
    """Give the names of brands and salts to their ingredient; those of several ingredients belong to none."""
    ingredients: dict[str, dict[str, None]] = {}
    for _, cells in _iter_rows(relations, _RELATION_COLUMNS):
        # a row says: the second concept stands in this relation to the first
        target, subject, relation = cells[0], cells[4], cells[7]
        if subject in others and target in drugs and relation == _NAMES_INGREDIENT[others[subject][0]]:
            ingredients.setdefault(subject, {})[target] = None
    for identifier, (_, forms) in others.items():
        found = list(ingredients.get(identifier, ()))
        if len(found) != 1:
            source.skip("brand name or salt of no or several ingredients")
            continue
        drugs[found[0]].forms.update(dict.fromkeys(forms))


def _beside(source: Source, path: Path) -> Source:
    return Source(path, source.as_type, source.only, source.namespaces, source.skipped)


def _iter_rows(source: Source, width: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in source.iter_lines():
        cells = line.removesuffix("|").split("|")
        if len(cells) != width:
            raise source.error(number, f"expected {width} cells parted by '|', got {len(cells)}; is the file cut?")
        yield number, cells
