"""The forms MS-Ind and MS-Var as data: which fields they have, and one filled-in form.

Source: Peraturan BPS 5/2020 (Petunjuk Teknis Metadata Statistik), forms MS-Ind and MS-Var; keys of MS-Ind as in the
interface of INDAH (BPS), so that the records can be sent on.
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

REGULATION = "Peraturan BPS Nomor 5 Tahun 2020 tentang Petunjuk Teknis Metadata Statistik"


@frozen
class Field:
    """A field of a form: its number on paper, its key in records, what it is called."""

    number: str
    key: str
    title: str


INDICATOR_FIELDS = (
    Field("", "nama_kegiatan", "Nama kegiatan"),
    Field("", "kode_kegiatan", "Kode kegiatan (diisi petugas)"),
    Field("", "penyelenggara", "Penyelenggara"),
    Field("1", "nama", "Nama indikator"),
    Field("2", "konsep", "Konsep"),
    Field("3", "definisi", "Definisi"),
    Field("4", "interpretasi", "Interpretasi"),
    Field("5", "metode_perhitungan", "Metode/rumus penghitungan"),
    Field("5", "rumus", "Rumus (LaTeX)"),
    Field("6", "ukuran", "Ukuran"),
    Field("7", "satuan", "Satuan"),
    Field("8", "variabel_disaggregasi", "Klasifikasi penyajian"),
    Field("9", "apakah_indikator_komposit", "Indikator komposit? (1 Ya, 2 Tidak)"),
    Field("10", "publikasi_indikator_pembangun", "Publikasi ketersediaan indikator pembangun"),
    Field("11", "indikator_pembangun", "Nama indikator pembangun"),
    Field("12", "kegiatan_penghasil", "Kegiatan penghasil variabel pembangun"),
    Field("13", "kode_kegiatan_penghasil", "Kode kegiatan penghasil (diisi petugas)"),
    Field("14", "variabel_pembangun", "Nama variabel pembangun"),
    Field("15", "level_estimasi", "Level estimasi"),
    Field("16", "apakah_indikator_bisa_diakses_umum", "Dapat diakses umum? (1 Ya, 2 Tidak)"),
)
VARIABLE_FIELDS = (
    Field("", "nama_kegiatan", "Nama kegiatan"),
    Field("", "kode_kegiatan", "Kode kegiatan (diisi petugas)"),
    Field("1", "nama", "Nama variabel"),
    Field("2", "alias", "Alias"),
    Field("3", "konsep", "Konsep"),
    Field("4", "definisi", "Definisi"),
    Field("5", "referensi_pemilihan", "Referensi pemilihan"),
    Field("6", "referensi_waktu", "Referensi waktu"),
    Field("7", "tipe_data", "Tipe data"),
    Field("8", "klasifikasi_isian", "Klasifikasi isian"),
    Field("9", "aturan_validasi", "Aturan validasi"),
    Field("10", "kalimat_pertanyaan", "Kalimat pertanyaan"),
    Field("11", "apakah_variabel_bisa_diakses_umum", "Dapat diakses umum? (1 Ya, 2 Tidak)"),
)
BY_OFFICER = frozenset({"kode_kegiatan", "kode_kegiatan_penghasil"})
"""Fields that the officer of the walidata fills in: never open for the office."""


def _frozen(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


@frozen
class Form:
    """One form: ``values`` by key of its field, "" for what is not known.

    ``open`` are the keys of the fields that the office still has to fill in, with what stands in the way where that is
    known ("": nobody said it). Fields that do not apply to the indicator are not among them.
    """

    values: Mapping[str, str] = field(converter=_frozen, eq=dict, hash=False)
    open: Mapping[str, str] = field(converter=_frozen, eq=dict, hash=False)

    @property
    def name(self) -> str:
        """The name of the indicator or variable."""
        return self.values["nama"]


@frozen
class Metadata:
    """All forms of a document: MS-Ind for its indicators, in order, and MS-Var for what they count."""

    indicators: tuple[Form, ...]
    variables: tuple[Form, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to fill in."""
        return not any(form.open for form in (*self.indicators, *self.variables))
