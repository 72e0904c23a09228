# Two commands matter: make run, make test. All need Python 3.11 and nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin/python
SETUP := $(PYTHON) scripts/setup.py
PYTEST_WORKERS ?= 3
PYTEST_ARGS ?=
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test check audit office bench shots setup lock upgrade translations servers stop psql format clean reset

help: ## List the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Set up, fill with demo data and serve (PORT=8000, HOST=127.0.0.1, MEMBERS=20000)
	@$(SETUP) run
	@$(VENV) scripts/run.py

test: ## Set up and run all tests (PYTEST_ARGS="tests/members -k name", PYTEST_WORKERS=3)
	@$(SETUP) test
	@$(VENV) scripts/run_tests.py -n $(PYTEST_WORKERS) $(PYTEST_ARGS)

check: ## Format, style, types, floors, migrations, translations, deployment, tests
	@$(SETUP) check
	@$(VENV) scripts/checks.py
	@$(VENV) scripts/run_tests.py -n $(PYTEST_WORKERS) $(PYTEST_ARGS)

audit: ## Ask the advisory indexes about every locked package; fails when one cannot be asked
	@$(SETUP) audit
	@$(VENV) scripts/audit.py

office: ## Have LibreOffice open, save and give back every kind of file we write; fails when it is not installed
	@$(SETUP) test
	@OFFICE=1 $(VENV) scripts/run_tests.py tests/office $(PYTEST_ARGS)

bench: ## Measure beside the bare database and the peers (BENCH_MEMBERS=500000)
	@$(SETUP) test
	@$(VENV) scripts/bench.py

shots: ## Take the screenshots of the README
	@$(SETUP) test
	@$(VENV) scripts/screenshots.py

setup: ## Install everything that run, test and check need
	@$(SETUP) check

lock: ## Compile requirements/*.in and package.json into their lock files
	@$(SETUP) lock

upgrade: ## The same, taking newer releases
	@$(SETUP) upgrade

translations: ## Compile the catalogues, list sentences without English
	@$(SETUP) check
	@$(VENV) scripts/translations.py compile
	@$(VENV) scripts/translations.py check

servers: ## Start the embedded PostgreSQL and Valkey and leave them running
	@$(SETUP) run
	@$(VENV) scripts/servers.py start

stop: ## Stop the embedded servers
	@$(VENV) scripts/servers.py stop

psql: ## Open the database as its owner
	@$(VENV) scripts/servers.py psql

format: ## Put the sources into the house form
	@$(SETUP) check
	@$(VENV) -m ruff format .
	@$(VENV) -m ruff check --fix .

reset: ## Throw away the embedded servers' data and everything in var/
	@$(PYTHON) scripts/clean.py data

clean: ## Throw away all that the set-up made: .venv, node_modules, fonts, var/
	@$(PYTHON) scripts/clean.py all
