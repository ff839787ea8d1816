"""F16: the process dies at its n-th change of the disk while it makes or migrates a database."""

import shutil
import sqlite3

import power_loss
from fixture import make_older
from scene import scenes
from server import NotServing

TITLE = "migration killed at each write"
# More changes than a migration makes: an end in any case.
MOST = 2_000
# Plainly dead, dead with all that was not synced, dead with it torn.
MODES = 3


def drive(drill, result):
    older = make_older(drill.folder)
    steps = {"older": [older, count_changes(drill, result, older)],
             "new": [None, count_changes(drill, result, None)]}
    result.notes = [f"{changes} changes of the disk ({name} database)"
                    for name, (_, changes) in steps.items()]
    for name, (database, changes) in steps.items():
        cases = [(change, mode) for change in range(1, changes + 1) for mode in range(MODES)]
        # A stride that comes to all modes.
        cases = cases[::max(1, len(cases) // 13 // MODES * MODES + 1) if drill.brief else 1]
        cases = cases[:drill.rounds or len(cases)]
        for number, entered in scenes(drill, result, len(cases), len(cases), name):
            with entered as run:
                torture(run, database, *cases[number - 1])


def count_changes(drill, result, database):
    """How many changes of the disk one undisturbed start makes."""
    counted = 0
    for _, entered in scenes(drill, result, 1, 1, "count" + ("-older" if database else "")):
        with entered as run:
            place(run, database)
            run.with_faults()
            run.start(faults=True)
            counted = min(run.switches["changes"], MOST)
            run.server.stop()
    return counted


def place(run, database):
    """The database of an older schema, or none at all, in the run's folder."""
    shutil.rmtree(run.data)
    run.data.mkdir(mode=0o700)
    run.ledger.submissions, run.ledger.drafts = [], []
    if database:
        shutil.copy(database, run.database)


def torture(run, database, change, mode):
    """Dies at that change, in one of three ways; the next start completes what was begun."""
    place(run, database)
    run.with_faults(shadow=bool(mode))["killing_change"] = change
    try:
        # With its last changes it may have become ready.
        run.start(faults=True).wait(within=5)
    except (NotServing, TimeoutError):
        pass
    run.expect(run.switches["changes"] >= change, "it ended before the change")
    if mode:
        power_loss.cut(run.data, run.shadow, run.chance if mode == 2 else None)
    run.restart()
    run.expect(run.server.stop() == 0, "no orderly stop after the migration")
    connection = sqlite3.connect(run.database)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    run.expect(version == run.template.schema, f"the schema is {version}")
    if database:
        kept = connection.execute("SELECT COUNT(*) FROM report_revision").fetchone()[0]
        before = sqlite3.connect(database)
        had = before.execute("SELECT COUNT(*) FROM report_revision").fetchone()[0]
        before.close()
        run.expect(kept == had, f"{had} revisions became {kept}")
    connection.close()
    run.verify()
