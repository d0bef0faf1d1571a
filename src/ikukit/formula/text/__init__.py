"""A formula text as it stands: its characters, and what in it is the expression and what stands round it."""
