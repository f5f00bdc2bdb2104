# make report | lab | test | lint | bench | validate | notebooks | model | frames | lock
# COLLECTION is the name of a folder of data/articles or any folder of articles.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export COLLECTION

.PHONY: setup report lab test lint bench validate notebooks model frames lock

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

# Scores the model on PolNeAR's dev split, where that lies beside the project, and writes the model card and its log.
validate: setup
	@SCORE_DEV=1 $(RUN) -m pytest -n 0 -rs tests/validation

# What is committed: the notebooks with the outputs of a clean run on the sample.
notebooks: setup
	@$(RUN) -m helpers notebooks

# The attribution model anew: make model DATA=<PolNeAR's folder> BASIL=<its folder>. Hours on two cores, without a GPU.
model: setup
	@test -n "$(DATA)" -a -n "$(BASIL)" || { echo "Name both folders: make model DATA=<PolNeAR> BASIL=<folder>"; exit 2; }
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --requirement training/requirements.txt
	@$(RUN) -m training $(DATA) $(BASIL)

# The frame coder anew from coded sentences of PolNeAR and BASIL: make frames POLNEAR=<its folder> BASIL=<its folder>.
frames: setup
	@test -n "$(POLNEAR)" -a -n "$(BASIL)" || { echo "Name both folders: make frames POLNEAR=<folder> BASIL=<folder>"; exit 2; }
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --requirement training/requirements.txt
	@$(RUN) -m training.frames $(POLNEAR) $(BASIL)

# Versions and hashes only; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --all-extras pyproject.toml --output-file requirements.lock
