"""A tree in the wording of many hands: other words and signs, brackets, spacing, case, lead-ins, trailing notes.

The counterpart of the printer: many texts for one tree, which a careful person reads as that tree. What such texts are
good for is told by the tests; nothing here knows how texts are read.
"""

import random
import re
from typing import assert_never

from attrs import frozen
from hypothesis import strategies as st

from ikukit.formula.printer import quoted, to_text
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Notation,
    Number,
    Operator,
    Percentage,
    Reference,
)

_PRODUCT_SIGNS = (
    " x ", " X ", " × ", " * ", " dikali ", " dikalikan ", " dikali dengan ", " dikalikan dengan ", " di kali ",
)  # fmt: skip
_SIGNS = {
    Operator.ADD: (
        " + ", "+", " ditambah ", " ditambah dengan ", " ditambahkan ", " dijumlahkan dengan ", " plus ", " tambah ",
    ),
    Operator.SUBTRACT: (
        " - ", " – ", " − ", "-", " dikurangi ", " dikurangi dengan ", " dikurangkan ", " dikurang ", " minus ",
        " kurang ",
    ),
    Operator.MULTIPLY: (*_PRODUCT_SIGNS, " kali "),
    Operator.DIVIDE: (
        " dibagi ", " dibagi dengan ", " dibagi oleh ", " dibagikan ", " di bagi ", " dibandingkan dengan ", " bagi ",
        " / ", " ÷ ", " ∕ ", "/", " : ",
    ),
    Operator.POWER: ("^", " ^ ", " pangkat ", "**"),
}  # fmt: skip
_SAFE_SIGNS = {
    Operator.ADD: " + ",
    Operator.SUBTRACT: " dikurangi ",
    Operator.MULTIPLY: " x ",
    Operator.DIVIDE: " / ",
}
"""What a careful hand writes where another sign could be misread: ``A : B`` may name a result, ``60 - 65`` is a range,
``undang - undang`` one word."""
_NAMES = {
    Function.MEAN: ("rata-rata", "Rata-rata", "rerata", "rata - rata", "nilai rata-rata"),
    Function.MINIMUM: ("minimum", "min", "Min"),
    Function.MAXIMUM: ("maksimum", "max", "maks"),
    Function.ROOT: ("akar", "√", "akar kuadrat", "akar dari"),
    Function.LOGARITHM: ("log", "Log"),
    Function.NATURAL_LOGARITHM: ("ln",),
    Function.EXPONENTIAL: ("exp",),
    Function.ABSOLUTE: ("nilai mutlak", "abs", "nilai mutlak dari"),
}
_HUNDREDS = ("100 %", "100%", "100", "100 persen", "seratus persen", "100 (seratus) persen", "100,00 %")
_LEADS = (
    "Rumus : ", "Rumus: ", "Rumus = ", "Formulasi : ", "Cara menghitung : ", "Rumus perhitungan:\n", "Capaian = ",
    "Capaian kinerja = ", "Persentase capaian kinerja = ", "Dihitung dengan rumus ", "= ", "Formula: ",
    "Indikator ini dihitung dengan cara: ", "Dihitung dengan menggunakan rumus sebagai berikut:\n",
    "Metode penghitungan : ",
)  # fmt: skip
_BULLETS = ("a. ", "1. ", "2) ", "• ", "- ", "(1) ")
_TRAILS = (
    ".", " ", "\n", " = ", " = 91,67", " = 91,67 %", " = ..........", "\n\n..........", " (satuan: dokumen)",
    ". Sumber data: laporan kecamatan.", "; satuan: dokumen", "\n= .......... %",
)  # fmt: skip
_PAIRS = {
    Operator.SUBTRACT: ("Selisih antara {} dan {}", "selisih {} dengan {}", "Pengurangan antara {} dengan {}"),
    Operator.DIVIDE: (
        "Perbandingan antara {} dengan {}", "perbandingan {} terhadap {}", "Rasio {} terhadap {}",
        "Hasil bagi antara {} dengan {}", "Bagilah {} dengan {}", "Membagi {} dengan {}",
    ),
    Operator.MULTIPLY: ("Hasil kali antara {} dengan {}", "Perkalian antara {} dan {}"),
    Operator.ADD: ("Penjumlahan dari {} dan {}", "Total antara {} serta {}", "Akumulasi dari {} dan {}"),
}  # fmt: skip
"""A pair that is the whole text may be announced by a word before it."""
_SHARES = ("Persentase {} terhadap {}", "Prosentase {} terhadap {}")
_JOINING = re.compile(r"(?<!\w)(?:dan|dengan|dari|terhadap|serta|per|atau)(?!\w)|[^\w\s]")
_OUTSIDE_QUOTES = r"(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)"
_BREAKABLE = r"(?<=[a-z]) (?=[a-z])" + _OUTSIDE_QUOTES
_AT_SIGNS = r"(?:(?<=[+/×÷*]) (?=[A-Za-z(])|(?<=[a-z)]) (?=[+/×÷*] ))" + _OUTSIDE_QUOTES
_COUNTED = re.compile(r"(?:jumlah|total)\s", re.IGNORECASE)
_HEADED = re.compile(r"(?:jumlah|jml|luas|nilai|realisasi|target|indeks|persentase|total|skor)\s|[^a-z]", re.IGNORECASE)
_WORDY = re.compile(r"\s[a-z]{3,}$")


def _stands_below(node: Node) -> bool:
    """A denominator that a bar alone sets apart: a name, a sum or a difference. A factor at the end of the last line
    belongs to the whole fraction.
    """
    sums = (Operator.ADD, Operator.SUBTRACT)
    return isinstance(node, Reference) or (isinstance(node, Binary) and node.operator in sums)


@frozen
class _Piece:
    """Words and how tightly they hold together: 0 signed, 1 sum, 2 product, 3 power, 4 operand."""

    text: str
    level: int = 4
    divided: bool = False
    """A division stands bare in the text."""


def messy_texts(tree: Node, careful: bool = True) -> st.SearchStrategy[str]:
    """Texts that say ``tree`` in other words.

    A ``careful`` hand brackets what could be computed in two orders, quotes names that could be taken apart and takes
    another sign where one could be misread; a careless one writes what mathematics allows. Recursion ends with the
    leaves, as in ``trees``.
    """
    return st.randoms(use_true_random=False).map(lambda dice: messy_text(tree, dice, careful))


def messy_text(tree: Node, dice: random.Random, careful: bool = True) -> str:
    """One text that says ``tree``; ``dice`` choose its wording."""
    body = _Hand(dice, careful).whole(tree)
    leads = (*_LEADS, *_BULLETS) if body[0].isalpha() else _LEADS
    lead = dice.choice(leads) if dice.random() < 0.3 and not body[0].isdigit() else ""
    trail = dice.choice(_TRAILS) if dice.random() < 0.3 and (body[-1].isalnum() or body[-1] in "%)") else ""
    return f"{lead}{body}{trail}"


@frozen
class _Hand:
    """Somebody who writes formulas down."""

    dice: random.Random
    careful: bool

    def whole(self, tree: Node) -> str:
        """The expression, with a fraction bar where one operand stands over another."""
        inner = tree.operand if isinstance(tree, Percentage) else tree
        announced = self._announced(tree, inner) if isinstance(inner, Binary) and self._seldom(4) else None
        if announced is not None:
            return self._spread(announced)
        if isinstance(inner, Binary) and inner.operator is Operator.DIVIDE and self._seldom(6):
            bar = self.dice.choice("-_─━—") * self.dice.randint(8, 40)
            factor = self._factor() if tree is not inner else ""
            if not self.careful or _stands_below(inner.right):
                upper = self._spread(self._within(self.piece(inner.left), 1))
                lower = self._spread(self._within(self.piece(inner.right), 1 if _stands_below(inner.right) else 3))
                return f"{upper}\n{bar}{factor}\n{lower}"
        return self._spread(self.piece(tree).text)

    def _announced(self, tree: Node, pair: Binary) -> str | None:
        """The pair behind a word that announces it, where nothing in its names could be the word between them."""
        match pair.left, pair.right:
            case Reference(label=first), Reference(label=second):
                plain = not any(map(_JOINING.search, (first, second))) and first.casefold() != second.casefold()
                if not plain or min(len(first), len(second)) < 9:
                    return None
                if tree is not pair and pair.operator is Operator.DIVIDE and _COUNTED.match(second):
                    return self.dice.choice(_SHARES).format(self._cased(first), self._cased(second))
                known = _PAIRS.get(pair.operator, ()) if tree is pair else ()
                return self.dice.choice(known).format(self._cased(first), self._cased(second)) if known else None
        return None

    def piece(self, node: Node) -> _Piece:
        """The words of one node."""
        match node:
            case Reference(label=label):
                piece = _Piece(self._cased(label))
            case Number():
                piece = self._number(node)
            case Negative(operand=operand):
                piece = _Piece(f"-({self.piece(operand).text})", 0)
            case Percentage(operand=operand):
                piece = self._percentage(operand)
            case Call(function=function, arguments=arguments):
                piece = self._call(function, arguments)
            case Binary():
                piece = self._binary(node)
            case _:
                assert_never(node)
        return _Piece(self._bracketed(piece.text)) if piece.level < 4 and self._seldom(8) else piece

    def _call(self, function: Function, arguments: tuple[Node, ...]) -> _Piece:
        separator = self.dice.choice(("; ", " ; ", ";"))
        inside = separator.join(self._within(self.piece(argument), 1) for argument in arguments)
        return _Piece(f"{self.dice.choice(_NAMES[function])}{self.dice.choice(('', ' '))}({inside})")

    def _binary(self, node: Binary) -> _Piece:
        before, after, bare = self.piece(node.left), self.piece(node.right), not self.careful
        match node.operator:
            case Operator.ADD | Operator.SUBTRACT:
                first = before.text if before.level == 1 or (bare and before.level == 2) else self._within(before, 3)
                return _Piece(self._joined(first, node, self._within(after, 2 if bare else 3)), 1)
            case Operator.MULTIPLY | Operator.DIVIDE:
                # "A dibagi B dikali C": some mean A dibagi (B dikali C)
                open_order = before.divided and self.careful and not isinstance(node.right, Number)
                first = self._bracketed(before.text) if open_order else self._within(before, 2)
                divided = node.operator is Operator.DIVIDE or before.divided
                return _Piece(self._joined(first, node, self._within(after, 3)), 2, divided)
            case Operator.POWER:
                return _Piece(self._joined(self._within(before, 4), node, self._within(after, 4)), 3)
            case _:
                assert_never(node.operator)

    def _joined(self, first: str, node: Binary, second: str) -> str:
        sign = self.dice.choice(_SIGNS[node.operator])
        if self.careful and sign != _SAFE_SIGNS.get(node.operator) and not self._sure(sign, first, node, second):
            sign = _SAFE_SIGNS[node.operator]
        return f"{first}{sign}{second}"

    def _sure(self, sign: str, first: str, node: Binary, second: str) -> bool:
        """Nothing but the operator can be meant by ``sign`` here."""
        counted = _COUNTED.match(second) is not None
        match sign.strip():
            case "/" if sign == "/":
                return first[-1] in ")]}" or second[0] in "([{" or (counted and _WORDY.search(first) is not None)
            case ":":
                return isinstance(node.right, Reference) and _WORDY.search(first) is not None
            case "-" | "–" | "−" if sign != "-":
                twice = re.split(r"\W+", first.casefold())[-1] == re.split(r"\W+", second.casefold())[0]
                return not twice and not (isinstance(node.left, Number) and isinstance(node.right, Number))
            case "-":
                return first[-1] in ")]}" or (counted and _WORDY.search(first) is not None)
            case "+" if sign == "+":
                return not (re.search(r"(?<!\w)\w$|[0-9%]$", first) or second[0].isdigit())
            case "bagi" | "kali" | "tambah" | "kurang":
                return counted and first[-1].isalpha()
            case "plus" | "minus":
                return _HEADED.match(second) is not None
            case "dibandingkan dengan":
                return isinstance(node.right, Reference) and len(second) > 8
            case _:
                return True

    def _percentage(self, operand: Node) -> _Piece:
        """The factor behind the ratio, or beside its numerator, or before it."""
        match operand:
            case Binary(Operator.DIVIDE, left, right) if not isinstance(right, Percentage) and self._seldom(8):
                first, second = self._within(self.piece(left), 3), self._within(self.piece(right), 3)
                return _Piece(f"{first}{self._factor()}{self.dice.choice((' dibagi ', ' / '))}{second}", 2)
        if self._seldom(10):
            return _Piece(f"100{self.dice.choice(('%', ' %'))} x {self._bracketed(self.piece(operand).text)}", 2)
        return _Piece(f"{self._within(self.piece(operand), 2)}{self._factor()}", 2)

    def _factor(self) -> str:
        return " x100%" if self._seldom(10) else self.dice.choice(_PRODUCT_SIGNS) + self.dice.choice(_HUNDREDS)

    def _number(self, node: Number) -> _Piece:
        text = to_text(node)
        if text.startswith("-"):
            return _Piece(text, 0)
        if node.notation is not Notation.PLAIN:
            return _Piece(text.replace(" %", self.dice.choice((" %", "%", " persen"))))
        return _Piece(self.dice.choice((text, text.replace(".", ""))) if re.fullmatch(r"[0-9.]+", text) else text)

    def _within(self, piece: _Piece, least: int) -> str:
        return piece.text if piece.level >= least else self._bracketed(piece.text)

    def _bracketed(self, text: str) -> str:
        opening, closing = self.dice.choice(("()", "()", "()", "[]", "{}"))
        blank = self.dice.choice(("", "", " "))
        return f"{opening}{blank}{text}{blank}{closing}"

    def _cased(self, label: str) -> str:
        """Another case for the first letter; symbols and quoted names keep theirs."""
        if self.careful and quoted(label) != label:
            return quoted(label)
        return self.dice.choice((label, label[0].swapcase() + label[1:])) if len(label) > 4 else label

    def _spread(self, text: str) -> str:
        """Other white space between words: lines broken inside a phrase, hard blanks."""
        if self.dice.random() < 0.5:
            return text
        spread = re.sub(_BREAKABLE, lambda _: self.dice.choice((" ", " ", " ", "\n", "\u00a0")), text)
        return re.sub(_AT_SIGNS, lambda _: self.dice.choice((" ", " ", " ", "\n")), spread)

    def _seldom(self, one_in: int) -> bool:
        return self.dice.randrange(one_in) == 0
