"""The words round a calculation, Indonesian and English. Words of the formula itself stay as documents have them."""

from ikukit.finding import Place

_WORDS: dict[str, tuple[str, str]] = {
    "indicator": ("Indikator", "Indicator"),
    "formula": ("Rumus", "Formula"),
    "policy": ("Kebijakan", "Policy"),
    "values": ("Nilai", "Values"),
    "variable": ("Variabel", "Variable"),
    "value": ("Nilai", "Value"),
    "calculation": ("Hitungan", "Calculation"),
    "result": ("Hasil", "Result"),
    "note": ("Catatan", "Note"),
    "quotation": ("Kutipan", "Quotation"),
    "undefined": ("tidak terdefinisi", "is undefined"),
    "skipped": (", dilewati", ", left out"),
    "as-zero": (", dihitung 0", ", counted as 0"),
    "left-out": ("... {count} langkah tidak ditampilkan", "... {count} steps are not shown"),
    "about": (
        "(≈: ditampilkan {decimals} desimal, dihitung dengan nilai yang tidak dibulatkan)",
        "(≈: shown with {decimals} decimals, computed with the value that is not rounded)",
    ),
    "exact": (" (tepat, tanpa pembulatan)", " (exact, not rounded)"),
    "rounded": (" ({how}, {decimals} desimal)", " ({how}, {decimals} decimals)"),
    "page": ("halaman {value}", "page {value}"),
    "sheet": ("lembar {value}", "sheet {value}"),
    "table": ("tabel {value}", "table {value}"),
    "row": ("baris tabel {value}", "table row {value}"),
    "line": ("baris {value}", "line {value}"),
    # how a result is rounded
    "half-up": ("dibulatkan setengah ke atas", "rounded half up"),
    "half-even": ("dibulatkan setengah ke angka genap", "rounded half to even"),
    "half-down": ("dibulatkan setengah ke bawah", "rounded half down"),
    "up": ("dibulatkan menjauhi nol", "rounded away from zero"),
    "down": ("dipotong", "cut off"),
    "ceiling": ("dibulatkan ke atas", "rounded up"),
    "floor": ("dibulatkan ke bawah", "rounded down"),
}


def say(key: str, lang: str = "id", **facts: object) -> str:
    """The words of ``key`` in ``lang``. Raises ``ValueError`` for a language that there is not."""
    if lang not in ("id", "en"):
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    return _WORDS[key][lang == "en"].format_map(facts)


def say_place(place: Place | None, lang: str = "id") -> str:
    """File, page, sheet, table, row or line of a place, as far as known.

    >>> say_place(Place(file="iku.docx", table=1, row=3))
    'iku.docx, tabel 1, baris tabel 3'
    """
    if place is None:
        return ""
    keys = ("page", "sheet", "line") if place.line is not None else ("page", "sheet", "table", "row")
    known = [say(key, lang, value=getattr(place, key)) for key in keys if getattr(place, key) is not None]
    return ", ".join(filter(None, (place.file, *known)))
