# Pintu masuk bagi operator: `make` tanpa apa-apa menampilkan daftar perintah.
# Pilihan diteruskan lewat ARGS, misalnya: make weekly ARGS="--meeting-date 2024-11-13"

ARGS ?=
UV ?= uv
BULLETIN := .venv/bin/bulletin
PYTHON_ENV := .venv/bin/python
RUNTIME := .venv/.ready-runtime
TEST := .venv/.ready-test
SUPPLY := .venv/supply/.ready

.DEFAULT_GOAL := help
.PHONY: help weekly publish check test soak bench sample start clean fuzz audit licences release words lock

help: ## menampilkan daftar ini
	@awk -F ': ## ' '/^[a-z]+: ## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo '  Pilihan: make weekly ARGS="--meeting-date 2024-11-13"'

weekly: ## membuat buletin rapat berikutnya dari inputs/ ke outputs/<tanggal rapat>/
weekly: $(RUNTIME)
	@$(BULLETIN) weekly $(ARGS)

publish: ## memuat edisi yang ditandatangani ke laman di outputs/site/ (versi publiknya)
publish: $(RUNTIME)
	@$(BULLETIN) publish $(ARGS)

check: ## memeriksa program: gaya, tipe, arah impor, dan uji
check: $(TEST)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	$(PYTHON_ENV) -m pytest $(ARGS)

test: ## menjalankan uji saja
test: $(TEST)
	@$(PYTHON_ENV) -m pytest $(ARGS)

soak: ## membunuh weekly dan publish, masing-masing 200 kali di saat acak, dan memeriksa sisanya (ARGS="50" untuk sebagian)
soak: $(TEST)
	@$(PYTHON_ENV) -m tests.faults $(ARGS)

bench: ## mengukur kecepatan terhadap batas bawahnya (ARGS="S1 --quick", ARGS="--json hasil.json")
bench: $(TEST)
	@$(PYTHON_ENV) -m tests.benchmarks $(ARGS)

sample: ## membuat ulang data contoh di inputs/
sample: $(RUNTIME)
	@$(BULLETIN) sample $(ARGS) .

start: ## membuang data contoh dan mulai bekerja dengan laporan yang sebenarnya
start: $(RUNTIME)
	@$(BULLETIN) start $(ARGS)

clean: ## membuang lingkungan kerja, simpanan, dan berkas sementara (inputs/ dan outputs/ tetap)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	rm -rf "$${DESK_CACHE:-$${XDG_CACHE_HOME:-$$HOME/.cache}/desk-pilkada}/bulletin-cache"
	find pipeline tests .setup -name __pycache__ -type d -prune -exec rm -rf {} +

fuzz: ## mencari masukan yang merusak program (ARGS="--inputs 100000 --seconds 600")
fuzz: $(TEST)
	@$(PYTHON_ENV) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  --only-binary :all: -r requirements-fuzz.lock \
	  || echo "atheris tidak tersedia bagi Python ini: pencarian tanpa panduan cakupan." >&2
	@DESK_SEARCH_EFFORT=20 $(PYTHON_ENV) -m pytest tests/oracle tests/fuzz
	@$(PYTHON_ENV) -m tests.fuzz $(ARGS)

audit: ## menanyakan kerentanan tiap paket yang dikunci; yang tidak terjawab disebut (keluar 2)
audit: $(SUPPLY)
	@$(PYTHON_ENV) .setup/supply.py audit

licences: ## menampilkan lisensi tiap paket yang dikunci, sebagai CSV
licences: $(SUPPLY)
	@$(PYTHON_ENV) .setup/supply.py licences

release: ## membuat arsip sumber, SBOM CycloneDX, lisensi dan sidiknya di outputs/rilis/<versi>/
release: $(SUPPLY)
	@$(PYTHON_ENV) .setup/supply.py release

words: ## memperbarui katalog bahasa di config/locale dari teks halaman
words: $(RUNTIME)
	@.venv/bin/pybabel -q extract -F pyproject.toml --add-location=file -k Sentence --sort-by-file -w 100 -o $(WORDS) .
	@.venv/bin/pybabel -q update -i $(WORDS) -d config/locale -D bulletin -N -w 100 --ignore-obsolete --ignore-pot-creation-date

# The texts of this moment, which the catalogues are compared with.
WORDS = .venv/bulletin.pot

lock: ## memperbarui kunci paket dari pyproject.toml (perlu uv)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group test --constraints requirements.lock --output-file requirements-test.lock
	$(LOCK_ALONE) --group supply --output-file requirements-supply.lock
	$(LOCK_ALONE) --group fuzz --output-file requirements-fuzz.lock

LOCK = $(LOCK_ALONE) pyproject.toml
LOCK_ALONE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --annotation-style line --quiet \
	--custom-compile-command "make lock"

$(RUNTIME): requirements.lock .setup/prepare .setup/prepare.py $(PYTHON_ENV)
	@.setup/prepare runtime

# The test lock holds all of the runtime's, so one environment serves both.
$(TEST): requirements-test.lock $(RUNTIME)
	@.setup/prepare test

# The tools of audit, licences and release, apart from the program's own packages.
$(SUPPLY): requirements-supply.lock $(RUNTIME)
	@$(PYTHON_ENV) -m venv --clear .venv/supply
	@.venv/supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --only-binary :all: -r requirements-supply.lock
	@touch $@

# Missing, or gone because the system's Python moved: then the rule above makes it anew.
$(PYTHON_ENV): ;
