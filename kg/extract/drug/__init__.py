"""Drugs where a sentence names several, and how each is given.

which drugs the study is of: `study_drug`
which of several are meant: `drug_list`, `drug_stretch`, `drug_group`, `given_drug`
whether they are given together: `drug_run`, `drug_tie`
how they are given: `dosing`, `dosing_fact`, `told_dose`, `regime`, `route`
"""
