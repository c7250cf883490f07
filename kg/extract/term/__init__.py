"""Terms: concepts where a text names them.

`sentence_term` finds those of a sentence, as `term`: first `listed_term`, what the vocabulary names, then it asks
    names and their neighbours: `parted_name`, `coordinated_term`, `timed_outcome`, `longer_name`, `other_name`
    letters: `short_name`, `own_abbreviation`, `code_name`
    forms: `unlisted`, `outweighed`, `lesion`, `unlisted_harm`, `chemical`, `cell_population`, `biomarker_state`
    what names are made of: `outcome_name`, `drug_partner`
    what they mean there: `other_meaning`, `plain_response`
Judgements of a treatment are no terms, and only mentioned: `verdict`.
"""
