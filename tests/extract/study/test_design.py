"""The study as a whole: what kind it is, how it was set up, how many took part, when, where and who."""

from __future__ import annotations

import pytest

from kg.extract.reading import read_document
from kg.extract.study.characteristic import find_characteristics
from kg.extract.study.study_kind import find_study_kind
from kg.model.document import Document
from kg.model.publication import Publication


def stated(text: str) -> dict[str, str]:
    """The first value of each property."""
    found: dict[str, str] = {}
    for characteristic in find_characteristics(read_document(Document("d", "d.txt", text, "plain_text"))):
        found.setdefault(characteristic.property, characteristic.value)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We conducted a phase Ib/II study of drug A in adults with gout.", {"phase": "1/2"}),
        ("In this phase 3 trial, 40 patients received drug A.", {"phase": "3"}),
        ("The recommended phase II dose was 10 mg in all 20 patients.", {}),
        ("A phase 1 study of drug A in gout. Patients received drug A. The MTD was 10 mg.", {"phase": "1"}),
        ("Drug A warrants evaluation in a phase 3 trial. Ten of 20 patients responded.", {}),
    ],
)
def test_the_phase_is_that_of_this_study(text: str, expected: dict[str, str]) -> None:
    found = stated(text)
    assert {k: found[k] for k in found if k == "phase"} == expected


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Sixty-two women undergoing mastectomy were enrolled and received drug A.", "treated", None),
        ("Sixty-two women were treated with drug A.", "treated", "62"),
        ("Forty patients with gout completed the study.", "evaluable", None),
        ("We gave drug A to men. Sepsis occurred in 23 patients treated with drug A.", "enrolled", None),
        ("Drug A was given to 14 patients with cirrhosis and 12 matched healthy controls.", "enrolled", None),
        (
            "Between 2 May and 9 June 2011, 512 men were assessed for eligibility, 304 of whom were randomised.",
            "enrolled",
            "304",
        ),
        ("Drug A was used in 38 patients with gout and drug B in 44, in random order.", "enrolled", None),
        ("In this trial, 26 of 58 adults were randomly selected to receive drug A.", "enrolled", None),
        ("Twenty-one adults with gout were treated with drug A, according to a standard scheme.", "enrolled", "21"),
        ("RESULTS: Thirty-one patients received drug A.", "enrolled", "31"),
        ("A total of 61 adults, 22 women and 39 men, were included.", "enrolled", "61"),
        ("RESULTS: Thirty-one patients received drug A and 5 patients received drug B.", "enrolled", None),
        ("RESULTS: A third had pain, including 16 men with gout. We gave drug A.", "enrolled", None),
        ("This is a prospective study, including 63 men with gout.", "enrolled", "63"),
        ("In nine silent cases with infarction, five patients were later found.", "enrolled", None),
        ("Adults (n = 156) with pain of ≥3/10 who were randomised to rest or drug A.", "enrolled", "156"),
        ("Forty-one obese patients, 23 females, mean age 52 years, were randomised.", "enrolled", "41"),
        ("There were 37 men in stratum I, and 44 in stratum II.", "enrolled", None),
        ("The safety data set included 208 men. In all, 214 men were randomised.", "enrolled", "214"),
        ("We tested a low dose in 37 patients and a high dose in 52 patients.", "enrolled", None),
        ("RESULTS: 1804 men were vaccinated with drug A, 912 with drug B.", "enrolled", None),
        ("RESULTS: 204 men received drug A and 197 placebo.", "enrolled", None),
        ("Fifteen men with gout, all nurses, served as the tried group.", "enrolled", None),
        ("Urban (n = 94) and rural men (n = 43) were randomised.", "enrolled", None),
    ],
)
def test_a_number_of_people_is_of_what_was_done_with_them(text: str, name: str, value: str | None) -> None:
    assert stated(text).get(name) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("METHODS: Patients received drug A daily for 14 weeks.", "duration", "14 weeks"),
        ("METHODS: Patients received drug A for 6 weeks, followed by drug B.", "duration", None),
        ("METHODS: Patients received drug A for 6 weeks, followed by assessments.", "duration", "6 weeks"),
        (
            "METHODS: Patients on a stable dose of drug A for 8 weeks were randomised to drug B or placebo.",
            "duration",
            None,
        ),
        ("METHODS: Drug A was given on day 1 of each 21-day treatment cycle.", "duration", None),
        ("METHODS: Patients received drug A; scores were recorded daily for 3 weeks.", "duration", None),
        ("We treated 412 women at centres throughout Canada.", "centres", None),
        ("We injected cells into ten left ventricular sites of 40 men.", "centres", None),
        ("METHODS: We reviewed 40 men treated with drug A over a 21-year period.", "duration", None),
        ("Sixty patients were treated; their sera were tested with kits (Abcam, UK).", "country", None),
        ("We compared 40 patients with people of the UK Biobank.", "country", None),
        ("We changed 40 pumps (Model A; Firm B, Germany) in men.", "country", None),
        ("We treated 40 men at two hospitals (Basel, Switzerland).", "country", "Switzerland"),
        (
            "METHODS: Men who completed the 10-week double-blind phase of a trial entered this 3-year extension.",
            "duration",
            "3 years",
        ),
        ("We treated 50 men. Slides were read by two pathologists in a double-blind way.", "masking", None),
        ("In this trial of 50 men, the gamma probe was held by the surgeon.", "masking", None),
        ("In this trial of 50 men, participants and study nurses were masked.", "masking", "double-blind"),
        (
            "We randomly assigned 50 men. Treatment was blinded to the study team, surgeons and patients.",
            "masking",
            "double-blind",
        ),
        ("We reviewed the records of 80 women who were treated from 2004 to 2011.", "start_date", None),
        ("We enrolled 80 women from 2004 to 2011.", "start_date", "2004"),
        ("Our findings support the feasibility of the test in 30 patients.", "design", None),
        ("In this pilot study, 30 patients with gout received drug A.", "design", "single-arm"),
        (
            "Rash was as frequent as in our cohort of 60 men, in line with data of the randomised trials.",
            "allocation",
            None,
        ),
        (
            "METHODS: A 6-week trial has shown drug A to work. In this 9-week trial, 50 men had drug A.",
            "duration",
            "9 weeks",
        ),
        ("METHODS: Of 60 men, 30 entered a 26-week open-label extension.", "duration", None),
        ("METHODS: 30 men took part in a 26-week extension study.", "duration", "26 weeks"),
        ("We treated 30 men with gel (GelA; an ABC International group company).", "design", None),
    ],
)
def test_time_place_and_masking_are_those_of_the_study(text: str, name: str, value: str | None) -> None:
    assert stated(text).get(name) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a single-center phase 1 study reported earlier, drug A was safe. We ran a phase 2 study of it.", "2"),
        ("In a phase 1 trial, drug A has shown activity. Here we report a phase 2 study.", "2"),
        ("A phase 3 trial that was published in 2014 found no benefit. In this phase 2 trial, 30 had drug A.", "2"),
        ("A phase 1 trial has shown that drug A works. In this phase 2 trial, 30 had drug A.", "2"),
        ("This phase 1 trial has shown that 30 men could take drug A.", "1"),
        ("In a phase 1 study reported here, 20 patients had received drug A before.", "1"),
        ("In a phase 3 trial, patients had been treated with drug A for 20 weeks.", "3"),
        ("Patients who completed the 9-week double-blind phase of a phase 3 trial entered this phase 4 study.", "4"),
    ],
)
def test_the_phase_of_a_study_that_was_reported_before_is_not_that_of_this_one(text: str, expected: str) -> None:
    assert stated(text)["phase"] == expected


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("We randomly assigned 40 patients with gout to drug A or placebo.", "parallel"),
        ("In this phase 1 study, 20 patients were treated to find the maximum tolerated dose.", "dose-escalation"),
        ("We conducted a phase 2 study of drug A in 30 patients with gout.", "single-arm"),
        ("In a randomized, double-blind crossover trial, 30 patients received drug A and placebo.", "crossover"),
        ("Nine men took part in a crossover, double-blind trial of drug A and drug B.", "crossover"),
        ("In this 2 x 2 factorial trial, 400 patients were randomised.", "factorial"),
        ("Patients were permitted to cross over. We randomly assigned 40 patients to drug A or B.", "parallel"),
        ("Thirty patients received drug A and drug B was given to others.", None),
    ],
)
def test_the_main_design_is_said_or_follows_from_what_is_said(text: str, design: str | None) -> None:
    assert stated(text).get("design") == design


def test_what_qualifies_a_design_follows_the_main_one() -> None:
    text = "In this multicenter, randomised, placebo-controlled trial, 40 patients received drug A or placebo."
    characteristics = find_characteristics(read_document(Document("d", "d.txt", text, "plain_text")))
    main, *further = [c.value for c in characteristics if c.property == "design"]
    assert (main, set(further)) == ("parallel", {"multicentre", "placebo-controlled"})


@pytest.mark.parametrize(
    ("text", "allocation", "masking"),
    [
        ("In an open-label, randomised trial, 40 patients received drug A.", "randomised", "open-label"),
        ("In a non-randomized, double-masked study, 40 patients received drug A.", "non-randomised", "double-blind"),
        ("In an observer-masked trial, 40 patients with open-angle glaucoma received drug A.", None, "single-blind"),
        ("Forty patients with open wounds received drug A. A random sample was kept.", None, None),
    ],
)
def test_allocation_and_masking_are_told(text: str, allocation: str | None, masking: str | None) -> None:
    found = stated(text)
    assert (found.get("allocation"), found.get("masking")) == (allocation, masking)


@pytest.mark.parametrize(
    ("text", "enrolled"),
    [
        ("Twenty-eight patients with gout were enrolled.", "28"),
        ("We randomly assigned 389 patients to drug A or placebo.", "389"),
        ("Eight hundred and six untreated women with gout were randomised.", "806"),
        ("A total of 13 388 women were randomly assigned to drug A or placebo.", "13388"),
        ("Patients (n = 283) were randomized to drug A (n = 141) or drug B (n = 142).", "283"),
        ("Of 300 patients screened, 253 were randomised.", "253"),
        ("METHODS: Drug A was given to 44 newly diagnosed, untreated stage II patients.", "44"),
        ("RESULTS: Of 137 patients treated, 72 had cirrhosis.", "137"),
        ("METHODS: Sixty adults (36 males) with knee pain were recruited and completed the study.", "60"),
        ("METHODS: A 3-period crossover study was conducted in 30 fasting healthy volunteers (29 men).", "30"),
        ("RESULTS: Fifty-four eyes of 27 patients were included.", "27"),
        ("RESULTS: Accrual ceased at 272 because of harms.", "272"),
        ("We screened 412 men and 208 were randomly assigned: 103 to drug A and 105 to rest.", "208"),
        ("We randomly assigned 96 men to drug A (2 mg, then increased to 4 mg) or rest.", "96"),
        ("METHODS: Thirty-one eyes of 24 adults with uveitis.", "24"),
        ("METHODS: We reviewed the hospital records of 1 306 men who underwent bypass.", "1306"),
        ("METHODS: 84 ASA I–II patients scheduled for bypass were allocated to drug A or rest.", "84"),
        ("METHODS: Ninety men (pts), 50 husbands and 40 sons, were included.", "90"),
        ("A cohort study including 133 girls in Norway, May 2011–June 2013.", "133"),
        # Nothing is the size of the study here.
        ("RESULTS: Eleven patients were entered at dose level 1 and four at level 2.", None),
        ("RESULTS: Drug A was given to more men, and 52 were randomised to the control group.", None),
        ("RESULTS: The BONE 5 randomised study was stopped.", None),
        ("RESULTS: Twelve patients achieved remission and 6 patients died.", None),
        ("RESULTS: Eighty-one patients were randomized to drug A and 79 to drug B.", None),
        ("Patients received drug A (n = 30) or placebo (n = 31).", None),
        ("The study will need 200 patients. Sixty events were required.", None),
        ("RESULTS: In 123 patients in the drug A group the event occurred.", None),
        (
            "We assigned 2417 men with gout and a urate level of 8 mg/dL or more to receive drug A or placebo.",
            "2417",
        ),
    ],
)
def test_the_size_of_the_study_is_found(text: str, enrolled: str | None) -> None:
    assert stated(text).get("enrolled") == enrolled


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Men got lithium in phase 1 (n = 41). Those who failed got drug A or placebo in phase 2.", None),
        ("Response in phase 1 was 20%. During phase 2, it was 30%, and 40% in phase 3.", None),
        ("Men got lithium in phase 1. In phase 2 they got drug A. Phase 2 nonresponders got both in phase 3.", None),
        ("In this phase 2 trial, 41 men got drug A. Response in phase 2 was 20%.", "2"),
        ("Response was 20% in phase 1. We conducted a phase 1/2 study of drug A in men.", "1/2"),
    ],
)
def test_steps_of_a_study_are_no_phases_of_it(text: str, phase: str | None) -> None:
    assert stated(text).get("phase") == phase


def test_enrolled_randomised_treated_and_evaluable_are_told_apart() -> None:
    text = (
        "METHODS: We enrolled 120 patients with gout. RESULTS: A total of 110 patients were randomised, 104 patients "
        "were treated, and 100 patients were evaluable for response."
    )
    found = stated(text)
    names = ("enrolled", "randomised", "treated", "evaluable")
    assert [found.get(name) for name in names] == ["120", "110", "104", "100"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We enrolled 58 men; 55 were treated and 51 were evaluable for pain.", ("58", None, "55", "51")),
        ("Of 92 men who were randomised, 90 received at least one dose.", ("92", "92", "90", None)),
        ("Forty men were registered; 37 were eligible and assessable.", ("40", None, None, "37")),
        ("Of 63 eligible men, 21 had gout.", ("63", None, None, None)),
        ("Of 70 men, 18 were treated with rest, and 9 were evaluable in arm B.", ("70", None, None, None)),
        ("Men (N = 306) were randomised to drug A or rest.", ("306", "306", None, None)),
    ],
)
def test_what_was_done_with_some_of_them_is_told(text: str, told: tuple[str | None, ...]) -> None:
    found = stated("RESULTS: " + text)
    assert tuple(found.get(name) for name in ("enrolled", "randomised", "treated", "evaluable")) == told


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("From May 2001 to June 2003, 40 patients were enrolled.", "2001-05", "2003-06"),
        ("Between Feb 3, 2011, and Nov 9, 2012, 40 patients were randomised.", "2011-02", "2012-11"),
        ("Forty patients were treated from January to June 2010.", "2010-01", "2010-06"),
        ("Between 1999 and 2004, 40 patients were recruited.", "1999", "2004"),
        ("Between 02/2002 and 12/2008, 40 patients were treated.", "2002-02", "2008-12"),
        ("A trial of 40 patients in Norway, April 2014–May 2015.", "2014-04", "2015-05"),
        ("Forty patients took part (July 2003 to June 2004).", "2003-07", "2004-06"),
        ("Forty patients were treated, May 2001 being the last month.", None, None),
        ("We searched MEDLINE for articles published from 1990 to 2010.", None, None),
        ("The dose rose from 10 to 2000 mg in 40 patients.", None, None),
    ],
)
def test_the_dates_of_accrual_are_found(text: str, start: str | None, end: str | None) -> None:
    found = stated(text)
    assert (found.get("start_date"), found.get("end_date")) == (start, end)


@pytest.mark.parametrize(
    ("words", "registration"),
    [
        ("ClinicalTrials.gov number, NCT00000001", "NCT00000001"),
        ("NCT 00000001", "NCT00000001"),
        ("clinicaltrials.gov identifier: 00000001", "NCT00000001"),
        ("ISRCTN00000001", "ISRCTN00000001"),
        ("EudraCT number 2005-000001-01", "2005-000001-01"),
        ("grant 2005-2008", None),
    ],
)
def test_registrations_stand_in_one_spelling(words: str, registration: str | None) -> None:
    assert stated(f"Forty patients were treated ({words}).").get("registration") == registration


def test_place_people_and_time_are_found() -> None:
    text = (
        "METHODS: In this 24-week, randomised trial at 12 centres in Norway and Italy, 40 patients received drug A or "
        "placebo. RESULTS: The median age was 61.5 years and 62% were female. Median follow-up was 19 months."
    )
    found = stated(text)
    assert found["country"] == "Norway"
    assert found["centres"] == "12"
    assert found["duration"] == "24 weeks"
    assert found["median_age"] == "61.5"
    assert found["sex"] == "62% female"
    assert found["follow_up"] == "19 months"


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("METHODS: Forty patients (median age 61; 22 M/18 F) received drug A.", "22 male, 18 female"),
        ("METHODS: Forty children (18 girls and 22 boys) received drug A.", "18 female, 22 male"),
        ("RESULTS: Drug A was given to 40 adults; 22 (55%) were women.", "55% female"),
        ("RESULTS: Forty children took part (median age 7 years; 22 boys [55%]).", "55% male"),
        ("METHODS: Forty postmenopausal women with gout were randomised to drug A or B.", "female"),
        ("METHODS: We enrolled 40 men aged 50 years or older.", "male"),
        # Some of the people, or people of both sexes.
        ("RESULTS: Drug A was given to 40 adults. Pain fell in 12 (30%) women.", None),
        ("METHODS: Forty women with gout and 12 healthy controls were enrolled.", None),
        ("METHODS: Forty women and men with gout were enrolled.", None),
        ("RESULTS: Women with gout had more pain than others who were enrolled.", None),
    ],
)
def test_the_sex_of_the_people_is_found(text: str, sex: str | None) -> None:
    assert stated(text).get("sex") == sex


@pytest.mark.parametrize("place", ["inserted into six sites in the thigh muscles", "taken from two biopsy sites"])
def test_places_of_the_body_are_no_centres(place: str) -> None:
    assert "centres" not in stated(f"METHODS: Forty patients received drug A. It was {place}.")


def test_a_country_of_a_firm_or_a_register_is_no_place_of_the_study() -> None:
    text = (
        "METHODS: Forty patients received drug A (Firm Inc, Basel, Switzerland). Gout is the cause of death in Italy."
    )
    assert "country" not in stated(text)


@pytest.mark.parametrize(
    ("text", "is_study", "kind"),
    [
        ("Drug A in gout: a systematic review and meta-analysis. We searched MEDLINE. Twelve trials were pooled. "
         "Pain fell.", False, "meta-analysis"),
        ("We report a 54-year-old man with gout. He took drug A. His pain went. He is well.", False, "case report"),
        ("Drug A for gout: a review. This article reviews the action of drug A. It inhibits a kinase. It is cheap.",
         False, "review"),
        ("Mice were given drug A. The rats too. Cells were incubated with drug A. In vitro it was active.", False,
         "preclinical"),
        ("Sleep among students: a narrative review. Students sleep little. All students dream. Most adults do too. "
         "Few patients complain.", False, "review"),
        ("Clinical practice guideline: drugs for gout. All patients need water. Most patients limp. These patients "
         "were treated late. Pain is common.", False, "review"),
        ("Adherence to a clinical guideline: a randomised trial. We enrolled 80 nurses. They were assigned to two "
         "groups. Half of them read it.", True, None),
        ("Kinetics of drug A. Drug A is a macrolide. It is metabolised in the liver. Most patients tolerate it. Its "
         "half-life is long in all patients.", False, None),
        ("Kinetics of drug A. Drug A is a macrolide. We measured it in the blood of transplant recipients. All "
         "patients tolerated it. Its half-life was long.", True, None),
        ("A website for gout. The page is free. It loads fast. It is written in C.", False, None),
        ("Twelve of 20 patients treated with drug A responded.", True, None),
        ("Stem cells were collected after treatment with drug A.", True, None),
        ("Tumour cells were incubated with drug A.", False, "preclinical"),
        ("This paper sets out to compare drug A with drug B in patients with gout.", True, None),
        ("We retrospectively analyzed 120 patients with gout. They received drug A. Ten relapsed. Two died.", True,
         "retrospective study"),
        ("Drug A in gout: study protocol for a randomised trial. We will enroll 40 patients. Pain is the end point. "
         "It is long.", True, "protocol"),
    ],
)  # fmt: skip
def test_of_texts_that_report_no_study_of_patients_none_is_made(text: str, is_study: bool, kind: str | None) -> None:
    found = find_study_kind(read_document(Document("d", "d.txt", text, "plain_text")))
    assert (found.is_study, found.name) == (is_study, kind)


@pytest.mark.parametrize(
    ("type_", "is_study"),
    [("Review", False), ("Case Reports", False), ("Clinical Trial, Phase II", True), ("Journal Article", True)],
)
def test_publication_types_are_believed(type_: str, is_study: bool) -> None:
    text = "Drug A is active in gout. Gout hurts. It was given to 20 patients. Pain fell."
    document = Document("d", "d.txt", text, "medline", publication=Publication(publication_types=(type_,)))
    assert find_study_kind(read_document(document)).is_study is is_study


def test_evidence_points_at_the_words() -> None:
    text = "In this phase 3 trial, we randomly assigned 40 patients with gout to drug A or placebo."
    for characteristic in find_characteristics(read_document(Document("d", "d.txt", text, "plain_text"))):
        evidence = characteristic.evidence
        assert evidence.sentence.contains(evidence.words)
        assert evidence.words.of(text)
        assert "/" in evidence.extractor
