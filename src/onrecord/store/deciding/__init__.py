"""What people decide: corrections, joins, what they take down by hand, what has to go.

What stands is what a machine found, and the decisions that hold, one after the other (`standing.stand`).
"""
