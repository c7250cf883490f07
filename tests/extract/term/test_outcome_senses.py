"""Names of outcomes in another role (conduct, times, what patients came with), and where they are meant."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def outcomes(text: str) -> list[tuple[str, str | None]]:
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return [(m.span.of(text), m.label) for m in mentions if m.type in ("outcome", "adverse_event")]


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The secondary endpoints are listed in the protocol.", "secondary endpoints"),
        ("Accrual stopped in May.", "Accrual"),
        ("The kinase steers motility, adhesion, and survival.", "survival"),
        ("Urinary marker fell to 4 ng/mg creatinine.", "creatinine"),
        ("Half of the aneurysms showed linear growth.", "linear growth"),
        ("Falls, their recurrence, and pain were counted.", "recurrence"),
        ("The area under the curve for the number of ulcers fell.", "area under the curve"),
        ("Need for cognition was asked.", "cognition"),
        ("In these men we saw a stable disease course.", "stable disease"),
        ("Death-censored graft survival was 90%.", "Death"),
        ("Cells were slower in the wound-healing assay.", "wound-healing"),
        ("The link of outcome and treatment delay was strong.", "treatment delay"),
        ("Two had low phosphate reabsorption.", "low phosphate"),
        ("The function of this growth hormone is not clear.", "function of this growth hormone"),
        ("We gave weights for each item.", "weights"),
        ("The failure rate of translation is high.", "failure rate"),
        ("In psoriasis it improved disease control.", "disease control"),
        ("The efficacy data set held 88 men.", "efficacy"),
        ("Serum zinc stayed in the range for bone and safety.", "safety"),
        ("Age and flap weight were equal.", "weight"),
        ("We show the feasibility of measuring exosomes.", "feasibility"),
        ("It lowered triglycerides serum levels.", "serum levels"),
        (
            "This data indicates that the frequency of alleles was different.",
            "data indicates that the frequency of alleles",
        ),
        ("Young mice progressed to the most severe stages.", "progressed"),
        ("Women with breast cancer who progressed after regimens with a taxane were treated.", "progressed"),
        ("Samples were drawn on hospital admission.", "hospital admission"),
        ("Adults without a history of falls, stroke or hospitalization came.", "hospitalization"),
        ("Rechallenge with warfarin led to recurrence.", "recurrence"),
        ("The change over time was large.", "change over time"),
        ("The concomitant increase was large.", "concomitant increase"),
        ("Pacing significantly increased heart rate in dogs.", "increased heart rate"),
        ("As the evening session progressed, rats slept.", "progressed"),
        ("He had progression of his brain edema.", "progression"),
        ("The survival of viral reservoirs was short.", "survival"),
        ("The safety analysis set held 88 men.", "safety"),
        ("The safety mechanisms of the pump were tried.", "safety"),
        ("Duration of treatment was 2 years for letrozole.", "Duration of treatment"),
        ("It may beat single-pathway inhibition.", "pathway inhibition"),
        ("Glioma patients at first or second recurrence were treated.", "recurrence"),
        ("Blood was drawn during the follow-up period.", "follow-up period"),
        ("Scans were repeated two weeks after completion of therapy.", "completion of therapy"),
        ("We tested the feasibility of conducting a crossover trial.", "feasibility"),
        ("Adults in second complete remission went to transplantation.", "complete remission"),
        ("Maintenance was given to women in complete remission.", "complete remission"),
        ("Fear of recurrence was lower after the course.", "recurrence"),
        ("We treated men whose disease had progressed.", "progressed"),
        ("They had progressed on standard therapy.", "progressed"),
        ("Age and ferritin were prognostic factors.", "prognostic factors"),
        ("An ECOG performance status of 2 was allowed.", "performance status"),
        ("Two opioid-related deaths were seen.", "deaths"),
        ("The device was chosen by the patient's preference.", "patient's preference"),
        ("Doses went by age, frailty and patient preference.", "patient preference"),
        ("Zinc broke up leukemia interactions with stroma.", "leukemia interactions"),
        ("Zinc did not reach the efficacy threshold.", "efficacy threshold"),
        ("The survival of transplanted livers was long.", "survival"),
        ("The recommended dose (RDE) was 30 mg.", "recommended dose"),
        ("Prior nonresponders had ribavirin as well.", "nonresponders"),
        ("Men who did not respond to their first course had surgery.", "did not respond"),
        ("Women with sarcoma and with no evidence of disease were enrolled.", "no evidence of disease"),
        ("We asked 190 adults who underwent transplantation in May.", "underwent transplantation"),
        ("Four men were awaiting urgent coronary revascularization.", "revascularization"),
        ("Sirolimus served as a rescue therapy.", "rescue therapy"),
        ("No dose adjustment is needed in renal disease.", "dose adjustment"),
        ("Levels were drawn after tacrolimus dose reduction.", "dose reduction"),
        ("Breast cancer that progressed on a taxane was treated.", "progressed"),
        ("Myeloma in relapse or in plateau was treated.", "relapse"),
        ("The odds of progression to dementia were told.", "progression"),
        ("Thirty women were lost to follow-up.", "lost to follow-up"),
        ("Women with early, locally advanced and late disease, and renal toxicity were seen.", "early"),
    ],
)
def test_a_name_in_another_role_is_no_outcome(text: str, unwanted: str) -> None:
    assert unwanted not in [words for words, _ in outcomes(text)]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Median duration of treatment was 4.1 months.", "Median duration of treatment", "treatment duration"),
        ("Safety was good in both groups.", "Safety", "safety and tolerability"),
        ("Hospitalization for asthma was rarer.", "Hospitalization", "hospitalization"),
        ("Pacing significantly increased heart rate in dogs.", "heart rate", "heart rate"),
        ("Harms were fever (3%) and increased heart rate (2%).", "increased heart rate", "heart rate increased"),
        ("Bevacizumab had no serum levels of note; its serum levels were low.", "serum levels", "drug concentration"),
        ("Completion of treatment was 91%.", "Completion of treatment", "treatment completion"),
        ("Feasibility and safety were shown.", "Feasibility", "feasibility"),
        ("Nine patients achieved a second complete remission.", "complete remission", "complete remission rate"),
        ("The risk of relapse was 12%.", "risk of relapse", "relapse rate"),
        ("Seven patients progressed after 4 months.", "progressed", "progressive disease"),
        ("Performance status improved.", "Performance status", "performance status"),
        ("Mortality was 4%.", "Mortality", "mortality"),
        ("Dose reductions were required in 12 patients.", "Dose reductions", "dose reduction"),
        ("Death or revascularization occurred in 9%.", "revascularization", "revascularization"),
        ("With ondansetron the CR rate was 71%.", "CR rate", "complete antiemetic response"),
        ("The CR rate in leukemia was 71%.", "CR rate", "complete remission rate"),
        ("The SF-12 was sent by mail.", "SF-12", "SF-12 score"),
        ("Three patients completely responded.", "completely responded", "complete remission rate"),
        ("Two partially responded.", "partially responded", "partial remission rate"),
        ("No objective responses were seen.", "objective responses", "overall response rate"),
        ("Renal, hepatic, and cardiac toxicity was rare.", "hepatic", "hepatotoxicity"),
    ],
)
def test_a_name_that_is_measured_is_an_outcome(text: str, words: str, label: str) -> None:
    assert (words, label) in [(found, name or found) for found, name in outcomes(text)]
