"""Text to facts, a noun a file. Read `assemble` first: it calls every extractor and puts the study together.

Words used throughout: a *term* is a concept where a text names it, a *quantity* a number in its notation, an *estimate*
a number with what is attached to it (interval, p-value, count), a *series* estimates that commas or words join. A
*thing* is the outcome or harm that a number is of; a *frame* one sentence with all that its numbers may be tied to. A
*draft* is an arm while it is put together, a *lone* text a sentence or two without an abstract around them. A *cue* is
a row of a pattern file (`kg/data/README.md` tells which file says what). The extractor that a fact's evidence names is
such a row, or a step of a procedure that `kg/data/patterns/rules.yaml` describes.

What a text offers, from which all facts are made:
    `reading`: sentences with terms and numbers; `cue`, `evidence`, `term`
    terms: `sentence_term`, which asks
        names and their neighbours: `parted_name`, `coordinated_term`, `timed_outcome`, `longer_name`, `other_name`
        letters: `short_name`, `own_abbreviation`, `code_name`
        forms: `unlisted`, `lesion`, `unlisted_harm`, `chemical`, `cell_population`, `biomarker_state`
        what they mean there: `other_meaning`
    numbers: `quantity`, `estimate`, `sentence_estimate`, `change_end`, `shared_unit`, `series`,
            `average`, `average_span`
        of people: `head_count`, `head_count_candidate`, `masked_sentence`, `age`
        of drugs and times: `dose`, `timing`, `time_point`, `time_list`
    `mention`: all of these as `kg annotate` shows them, with judgements of a treatment by `verdict`

One extractor for each kind of fact, and what only it needs:
    the study: `characteristic`, which asks
        `study_kind`, `design`, `setting`, `study_date`, `enrolment`
    who was studied: `population`
        `main_disease`, `named_disease`, `compound_disease`, `line`, `population_part`
    arms: `arm`, and their `arm_table`
        where a text lists them: `alternative` with `listed_part`, `dose_arm`, `versus`, `sized_group`, `compared_group`
        of a drug alone and with another: `interaction_arm`
        a second time: `second_randomisation`; where it lists none: `partner_arm`, `single_arm`
        in lone texts: `lone_comparison`, `lone_group`
        one arm: `arm_draft`, `arm_match`, `arm_name`, `arm_alias`, `arm_short_form`
        which is tried: `arm_role`, `arm_reference`; how many: `arm_size`, `arm_size_of_share`, `arm_part`, `arm_count`
        how many arms there should be: `group_number`
        of one arm: `cohort`, `cohort_fact`
    what was given: `intervention`
        by which drugs: `study_drug`, `drug_list`, `drug_group`, `given_drug`
        how: `dosing`, `dosing_fact`, `dosing_statement`, `told_dose`, `regime`, `route`
        together: `lone_sentence`, `combination`, `drug_run`, `drug_tie`, `drug_partner`
    outcomes and results: `outcome`, `primary_outcome`, `result`, `result_outcome`
        which numbers: `result_number`, `bounded_level`, `occurrence`, `course`, `told_difference`, `every_arm`
        of what kind: `statistic`, `dimension`, `change`, `covariate`, `result_pair`
        what stands beside it: `comparison_p`, `named_p`, `denominator`
        in whom: `subgroup`, `group_row`
    what a number is of: `attach`, with a `frame`
        by its whole name or label: `thing_name`, `own_label`; of none before it: `other_subject`, `conjunct`
        which listed thing: `thing`, `thing_before`, `passed_number`, `thing_behind`, `thing_list`
        of several events: `composite`, `counted_noun`, `ratio_thing`
        by grammar: `measured`, `shared_number`, `further_number`, `next_named`
            and a name's: `noun_phrase`, `outcome_name`, `grammar_term`, `predicate`
        which arm: `arm_of_number`, `arm_beside`, `arm_of_one`
            of several numbers: `arm_of_comparison`, `arm_of_pairs`, `arm_of_series`, `arm_of_row`, `usual_order`
            of ratios: `ratio_arm`
        of several groups: `group_clause`; of a group without an arm: `unknown_group`
        when: `time_of_number`
    harms: `adverse_event`
        `harm_term`, `harm_number`, `harm_arm`, `grade`
    dose finding: `dose_finding`
        `dose_level`, `chosen_dose`, `limiting_toxicity`
    mechanisms: `mechanism`, `target`
    statements: `finding`, `phrase`

How sure a fact is: `confidence`, `feature`.
"""
