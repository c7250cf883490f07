"""Groups and counts of people that are known only when the facts are.

`cohort` and `cohort_fact`: parts of the study that were reported apart. `lone_group`: the group of a lone sentence.
`arm_count` and `arm_size_of_share`: how many people of an arm were counted again, or are behind its shares.
"""
