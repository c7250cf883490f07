"""Arms: the groups of participants that a text tells apart.

`arm` finds them, and makes the `arm_table`, which tells where sentences speak of which.
    where a text lists them: `alternative` with `listed_part` and `backbone`, `dose_arm`, `versus`, `named_arm`,
        `compared_group`, `sized_group` of `group_size` and `sized_name`
    that differ in time, pace or way: `variant_arm`, `variant_name`
    of a drug alone and with others: `partner_arm`; how many arms there should be: `group_number`
    a second time: `second_randomisation`; where it lists none: `placebo_arm`, `single_arm` of a `joint_treatment`
        without `other_drug`
    in lone texts: `lone_comparison`
    one arm: `arm_draft`, `arm_match`, `arm_name`, `arm_alias`, `arm_short_form`
    which is tried: `arm_role`, `arm_in_title`, `arm_reference`, `arm_description`, `arm_comparator`
    how many are in it: `arm_size` of `size_at_mention`, `arm_part`
"""
