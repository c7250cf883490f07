"""What was given to whom.

`intervention` finds what an arm was given, `dosing_statement` what a sentence says of a dose alone.
In lone texts `lone_sentence` finds what was given, and `combination` what was given together.
"""
