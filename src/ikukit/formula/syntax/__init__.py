"""Pieces to tree: lark's table of the grammar, the parse by it, and the nodes that come of it."""
