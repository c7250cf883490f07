"""Doses that were looked for.

`dose_finding` finds them and asks `dose_level`, `chosen_dose` and `limiting_toxicity`.
"""
