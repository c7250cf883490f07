"""The numbers of a sentence tied to what they are of, and to the arm that they are of.

`attach` ties each to its thing, and asks which arm: `arm_of_number`, `arm_beside`, `arm_of_one`
    of several numbers: `arm_of_comparison`, `compared_pair`, `arm_of_pairs`, `arm_of_series`, `arm_of_row`,
    `usual_order`
    of ratios: `ratio_arm`; of differences: `difference_arm`
    of all before a bracket that splits them: `total`; of a part of an arm's people: `part_of_arm`
    of several groups: `group_clause`; of a group without an arm: `unknown_group`, `dose_group`, `shared_name`
"""
