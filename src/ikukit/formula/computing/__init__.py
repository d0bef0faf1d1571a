"""A formula and numbers to an exact result or a reasoned gap, and how it came about."""
