# make report | lab | test | lint | bench | validate | notebooks | lock
# COLLECTION is the name of a folder of data/articles or any folder of articles.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export COLLECTION

.PHONY: setup report lab test lint bench validate notebooks lock

setup: $(VENV)/ready

# Packages at exact versions with hashes; this package itself from its folder.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one with make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(RUN) -m helpers setup
	@touch $@

report: setup
	@$(RUN) -m helpers report

lab: setup
	@$(RUN) -m helpers lab

test: setup
	@$(RUN) -m pytest

lint: setup
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

bench: setup
	@$(RUN) tests/bench.py

validate: setup
	@$(RUN) -m pytest -rs tests/validation

# What is committed: the notebooks with the outputs of a clean run on the sample.
notebooks: setup
	@$(RUN) -m helpers notebooks

# Versions and hashes only; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --all-extras pyproject.toml --output-file requirements.lock
