# What a newcomer types: `make demo`, `make test`. Each makes .venv once, and again when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench eval calibration calibrate check-vocab docstrings readme wheel clean

help:  ## Show what can be made.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@

demo: $(STAMP)  ## Read the two seed papers, answer four questions, write everything to build/demo.
	$(BIN)/kg demo --output build/demo

test: $(STAMP)  ## Run the tests (WORKERS=2 for two processes).
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(STAMP)  ## Check style, format and types.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict kg

format: $(STAMP)  ## Put the code into the format that `make lint` asks for.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(STAMP)  ## Measure the speed of every step.
	$(BIN)/python benchmarks/bench.py

eval: $(STAMP)  ## Measure the quality on annotated corpora: make eval SHARED=FOLDER.
	@test -n "$(SHARED)" || { echo "say where the corpora are: make eval SHARED=FOLDER"; exit 2; }
	$(BIN)/python benchmarks/evaluate.py $(SHARED)

READINGS = --readings benchmarks/readings.tsv --texts $(SHARED)/inputs/medline

calibration: $(STAMP)  ## Show how far the confidence of facts holds: make calibration SHARED=FOLDER.
	@test -n "$(SHARED)" || { echo "say where the annotated facts are: make calibration SHARED=FOLDER"; exit 2; }
	$(BIN)/python benchmarks/calibrate.py $(SHARED)/gold/dev.jsonl $(READINGS)

calibrate: $(STAMP)  ## Fit the confidence of facts anew: make calibrate SHARED=FOLDER.
	@test -n "$(SHARED)" || { echo "say where the annotated facts are: make calibrate SHARED=FOLDER"; exit 2; }
	$(BIN)/python benchmarks/calibrate.py $(SHARED)/gold/dev.jsonl $(READINGS) --write kg/data/patterns/confidence.yaml \
	  --docs docs/extraction.md

check-vocab: $(STAMP)  ## Compare identifiers and labels with reference tables: make check-vocab REFERENCE=FOLDER.
	@test -n "$(REFERENCE)" || { echo "say where the tables are: make check-vocab REFERENCE=FOLDER"; exit 2; }
	$(BIN)/python benchmarks/check_vocab.py $(REFERENCE)

docstrings: $(STAMP)  ## Put the figures of docs/extraction.md into the docstrings of the extractors.
	$(BIN)/python benchmarks/docstrings.py

readme: $(STAMP)  ## Put the real output of its commands into the README.
	$(BIN)/python docs/refresh_readme.py

wheel: $(STAMP)  ## Build the wheel into dist/.
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean:  ## Remove what was made, but not the environment.
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
