"""Text to facts, a noun a file. Read `assemble` first: it calls every extractor and puts the study together.

What a text offers, from which all facts are made:
    `reading`: sentences with terms and numbers; `cue`, `evidence`, `term`
    terms: `sentence_term`, `parted_name`, `coordinated_term`, `own_abbreviation`, `other_name`, `unlisted`,
        `unlisted_harm`, `chemical`, `cell_population`, `biomarker_state`, `longer_name`, `short_name`, `code_name`,
        `other_meaning`
    numbers: `quantity`, `estimate`, `sentence_estimate`, `series`, `dose`, `timing`, `time_point`, `time_list`,
        `average`, `age`, `head_count`, `head_count_candidate`, `masked_sentence`
    `mention`: all of these as `kg annotate` shows them

One extractor for each kind of fact, and what only it needs:
    the study: `study_kind`, `characteristic`, `design`, `setting`, `study_date`, `enrolment`, `population_part`
    who was studied: `population`, `main_disease`, `named_disease`, `compound_disease`, `line`
    arms: `arm`, `alternative`, `dose_arm`, `versus`, `sized_group`, `compared_group`, `second_randomisation`,
        `lone_comparison`, `lone_group`, `cohort`, `cohort_fact`; `arm_draft`, `arm_match`, `arm_name`, `arm_alias`,
        `arm_reference`, `arm_role`, `arm_short_form`, `arm_size`, `arm_count`, `arm_table`
    what was given: `intervention`, `study_drug`, `drug_list`, `drug_group`, `given_drug`, `dosing`, `dosing_fact`,
        `dosing_statement`, `regime`, `route`; together: `lone_sentence`, `combination`, `drug_run`, `drug_tie`,
        `drug_partner`
    outcomes and results: `outcome`, `primary_outcome`, `result`, `occurrence`, `result_number`, `statistic`, `change`,
        `comparison_p`, `named_p`, `told_difference`, `denominator`, `every_arm`, `subgroup`, `group_row`
    what a number is of: `attach`, `frame`, `thing`, `thing_before`, `passed_number`, `thing_behind`, `thing_list`,
        `measured`, `shared_number`, `further_number`, `noun_phrase`, `next_named`, `grammar_term`, `outcome_name`,
        `predicate`, `composite`, `counted_noun`, `ratio_thing`, `arm_of_number`, `arm_of_comparison`, `arm_of_pairs`,
        `arm_of_series`, `ratio_arm`, `time_of_number`
    harms: `adverse_event`, `harm_term`, `harm_number`, `harm_arm`, `grade`
    dose finding: `dose_finding`, `dose_level`, `chosen_dose`, `limiting_toxicity`
    `mechanism`, `target`; `finding`, `phrase`

How sure a fact is: `confidence`, `feature`.
"""
