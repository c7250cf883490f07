"""Harms, one row each.

`adverse_event` finds them and asks `harm_term`, `harm_number`, `harm_owner`, `harm_arm` and `repeated_harm`.
"""
