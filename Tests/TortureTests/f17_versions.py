"""F17: a database of a newer release is left alone, one of an older release is brought up."""

import shutil
import sqlite3

from fixture import make_older
from scene import scenes
from server import NotServing

TITLE = "newer and older databases"


def drive(drill, result):
    older = make_older(drill.folder)
    for number, entered in scenes(drill, result, full=2, brief=2):
        with entered as run:
            if number == 1:
                newer(run)
            else:
                bring_up(run, older, result)


def newer(run):
    connection = sqlite3.connect(run.database)
    connection.execute(f"PRAGMA user_version = {run.template.schema + 1}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = run.database.read_bytes()
    for command in [["serve", "--port", "0"], ["verify"], ["backup", run.folder / "copies"],
                    ["token", "create", "--role", "officer", "--unit", "pgd-thanh-mien"]]:
        done = run.program.run(*command, database=run.database, timeout=20)
        run.expect(done.returncode == 65, f"{command[0]} ended {done.returncode}: {done.stderr}")
        run.expect("newer" in done.stderr, f"{command[0]} does not say why: {done.stderr[:300]}")
        run.expect(run.database.read_bytes() == before, f"{command[0]} changed the file")


def bring_up(run, older, result):
    shutil.rmtree(run.data)
    run.data.mkdir(mode=0o700)
    run.ledger.submissions, run.ledger.drafts = [], []
    shutil.copy(older, run.database)
    try:
        run.restart()
    except NotServing as why:
        run.find(f"the older database is not served: {why}")
        return
    run.expect(run.server.stop() == 0, "no orderly stop")
    result.notes = [f"{older.stem} to schema {run.template.schema}"]
    run.verify()
