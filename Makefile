# The commands of every day. Each installs what it needs and is missing (scripts/setup).
.PHONY: run build test lint bench bench-scale deadline torture torture-brief pictures setup

# What tests run on, without what a debugger reads, which takes a good part of the time of building. Each debug
# build is made by these words, for others would begin anew.
debug := swift build -debug-info-format none
# The compiler refuses an import that Package.swift does not declare.
checked := --explicit-target-dependency-import-check error
python := .venv/bin/python

# The site with the demonstration's data, at http://127.0.0.1:8080, until Ctrl-C.
run: build
	.build/release/tonghop serve --demo

# Leaves the program at .build/release/tonghop.
build:
	scripts/setup build
	swift build --configuration release --product tonghop

# All tests: Swift's, and real browsers', two at a time. Give ONLY=StaleReportFormTests for those suites of
# Swift's alone.
test: .venv/complete
	scripts/setup test
	$(debug) --build-tests $(checked)
	TMPDIR=$$(scripts/test-folder) swift test --skip-build --disable-xctest $(if $(ONLY),--filter '$(ONLY)')
	$(if $(ONLY),,TMPDIR=$$(scripts/test-folder) $(python) -m pytest --numprocesses 2 Tests/BrowserTests)

# Format, allowed imports, and what no compiler sees; each finding says file and line.
lint:
	scripts/setup build
	scripts/lint

# What an answer costs, and requests per second beside those of a bare server, in the same run. Not
# all targets: what several test targets use is built for tests alone.
bench:
	scripts/setup bench
	swift build --configuration release --product tonghop
	swift build --configuration release --product http-echo
	scripts/bench-cpu
	scripts/bench
	scripts/bench-submissions
	scripts/bench-sign-in
	scripts/bench-pages

# How long answers take for few schools and for all of a country.
bench-scale:
	scripts/setup bench
	swift build --configuration release --product tonghop
	scripts/bench-scale

# The last hour before a deadline for 2,000 schools, in ten minutes. Give SCHOOLS=n and MINUTES=n for
# others, and AUTOSAVE=1 for all of them typing at once.
deadline: .venv-deadline/complete
	scripts/setup bench
	swift build --configuration release --product tonghop
	.venv-deadline/bin/python scripts/deadline-hour $(if $(SCHOOLS),--schools $(SCHOOLS)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(AUTOSAVE),--autosave)

# Faults by the thousand, from kill -9 to torn writes; ends with a table, after most of an hour.
# Give ROUNDS=n for fewer.
torture: build .venv/complete
	scripts/setup test
	python3 Tests/TortureTests --program .build/release/tonghop $(if $(ROUNDS),--rounds $(ROUNDS))
	$(debug) --product tonghop
	MOMENTS=$(or $(MOMENTS),200) $(python) -m pytest Tests/BrowserTests/test_cut.py

# A few of each, in some minutes, on the program as it is built for tests.
torture-brief:
	scripts/setup test
	$(debug) --product tonghop
	python3 Tests/TortureTests --program .build/debug/tonghop --brief

# The pictures of the help pages, anew from the demonstration; name some for these alone.
pictures: .venv/complete
	scripts/setup test
	$(debug) --product tonghop
	$(python) scripts/pictures $(PICTURES)

setup:
	scripts/setup

# The load tool, from PyPI, apart from the tests' packages.
.venv-deadline/complete: scripts/deadline/requirements.txt
	python3 -m venv --clear .venv-deadline
	.venv-deadline/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# The browser tests' packages from PyPI, apart from the machine's own.
.venv/complete: Tests/BrowserTests/requirements.txt
	scripts/setup test
	python3 -m venv --clear .venv
	$(python) -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@
