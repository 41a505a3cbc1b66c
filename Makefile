# Type `make` to bring everything up to date, `make help` to see the rest.

PIPELINE := extract update check build

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
TOOLS := $(VENV)/tools
COMMANDS := $(shell sed -n 's/^\([a-z]*\):.*\#\# .*/\1/p' Makefile)

# What follows a verb on its command line: make status LOCALE="en es" ARTICLE=magnesium ARGS="--format json"
L10N = @$(BIN)/l10n $@ $(ARTICLE) $(LOCALE:%=--locale %) $(ARGS)
extract: override LOCALE :=
init: override ARTICLE :=
diff: override ARTICLE := $(if $(HEAD),$(or $(BASE),HEAD) $(HEAD),$(BASE))
glossary: override ARTICLE := $(if $(ARGS),,lint)
glossary: override LOCALE :=
review: override ARTICLE := $(if $(ARGS),,list $(ARTICLE))
check diff: override ARGS += --page build/$@.html

.DEFAULT_GOAL := all
.NOTPARALLEL:
.PHONY: $(COMMANDS)

# A venv that was copied, moved or has lost its Python would run another tree's code, or none: make it anew.
OURS := import importlib.util as i, os; assert os.path.samefile(i.find_spec('l10n').origin, 'src/l10n/__init__.py')
ifneq ($(wildcard $(READY)),)
$(shell $(BIN)/python -Ic "$(OURS)" 2>/dev/null || rm -f $(READY))
endif

all: $(PIPELINE) ## Bring catalogs and pages up to date

init: $(READY); $(L10N) ## Write a first configuration and its folders
extract: $(READY); $(L10N) ## Articles in source/ become templates, locales/<article>.pot
update: $(READY); $(L10N) ## Merge the templates into every locale's catalogs
translate: $(READY); $(L10N) ## Machine-translate what has no translation yet
review: $(READY); $(L10N) ## What waits for a reviewer, worst first; ARGS="approve ID", "reject ID --reason …"
status: $(READY); $(L10N) ## Count what is translated and reviewed
check: $(READY); $(L10N) ## Check translations: their terms and codes; as a page in build/check.html
diff: $(READY); $(L10N) ## What a change did to the findings: make diff BASE=main; as a page in build/diff.html
glossary: $(READY); $(L10N) ## Check the glossary; ARGS="list GABA", "import FILE", "suggest" and more
build: $(READY); $(L10N) ## Catalogs become localized pages in build/

setup: $(TOOLS) packages ## Install everything that developers need
lint: $(TOOLS) ## Check style and types
	@$(BIN)/ruff check --quiet --output-format concise
	@$(BIN)/ruff format --diff --quiet
	@$(BIN)/mypy --no-error-summary
test: $(TOOLS) packages lint ## Check style and types, then run all tests
	@$(BIN)/python -m pytest $(ARGS)
bench: $(TOOLS) ## Measure against other tools; bench-mt is that part alone
	@$(BIN)/python -m bench $(ARGS)
bench-%: $(TOOLS)
	@$(BIN)/python -m bench $*
clean: ## Remove all that make has made; the translation cache stays
	@rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s  %s\n", $$1 == "all" ? "" : $$1, $$2 }' Makefile
	@echo 'Narrow a verb with LOCALE=es or ARTICLE=name; ARGS=… is passed on: make status LOCALE=es'

$(READY): pyproject.toml
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		$$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
		python=; \
	done; \
	[ "$$python" ] || { echo 'l10n needs Python 3.11 or newer with venv (Debian: python3-venv)' >&2; exit 1; }; \
	echo "Setting up $(VENV) with $$python"; \
	rm -rf $(VENV) && $$python -m venv $(VENV)
	@$(call install,.)
	@$(BIN)/python -m compileall -q src
	@touch $@

$(TOOLS): $(READY)
	@echo 'Adding the tools for tests'
	@$(call install,.[dev])
	@touch $@

install = $(BIN)/python -m pip install -qq --disable-pip-version-check --editable '$1' || \
	{ echo 'pip could not install l10n, for the reason above; mend it and run make again' >&2; exit 1; }

APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120

# As root on Debian, adds what apt.txt names and is missing; a test that lacks a package says so itself.
.PHONY: packages
packages:
	@command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] || exit 0; \
	missing=; \
	for package in $$(sed 's/#.*//' apt.txt); do \
		dpkg-query -Wf '$${db:Status-Status}' $$package 2>/dev/null | grep -q '^installed' || missing="$$missing $$package"; \
	done; \
	[ "$$missing" ] || exit 0; \
	echo "Installing$$missing"; \
	get() { $(APT) install -y --no-install-recommends "$$@" </dev/null >/dev/null 2>&1; }; \
	get $$missing && exit 0; \
	$(APT) update >/dev/null 2>&1; \
	for package in $$missing; do \
		get $$package || echo "apt-get could not install $$package; tests that need it are skipped" >&2; \
	done
