"""What the shipped vocabulary and earlier imports hold already, for importers that refer to it."""

from __future__ import annotations

from kg.joined_vocabulary import JoinedVocabulary
from kg.lexicon.imported import ImportedForms
from kg.lexicon.load import shipped_forms
from kg.lexicon.match import Matcher
from kg.model.concept import ConceptType
from kg.vocabulary import Vocabulary


class Known:
    """Concepts by a name or by an identifier from elsewhere."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._lexicon = vocabulary.lexicon if isinstance(vocabulary, JoinedVocabulary) else None
        imported = [ImportedForms(vocabulary)] if isinstance(vocabulary, JoinedVocabulary) else []
        self._matcher = Matcher(shipped_forms(), *imported, stop=vocabulary.stop_forms)
        self._subjects: dict[str, dict[str, None]] = {}
        for mapping in vocabulary.mappings:
            if mapping.predicate == "skos:exactMatch":
                self._subjects.setdefault(mapping.object, {})[mapping.subject] = None

    def has(self, curie: str) -> bool:
        return self._vocabulary.entry(curie) is not None

    def same_as(self, curie: str, type: ConceptType) -> str | None:
        """The concept with this identifier or exactly matched to it; None if there is none or more than one."""
        if self._vocabulary.entry(curie, type):
            return curie
        found = [each for each in self._subjects.get(curie, ()) if self._vocabulary.entry(each, type)]
        if not found and self._lexicon is not None:
            found = [each for each in self._lexicon.subjects_of(curie) if self._lexicon.entry(each, type)]
        return found[0] if len(found) == 1 else None

    def named(self, name: str, type: ConceptType) -> str | None:
        """The only concept of this type that may be called so."""
        entries = self._matcher.lookup(name) or self._matcher.lookup_any_case(name)
        found = {e.concept.curie for e in entries if e.concept.type == type}
        return found.pop() if len(found) == 1 else None
