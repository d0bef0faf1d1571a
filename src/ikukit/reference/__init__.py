"""Official names, posts, spelling, dated terms, NIP, dates: what offices agree on, as data files and look-ups.

Nothing here judges a document; ``ikukit.checks`` does. Every data file names its source in a column of its own.
"""
