"""Layouts of tables in plain text: one module for each, from lines to a grid. ``ikukit.documents.text`` chooses among
them."""
