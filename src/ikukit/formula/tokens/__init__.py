"""The expression in pieces: what could be an operator, and what each piece is in the end."""
