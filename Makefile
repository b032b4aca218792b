# Two commands matter: `make run` and `make test`. Both work on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# Journeys wait for a browser half of their time: one more than there are cores keeps all busy.
TESTERS ?= $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) + 1 )))
DIST := viewer/static/dist/.vite/manifest.json
FRONTEND := $(shell find viewer/frontend -type f -not -path '*/node_modules/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run test check unit journeys fix bench bench-large bench-conservation lock wheel clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run $(DIST) ## Start Kitabdar with the sample codex, or with SCANS=folder
	@KITABDAR_LOG_FILE=$${KITABDAR_LOG_FILE-var/kitabdar.log} exec $(BIN)/kitabdar up --with-sample $(if $(SCANS),--scans "$(SCANS)")

test: $(VENV)/.test $(DIST) ## Check everything: style, types, tests on both databases and stores, browser
	@$(BIN)/python -m tests.prepare
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -q -n $(TESTERS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test ## Style and types only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: $(VENV)/.test ## Mend style where a tool can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.test $(DIST) ## Measure against nginx and iipsrv, and print the table
	$(BIN)/python -m tests.bench

bench-large: $(VENV)/.test $(DIST) ## Measure pages, doors, harvests and changes of access at 15,000 manuscripts
	$(BIN)/python -m tests.bench.large

bench-conservation: $(VENV)/.test $(DIST) ## Measure surveys, chains, photographs laid over pages, reports
	$(BIN)/python -m tests.bench.condition
	$(BIN)/python -m tests.bench.chain
	$(BIN)/python -m tests.bench.readers
	$(BIN)/python -m tests.bench.registration
	$(BIN)/python -m tests.bench.reports

wheel: $(VENV)/.run $(DIST) ## Build the wheel, front end included
	$(BIN)/python -m hatchling build -t wheel

lock: ## Write the lock files anew (needs uv)
	cd requirements && uv pip compile ../pyproject.toml --group ../pyproject.toml:test -o test.lock $(COMPILE)
	cd requirements && uv pip compile ../pyproject.toml -c test.lock -o run.lock $(COMPILE)
	cd requirements && uv pip compile --group ../pyproject.toml:node -o node.lock $(COMPILE)
	cd requirements && uv pip compile --group ../pyproject.toml:postgres -o postgres.lock $(COMPILE)
COMPILE := --quiet --universal --python-version 3.11 --generate-hashes --override override.txt --no-emit-index-url --no-header

clean: ## Remove what was built (never the data in var/)
	rm -rf $(VENV) viewer/static/dist viewer/frontend/node_modules tests/node_modules dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Kitabdar needs Python 3.11 or newer: install the package python3 (Debian 12, Ubuntu 24.04)."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing: install the package python3-venv."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing Kitabdar and what it needs (once, about a minute) ..."
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.run
	@echo "Installing what the tests need (once) ..."
	@$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

$(DIST): $(FRONTEND) $(VENV)/.run
	@$(BIN)/python viewer/frontend/build.py
	@touch $@
