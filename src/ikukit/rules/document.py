"""Findings about the document as a whole: its head, columns, numbering, targets, and rows against each other."""

from ikukit.rules.rule import Rule

_COLUMNS = "Kolom dokumen IKU yang lazim: PER/9/M.PAN/5/2007 dan manual IKU"
_UNIT = "Pedoman manual IKU: satuan pengukuran harus terlihat"
_TARGET = "PermenPANRB 53/2014 (Perjanjian Kinerja): setiap indikator punya target"
_PERIODS = "KMK 467/KMK.01/2014: konsolidasi periode (Sum, Average, Take Last Known Value)"
_POLARITY = "KMK 467/KMK.01/2014: polarisasi (Maximize, Minimize, Stabilize)"
_READABLE = "PermenPANRB 88/2021: dokumen perencanaan kinerja formal dan jelas"

RULES: tuple[Rule, ...] = (
    Rule(
        "title-acronym-mismatch",
        "warning",
        ("Judul dan singkatan tidak cocok", "Title and abbreviation disagree"),
        (
            'Judul menyebut "{words}" tetapi disingkat {acronym}; singkatannya {expected}.',
            'The title says "{words}" but abbreviates it {acronym}; its abbreviation is {expected}.',
        ),
        (
            "Tentukan yang dimaksud: IKU (Indikator Kinerja Utama, milik organisasi) atau IKI (Indikator Kinerja "
            "Individu, milik jabatan).",
            "Decide which is meant: IKU (of the organisation) or IKI (of a post).",
        ),
        "PER/9/M.PAN/5/2007 (IKU); PermenPANRB 8/2021 dan 6/2022 (IKI)",
    ),
    Rule(
        "title-missing",
        "info",
        ("Judul tidak ada", "Title missing"),
        ("Dokumen ini tidak punya judul.", "This document has no title."),
        ("Beri judul, misalnya INDIKATOR KINERJA UTAMA (IKU) KECAMATAN ...", "Give it a title."),
        _READABLE,
    ),
    Rule(
        "year-missing",
        "warning",
        ("Tahun tidak disebut", "Year missing"),
        (
            "Dokumen ini tidak menyebut tahun, sehingga tidak jelas untuk kapan indikatornya berlaku.",
            "This document names no year, so it is not clear when its indicators apply.",
        ),
        ('Tambahkan "TAHUN ..." di judul.', 'Add "TAHUN ..." to the title.'),
        _READABLE,
    ),
    Rule(
        "agency-missing",
        "warning",
        ("Perangkat daerah tidak disebut", "Agency missing"),
        ("Dokumen ini tidak menyebut perangkat daerahnya.", "This document does not name its agency."),
        ("Tambahkan nama kecamatan atau perangkat daerah di judul.", "Add the name of the agency to the title."),
        "PER/9/M.PAN/5/2007: setiap SKPD menetapkan IKU-nya sendiri",
    ),
    Rule(
        "no-indicators",
        "error",
        ("Tidak ada indikator", "No indicators"),
        ("Dokumen ini tidak memuat satu indikator pun.", "This document holds no indicator."),
        ("Tambahkan tabel indikator.", "Add the table of indicators."),
        _COLUMNS,
    ),
    Rule(
        "missing-name",
        "error",
        ("Nama indikator kosong", "Name of the indicator empty"),
        ("Indikator ini tidak punya nama.", "This indicator has no name."),
        ("Isi nama indikator.", "Give it a name."),
        _COLUMNS,
    ),
    Rule(
        "missing-objective",
        "info",
        ("Sasaran kosong", "Objective empty"),
        (
            "Sasaran atau program tidak disebut pada {count} dari {total} indikator.",
            "No objective or program is given for {count} of {total} indicators.",
        ),
        ("Isi sasaran atau program yang diukur.", "Say which objective or program is measured."),
        "Perpres 29/2014: indikator mengukur sasaran",
    ),
    Rule(
        "missing-unit",
        "warning",
        ("Satuan tidak ada", "Satuan missing"),
        (
            "Satuan tidak disebut pada {count} dari {total} indikator.",
            "No satuan (unit) is given for {count} of {total} indicators.",
        ),
        ("Tambahkan satuan: Persen, Orang, Dokumen, Indeks ...", "Add the satuan: Persen, Orang, Dokumen, Indeks ..."),
        _UNIT,
    ),
    Rule(
        "missing-target",
        "warning",
        ("Target tidak ada", "Target missing"),
        (
            "Target tidak disebut pada {count} dari {total} indikator.",
            "No target is given for {count} of {total} indicators.",
        ),
        ("Tambahkan target.", "Add the target."),
        _TARGET,
    ),
    Rule(
        "missing-definition",
        "info",
        ("Definisi operasional tidak ada", "Definition missing"),
        (
            "Definisi operasional tidak disebut pada {count} dari {total} indikator.",
            "No definisi operasional is given for {count} of {total} indicators.",
        ),
        (
            "Jelaskan istilah yang dapat ditafsirkan berbeda, misalnya apa arti tepat waktu.",
            "Explain terms that can be understood in different ways, such as tepat waktu.",
        ),
        "Permendagri 114/2014: tepat waktu untuk RKP Desa berarti ditetapkan akhir September",
    ),
    Rule(
        "missing-direction",
        "info",
        ("Polaritas tidak ada", "Polarity missing"),
        (
            "Polaritas tidak disebut pada {count} dari {total} indikator.",
            "No polarity is given for {count} of {total} indicators.",
        ),
        ("Sebutkan Maximize, Minimize, atau Stabilize.", "Say Maximize, Minimize or Stabilize."),
        _POLARITY,
    ),
    Rule(
        "missing-source",
        "warning",
        ("Sumber data tidak ada", "Data source missing"),
        (
            "Sumber data tidak disebut pada {count} dari {total} indikator.",
            "No data source is given for {count} of {total} indicators.",
        ),
        ("Sebutkan dokumen atau sistem tempat datanya dicatat.", "Name the record or system the data come from."),
        "Perpres 29/2014 pasal 17: pengelolaan data kinerja",
    ),
    Rule(
        "missing-owner",
        "warning",
        ("Penanggung jawab tidak ada", "Owner missing"),
        (
            "Penanggung jawab tidak disebut pada {count} dari {total} indikator.",
            "No responsible post is given for {count} of {total} indicators.",
        ),
        ("Sebutkan jabatan yang bertanggung jawab.", "Name the post that is responsible."),
        _COLUMNS,
    ),
    Rule(
        "numbering-gap",
        "info",
        ("Nomor baris tidak lengkap", "Row numbers incomplete"),
        (
            "Penomoran tidak lengkap: {numbered} dari {count} baris bernomor.",
            "The numbering is incomplete: {numbered} of {count} rows have a number.",
        ),
        ("Beri nomor pada setiap baris.", "Number every row."),
        "Dokumen IKU Kecamatan Senduro 2024: hanya baris 1 bernomor",
    ),
    Rule(
        "number-out-of-order",
        "info",
        ("Urutan nomor melompat", "Row number out of order"),
        (
            'Nomor "{number}" tidak melanjutkan nomor sebelumnya, "{before}".',
            'Number "{number}" does not follow the one before, "{before}".',
        ),
        ("Perbaiki penomorannya.", "Correct the numbering."),
        _READABLE,
    ),
    Rule(
        "duplicate-indicator",
        "warning",
        ("Indikator kembar", "Duplicate indicator"),
        (
            "Indikator ini sama dengan indikator pada baris {other}.",
            "This indicator is the same as the one in row {other}.",
        ),
        ("Hapus salah satu, atau bedakan namanya.", "Remove one, or make the names differ."),
        "Audit SAKIP 2026: 48 unit dengan indikator yang sama di beberapa perjanjian",
    ),
    Rule(
        "conflicting-formulas",
        "warning",
        ("Indikator sama, rumus berbeda", "Same indicator, different formulas"),
        (
            "Indikator ini juga ada pada baris {other}, tetapi dengan rumus yang lain.",
            "This indicator also stands in row {other}, but with another formula.",
        ),
        ("Pakai satu rumus untuk indikator yang sama.", "Use one formula for one indicator."),
        "Audit SAKIP 2026: indikator yang sama di beberapa perjanjian",
    ),
    Rule(
        "copied-formula",
        "warning",
        ("Rumus tersalin dari indikator lain", "Formula copied from another indicator"),
        (
            "Rumus ini sama dengan rumus pada baris {other}, padahal indikatornya berbeda.",
            "This formula is the same as in row {other}, though the indicator is another.",
        ),
        ("Tulis rumus yang sesuai dengan indikator ini.", "Write the formula of this indicator."),
        "Evaluasi RKPD kecamatan 2022: rumus indikator lain tercetak di bawah indikator ini",
    ),
    Rule(
        "inconsistent-spelling",
        "info",
        ("Ejaan tidak seragam", "Spelling not uniform"),
        (
            'Satu istilah ditulis dengan dua ejaan: "{one}" dan "{other}".',
            'One term in two spellings: "{one}", "{other}".',
        ),
        (
            "Pakai satu ejaan, kecuali dalam nama resmi.",
            "Use one spelling, except in official names.",
        ),
        "Dokumen IKU Kecamatan Senduro 2024 baris 4",
    ),
    Rule(
        "inconsistent-unit",
        "info",
        ("Penulisan satuan tidak seragam", "Satuan written in two ways"),
        ('Satuan yang sama ditulis "{one}" dan "{other}".', 'The same satuan is written "{one}" and "{other}".'),
        ("Pakai satu tulisan untuk satuan yang sama.", "Write the same satuan in one way."),
        _READABLE,
    ),
    Rule(
        "too-many-indicators",
        "info",
        ("Banyak indikator untuk satu sasaran", "Many indicators for one objective"),
        (
            "Sasaran ini punya {count} indikator; lebih dari 3 sulit dipantau.",
            "This objective has {count} indicators; more than 3 are hard to follow.",
        ),
        ("Pilih indikator yang paling menggambarkan sasaran.", "Choose those that show the objective best."),
        "Pedoman Kementerian Keuangan: paling banyak 3 IKU per sasaran (tidak mengikat daerah)",
    ),
    Rule(
        "target-not-a-number",
        "warning",
        ("Target bukan angka", "Target is no number"),
        ('Target "{target}" bukan angka.', 'Target "{target}" is no number.'),
        ("Tulis angka saja; satuannya di kolom satuan.", "Write the number only; its unit belongs in satuan."),
        "Audit SAKIP 2026: teks seperti BB, - dan % di kolom angka",
    ),
    Rule(
        "target-zero",
        "warning",
        ("Target nol", "Target zero"),
        (
            "Target 0: capaian tidak dapat dihitung dengan membagi realisasi dengan target.",
            "Target 0: achievement cannot be computed by dividing the actual value by it.",
        ),
        ("Tentukan cara menghitung capaian untuk target nol.", "Settle how achievement is computed for target zero."),
        "Pembagian dengan nol tidak terdefinisi; aplikasi kinerja memberi hasil yang berbeda-beda",
    ),
    Rule(
        "target-over-100",
        "warning",
        ("Target persentase di atas 100", "Percentage target above 100"),
        (
            'Target "{target}" di atas 100 %, padahal pembilang adalah bagian dari penyebut.',
            'Target "{target}" is above 100 %, though the numerator is part of the denominator.',
        ),
        ("Periksa target atau rumusnya.", "Check the target or the formula."),
        "Bagian tidak mungkin melebihi keseluruhannya",
    ),
    Rule(
        "target-unit-conflict",
        "warning",
        ("Satuan target lain dari satuan indikator", "Target in another unit"),
        (
            'Target "{target}" bersatuan {target_unit}, sedangkan satuan indikator "{unit}".',
            'Target "{target}" is in {target_unit}, but the satuan of the indicator is "{unit}".',
        ),
        ("Samakan satuan target dan satuan indikator.", "Make both units agree."),
        _UNIT,
    ),
    Rule(
        "target-against-direction",
        "warning",
        ("Target berlawanan dengan polaritas", "Targets against the polarity"),
        (
            'Polaritas {direction}, tetapi target bergerak dari "{first}" ke "{last}".',
            'The polarity is {direction}, but the targets go from "{first}" to "{last}".',
        ),
        ("Periksa target atau polaritasnya.", "Check the targets or the polarity."),
        _POLARITY,
    ),
    Rule(
        "direction-doubtful",
        "warning",
        ("Polaritas meragukan", "Doubtful polarity"),
        (
            'Polaritas {direction}, padahal indikator menghitung "{words}".',
            'The polarity is {direction}, although the indicator counts "{words}".',
        ),
        ("Periksa polaritasnya.", "Check the polarity."),
        _POLARITY,
    ),
    Rule(
        "consolidation-missing",
        "warning",
        ("Konsolidasi triwulan tidak disebut", "How quarters combine is not said"),
        (
            "Ada target per triwulan, tetapi tidak disebut cara menggabungkannya menjadi setahun.",
            "There are targets for quarters, but how they make a year is not said.",
        ),
        (
            "Sebutkan konsolidasi periode: jumlah, rata-rata, atau nilai terakhir.",
            "Say whether quarters are added, averaged, or the last one counts.",
        ),
        _PERIODS,
    ),
    Rule(
        "quarters-do-not-add-up",
        "warning",
        ("Target triwulan tidak cocok dengan setahun", "Quarters do not make the year"),
        (
            'Target triwulan menghasilkan {computed}, tetapi target setahun "{target}".',
            'The quarters give {computed}, but the target of the year is "{target}".',
        ),
        ("Periksa target triwulan atau target setahun.", "Check the quarters or the target of the year."),
        _PERIODS,
    ),
    Rule(
        "baseline-not-a-number",
        "info",
        ("Kondisi awal bukan angka", "Baseline is no number"),
        ('Kondisi awal "{baseline}" bukan angka.', 'Baseline "{baseline}" is no number.'),
        ("Tulis angka kondisi awal.", "Write the number of the baseline."),
        _TARGET,
    ),
    Rule(
        "stale-term",
        "warning",
        ("Istilah sudah berakhir", "Term has ended"),
        (
            '"{term}" berakhir {until} ({basis}), sebelum dokumen ini.',
            '"{term}" ended {until} ({basis}), before this document.',
        ),
        (
            "Hapus bagian itu, atau jelaskan mengapa masih dihitung.",
            "Remove that part, or explain why it still counts.",
        ),
        "Inmendagri 53/2022: PPKM berakhir 30 Desember 2022",
    ),
    Rule(
        "regulation-replaced",
        "info",
        ("Aturan atau istilah sudah diganti", "Regulation or term replaced"),
        ('"{term}" sudah diganti oleh {instead} sejak {until}.', '"{term}" was replaced by {instead} in {until}.'),
        ("Pakai {instead}.", "Use {instead}."),
        "Peraturan yang mencabut atau menggantikannya",
    ),
    Rule(
        "cell-cut-off",
        "warning",
        ("Isi sel terpotong", "Cell cut off"),
        (
            'Isi sel ini berakhir dengan "{words}": tampaknya terpotong.',
            'This cell ends with "{words}": it seems cut off.',
        ),
        ("Lengkapi dari dokumen aslinya.", "Complete it from the original."),
        _READABLE,
    ),
    Rule(
        "cell-placeholder",
        "warning",
        ("Isian belum dilengkapi", "Still to be filled in"),
        ('"{words}" adalah isian yang belum dilengkapi.', '"{words}" is still to be filled in.'),
        ("Isi bagian ini.", "Fill in this part."),
        _READABLE,
    ),
)
