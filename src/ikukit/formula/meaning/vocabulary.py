"""What the words inside a label tell: which count, which restrict, which negate, what kind of thing a noun is.

Data only, casefolded. Taking a label apart is ``labels``, comparing two is ``relations``. A word that is not listed
is taken for a noun without a known kind: then nothing is concluded from it.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = {
    "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "juml": "jumlah", "yg": "yang", "dgn": "dengan", "dg": "dengan",
    "thn": "tahun", "th": "tahun", "bln": "bulan", "utk": "untuk", "dlm": "dalam", "pd": "pada", "dr": "dari",
    "tk": "tingkat", "kec": "kecamatan", "kel": "kelurahan", "kab": "kabupaten", "sdh": "sudah", "blm": "belum",
    "tdk": "tidak", "thd": "terhadap", "ybs": "bersangkutan", "keg": "kegiatan", "lap": "laporan", "dok": "dokumen",
}  # fmt: skip

VARIANTS = {
    "presentase": "persentase", "prosentase": "persentase", "prosentasi": "persentase", "persentasi": "persentase",
    "persetase": "persentase", "jumlanh": "jumlah", "jumlh": "jumlah", "jurnlah": "jumlah", "sertipikat": "sertifikat",
    "bersertipikat": "bersertifikat", "ijin": "izin", "perijinan": "perizinan", "berijin": "berizin", "obyek": "objek",
    "kwalitas": "kualitas", "survey": "survei", "resiko": "risiko", "rkpdes": "rkp-desa", "apbdes": "apb-desa",
    "rpjmdes": "rpjm-desa", "bumdes": "bum-desa", "bumdesa": "bum-desa", "layanan": "pelayanan",
    "tentram": "tenteram", "efektifitas": "efektivitas", "aktifitas": "aktivitas", "produktifitas": "produktivitas",
    "kerjasama": "kerja-sama", "legalisir": "legalisasi", "dilegalisir": "dilegalisasi", "diakomodir": "diakomodasi",
    "terakomodir": "terakomodasi", "keatas": "atas",
}  # fmt: skip
"""Other spellings and derivations with the same meaning inside a label."""

COMPOUNDS = {
    ("rumah", "tangga"), ("rumah", "sakit"), ("rumah", "makan"), ("rumah", "ibadah"), ("rumah", "kaca"),
    ("mata", "air"), ("kepala", "keluarga"), ("kepala", "desa"), ("kepala", "sekolah"), ("kepala", "dusun"),
    ("rkp", "desa"), ("apb", "desa"), ("rpjm", "desa"), ("bum", "desa"), ("orang", "tua"), ("tindak", "lanjut"),
    ("kerja", "sama"), ("mata", "pelajaran"), ("hari", "kerja"),
    ("jam", "kerja"), ("kartu", "keluarga"), ("ibu", "kota"), ("lanjut", "usia"), ("kursi", "roda"), ("kereta", "api"),
    ("kaki", "lima"), ("anak", "perusahaan"),
}  # fmt: skip
"""Two words that name one thing, which is no kind of the first word alone."""

COUNTING = _words(
    "jumlah total seluruh semua keseluruhan banyaknya banyak akumulasi kumulasi kumulatif populasi sum cacah "
    "segenap ∑ σ ʃ ʃ"
)
"""Words in front of a noun that only say that it is counted."""

LEVELS = _words(
    "nilai skor indeks rata-rata rerata persentase persen % tingkat harga umur usia suhu predikat peringkat rasio "
    "angka laju kecepatan kepadatan kualitas mutu opini ikm skm ipm prevalensi proporsi cakupan kadar derajat "
    "frekuensi bobot capaian"
)
"""Measures that do not add up: the value of a part may exceed that of the whole."""

NEGATORS = _words("tidak belum bukan tanpa selain kecuali non nir bukanlah tiada pra")

ANTONYMS = {
    frozenset(pair.split("/"))
    for pair in _words(
        "aktif/pasif baik/rusak baik/buruk lulus/gagal naik/turun masuk/keluar hidup/mati laki-laki/perempuan "
        "pria/wanita sudah/belum telah/belum lama/baru awal/akhir besar/kecil tinggi/rendah legal/ilegal "
        "negeri/swasta diterima/ditolak disetujui/ditolak selesai/tertunda hadir/absen tepat/terlambat "
        "untung/rugi surplus/defisit formal/informal internal/eksternal lancar/macet dalam/luar miskin/kaya "
        "sehat/sakit pns/pppk layak/kumuh masuk/dikeluarkan datang/pindah menang/kalah dipertahankan/dihapus "
        "terbuka/tertutup positif/negatif ringan/berat putra/putri bertambah/berkurang meningkat/menurun "
        "lunas/tunggakan puas/kecewa diterima/dikembalikan disetujui/dikembalikan"
    )
}

RESTRICTORS = _words(
    "yang dengan tanpa sesuai menurut berdasarkan untuk oleh pada dalam di ke dari kepada bagi terhadap melalui "
    "selama sejak sampai hingga setelah sebelum akibat karena atas antara guna berupa melebihi kurang lebih "
    "minimal maksimal per < > ≥ ≤ <= >= ("
)
"""Words with which the part of a label begins that restricts its noun phrase."""

THERE_IS = _words(
    "ada masuk diterima terdaftar tercatat terdata dicatat didaftar diajukan dilaporkan dimohon dimohonkan "
    "diundang menjadi dimiliki wajib diusulkan diadukan terjadi timbul teregistrasi "
    "diregistrasi muncul didata"
)
"""Words by which a label says that it means all there are: *yang ada, yang masuk, terdaftar*."""

TREATED = _words(
    "tersedia diperiksa dikelola dipantau disurvei dinilai ditangani dibina diawasi beroperasi terbentuk ditetapkan "
    "dilayani diamati"
)
"""Words that in a denominator mean all that are dealt with (*kasus yang ditangani*), in a numerator a part."""

MODALS = _words("harus wajib perlu seharusnya semestinya mesti dapat")
"""Words that make a verb an obligation: *yang harus diselesaikan* are all that there are."""

PLANNED = _words(
    "direncanakan ditargetkan dianggarkan dijadwalkan diprogramkan diagendakan rencana target pagu kuota plafon "
    "dialokasikan dibutuhkan diperlukan seharusnya"
)
"""Words of a plan. What was done may exceed it, so it is no whole of which a part is taken."""

EARLIER = _words("sebelumnya lalu kemarin dasar awal n-1 t-1 lampau terdahulu n−1 t−1")
"""Words that put a label into another period than the one reported on."""

PERIOD_NOUNS = _words("tahun bulan triwulan semester hari minggu periode waktu kurun jangka angkatan masa saat tw")
"""Nouns with which a phrase of time begins when no preposition does."""

PERIOD = _words(
    "tahun bulan triwulan semester hari minggu periode waktu kurun jangka angkatan masa bakti ini berjalan "
    "tersebut bersangkutan sama tertentu satu n t tw saat laporan pelaporan anggaran"
)
"""Words of which phrases of time consist: *pada kurun waktu yang sama, dalam satu tahun*."""

STATES = _words(
    "aktif mandiri maju baik rusak sehat miskin rentan tepat waktu lengkap mutakhir sadar tertib bersih aman baru "
    "lama kecil besar kurang mampu layak laik pakai bebas rawan binaan dampingan sasaran prioritas "
    "unggulan percontohan pilihan siaga tangguh tinggi rendah sedang ringan berat parah lancar macet "
    "tepat cepat lambat wajib resmi "
    "sah lulus hadir selesai penuh kosong kumuh tertinggal swadaya swakarya swasembada madya pratama utama "
    "paripurna positif negatif sukses gagal cerdas inovatif informatif akuntabel transparan ramah harmonis rukun "
    "produktif efektif efisien valid akurat sesuai cukup lebih puas tuntas lunas naik turun odf usia umur tahun "
    "bulan hari jam menit atas keatas ke lokal asing legal ilegal online daring digital sudah telah akan belum "
    "tidak sangat paling penerima pengguna pemilik pemegang peserta lanjut makmur sejahtera prasejahtera "
    "disabilitas difabel stunting pertama kedua ketiga wafat meninggal pindah datang tetap kontrak honorer x "
    "khusus umum"
)
"""Qualities and conditions: what is left of a noun phrase without them is the same thing, only more of it."""

KINDS = {
    "orang": _words(
        "orang penduduk warga pegawai aparatur perangkat siswa murid guru anak balita bayi remaja pemuda lansia "
        "ibu bapak kader anggota peserta pemilih petani nelayan pedagang pengguna pelanggan pemohon pasien jiwa "
        "santri atlet pengurus karyawan tenaga pengunjung wisatawan tamu linmas kades lurah masyarakat responden "
        "penerima pelaku korban pelajar mahasiswa pekerja buruh pns pppk asn pengangguran difabel penyandang "
        "lulusan relawan pendamping penyuluh operator tki jamaah"
    ),
    "keluarga": _words("keluarga kk rumah-tangga krt kepala-keluarga"),
    "kejadian": _words(
        "pelanggaran kejadian kasus kecelakaan peristiwa konflik bencana kebakaran banjir perkara sengketa "
        "tawuran kriminalitas kejahatan gangguan kematian kelahiran perceraian pernikahan kunjungan aduan "
        "pengaduan keluhan longsor pencurian"
    ),
    "uang": _words(
        "anggaran pendapatan belanja pagu biaya retribusi pajak pbb padess pades dana kas modal piutang tunggakan "
        "omzet omset penerimaan pengeluaran hibah bantuan surplus simpanan pinjaman laba pdrb"
    ),
    "waktu": _words("hari jam bulan menit minggu tahun lama lamanya waktu durasi"),
    "luas": _words("luas luasan"),
    "panjang": _words("panjang jarak"),
    "wilayah": _words("desa kelurahan kecamatan rt rw dusun lingkungan nagari jorong banjar kampung wilayah"),
    "benda": _words(
        "rumah jalan jembatan kendaraan lampu kios los warung gedung aset barang peralatan komputer tenda perahu "
        "kapal ternak pohon bibit mebel sarana prasarana bangunan saluran"
    ),
    "berkas": _words(
        "dokumen surat berkas laporan sertifikat berita-acara perdes proposal rekomendasi izin permohonan"
    ),
}
"""Kinds of things by the head noun. Things of two kinds are never part of one another: *pelanggaran*, *penduduk*."""
