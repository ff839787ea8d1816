"""F8: after kill -9 the write-ahead log is cut, scrambled or gone, or its index is."""

import threading
from pathlib import Path

import invariants
from ledger import Fate
from scene import scenes

TITLE = "torn or missing log"
# Bytes of a log that has not grown enough for a checkpoint (1,000 pages).
CHECKPOINT = 990 * 4_120


def drive(drill, result):
    for number, entered in scenes(drill, result, full=40, brief=4):
        with entered as run:
            run.start()
            with run.load(readers=0):
                threading.Event().wait(run.chance.uniform(0.05, 0.4))
                run.server.kill()
            log = Path(f"{run.database}-wal")
            # Once pages of the log were being written into the file, both are needed.
            is_whole = log.stat().st_size < CHECKPOINT
            [index_gone, cut, scrambled, gone][number % 4 if is_whole else 0](run, log)
            forgotten = forget_missing(run)
            run.restart()
            said = run.server.said()
            run.expect("unclean" in said, "the start does not note the unclean stop")
            run.expect(not forgotten or "may be missing" in said,
                       f"{forgotten} receipts are gone with the log, and the start is silent")
            run.finish()


def index_gone(run, _):
    """Nothing is lost with the -shm."""
    Path(f"{run.database}-shm").unlink()
    run.check()


def cut(run, log):
    with open(log, "r+b") as file:
        file.truncate(run.chance.randrange(log.stat().st_size + 1))


def scrambled(run, log):
    with open(log, "r+b") as file:
        file.seek(run.chance.randrange(log.stat().st_size))
        file.write(run.chance.randbytes(100))


def gone(_, log):
    log.unlink()


def forget_missing(run):
    """What went with the log is not the program's to keep: as if it had never been sent."""
    stored = invariants.Stored(run.database)
    missing = [one for one in run.ledger.receipts if one.unit not in stored.revisions]
    for one in missing:
        one.fate, one.receipt = Fate.UNKNOWN, None
    for draft in run.ledger.drafts:
        draft.saved = min(draft.saved, stored.cells.get(draft.unit, {}).get("eq_signs", 0))
    return len(missing)
