"""A read formula: text, tree, and what was noticed on the way."""

import enum
import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from ikukit.finding import Finding
from ikukit.formula.tree import Node, Reference, walk
from ikukit.source import Span


class Role(enum.Enum):
    """What a stretch of a formula text is for. The parts of a formula cover its text exactly."""

    VARIABLE = "variable"
    NUMBER = "number"
    OPERATOR = "operator"
    BRACKET = "bracket"
    SCALE = "scale"
    RESULT_NAME = "result-name"
    """A left-hand side, with its equals sign: ``Persentase X =``."""
    LEAD_IN = "lead-in"
    """Prose or a label before the expression: ``Rumus:``, ``dihitung dengan``."""
    DEFINITION = "definition"
    """What symbols stand for: ``dimana A = jumlah desa``."""
    RESTATEMENT = "restatement"
    """The same formula again: ``atau A/B x 100 %``."""
    VALUE = "value"
    """A filled-in number or blank template: ``= 412``, ``...... x 100``."""
    NOTE = "note"
    """Anything said about the formula that is no part of it."""
    SPACE = "space"


@frozen
class Part:
    """One stretch of the text and its role."""

    role: Role
    span: Span


@frozen
class Variable:
    """A distinct variable of a formula.

    ``label``: the words as first written, white space folded. ``name``: a snake_case identifier, unique in the formula.
    ``meaning``: what a definition list says the symbol stands for, else "". ``spans``: every place of use.
    """

    label: str
    name: str
    meaning: str = ""
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)


@frozen
class Reading:
    """Another defensible tree of an ambiguous text.

    ``text`` is the canonical, bracketed wording that allows only this tree; ``witness`` are values (by label) on
    which it differs from the tree that was chosen.
    """

    tree: Node
    text: str
    witness: Mapping[str, int] = field(factory=dict, eq=False)


@frozen(eq=False)
class Formula:
    """A formula text and its meaning. Made by ``ikukit.parse``.

    Two formulas are equal when their trees are.
    """

    text: str
    tree: Node
    unit: str = ""
    """What the result is measured in: ``persen``, ``rasio``, ``indeks``, ``orang``, ``desa`` ...; "" when unknown."""
    findings: tuple[Finding, ...] = ()
    readings: tuple[Reading, ...] = ()
    symbols: Mapping[str, str] = field(factory=dict, repr=False)
    """Symbols that the text defines, with their meaning."""
    indicator: str | None = field(default=None, repr=False)
    _layout: Callable[[], tuple[Part, ...]] = field(default=tuple, repr=False)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The roles of all stretches of the text, in order; they cover it exactly."""
        return self._layout()

    @cached_property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """Least and greatest value that the result can have, when its words say that a part is divided by its whole."""
        from ikukit.formula.meaning.ranges import range_of

        return range_of(self.tree, self.symbols)

    @cached_property
    def widest_range(self) -> tuple[Fraction, Fraction] | None:
        """A range that holds ``range`` whatever the words say; found without reading them, which takes much longer."""
        from ikukit.formula.meaning.ranges import range_of

        return range_of(self.tree, None)

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """The distinct variables in order of first appearance."""
        spans: dict[str, list[Span]] = {}
        for node in walk(self.tree):
            if isinstance(node, Reference):
                spans.setdefault(node.label, []).append(node.span)
        order = sorted(spans, key=lambda label: min(spans[label]))
        taken: set[str] = set()
        found = []
        for label in order:
            name = base = identifier(label)
            serial = 2
            while name in taken:
                name, serial = f"{base}_{serial}", serial + 1
            taken.add(name)
            found.append(Variable(label, name, self.symbols.get(label, ""), tuple(sorted(spans[label]))))
        return tuple(found)

    def __str__(self) -> str:
        from ikukit.formula.printer import to_text

        return to_text(self.tree)

    def _repr_html_(self) -> str:
        from ikukit.formula.rendering.mathml import to_html

        return to_html(self.tree)

    def _repr_latex_(self) -> str:
        from ikukit.formula.rendering.latex import to_latex

        return rf"$\displaystyle {to_latex(self.tree)}$"

    def __eq__(self, other: object) -> bool:
        return self.tree == other.tree if isinstance(other, Formula) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.tree)


def identifier(label: str) -> str:
    """``label`` as a snake_case identifier of ASCII letters, digits and underscores.

    >>> identifier("Jumlah desa/kelurahan ODF")
    'jumlah_desa_kelurahan_odf'
    """
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return f"v_{name}" if not name or name[0].isdigit() else name
