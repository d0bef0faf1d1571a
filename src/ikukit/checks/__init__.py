"""Documents, indicators and formulas to findings. Each check is a small generator and never raises.

The checks of one formula stand in ``agreement`` (name, formula, satuan), ``operands`` (numerator, denominator) and
``counting`` (terms, weights); those of an indicator's words in ``wording``; those of a document in the other modules,
by what they look at. Nothing is corrected here.
"""

from collections.abc import Callable, Iterable, Iterator

from ikukit.checks import (
    agreement,
    columns,
    composites,
    counting,
    currency,
    duplicates,
    heading,
    numbering,
    operands,
    programs,
    responsibility,
    signature,
    spelling,
    targets,
    wording,
)  # fmt: skip
from ikukit.checks.causes import with_causes
from ikukit.checks.fields import of_indicator, placed
from ikukit.checks.subject import Subject
from ikukit.finding import Finding
from ikukit.formula.formula import Formula
from ikukit.model import Document, Indicator
from ikukit.settings import Settings

__all__ = ["ALL_CHECKS", "check"]

FORMULA_CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    agreement.percent_factor_missing,
    agreement.no_denominator,
    agreement.unit_mismatch,
    agreement.ratio_without_division,
    agreement.mean_without_division,
    agreement.difference_without_subtraction,
    agreement.growth_without_difference,
    agreement.direction_reversed,
    agreement.scale_mismatch,
    agreement.name_unit_conflict,
    operands.numerator_equals_denominator,
    operands.operand_mismatch,
    operands.denominator_wider,
    operands.numerator_not_part,
    operands.numerator_denominator_swapped,
    operands.numerator_denominator_opposite,
    counting.divisor_not_count_of_terms,
    counting.weights_not_one,
    counting.sum_of_percentages,
    counting.unlike_terms_added,
    counting.term_repeated,
    wording.formula_repeats_indicator,
    wording.formula_of_other_indicator,
)
INDICATOR_CHECKS: tuple[Callable[[Indicator], Iterator[Finding]], ...] = (
    wording.missing_name,
    wording.missing_formula,
    wording.unreadable_formula,
    wording.percentage_in_prose,
    wording.read_with_findings,
    wording.indicator_is_objective,
    wording.indicator_compound,
    composites.policy_unknown,
)
DOCUMENT_CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    heading.title_acronym_mismatch,
    heading.title_missing,
    heading.year_missing,
    heading.agency_missing,
    heading.area_code_format,
    heading.no_indicators,
    columns.missing_objective,
    columns.missing_unit,
    columns.missing_target,
    columns.missing_definition,
    columns.missing_direction,
    columns.missing_source,
    columns.missing_owner,
    numbering.numbering_gap,
    numbering.number_out_of_order,
    programs.program_name_typo,
    programs.program_unknown,
    programs.program_missing,
    programs.program_order,
    programs.code_format,
    programs.code_province,
    programs.code_old_form,
    programs.code_name_conflict,
    spelling.spelling,
    spelling.possible_typo,
    spelling.inconsistent_spelling,
    currency.stale_term,
    currency.regulation_replaced,
    currency.cell_cut_off,
    currency.cell_placeholder,
    duplicates.duplicate_indicator,
    duplicates.conflicting_formulas,
    duplicates.copied_formula,
    duplicates.too_many_indicators,
    duplicates.inconsistent_unit,
    composites.indicators_used,
    responsibility.data_source_is_owner,
    responsibility.data_source_is_person,
    responsibility.data_source_vague,
    responsibility.owner_unknown_post,
    responsibility.owner_not_a_post,
    responsibility.owner_program_mismatch,
    targets.target_not_a_number,
    targets.target_zero,
    targets.target_over_100,
    targets.target_unit_conflict,
    targets.target_against_direction,
    targets.direction_doubtful,
    targets.consolidation_missing,
    targets.quarters_do_not_add_up,
    targets.baseline_not_a_number,
    signature.signature_missing,
    signature.post_cut_off,
    signature.signatory_post_missing,
    signature.signatory_date_missing,
    signature.date_not_in_year,
    signature.date_in_future,
    signature.degree_spacing,
    signature.nip_missing,
    signature.nip,
    signature.nip_kind_pppk,
)
ALL_CHECKS = (*FORMULA_CHECKS, *INDICATOR_CHECKS, *DOCUMENT_CHECKS)
"""Every check there is. What one looks at is told by the tuple it comes from."""


def check(thing: Document | Indicator | Formula, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Everything that is to be noticed about ``thing``, findings of reading included, in a fixed order.

    A document: its reading, its head, columns and rows against each other, then indicator by indicator. ``settings``
    switch rules off or give them another severity. Raises ``TypeError`` for anything else.

    >>> from ikukit.model import Indicator
    >>> indicator = Indicator(name="Persentase desa ODF", formula_text="Jumlah desa ODF dibagi Jumlah desa")
    >>> [found.code for found in check(indicator)]
    ['percent-factor-missing']
    """
    return (settings or _EVERY_RULE).applied(_check(thing))


_EVERY_RULE = Settings()


def _check(thing: Document | Indicator | Formula) -> Iterator[Finding]:
    match thing:
        case Document():
            yield from _check_document(thing)
        case Indicator():
            yield from _check_indicator(thing)
        case Formula():
            subject = Subject(thing.indicator or "", thing)
            yield from with_causes((*wording.reading_findings(thing), *_check_subject(subject)))
        case _:
            raise TypeError(f"yang dapat diperiksa: Document, Indicator, atau Formula, bukan {type(thing).__name__}")


def _check_document(document: Document) -> Iterator[Finding]:
    yield from document.findings
    for whole in DOCUMENT_CHECKS:
        yield from (placed(found, document) for found in whole(document))
    for number, indicator in enumerate(document.indicators, 1):
        yield from (placed(of_indicator(found, number), document) for found in _check_indicator(indicator))


def _check_indicator(indicator: Indicator) -> Iterator[Finding]:
    found = [noticed for one in INDICATOR_CHECKS for noticed in one(indicator)]
    if indicator.formula:
        found += _check_subject(Subject(indicator.name, indicator.formula, indicator.unit or ""))
    yield from with_causes(found)


def _check_subject(subject: Subject) -> Iterable[Finding]:
    for one in FORMULA_CHECKS:
        yield from one(subject)
