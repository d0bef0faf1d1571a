"""Formula texts: reading them into trees, printing, evaluating. Import from the modules inside or from ``ikukit``."""
