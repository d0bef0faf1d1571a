"""A bar chart of one indicator over its periods, as SVG: drawn from numbers alone, readable without colours.

Every shape carries its colour as an attribute, for programs that know no style sheets, and a class by which a page can
give it others.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from xml.sax.saxutils import escape

from attrs import frozen

from ikukit.numbers import format_number

_WIDTH, _HEIGHT = 560, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 30, 34
_FONT = 'font-family="Liberation Sans, Arial, Helvetica, Libertinus Serif, sans-serif" font-size="13"'


@frozen
class Bar:
    """One period: its name, its value (None: a gap), the number as printed, and its target where it has one."""

    period: str
    value: Fraction | None
    printed: str
    target: Fraction | None = None


def draw_bars(bars: Sequence[Bar], title: str, about: str, key: str) -> str:
    """An ``svg`` element with title and description; ``key`` makes its ids unique on a page.

    A gap is an empty place with a dash, not a bar of nought. A target is a line across the bar of its period.
    """
    room = (_WIDTH - _LEFT - _RIGHT) / len(bars)
    shapes = [shape for place, bar in enumerate(bars) for shape in _bar(bar, _LEFT + room * place, room, _scale(bars))]
    base = round(_scale(bars)(Fraction(0)), 2)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        f' role="img" aria-labelledby="{key}-judul {key}-uraian" class="grafik">'
    )
    line = f'<line class="sumbu" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{base}" y2="{base}" stroke="#5b6675"/>'
    words = f'<title id="{key}-judul">{escape(title)}</title><desc id="{key}-uraian">{escape(about)}</desc>'
    return "".join([head, words, *shapes, line, "</svg>"])


class _Scale:
    def __init__(self, low: Fraction, high: Fraction) -> None:
        self.low, self.span = low, high - low or Fraction(1)

    def __call__(self, value: Fraction) -> float:
        """Where ``value`` stands, in units from the top."""
        share = float((value - self.low) / self.span)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _scale(bars: Sequence[Bar]) -> _Scale:
    numbers = [number for bar in bars for number in (bar.value, bar.target) if number is not None]
    return _Scale(min([Fraction(0), *numbers]), max([Fraction(0), *numbers]))


def _bar(bar: Bar, left: float, room: float, scale: _Scale) -> Iterator[str]:
    width = min(72.0, room * 0.6)
    start, middle = left + (room - width) / 2, round(left + room / 2, 2)
    zero = scale(Fraction(0))
    top = zero if bar.value is None else min(zero, scale(bar.value))
    if bar.value is not None:
        height = abs(scale(bar.value) - zero)
        yield (
            f'<rect class="batang" x="{start:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"'
            ' fill="#2f6db5"/>'
        )
    above = top - 6
    if bar.target is not None:
        line = scale(bar.target)
        yield (
            f'<line class="sasaran" x1="{start - 8:.2f}" x2="{start + width + 8:.2f}" y1="{line:.2f}" y2="{line:.2f}"'
            ' stroke="#9a3412" stroke-width="2.5" stroke-dasharray="6 3"/>'
        )
        above = min(above, line - 6) if abs(line - top) < 20 else above
    printed = bar.printed if bar.value is not None else "–"
    yield _text(middle, max(14, above), printed, "angka", "#1c2733", bold=True)
    yield _text(middle, _HEIGHT - 12, _shortened(bar.period, room), "periode", "#3d4958")


def _text(x: float, y: float, text: str, kind: str, fill: str, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text class="{kind}" x="{x}" y="{y:.2f}" text-anchor="middle" fill="{fill}" {_FONT}{weight}>'
        f"{escape(text)}</text>"
    )


def _shortened(text: str, room: float) -> str:
    most = max(3, int(room / 7))
    return text if len(text) <= most else text[: most - 1] + "…"


def describe_bars(bars: Sequence[Bar], target_words: str) -> str:
    """The chart in words: each period with its number, and its target behind ``target_words`` (``target {value}``)."""
    parts = []
    for bar in bars:
        told = f"{bar.period} {bar.printed}"
        if bar.target is not None:
            told += f" ({target_words.format(value=format_number(bar.target))})"
        parts.append(told)
    return "; ".join(parts)
