"""Text to Formula: the passes in their order, and what is said when there is no formula."""

import re

from ikukit.errors import FormulaError
from ikukit.finding import Finding
from ikukit.formula import outline as outlines
from ikukit.formula.brackets import settle_brackets
from ikukit.formula.builder import Builder, settle
from ikukit.formula.composing import compose
from ikukit.formula.diagnosis import explain_failure, refuse_prose
from ikukit.formula.draft import Draft
from ikukit.formula.formula import Formula, Part, Role
from ikukit.formula.grammar import UnexpectedKind, parse_kinds
from ikukit.formula.lexer import scan
from ikukit.formula.operators import settle_operators
from ikukit.formula.pairing import settle_pairs
from ikukit.formula.stacking import settle_bars
from ikukit.formula.statement import choose_statement
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference, walk
from ikukit.formula.typos import repair
from ikukit.formula.units import PERCENT, unit_of
from ikukit.source import Span


def parse(text: str, indicator: str | None = None) -> Formula:
    """The formula that ``text`` states, as it stands in a document.

    ``indicator`` is the indicator's name: a hint where the text alone is open. What was repaired or assumed is in
    ``Formula.findings``. Raises ``FormulaError`` when no careful reader would turn the text into arithmetic, ``TypeError`` when
    it is no text.

    >>> formula = parse("Jumlah desa tepat waktu dibagi Jumlah desa x 100 %")
    >>> [v.label for v in formula.variables], formula.unit
    (['Jumlah desa tepat waktu', 'Jumlah desa'], 'persen')
    """
    if not isinstance(text, str):
        raise TypeError(f"rumus harus berupa teks (str), bukan {type(text).__name__}")
    draft = _drafted(text, indicator)
    tree = _tree(draft)
    return _formula(text, draft, tree)


def _drafted(text: str, indicator: str | None) -> Draft:
    draft = Draft(text, indicator)
    if not text.strip():
        raise FormulaError("Teks rumus kosong.", text, Span(0, 0), "Isi rumus indikator ini.", "not-a-formula")
    found = outlines.outline(text)
    draft.parts += found.parts
    draft.symbols = found.symbols
    draft.scaled_in_words = found.percent_span
    if found.earlier:
        draft.others.append(found.earlier)
    draft.tokens = scan(text, found.start, found.end)
    choose_statement(draft)
    repair(draft)
    settle_brackets(draft)
    settle_operators(draft)
    settle_bars(draft)
    settle_pairs(draft)
    compose(draft)
    return draft


def _tree(draft: Draft) -> Node:
    refuse_prose(draft)
    builder = Builder(draft)
    try:
        program = parse_kinds(tuple(token.kind for token in draft.tokens))
    except UnexpectedKind as error:
        raise explain_failure(draft, error) from error
    tree = settle(builder.build(program))
    if draft.scaled_in_words and not isinstance(tree, Percentage):
        tree = Percentage(tree, factor_span=draft.scaled_in_words, span=tree.span)
    return tree


def _formula(text: str, draft: Draft, tree: Node) -> Formula:
    return Formula(
        text=text,
        tree=tree,
        unit=unit_of(tree, draft.symbols),
        findings=tuple(draft.findings),
        parts=(),
        symbols=draft.symbols,
        indicator=draft.indicator,
    )


_ = (re, Finding, Part, Role, Binary, Number, Operator, Reference, walk, PERCENT)
