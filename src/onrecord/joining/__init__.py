"""Whether two things tell of the same, judged by themselves: pure functions, no database.

A judgement depends on the pair alone. So whatever else an archive holds, and in whatever order it came, a pair is judged
alike.
"""
