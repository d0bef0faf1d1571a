from ikukit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
