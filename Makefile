# Two commands for newcomers: `make demo` draws and compares five articles, `make test` runs every check.
# Both make their own environment in .venv and need nothing but Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo
ARTICLES := wicker-2016 lee-2022 scmp-2023 eir-2024 matsuo-2024
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-peers lint types unit bench gallery fuzz format clean

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## draw the maps of five articles and compare them, into out/demo
	@mkdir -p $(OUT)
	@$(BIN)/argmap check examples/japan-korea/debate.argmap
	@$(BIN)/argmap render $(ARTICLES:%=examples/japan-korea/%.argmap) --output $(OUT)
	@$(BIN)/argmap render $(ARTICLES:%=examples/japan-korea/%.argmap) --format png --output $(OUT)
	@$(BIN)/argmap stats examples/japan-korea/debate.argmap > $(OUT)/stats.txt
	@$(BIN)/argmap compare examples/japan-korea/debate.argmap --output $(OUT)/comparison --quiet
	@echo "The maps of the five articles are in $(CURDIR)/$(OUT):"
	@ls $(OUT)
	@echo "Who stands where, and what it hangs on: $(CURDIR)/$(OUT)/comparison/index.html"

test: lint types unit ## run lint, types and all tests but test-peers; CI runs both

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/pytest --numprocesses auto

test-peers: $(VENV)/.dev ## test against Argdown (needs Node), arguebuf and others; it installs them aside
	$(BIN)/pytest --numprocesses auto tests/peers

bench: $(VENV)/.dev ## measure beside Argdown and arguebuf, and write docs/benchmarks.md
	$(BIN)/python benchmarks/run.py

gallery: $(VENV)/.dev ## draw docs/gallery.md anew
	$(BIN)/python docs/gallery.py

fuzz: $(VENV)/.dev ## fuzz parser, formatter and anchors, guided by coverage (SECONDS=60)
	$(PIP) install --constraint constraints.txt atheris
	$(BIN)/python tests/fuzz/fuzz.py -max_total_time=$(or $(SECONDS),60)

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove everything that make made
	rm -rf $(VENV) out build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "argmap needs Python 3.11 or newer, but $(PYTHON) is " + sys.version.split()[0] + "; name another by PYTHON=...")'
	@echo "Making an environment in $(VENV) (once; about a minute) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed
