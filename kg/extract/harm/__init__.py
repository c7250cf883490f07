"""Harms, one row each.

`adverse_event` finds them and asks `harm_term`, `harm_number` and `harm_arm`.
"""
