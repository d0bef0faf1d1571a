"""Where things lie in the workbook. Rows and columns count from 0."""

from ikukit.documents.sheets import cell_name

GUIDE_SHEET, FILLING_SHEET, RESULTS_SHEET, CHART_SHEET = "Petunjuk", "Isian", "Indikator", "Grafik"
KEY, NUMBER, TITLE, UNIT, USERS, SUPPLIERS = range(6)
QUARTER_COLUMNS = (6, 7, 8, 9)
YEAR, WAY, PROBLEM, NOTE = 10, 11, 12, 13
"""Columns of the sheet to fill in; that of the keys is hidden."""

(R_NUMBER, R_OBJECTIVE, R_NAME, R_UNIT, R_TARGET) = range(5)
R_QUARTERS = ((5, 6), (7, 8), (9, 10), (11, 12))
"""Columns of actual value and achievement by quarter."""
R_ACTUAL, R_ACHIEVEMENT, R_RATING, R_RULE, R_COUNT = range(13, 18)
"""Columns of the sheet of results; the last is hidden: in how many quarters anything is reported."""


def cell(row: int, column: int, sheet: str = "") -> str:
    """The name of a cell, fixed; of another sheet where one is named.

    >>> cell(4, 6), cell(4, 6, "Isian")
    ('$G$5', 'Isian!$G$5')
    """
    name = cell_name(row, column)
    letters = name.rstrip("0123456789")
    fixed = f"${letters}${name.removeprefix(letters)}"
    return f"{sheet}!{fixed}" if sheet else fixed


def quarter_range(row: int, sheet: str = "") -> str:
    """The cells of the four quarters of a row to fill in."""
    return f"{cell(row, QUARTER_COLUMNS[0], sheet)}:{cell(row, QUARTER_COLUMNS[-1])}"


def quarter_cells(row: int, sheet: str = "") -> tuple[str, ...]:
    """The same, one by one."""
    return tuple(cell(row, column, sheet) for column in QUARTER_COLUMNS)
