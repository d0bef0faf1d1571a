"""What a read formula is about: what its labels count, how they are related, its unit, its range."""
