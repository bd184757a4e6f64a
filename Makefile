# Everything starts from nothing but make and Python 3.11: .ci/bootstrap brings the rest, and only what is missing.
.DEFAULT_GOAL := help
.PHONY: help run test lint forms bench torture dist requirements clean

VENV_PYTHON := .venv/bin/python
FORMS := $(patsubst ui/%.ui,fzdesk/gui/forms/ui_%.py,$(wildcard ui/*.ui))

COMPILE := $(VENV_PYTHON) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(UPGRADE)

help:
	@echo "make run    opens the program (without a display: builds the sample report in build/showcase)"
	@echo "make test   checks and tests everything, the frozen program too"
	@echo "make lint   ruff and mypy only"
	@echo "make forms  compiles ui/*.ui to fzdesk/gui/forms"
	@echo "make bench  measures everything beside its floor (minutes)"
	@echo "make torture  the long form of tests/reliability: kills, power cuts, flipped bits, faults (a quarter of an hour)"
	@echo "make dist   freezes the program to dist/fzdesk"
	@echo "make requirements  writes requirements*.txt anew from pyproject.toml"
	@echo "make clean  removes what was built (.venv stays)"

run:
	@.ci/bootstrap run
	@.ci/open

test: lint
	.ci/desktop $(VENV_PYTHON) -m pytest
	.ci/desktop $(VENV_PYTHON) -m pytest -m slow

lint:
	@.ci/bootstrap test
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy

forms: $(FORMS)

# The compiler imports many names that a form does not use, and each costs time at every start: they go.
fzdesk/gui/forms/ui_%.py: ui/%.ui
	.venv/bin/pyside6-uic $< -o $@
	$(VENV_PYTHON) -m ruff check --isolated --quiet --select F401 --fix $@

bench:
	@.ci/bootstrap test
	.ci/desktop $(VENV_PYTHON) -m tests.benchmarks

torture:
	@.ci/bootstrap test
	FZDESK_TORTURE=1 .ci/desktop $(VENV_PYTHON) -m pytest -rs -rP --durations=20 tests/reliability

dist:
	@.ci/bootstrap test
	$(VENV_PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec

# Takes newer versions only where pyproject.toml asks for them; `make requirements UPGRADE=--upgrade` takes all.
requirements:
	@.ci/bootstrap test
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find fzdesk tests resources -name __pycache__ -type d -prune -exec rm -rf {} +
