"""What kind of text this is: one that reports a study of patients, or a review, a case report, laboratory work.

A text that counts people, or says what was done with them, reports a study unless it says that it is something
else. Of reviews, meta-analyses, case reports and laboratory work no study is made; a lone sentence on patients is
one.

Not measured: no public corpus annotates which texts report a study of patients.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.cue import load_cues
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import Characteristic

_FILE = "study_kind"


@dataclass(frozen=True, slots=True)
class StudyKind:
    """Whether a text reports a study of patients, and the kind of text where that is said."""

    is_study: bool
    name: str | None = None


def find_study_kind(reading: Reading) -> StudyKind:
    """Decide by the record's publication types, the title, and what the sentences say of people, in this order."""
    types = {
        t.lower() for t in (reading.document.publication.publication_types if reading.document.publication else ())
    }
    is_trial = any(_any("trial_type", type_) for type_ in types)
    sentences = [s for s in reading.sentences if s.role not in ("funding", "registration")]
    title = reading.title.words if reading.title else ""
    typed = None if is_trial else _other_type(types)
    if typed == "meta-analysis" or _any("meta_analysis", title) or _says(sentences, "meta_analysis_method"):
        return StudyKind(False, "meta-analysis")
    if typed == "case report" or (not is_trial and _is_case_report(title, sentences)):
        return StudyKind(False, "case report")
    if not is_trial and not _any("trial", title) and _any("titled_review", title):
        return StudyKind(False, "review")
    if not is_trial and _count(sentences, "studied", _FEW) < _FEW:
        other = _other_text(title, sentences, typed)
        if other is not None:
            return other
    said = find_study_type(reading)
    return StudyKind(True, said[0].value if said else None)


def _other_type(types: set[str]) -> str | None:
    """What a record calls its paper, if that is no study of patients."""
    return next((cue.value for cue in load_cues(_FILE)["other_type"] if any(cue.search(t) for t in types)), None)


def _other_text(title: str, sentences: list[ReadSentence], typed: str | None) -> StudyKind | None:
    """What a text is that says little of studied people; None if it may report a study all the same."""
    if typed == "review" or _is_review(title, sentences):
        return StudyKind(False, "review")
    is_lone = len(sentences) <= _LONE
    studied = _count(sentences, "studied", _FEW) + 2 * _any("people_in_title", title)
    laboratory = _count(sentences, "treated_animals" if is_lone else "preclinical", _FEW)
    if studied < min(laboratory, _FEW):
        return StudyKind(False, "preclinical")
    if is_lone or _largest_group(sentences):
        return None
    speaks_of_people = studied or _says(sentences, "trial")
    is_own = _any("trial", title or sentences[0].words) or _is_own_work(sentences)
    return None if speaks_of_people and is_own else StudyKind(False)


def _is_own_work(sentences: list[ReadSentence]) -> bool:
    """Does a text that counts nobody tell what its authors did themselves, and not of the work of others?"""
    has_tested = any(q.kind in _TESTED for s in sentences for q in s.quantities)
    return has_tested or _says(sentences, "own_work")


_FEW = 3
"""So many sentences on studied people, or on what was done, make a study of a text with words of a review."""
_SERIES = 5
"""So many patients are a series; fewer are cases."""
_TESTED = ("p", "interval")
"""Numbers that only somebody who has data of his own reports."""
_OF_GROUPS = ("percent", "count-percent", "p", "interval", "fraction", "mean-sd")
_LONE = 2
"""So few sentences are what somebody quoted: they need not say that patients were studied."""


def find_study_type(reading: Reading) -> list[Characteristic]:
    """What the text calls its study (`retrospective study`, `protocol`), from the title, the aims and the methods."""
    for sentence in reading.with_role("title", "background", "methods"):
        for cue in load_cues(_FILE)["kind"].within(sentence.words):
            match = cue.search(sentence.words)
            if match:
                start = sentence.span.start
                words = Span(start + match.start(), start + match.end())
                return [
                    Characteristic("study_type", cue.value, make_evidence(sentence, words, f"study_kind/{cue.name}"))
                ]
    return []


def _is_case_report(title: str, sentences: list[ReadSentence]) -> bool:
    """One or a few patients told of one by one: no group is counted, and nothing is said in percent."""
    if _any("case_report_title", title):
        return True
    if _largest_group(sentences) >= _SERIES or _any("trial", title):
        return False
    if _says(sentences, "case_report"):
        return True
    in_groups = any(q.kind in _OF_GROUPS for s in sentences for q in s.quantities) or _says(sentences, "trial")
    return len(sentences) > _LONE and _says(sentences, "single_patient") and not in_groups


def _is_review(title: str, sentences: list[ReadSentence]) -> bool:
    """The title is that of a review, or a sentence speaks of the text as one; a trial's title is believed first."""
    by_name = {cue.name: cue for cue in load_cues(_FILE)["review"]}
    if _any("trial", title):
        return False
    if any(cue.search(title) for cue in by_name.values()):
        return True
    itself = by_name["speaks-of-itself"].expression
    has_data = _largest_group(sentences) and _count(sentences, "own_work", _FEW) >= _FEW
    return not has_data and any(itself.search(s.words) for s in sentences)


def _largest_group(sentences: list[ReadSentence]) -> int:
    """The largest number of people that the text counts."""
    counted = [q for s in sentences for q in s.quantities if q.kind in ("people", "n", "fraction", "count-percent")]
    return max((q.integer("denominator") or q.integer("count") or 0 for q in counted), default=0)


def _any(group: str, words: str) -> bool:
    return any(cue.search(words) for cue in load_cues(_FILE)[group].within(words))


def _says(sentences: list[ReadSentence], group: str) -> bool:
    return any(_any(group, s.words) for s in sentences)


def _count(sentences: list[ReadSentence], group: str, enough: int) -> int:
    """Sentences that hold one of the cues, the title counting twice; counting stops when there are enough."""
    cues = load_cues(_FILE)[group]
    found = 0
    for sentence in sentences:
        if any(cue.search(sentence.words) for cue in cues.within(sentence.words)):
            found += 1 + (sentence.role == "title")
            if found >= enough:
                break
    return found
