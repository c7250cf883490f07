"""Numbers: what they are before anybody asks what they are of.

`estimate` is a number with what is attached to it (interval, p-value, count); `sentence_estimate` finds those of a
sentence, `series` those that commas or words join. What stands apart from them: `change_end`, `shared_unit`, `share`.
    means, medians and their spread: `average`, `average_span`; points of a scale: `scale_score`
    of people: `head_count`, `head_count_candidate`, `known_size`, `masked_sentence`, `age`
    of drugs, times and harms: `dose`, `timing`, `time_point`, `grade`
"""
