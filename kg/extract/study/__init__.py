"""The study as a whole.

`characteristic` lists its properties and asks `study_kind`, `design`, `setting`, `study_date` and `enrolment`, which
chooses from each `counted_group` of the numbers that are a `people_count`.
"""
