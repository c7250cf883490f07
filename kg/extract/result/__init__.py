"""Results: the numbers of outcomes, one row each.

`result` finds them, `single_result` tells one; `primary_outcome` tells which outcomes the study was for,
    `declared_result` which results are of them.
    which numbers: `result_number`, `bounded_level`, `occurrence`, `course`, `told_difference`, `every_arm`
    of which outcome: `result_outcome`, `whole_name` of `words_behind_name` and `substance`; of no outcome:
        `covariate`, `other_measure`
    what belongs to them: `result_pair`, `compared_arm`, `comparison_p`, `named_p`, `pair_p`, `denominator`,
        `inferred_denominator`, `told_unit`
    in whom: `subgroup`, `patient_group`, `group_row`, `group_name`, `group_contrast`, `rival_group`,
        `analysis_population`
"""
