# Two commands on a machine with Python 3.11, venv, make and Pango: `make demo`, `make test`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: demo demo-reset test lint check faults bench journey screens fix help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.synced
# A dozen processes start at once: what one has compiled the others need not compile again.
unexport PYTHONDONTWRITEBYTECODE
STATE := $(or $(CATS_STATE_DIR),.cats)

demo: $(STAMP)  ## Set up and start everything embedded, print the addresses; Ctrl-C stops it
	@exec $(BIN)/python -m cats.embedded demo

demo-reset: $(STAMP)  ## Stop the demo and forget its data; the next `make demo` starts anew
	@$(BIN)/python -m cats.embedded stop
	@rm -rf -- "$(STATE)"

journey: $(STAMP)  ## Carry a declaration from lodgement to discharge (N=100, JSON=1, DECLARATION=file.xml)
	@$(BIN)/python -m cats.embedded run -- manage.py journey \
	    $(if $(N),--n "$(N)") $(if $(JSON),--json) $(if $(DECLARATION),--declaration "$(abspath $(DECLARATION))")

test: $(STAMP)  ## All tests but those that take minutes (TESTS=tests/transit for a part)
	@$(BIN)/python -m pytest -n 2 -m "not faults and not slow" $(TESTS)

faults: $(STAMP)  ## The tests that take minutes: seeded fault runs, every declaration, every page in a browser
	@$(BIN)/python -m pytest -m "faults or slow" $(TESTS)

bench: $(STAMP)  ## Measure against floors of the same run (JSON=1, ONLY=name)
	@JSON="$(JSON)" ONLY="$(ONLY)" $(BIN)/python -m bench

screens: $(STAMP)  ## Look at every page every way, then take their pictures into docs/screens (ONLY=part-of-a-name, NOLOOK=1)
	@$(if $(NOLOOK)$(ONLY),true,CATS_ALL_LOOKS=1 $(BIN)/python -m pytest -q tests/browser/test_every_page.py)
	@ONLY="$(ONLY)" $(BIN)/python -m pytest -q tests/browser/take_screens.py

lint: $(STAMP)  ## Format, style, templates, types, import contracts, security, Django's checks, stale files
	@PATH="$(CURDIR)/$(BIN):$$PATH" .ci/lint

check: lint test  ## The whole truth: lint and test

fix: $(STAMP)  ## Format and mend what can be mended by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

help:  ## This list of targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 14

$(STAMP): uv.lock pyproject.toml
	@.ci/environment "$(PYTHON)" "$(VENV)"
	@touch $@
