"""Who was studied.

`population` finds the conditions and asks `main_disease`, `named_disease`, `compound_disease`, `line` and
`population_part`.
"""
