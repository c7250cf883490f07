"""The shipped vocabulary with the local lexicon behind it: what the shipped one does not hold is looked up there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from kg.local_lexicon.in_use import lexicon_in_use
from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.concept import ConceptType
from kg.model.entry import Entry, KnownMechanism, Mapping
from kg.vocabulary import Vocabulary, parent_type, shipped_vocabulary

_SAME = "skos:exactMatch"


class JoinedVocabulary(Vocabulary):
    """Look-ups that ask the shipped vocabulary first; `entries` and the other tuples hold the shipped part only."""

    lexicon: LocalLexicon

    def __init__(self, shipped: Vocabulary, lexicon: LocalLexicon) -> None:
        super().__init__(shipped.entries, shipped.mappings, shipped.mechanisms, shipped.ambiguous, shipped.stop_forms)
        object.__setattr__(self, "lexicon", lexicon)

    # two of them are the same only if they are one: comparing all entries would be slow, and blind to the lexicon
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def shipped_entry(self, curie: str, type: ConceptType) -> Entry | None:
        """The shipped concept with this identifier or exactly matched to it; None if there is none or several."""
        if (entry := super().entry(curie, type)) is not None:
            return entry
        found = self._same_by_object.get((type, curie), ())
        return found[0] if len(found) == 1 else None

    def entry(self, curie: str, type: ConceptType | None = None) -> Entry | None:
        return super().entry(curie, type) or self.lexicon.entry(curie, type)

    def parents_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The broader concepts; an imported parent that is the same as a shipped concept is that one.

        Terminologies put salts below their drug; here the parents of a drug are classes, so those of the broader drug
        count for the salt.
        """
        type_ = parent_type(entry.type)
        found: dict[str, Entry] = {}
        waiting, seen = list(entry.parents), {entry.curie}
        while waiting:
            curie = waiting.pop(0)
            if curie in seen:
                continue
            seen.add(curie)
            if parent := self.shipped_entry(curie, type_) or self.lexicon.entry(curie, type_):
                found[parent.curie] = parent
            elif type_ != entry.type and (broader := self.entry(curie, entry.type)):
                waiting.extend(broader.parents)
        found.pop(entry.curie, None)
        return tuple(found.values())

    def mappings_of(self, curie: str) -> tuple[Mapping, ...]:
        return tuple(dict.fromkeys((*super().mappings_of(curie), *self.lexicon.mappings_of(curie))))

    def mechanisms_of(self, drug: str) -> tuple[KnownMechanism, ...]:
        return (*super().mechanisms_of(drug), *self.lexicon.mechanisms_of(drug))

    def drugs_acting_on(self, target: str) -> tuple[KnownMechanism, ...]:
        return (*super().drugs_acting_on(target), *self.lexicon.drugs_acting_on(target))

    def iter_all_entries(self) -> Iterator[Entry]:
        """The shipped concepts, then the imported ones that are not shipped."""
        yield from self.entries
        for entry in self.lexicon.iter_entries():
            if super().entry(entry.curie, entry.type) is None:
                yield entry

    @cached_property
    def _same_by_object(self) -> dict[tuple[ConceptType, str], tuple[Entry, ...]]:
        found: dict[tuple[ConceptType, str], dict[Entry, None]] = {}
        for mapping in self.mappings:
            if mapping.predicate == _SAME:
                for entry in self._entries_by_curie.get(mapping.subject, ()):
                    found.setdefault((entry.type, mapping.object), {})[entry] = None
        return {key: tuple(entries) for key, entries in found.items()}


def vocabulary_in_use() -> Vocabulary:
    """The shipped vocabulary, joined with the local lexicon if there is one."""
    lexicon = lexicon_in_use()
    return shipped_vocabulary() if lexicon is None else _joined(lexicon)


@lru_cache(maxsize=4)
def _joined(lexicon: LocalLexicon) -> JoinedVocabulary:
    return JoinedVocabulary(shipped_vocabulary(), lexicon)
