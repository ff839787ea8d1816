"""Tortures the program with the faults F1 to F21 and prints what came of each.

    python3 Tests/TortureTests --program PATH [--brief | --rounds N] [--only F1,F3] [--seed N]
"""

import argparse
import importlib
import pathlib
import re
import signal
import sys
import tempfile
import time

import instrument
import switches
from drill import Drill, Result
from server import Program
from template import Template

HEADS = ["fault", "", "runs", "receipts", "lost", "recovery", "longest", "verdict", "seconds"]


def drivers():
    """(code, module) in the order of the table in the security document."""
    folder = pathlib.Path(__file__).parent
    for path in sorted(folder.glob("f[0-9][0-9]_*.py")):
        yield f"F{int(path.stem[1:3])}", importlib.import_module(path.stem)


def arguments():
    parser = argparse.ArgumentParser(prog="TortureTests", description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True, help="tonghop as built")
    parser.add_argument("--brief", action="store_true", help="few runs each, for every change")
    parser.add_argument("--rounds", type=int, help="at most so many runs of each fault")
    parser.add_argument("--only", default="", help="these faults: F1,F3")
    parser.add_argument("--seed", type=int, default=1, help="another course of events")
    parser.add_argument("--schools", type=int, default=180, help="that a run can submit for")
    parser.add_argument("--keep", type=pathlib.Path, help="keep failed runs' files there")
    return parser.parse_args()


def drive(drill, code, module):
    result = Result(code, module.TITLE)
    began = time.monotonic()
    module.drive(drill, result)
    result.seconds = time.monotonic() - began
    return result


def tell(result):
    """As soon as it is known: findings in full."""
    print(" · ".join(text for text in result.row if text), flush=True)
    for what, ones in [("LOST", result.lost), ("found", result.findings)]:
        for one in ones[:20]:
            print(f"    {what}: {one}")
    for note in result.notes + ([f"left out: {result.lacks}"] if result.lacks else []):
        print(f"    {note}", flush=True)


def table(results):
    rows = [HEADS] + [result.row for result in results]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for row in rows:
        print("  ".join(
            text.ljust(width) if column in [0, 1, 7] else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths))).rstrip())


def main():
    given = arguments()
    chosen = set(filter(None, given.only.upper().split(",")))
    known = dict(drivers())
    if chosen - known.keys():
        sys.exit(f"no such fault: {', '.join(sorted(chosen - known.keys()))}")
    # So that everything that was started is ended, however this ends.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        given.keep = pathlib.Path(tempfile.mkdtemp(dir=given.keep))
    results = []
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as temporary:
        folder = pathlib.Path(temporary)
        program = Program(given.program.resolve())
        library = switches.build(folder)
        instrument.check(library, folder / "instrument")
        template = Template(program, folder / "template", given.schools)
        drill = Drill(program, given.keep or folder, library, template, given.seed,
                      given.rounds, given.brief, keep=bool(given.keep))
        for code, module in known.items():
            if not chosen or code in chosen:
                results.append(drive(drill, code, module))
                tell(results[-1])
    print()
    table(results)
    receipts = sum(result.receipts for result in results)
    lost = sum(len(result.lost) for result in results)
    print(f"\n{receipts} receipts given, {lost} lost; recovery in seconds, median and longest")
    sys.exit(any(result.has_failed for result in results))


if __name__ == "__main__":
    main()
