"""How fast the program is, as ratios to a named reference measured in the same run, in turn.

Seconds differ between machines and hours; the ratio of two things done one after the other does not.
"""
