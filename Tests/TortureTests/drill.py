"""What all drivers share, and what came of one driver: the lines of the table."""

import statistics


class Skipped(Exception):
    """This machine lacks what the driver needs."""


class Drill:
    """What all drivers share."""

    def __init__(self, program, folder, library, template, seed, rounds=None, brief=False,
                 keep=False):
        self.program = program
        self.folder = folder
        self.library = library
        self.template = template
        self.seed = seed
        self.rounds = rounds
        self.brief = brief
        self.keep = keep

    def count(self, full, brief):
        """How many runs: all, the bounded number, or no more than was asked for."""
        if self.brief:
            return brief
        return min(full, self.rounds) if self.rounds else full


class Result:
    """What came of one driver."""

    def __init__(self, code, title):
        self.code = code
        self.title = title
        self.runs = self.receipts = 0
        self.lost, self.findings, self.recoveries = [], [], []
        self.notes = []
        self.failed_runs = 0
        # Why runs were left out, if any were.
        self.lacks = None
        self.seconds = 0

    @property
    def has_failed(self):
        return bool(self.lost or self.findings)

    @property
    def row(self):
        times = [f"{time:.2f}" for time in (
            [statistics.median(self.recoveries), max(self.recoveries)] if self.recoveries else [])]
        verdict = "FAILED" if self.has_failed else "held" if self.runs else "skipped"
        return [self.code, self.title, str(self.runs), str(self.receipts), str(len(self.lost)),
                *(times or ["", ""]), verdict, f"{self.seconds:.0f}"]
