"""F7: pages of the file are overwritten, a bit in a report flips."""

import re
import sqlite3
import subprocess

from ledger import Fate
from scene import scenes
from server import NotServing, wait_until

TITLE = "damaged pages, flipped bits"
PAGE = 4096


def drive(drill, result):
    for number, entered in scenes(drill, result, full=30, brief=3):
        with entered as run:
            [damaged_while_running, damaged_before_start, flipped_bit][number % 3](run)


def some_receipts(run):
    run.start()
    with run.load() as load:
        wait_until(lambda: load.receipts >= 10, 20, "no receipts")


def damaged_before_start(run):
    """After an unclean stop the start refuses the file and names the backup, which restores it."""
    some_receipts(run)
    backups = run.data / "backups"
    copy = run.program.said("backup", backups, database=run.database)
    # Only what the backup has can be asked of it.
    run.server.stop()
    run.start()
    run.server.kill()
    # Tables that a start does not write to, so that no page of the log heals the file.
    table = run.chance.choice(["round_unit", "working_copy", "unit"])
    overwrite(run, root_page(run.database, table))
    try:
        run.start("--backups", backups)
        run.find("the server serves a damaged database")
    except NotServing:
        pass
    said = run.server.said()
    code = code_of_start(run)
    run.expect(code == 65, f"the start of a damaged database ended {code}")
    run.expect("damaged" in said or "malformed" in said, f"the start does not say why: {said[-500:]}")
    run.expect(copy in said, f"the start does not name the backup {copy}: {said[-500:]}")
    restored = run.program.run("restore", backups, database=run.database)
    run.expect(restored.returncode == 0, f"restore: {restored.returncode}: {restored.stderr}")
    run.restart()
    run.finish()


def code_of_start(run):
    """None when the server serves instead of ending."""
    try:
        return run.program.run(
            "serve", "--port", "0", database=run.database, timeout=10).returncode
    except subprocess.TimeoutExpired:
        return None


def damaged_while_running(run):
    """Writes end; what needs no damaged page is still answered; receipts stay readable."""
    run.start()
    # Tables that a start does not read, so that no connection remembers them.
    table = run.chance.choice(["idempotency", "receipt", "totals"])
    overwrite(run, root_page(run.database, table))
    with run.load(readers=0, timeout=10) as load:
        wait_until(lambda: load.seen("submit"), 20, "no answers")
    statuses = {one.status for one in load.seen("submit")}
    run.expect(statuses <= {503, None}, f"writes to a damaged file were answered {statuses} ({table})")
    if run.server.is_running:
        run.expect(run.status("/healthz") == 200, "/healthz does not answer")
        run.expect(run.status("/readyz") == 503, f"/readyz answered {run.status('/readyz')}")
    run.server.kill()
    code = code_of_start(run)
    run.expect(code == 65, f"the next start ended {code}")


def flipped_bit(run):
    """SQLite sees nothing; verify names the revision."""
    some_receipts(run)
    run.expect(run.server.stop() == 0, "no orderly stop")
    victim = run.chance.choice(run.ledger.receipts)
    content = bytearray(run.database.read_bytes())
    places = [found.end() for found in re.finditer(
        re.escape(f'"txt_difficulties":"{victim.unit} {victim.key}'.encode()), content)]
    assert places, "the content of a revision is not found in the file"
    for place in places:
        content[place - 1] ^= 1
    run.database.write_bytes(content)
    done = run.program.run("verify", database=run.database)
    run.expect(done.returncode == 65, f"verify ended {done.returncode} with a flipped bit")
    name = victim.receipt["number"]
    run.expect(name in done.stdout, f"verify does not name {name}: {done.stdout[:500]}")
    run.expect(victim.fate is Fate.RECEIPT, "no victim")


def root_page(database, name):
    """Where the table or index of that name begins."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
    finally:
        connection.close()


def overwrite(run, page):
    """The page in the file, and in no log."""
    with open(run.database, "r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(run.chance.randbytes(PAGE))
