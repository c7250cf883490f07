"""What a text states without a number.

`mechanism` finds which drug acts on which `target`, `finding` what is said to go with, predict or cause what, in a
`phrase` on either side.
"""
