"""Tables: a formula, an indicator or a document over a dataframe. ``evaluating`` computes, row by row."""
