# Giao Ban: `make run` to see it, `make test` to trust it. Everything else is for builders.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ifdef DATABASE_URL
export DATABASE_URL
endif

.PHONY: help setup run test check format accuracy bench screenshots lock hooks clean

help:  ## these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */  make \1\t/' | expand -t 20

setup: $(READY)  ## the environment in .venv, with locked versions, and what pages need

$(READY): requirements-dev.lock package-lock.json pyproject.toml scripts/build_assets.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Giao Ban cần Python 3.11 trở lên / needs Python 3.11 or newer; có / found: $$($(PYTHON) --version). Thử: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "Thiếu venv: trên Debian/Ubuntu hãy cài gói python3-venv. / Install python3-venv."; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q giaoban  # `giaoban read` starts at once, also where the folder is read-only
	$(BIN)/python scripts/build_assets.py
	@touch $(READY)

run: setup  ## the made-up department on http://127.0.0.1:8000 (PORT=…, DATABASE_URL=…)
	@$(BIN)/giaoban serve --port $(PORT)

test: setup  ## all tests, on SQLite and on PostgreSQL where it is found
	@$(BIN)/python scripts/run_tests.py $(ARGS)

check: setup  ## format, lint, types, direction of imports, migrations, settings, templates
	@$(BIN)/python scripts/run_checks.py

format: setup  ## put the code and templates in form
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix . && find giaoban -path '*/templates/*.html' | xargs $(BIN)/djade --target-version 5.2

accuracy: setup  ## how well papers are read, per format: prints the table, keeps it in docs/
	@$(BIN)/python -m tools.accuracy $(ARGS)

bench: setup  ## what reading and lists cost beside floors: prints the ratios; with ARGS='--date D' kept in docs/
	@$(BIN)/python -m tools.bench_reading $(ARGS)
	@$(BIN)/python -m tools.bench_lists $(ARGS)

screenshots: setup  ## pictures of the main pages into docs/screenshots/ (needs Chromium)
	@$(BIN)/python -m tools.screenshots

lock:  ## new locked versions (needs uv)
	uv pip compile pyproject.toml --extra postgres --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --upgrade -q -o requirements.lock
	uv pip compile pyproject.toml --extra postgres --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --upgrade -q -o requirements-dev.lock

hooks: setup  ## run `make check` before each commit
	git config core.hooksPath .githooks

clean:  ## what was made, but not your data in var/
	rm -rf $(VENV) node_modules build giaoban/web/static/vendor
