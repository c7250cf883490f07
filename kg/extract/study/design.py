"""How the study was set up: phase, design, allocation, masking, registration.

Finds what the title, the aims and the methods say of this study, not what they say of earlier, other or planned
ones. The first design is the main one (dose-escalation, crossover, parallel, single-arm ...); where it is not said
in so many words it follows from what is: a randomised study has parallel groups, a phase 1 study that looks for a
dose escalates it, a phase 2 study that compares nothing has one arm. Further designs (multicentre,
placebo-controlled) follow it.

Measured on gold (docs/extraction.md; study, masking: 12 values): precision 1.000, recall 1.000; on ctro (design: 520
values): precision 0.763, recall 0.694.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import Characteristic, StudyProperty

_FILE = "design"
_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_LOOK_BACK = 90


def find_design(reading: Reading) -> list[Characteristic]:
    """Phase, design, allocation, masking and registrations, in this order, each with its evidence."""
    own = list(_own_sentences(reading))
    if not own:
        return find_registrations(reading)
    phase = _find_phase(own)
    allocation = _find_one_of(own, "allocation", "allocation")
    of_trial = [s for s in own if not _tells_of_readers(s)]
    masking = _find_one_of(of_trial, "masking", "masking") or _find_one_of(of_trial, "masking", "blind")
    design = _find_designs(reading, own, phase, allocation)
    return [c for c in (phase, *design, allocation, masking) if c] + find_registrations(reading)


def _tells_of_readers(sentence: ReadSentence) -> bool:
    """Does a sentence tell who looked at slides or scans, and nothing of a trial?"""
    words = sentence.words
    return says(_FILE, "reading_of_pictures", words) and not expression(_FILE, "word for a trial").search(words)


def _find_phase(own: list[ReadSentence]) -> Characteristic | None:
    """The study's phase in Arabic numbers: `phase Ib/II` is `1/2`. What may be a step of the study is its phase only
    where nothing else is, and no second step.
    """
    (cue,) = load_cues(_FILE)["phase"]
    said = [
        (sentence, match)
        for sentence in own
        for match in cue.finditer(sentence.words)
        if not says(_FILE, "phase_of_dose", sentence.words[match.end() :])
        and not _is_another_study(sentence.words, match.span())
    ]
    steps = [(sentence, match) for sentence, match in said if _is_step(sentence.words, match)]
    if len({match.group().lower() for _, match in steps}) > 1:  # then "phase 2 nonresponders" are of a step too
        chosen = [(sentence, match) for sentence, match in said if _is_of_study(sentence.words, match)]
    else:
        chosen = [one for one in said if one not in steps] or steps
    if not chosen:
        return None
    sentence, match = chosen[0]
    first, second = _arabic(match["first"]), _arabic(match["second"] or "")
    value = f"{first}/{second}" if second and second != first else first
    return _characteristic("phase", value, sentence, match.span(), "phase")


def _is_step(words: str, match: re.Match[str]) -> bool:
    """`Pain in phase 2 was rarer`: may this be a step of the study, such as one before its randomisation?"""
    opened = expression(_FILE, "step-of-study").search(words[: match.start()])
    return opened is not None and not _is_of_study(words, match)


def _is_of_study(words: str, match: re.Match[str]) -> bool:
    """`phase 2 trial`, `phase 3, open-label study`."""
    return expression(_FILE, "study-behind").match(words[match.end() :]) is not None


def find_registrations(reading: Reading) -> list[Characteristic]:
    """All registration numbers of the text, in one spelling each, in order."""
    found: dict[str, Characteristic] = {}
    for sentence in reading.sentences:
        for cue in load_cues(_FILE)["registration"].within(sentence.words):
            for match in cue.finditer(sentence.words):
                value = _plain_registration(match["id"])
                if value:
                    one = _characteristic("registration", value, sentence, match.span("id"), cue.name)
                    found.setdefault(value, one)
    return list(found.values())


def _plain_registration(text: str) -> str | None:
    """`NCT 0123 4567` is `NCT01234567`; a EudraCT number stands without the register's name."""
    eudract = re.search(r"(?:19|20)\d{2}-\d{6}-\d{2}$", text)
    if eudract:
        return eudract.group()
    value = re.sub(r"\s|ID:?", "", text)
    value = f"NCT{value}" if value.isdigit() else value
    return value if not value.startswith("NCT") or len(value) == len("NCT01234567") else None


def _find_designs(
    reading: Reading, own: list[ReadSentence], phase: Characteristic | None, allocation: Characteristic | None
) -> list[Characteristic]:
    """The main design, said or inferred, and what qualifies it."""
    said = {c.value: c for c in _find_all(own, "design", "main_design")}
    randomised = allocation is not None and allocation.value == "randomised"
    main = next((said[v] for v in ("crossover", "factorial") if v in said), None)
    if main is None and phase is not None and phase.value.startswith("1"):
        main = said.get("dose-escalation") or (_looks_for_dose(reading) if phase.value == "1" else None)
    if main is None and randomised:
        main = said.get("parallel") or _inferred("parallel", allocation)
    if main is None and not randomised:
        main = (
            said.get("parallel")
            or said.get("single-arm")
            or said.get("dose-escalation")
            or _one_group(reading, own, phase)
        )
    qualifiers = _find_all(own, "design", "qualifier")
    return [*([main] if main else []), *qualifiers]


def _looks_for_dose(reading: Reading) -> Characteristic | None:
    """A phase 1 study that speaks of the tolerated dose or of dose levels goes from dose to dose."""
    (cue,) = load_cues(_FILE)["looks_for_dose"]
    for sentence in reading.with_role("title", "background", "methods", "results"):
        match = cue.search(sentence.words)
        if match:
            return _characteristic("design", "dose-escalation", sentence, match.span(), "looks-for-dose", "0.8")
    return None


def _one_group(reading: Reading, own: list[ReadSentence], phase: Characteristic | None) -> Characteristic | None:
    """A phase 2 or pilot study whose title and methods compare nothing treats one group."""
    (cue,) = load_cues(_FILE)["one_group"]
    if phase is not None and phase.value != "2":
        return None
    if any(says(_FILE, "compares", s.words) for s in reading.with_role("title", "methods")):
        return None
    if any("random" in s.words.lower() for s in reading.with_role("background", "results")):
        return None
    for sentence in own:
        match = cue.search(sentence.words)
        if match and not _is_another_study(sentence.words, match.span()):
            return _characteristic("design", "single-arm", sentence, match.span(), "one-group", "0.7")
    return None


def _inferred(value: str, source: Characteristic | None) -> Characteristic | None:
    return None if source is None else Characteristic("design", value, source.evidence)


def _find_one_of(own: list[ReadSentence], name: StudyProperty, group: str) -> Characteristic | None:
    """The value that is said first, the title before the text; of two in one sentence the first of the file."""
    for sentence in own:
        for cue in load_cues(_FILE)[group].within(sentence.words):
            match = _own_match(cue, sentence)
            if match:
                return _characteristic(name, cue.value, sentence, match.span(), cue.name)
    return None


def _find_all(own: list[ReadSentence], name: StudyProperty, group: str) -> list[Characteristic]:
    """Each value once, in order of the text."""
    found: dict[str, Characteristic] = {}
    for sentence in own:
        for cue in load_cues(_FILE)[group].within(sentence.words):
            match = None if cue.value in found else _own_match(cue, sentence)
            if match:
                found[cue.value] = _characteristic(name, cue.value, sentence, match.span(), cue.name)
    return list(found.values())


def _own_match(cue: Cue, sentence: ReadSentence) -> re.Match[str] | None:
    return next((m for m in cue.finditer(sentence.words) if not _is_another_study(sentence.words, m.span())), None)


def _own_sentences(reading: Reading) -> Iterator[ReadSentence]:
    """The title, the methods and results, and what the background and the conclusions say of this study."""
    yield from reading.with_role("title")
    yield from reading.with_role("methods")
    for sentence in reading.with_role("background", "results"):
        if sentence.role == "results" or says(_FILE, "own_study", sentence.words):
            yield sentence
    for sentence in reading.with_role("conclusions"):
        if expression(_FILE, "speaks of this study").match(sentence.words):
            yield sentence


def _is_another_study(words: str, place: tuple[int, int]) -> bool:
    """Do the words before or behind say it of a study that is over, planned or another's?"""
    start, end = place
    before, behind = words[max(0, start - _LOOK_BACK) : start], words[end : end + _LOOK_BACK]
    if says(_FILE, "not_this_study", before) or says(_FILE, "reported_before", behind):
        return True
    has_shown, this_one = expression(_FILE, "has shown"), expression(_FILE, "this one")
    return has_shown.match(behind) is not None and this_one.search(before) is None


def _arabic(text: str) -> str:
    return _ARABIC.get(text.lower(), text)


def _characteristic(
    name: StudyProperty, value: str, sentence: ReadSentence, span: tuple[int, int], cue: str, confidence: str = "0.9"
) -> Characteristic:
    words = Span(sentence.span.start + span[0], sentence.span.start + span[1])
    return Characteristic(name, value, make_evidence(sentence, words, f"design/{cue}", confidence))
