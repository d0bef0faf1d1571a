"""Which rows of a table belong together: columns of groups, levels of areas, periods. Nothing is added up here."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ikukit.frames.areas import CODE, LEVELS, code_column, columns_above, level_of
from ikukit.frames.periods import COLUMNS, PERIODS, Period, combined
from ikukit.frames.preparing import is_lazy

ORDER = "__ikukit_order"
ALL_TIMES = "semua"


@frozen
class Grouping:
    """A table with its columns of groups (``keys``); ``units`` tell areas apart, ``order`` counts time."""

    table: Any
    keys: tuple[str, ...]
    units: tuple[str, ...] = ()
    order: str | None = None

    @property
    def pools_time(self) -> bool:
        """Whether rows of different times are put together."""
        return self.order is not None

    @property
    def keeps_units(self) -> bool:
        """Whether no group holds more than one area, as far as columns tell."""
        return bool(self.units) and set(self.units) <= set(self.keys)


def grouping_of(
    table: Any,
    used: Sequence[str],
    by: Sequence[str] | None,
    period: str | None,
    time: Sequence[str] | None,
    code: str | None,
    unit: Sequence[str] | None,
) -> Grouping:
    """The groups that were asked for, over ``table`` whose columns ``used`` are variables.

    Cells of codes and periods are looked at once, in a lazy table too. Raises ``KeyError`` for columns that are not
    there, ``ValueError`` for a period that is not known and for cells that name no period or no area.
    """
    there = [name for name in table.collect_schema().names() if name not in used]
    if period is not None and period not in (*PERIODS, ALL_TIMES):
        raise ValueError(f'periode "{period}" tidak dikenal; pilih salah satu: {", ".join((*PERIODS, ALL_TIMES))}')
    for name in (*(time or ()), *(unit or ()), *((code,) if code else ())):
        if name not in there:
            raise KeyError(_unknown(name, there))
    code = code or code_column(there)
    keys: list[str] = []
    for name in by or ():
        table, found = _area_or_column(table, name, there, code)
        keys += [key for key in found if key not in keys]
    when = time or [name for name in there if name.strip().casefold() in COLUMNS and name not in keys]
    units = (
        unit or ([code] if code else [name for name in there if level_of(name)]) or [k for k in keys if k not in when]
    )
    if period is None:
        return Grouping(table, tuple(dict.fromkeys([*keys, *when])), tuple(units))
    if not when:
        if period == ALL_TIMES:
            return Grouping(table, tuple(keys), tuple(units))
        raise KeyError(f'tidak ada kolom waktu ({", ".join(COLUMNS)}); sebutkan dengan time="..."')
    table = _with_periods(table, when, period, there)
    label = () if period == ALL_TIMES else (period,)
    return Grouping(table, tuple(dict.fromkeys([*keys, *label])), tuple(units), ORDER)


def _unknown(name: str, there: Sequence[str]) -> str:
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    near = process.extractOne(name, there, scorer=ratio, processor=str.casefold, score_cutoff=80)
    known = ", ".join(f'"{column}"' for column in there) or "tidak satu pun"
    return f'tidak ada kolom "{name}"; ' + (f'maksud Anda "{near[0]}"?' if near else f"kolom yang ada: {known}")


def _area_or_column(table: Any, name: str, there: Sequence[str], code: str | None) -> tuple[Any, list[str]]:
    """The table, and the columns to group by for ``name``: areas bring those of the areas they lie in."""
    import narwhals as nw

    level = level_of(name)
    plain = " ".join(name.split()).casefold()
    column = name if name in there else next((c for c in there if " ".join(c.split()).casefold() == plain), None)
    column = column or next((c for c in there if level and level_of(c) == level), None)
    if column is not None:
        return table, [*columns_above(there, level), column] if level and level_of(column) else [column]
    if level is None or code is None:
        raise KeyError(_unknown(name, there))
    _check_codes(table, code, level)
    return table.with_columns(nw.col(code).cast(nw.String()).str.slice(0, LEVELS[level]).alias(name)), [name]


def _check_codes(table: Any, code: str, level: str) -> None:
    import narwhals as nw

    dtype = table.collect_schema()[code]
    if dtype.is_numeric():
        raise TypeError(f'kolom "{code}" berisi angka; baca kode wilayah sebagai teks, agar 35.10 tidak menjadi 35.1')
    text = nw.col(code).cast(nw.String())
    found = table.select(text.alias("code")).filter(~nw.col("code").is_null())
    found = found.with_columns(nw.col("code").str.len_chars().alias("size"), bad=~nw.col("code").str.contains(CODE))
    wrong = found.filter(nw.col("bad") | (nw.col("size") < LEVELS[level])).select("code").head(1)
    sizes = found.select("size").unique()
    wrong, sizes = (part.collect() if is_lazy(part) else part for part in (wrong, sizes))
    if len(wrong):
        text_of = wrong["code"].to_list()[0]
        raise ValueError(f'kolom "{code}": "{text_of}" bukan kode wilayah {level} (Kemendagri, seperti 35.08.12.2001)')
    if len(sizes) > 1:
        raise ValueError(f'kolom "{code}" memuat kode dari beberapa tingkat: baris rekap akan terhitung dua kali')


def _with_periods(table: Any, when: Sequence[str], period: str, there: Sequence[str]) -> Any:
    """The table with a column of periods, called as they are, and one that counts time."""
    import narwhals as nw

    if period in there and period not in when:
        raise ValueError(f'tabel sudah memuat kolom "{period}"')
    schema = table.collect_schema()
    dates = [name for name in when if schema[name].is_temporal()]
    for name in dates:
        month = (nw.col(name).dt.year() * 12 + nw.col(name).dt.month() - 1).cast(nw.Int64())
        table = table.with_columns(month.alias(f"__ikukit_month_{name}"))
    columns = [f"__ikukit_month_{name}" if name in dates else name for name in when]
    cells = table.select(*columns).unique()
    rows = (cells.collect() if is_lazy(cells) else cells).rows()
    labels: list[Any] = []
    orders: list[Any] = []
    for row in rows:
        read = _read(row, when, dates)
        if read is None:
            continue
        case = nw.lit(True)
        for name, cell in zip(columns, row, strict=True):
            case = case & (nw.col(name) == cell)
        label = ALL_TIMES if period == ALL_TIMES else _within(read, PERIODS[period], row, when)
        labels.append(nw.when(case).then(nw.lit(label)))
        orders.append(nw.when(case).then(nw.lit(read.order)))
    if not labels:
        labels, orders = [nw.lit(None, dtype=nw.String())], [nw.lit(None, dtype=nw.Int64())]
    return table.with_columns(nw.coalesce(*labels).alias(period), nw.coalesce(*orders).alias(ORDER))


def _read(row: Sequence[Any], when: Sequence[str], dates: Sequence[str]) -> Period | None:
    import datetime

    cells = [
        datetime.date(cell // 12, cell % 12 + 1, 1) if name in dates and cell is not None else cell
        for name, cell in zip(when, row, strict=True)
    ]
    try:
        return combined(cells, when)
    except ValueError as error:
        raise ValueError(f'kolom "{when[0]}": {error}') from None


def _within(read: Period, months: int, row: Sequence[Any], when: Sequence[str]) -> str:
    try:
        return read.within(months)
    except ValueError as error:
        raise ValueError(f'kolom "{when[0]}" berisi "{row[0]}": {error}') from None
