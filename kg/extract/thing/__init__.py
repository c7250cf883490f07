"""The thing that a number is of: an outcome or a harm.

A `frame` is one sentence with all that its numbers may be tied to.
    by the whole name or label of the thing: `thing_name`, `words_before_name`, `own_label`
    of none before it: `other_subject`
    which listed thing: `thing`, `thing_before`, `passed_number`, `thing_behind`, `thing_list`
    of several events: `composite`, `counted_noun`, `ratio_thing`
    by grammar: `measured`, `measurable`, `shared_number`, `further_number`, `next_named`
        and a name's: `noun_phrase`, `joined_name`, `grammar_term`, `predicate`
    what may be measured: `outcome`, `category`
    of what kind the number is: `statistic`, `average_word`, `untold`, `people_share`, `dimension`, `change`,
        `direction`
    when: `time_of_number`, `time_list`
"""
