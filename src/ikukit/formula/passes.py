"""The long way from text to Formula: the passes in their order, for the reading chosen and again for each other one."""

from collections.abc import Mapping
from functools import partial

from attrs import evolve

from ikukit.errors import FormulaError
from ikukit.formula.diagnosis import (
    explain_failure,
    refuse_empty,
    refuse_endless,
    refuse_prose,
    refuse_remarks,
)
from ikukit.formula.doubts import note_doubts
from ikukit.formula.draft import Draft
from ikukit.formula.formula import Formula, Reading
from ikukit.formula.meaning.units import unit_of
from ikukit.formula.printer import to_text
from ikukit.formula.syntax.builder import Builder, settle
from ikukit.formula.syntax.grammar import UnexpectedKind, parse_kinds
from ikukit.formula.text.characters import Reading as Characters
from ikukit.formula.text.characters import reading_of
from ikukit.formula.text.other_rules import refuse_other_rules
from ikukit.formula.text.outline import outline
from ikukit.formula.text.partition import at_source, partition
from ikukit.formula.text.restating import says_the_same
from ikukit.formula.text.statement import choose_statement
from ikukit.formula.text.symbols import name_numbers, settle_symbols
from ikukit.formula.tokens.ambiguity import settle_precedence, witness
from ikukit.formula.tokens.brackets import settle_brackets
from ikukit.formula.tokens.composing import compose
from ikukit.formula.tokens.lexer import WORDS, Token, scan
from ikukit.formula.tokens.line_ends import join_wrapped
from ikukit.formula.tokens.losses import restore_signs
from ikukit.formula.tokens.operators import settle_label_colon, settle_operators, settle_prefixes
from ikukit.formula.tokens.pairing import settle_pairs
from ikukit.formula.tokens.sides import Verdict
from ikukit.formula.tokens.stacking import settle_bars
from ikukit.formula.tokens.typos import repair
from ikukit.formula.tree import Node, Percentage, moved


def read(text: str, indicator: str | None) -> Formula:
    """The formula that ``text`` states, read the long way. Raises ``FormulaError``."""
    characters = reading_of(text)
    if characters is None:
        return _read(text, indicator)
    try:
        return _at_source(_read(characters.text, indicator), characters)
    except FormulaError as error:
        raise FormulaError(error.refusal, text, characters.span(error.span), **error.facts) from error


def _read(text: str, indicator: str | None) -> Formula:
    draft = drafted(text, indicator, {})
    tree = built(draft)
    readings = _readings(draft, tree)
    _compare_statements(draft, tree)
    note_doubts(draft, tree)
    return Formula(
        text=text,
        tree=tree,
        unit=unit_of(tree, draft.symbols),
        findings=tuple(draft.findings),
        readings=readings,
        layout=partial(partition, draft),
        symbols=draft.symbols,
        indicator=indicator,
    )


def drafted(text: str, indicator: str | None, forced: Mapping[int, Verdict]) -> Draft:
    """The tokens of ``text``, ready for the grammar. ``forced`` settles candidates by their place."""
    draft = Draft(text, indicator)
    refuse_empty(draft)
    found = outline(text, indicator)
    draft.parts += found.parts
    draft.symbols = found.symbols
    draft.scaled_in_words = found.percent_span
    draft.others += [span for span in (found.earlier, found.restated) if span]
    if found.halves:
        upper, between, lower = found.halves
        bar = Token("BAR", between.start, between.end, sure=True)
        draft.tokens = [*scan(text, upper.start, upper.end), bar, *scan(text, lower.start, lower.end)]
    else:
        draft.tokens = scan(text, found.start, found.end)
        refuse_other_rules(draft)
        choose_statement(draft)
        refuse_remarks(draft)
    if found.factor:
        times = Token("MULTIPLIED_BY", found.factor.start, found.factor.start, sure=True)
        draft.tokens += [times, Token(WORDS, found.factor.start, found.factor.end)]
    refuse_endless(draft)
    name_numbers(draft)
    repair(draft)
    settle_label_colon(draft)
    settle_prefixes(draft)
    settle_brackets(draft)
    join_wrapped(draft)
    restore_signs(draft)
    settle_operators(draft, forced)
    settle_bars(draft)
    settle_pairs(draft)
    compose(draft)
    settle_precedence(draft)
    return draft


def built(draft: Draft) -> Node:
    """The tree of a draft's tokens."""
    refuse_prose(draft)
    tokens = draft.tokens
    try:
        program = parse_kinds(tuple(token.kind for token in tokens))
    except UnexpectedKind as error:
        raise explain_failure(draft, error) from error
    tree = settle(Builder(draft).build(program, tokens))
    if draft.scaled_in_words and not isinstance(tree, Percentage):
        tree = Percentage(tree, factor_span=draft.scaled_in_words, span=tree.span)
    settle_symbols(draft, tree)
    return tree


def _readings(draft: Draft, tree: Node) -> tuple[Reading, ...]:
    """The other trees that a careful reader could defend, each with values on which it differs."""
    kept: list[Node] = []
    for other in [*_other_orders(draft, tree), *_forced_readings(draft)]:
        if other != tree and other not in kept:
            kept.append(other)
    return tuple(Reading(other, to_text(other), witness(tree, other)) for other in kept)


def _other_orders(draft: Draft, tree: Node) -> list[Node]:
    found = []
    for tokens in draft.orders:
        try:
            other = settle(Builder(draft).build(parse_kinds(tuple(token.kind for token in tokens)), tokens))
        except UnexpectedKind:
            continue
        draft.note("ambiguous-precedence", tree.span.start, tree.span.end, chosen=to_text(tree), other=to_text(other))
        found.append(other)
    return found


def _compare_statements(draft: Draft, tree: Node) -> None:
    """Note where another statement of the formula has another form."""
    for span in draft.others:
        try:
            other = built(drafted(span.of(draft.text), draft.indicator, {}))
        except FormulaError:
            continue
        if not says_the_same(tree, other, draft.symbols):
            draft.note("restatement-differs", span.start, span.end, chosen=to_text(tree))


def _forced_readings(draft: Draft) -> list[Node]:
    """What the text says when a doubtful sign is part of a name after all."""
    found = []
    for doubt in draft.doubts:
        try:
            found.append(built(drafted(draft.text, draft.indicator, {doubt: Verdict.WORD})))
        except FormulaError:
            continue
    return found


def _at_source(formula: Formula, characters: Characters) -> Formula:
    """``formula`` with every span counting in the source text."""
    return evolve(
        formula,
        text=characters.source,
        tree=moved(formula.tree, characters.span),
        findings=tuple(
            evolve(f, span=f.span and characters.span(f.span), text=characters.source) for f in formula.findings
        ),
        readings=tuple(evolve(r, tree=moved(r.tree, characters.span)) for r in formula.readings),
        layout=partial(at_source, formula.parts, characters),
    )
