"""The form that an office fills in: a workbook with one row for each number, live formulas, and the way back."""

from ikukit.entry_form.filling import FilledForm
from ikukit.entry_form.plan import EntryForm, form
from ikukit.entry_form.reading import is_form, read_form
from ikukit.entry_form.writing import write_form

__all__ = ["EntryForm", "FilledForm", "form", "is_form", "read_form", "write_form"]
