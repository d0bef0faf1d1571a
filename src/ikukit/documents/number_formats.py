"""Numbers of spreadsheets as people see them, in Indonesian notation: a target 0.95 formatted as percent reads ``95%``.

Knows number formats (``0.00%``, ``[$Rp-421]#,##0``, ``dd mmmm yyyy``) and nothing of files. Where a format hides
digits, so does the sheet that the office printed.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen

from ikukit.reference.dates import MONTHS

_TOKENS = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|Standard|[AaPp][Mm]?/[AaPp][Mm]?|[Ee][+-]'
    r"|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|.",
    re.S,
)
_PLACEHOLDERS = set("0#?")
_EPOCH, _EPOCH_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
_LAST_DAY = 2958465
"""31 December 9999 as a serial number; larger numbers are no dates."""

_GENERAL_DECIMALS = 10

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Number formats that files name by number only (ECMA-376, 18.8.30)."""


@frozen
class _Section:
    """One section of a format, cut into what stands before the number, the number's own part, and what follows."""

    before: str
    after: str
    decimals: int
    whole: int
    """Digits shown at least before the decimal sign."""
    grouped: bool
    scale: int
    """Power of ten the number is multiplied by: 2 for each percent sign, -3 for each closing comma."""
    general: bool


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """``value`` under the number format ``code`` as an Indonesian Excel shows it; dates are written out.

    >>> [shown(0.95, "0%"), shown(82.1, "0.00"), shown(82.1, "General"), shown(1234567, "#,##0"), shown(-5, "0;(0)")]
    ['95%', '82,10', '82,1', '1.234.567', '(5)']
    >>> shown(45691, "dd/mm/yyyy")
    '3 Februari 2025'
    """
    sections = _sections(code)
    if _is_date(sections[0]) and 0 <= value <= _LAST_DAY:
        return _date_text(value, sections[0], _EPOCH_1904 if from_1904 else _EPOCH)
    exact = exact_decimal(value)
    tokens, signed = _chosen(sections, exact)
    section = _read_section(tokens)
    if section.general:
        return f"{'-' if signed and exact < 0 else ''}{section.before}{general(abs(exact))}{section.after}"
    if not any(token in _PLACEHOLDERS for token in tokens):
        return section.before + section.after
    number = _digits(abs(exact).scaleb(section.scale), section)
    minus = "-" if signed and exact < 0 and any(c in "123456789" for c in number) else ""
    return f"{minus}{section.before}{number}{section.after}".strip()


def exact_decimal(value: float) -> Decimal:
    """The decimal number that was typed: spreadsheets keep fifteen digits, the rest of a float is noise."""
    return Decimal(f"{value:.15g}")


def general(value: Decimal) -> str:
    """``value`` without a format: no grouping, and as many decimals as it has (at most ten, as in a cell)."""
    text = format(value, "f")
    if len(text.partition(".")[2]) > _GENERAL_DECIMALS:
        text = format(value.quantize(Decimal(1).scaleb(-_GENERAL_DECIMALS), ROUND_HALF_UP), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _sections(code: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for token in _TOKENS.findall(code):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _chosen(sections: list[list[str]], value: Decimal) -> tuple[list[str], bool]:
    """The section for ``value`` and whether the minus sign still has to be written."""
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("[$"):
        return token[2:-1].partition("-")[0]
    if token.startswith("[") or token in ("General", "Standard", "@"):
        return ""
    return " " if token.startswith(("_", "*")) else token


def _read_section(tokens: list[str]) -> _Section:
    places = [index for index, token in enumerate(tokens) if token in _PLACEHOLDERS]
    first, last = (places[0], places[-1]) if places else (len(tokens), len(tokens) - 1)
    number, tail = tokens[first : last + 1], tokens[last + 1 :]
    commas = 0
    while tail[:1] == [","]:
        tail, commas = tail[1:], commas + 1
    point = number.index(".") if "." in number else len(number)
    before = "".join(map(_literal, tokens[:first])) if places else ""
    after = "".join(map(_literal, tail)) if places else "".join(map(_literal, tokens))
    unusual = "/" in number or any(token[0] in "eE" for token in [*number, *tail])
    return _Section(
        before=before.lstrip(),
        after=after.rstrip(),
        decimals=sum(token in _PLACEHOLDERS for token in number[point:]),
        whole=sum(token == "0" for token in number[:point]),
        grouped="," in number[:point],
        scale=2 * tokens.count("%") - 3 * commas,
        general="General" in tokens or "Standard" in tokens or "@" in tokens or unusual or not tokens,
    )


def _digits(value: Decimal, section: _Section) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    whole, _, part = format(rounded, "f").partition(".")
    whole = whole.lstrip("0").rjust(section.whole, "0")
    if section.grouped:
        whole = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ".", whole)
    return f"{whole},{part}" if part else whole


def _is_date(tokens: list[str]) -> bool:
    return any(token[0] in "yYmMdDhHsS" and not token.startswith("Standard") for token in tokens)


def _date_text(value: float, tokens: list[str], epoch: datetime.datetime) -> str:
    moment = epoch + datetime.timedelta(days=value, milliseconds=500)
    parts = "".join(token[0].lower() for token in tokens if token[0] in "yYmMdDhHsS")
    clock = "h" in parts or "s" in parts
    parts = re.sub("(?<=h)m|m(?=s)", "", parts)
    words = [str(moment.day)] * ("d" in parts) + [MONTHS[moment.month - 1]] * ("m" in parts)
    words += [str(moment.year)] * ("y" in parts) + [moment.strftime("%H.%M")] * clock
    return " ".join(words)


def localised(text: str, value: float) -> str:
    """``text``, which shows ``value`` in whatever notation the writing program used, in Indonesian notation.

    The notation is the one in which the digits are worth ``value``; a text that fits neither is given back unchanged.

    >>> [localised("1,234.50", 1234.5), localised("1.234,50", 1234.5), localised("95%", 0.95), localised("82.10", 82.1)]
    ['1.234,50', '1.234,50', '95%', '82,10']
    """
    found = re.search(r"[0-9][0-9.,\u00a0\u202f ]*[0-9]|[0-9]", text)
    if not found:
        return text
    digits = found.group()
    worth = abs(exact_decimal(value)).scaleb(2 if "%" in text else 0)
    for point in ",.":
        whole, _, part = digits.partition(point)
        plain = re.sub(r"[^0-9]", "", whole)
        if part.isdigit() or not part:
            read = Decimal(f"{plain}.{part}" if part else plain)
            if abs(read - worth) <= Decimal(1).scaleb(-len(part)) / 2 and point not in part:
                grouped = whole if plain == whole else re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ".", plain)
                number = f"{grouped},{part}" if part else grouped
                return text[: found.start()] + number + text[found.end() :]
    return text
