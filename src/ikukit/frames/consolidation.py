"""How each variable is put together (konsolidasi), and what may not be: percentages and indices are never added."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from ikukit.formula.computing.binding import listed, match
from ikukit.formula.computing.evaluator import keys_of
from ikukit.formula.meaning.units import INDEX, PERCENT, label_unit
from ikukit.frames.grouping import Grouping
from ikukit.frames.harm import ALLOWED
from ikukit.frames.planning import Task, Thing
from ikukit.frames.pooling import Pooling
from ikukit.model import Consolidation, Document, Indicator

ConsolidationChoice: TypeAlias = str | Consolidation | Pooling | Mapping[str, str | Consolidation | Pooling]
"""One way for all variables, or by variable (label, name or meaning)."""

_WORDS = {
    "sum": Pooling.SUM, "jumlah": Pooling.SUM, "kumulatif": Pooling.SUM,
    "last": Pooling.LAST, "nilai akhir": Pooling.LAST, "posisi akhir": Pooling.LAST,
    "mean": Pooling.MEAN, "average": Pooling.MEAN, "rata-rata": Pooling.MEAN,
    "unweighted-mean": Pooling.UNWEIGHTED, ALLOWED: Pooling.UNWEIGHTED,
}  # fmt: skip


def read_pooling(word: str | Consolidation | Pooling) -> Pooling:
    """The way that a word names. Raises ``ValueError`` naming those there are.

    >>> read_pooling("Posisi akhir"), read_pooling(Consolidation.AVERAGE)
    (<Pooling.LAST: 'last'>, <Pooling.MEAN: 'mean'>)
    """
    if isinstance(word, Pooling):
        return word
    plain = " ".join((word.value if isinstance(word, Consolidation) else str(word)).split()).casefold()
    if plain not in _WORDS:
        known = ", ".join(f'"{pooling.value}"' for pooling in Pooling)
        raise ValueError(f'konsolidasi "{word}" tidak dikenal; pilih salah satu: {known}')
    return _WORDS[plain]


def poolings_of(
    thing: Thing,
    tasks: Sequence[Task],
    choice: ConsolidationChoice | None,
    grouping: Grouping,
    shown: Callable[[], str],
) -> list[dict[str, Pooling]]:
    """For each task its variables' ways, by label.

    Raises ``ValueError`` for a variable that is a percentage or an index and would be added up, with two rows that
    show the harm (``shown``); warns of variables that are added up over time although nobody said so.
    """
    one = None if choice is None or isinstance(choice, Mapping) else read_pooling(choice)
    keys = [keys_of(task.formula) for task in tasks if task.formula is not None]
    told = iter(match(keys, choice if isinstance(choice, Mapping) else {}))  # type: ignore[arg-type]
    declared = _declared(thing)
    assumed: list[str] = []
    found = []
    for task, own in zip(tasks, declared, strict=True):
        said = next(told) if task.formula is not None else {}
        poolings = {}
        for label in task.columns:
            word = said.get(label, one or own)
            poolings[label] = Pooling.SUM if word is None else read_pooling(word)  # type: ignore[arg-type]
            _refuse_adding(label, poolings[label], grouping, shown)
            if word is None and grouping.pools_time and label not in assumed:
                assumed.append(label)
        found.append(poolings)
    if assumed:
        warnings.warn(
            f"{listed(assumed[:5], 'dan')}{', ...' if assumed[5:] else ''} dijumlahkan sepanjang periode; untuk "
            'keadaan (jumlah desa, jumlah penduduk) pakai consolidation="last", dan consolidation="sum" bila memang '
            "jumlah",
            stacklevel=5,
        )
    return found


def _declared(thing: Thing) -> list[Consolidation | None]:
    if isinstance(thing, Document):
        return [indicator.consolidation for indicator in thing.indicators]
    return [thing.consolidation if isinstance(thing, Indicator) else None]


def _refuse_adding(label: str, pooling: Pooling, grouping: Grouping, shown: Callable[[], str]) -> None:
    unit = label_unit(label)
    if unit not in (PERCENT, INDEX) or pooling is Pooling.UNWEIGHTED:
        return
    if pooling is not Pooling.SUM and grouping.keeps_units:
        return
    kind = "persentase" if unit == PERCENT else "indeks atau nilai"
    raise ValueError(
        f'"{label}" adalah {kind}: tidak dapat dijumlahkan, dan rata-ratanya tidak memperhitungkan besarnya tiap '
        f"baris. {shown()}. Pakai variabel pembentuknya (pembilang dan penyebut); bila rata-rata tanpa bobot memang "
        f'yang dimaksud, tulis consolidation={{"{label}": "{ALLOWED}"}}'
    )
