"""F15: another process holds the database's write lock; a second server on the same file."""

import sqlite3
import time

from ledger import Fate
from scene import scenes
from server import wait_until

TITLE = "foreign lock, second server"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=10, brief=2):
        with entered as run:
            run.start()
            second_server(run)
            held = 8 if number % 2 else 2
            with run.load(pause=0.02) as load:
                wait_until(lambda: load.receipts >= 5, 20, "no receipts")
                other = sqlite3.connect(run.database, isolation_level=None, timeout=10)
                try:
                    other.execute("BEGIN IMMEDIATE")
                    began = time.monotonic()
                    wait_until(lambda: time.monotonic() - began >= held, held + 1, "no time")
                    ended = time.monotonic()
                    other.execute("ROLLBACK")
                finally:
                    other.close()
                run.recovered(wait_until(
                    lambda: any(one.status == 201 for one in load.seen("submit", ended))
                    or not run.ledger.of(Fate.UNSENT), 5, "nothing is stored again"))
            while_held(run, load, began, ended)
            run.finish()


def second_server(run):
    began = time.monotonic()
    done = run.program.run("serve", "--port", "0", database=run.database, timeout=20)
    run.expect(done.returncode == 74, f"a second server ended {done.returncode}: {done.stderr}")
    run.expect(time.monotonic() - began < 3, "a second server took long to be refused")
    run.expect("server is running" in done.stderr, f"it does not say why: {done.stderr}")


def while_held(run, load, began, ended):
    """Writers wait for at most five seconds, then are told to come again; readers never wait."""
    writes = [one for one in load.seen("submit") + load.seen("save") if one.began < ended]
    longest = max(one.seconds for one in writes)
    run.expect(longest < 6.5, f"a write waited {longest:.1f} s")
    statuses = {one.status for one in writes}
    run.expect(statuses <= {200, 201, 503}, f"writes were answered {statuses}")
    if ended - began > 6:
        run.expect(503 in statuses, "nobody was told to come again")
    else:
        run.expect(503 not in statuses, "a short lock was not waited for")
    run.expect(all(one.retry_after for one in writes if one.status == 503),
               "a 503 without Retry-After")
    reads = [one for one in load.seen("read", began) if one.began < ended]
    slowest = max(one.seconds for one in reads)
    run.expect(len(reads) > 20 and slowest < 1, f"{len(reads)} reads, the slowest {slowest:.1f} s")
    run.expect({one.status for one in reads} == {200}, "reads failed")
    # Who asks again under the key of what was stored before is answered without a write.
    before = {one.about for one in writes if one.about and one.began < began}
    stored = [one for one in writes if one.status in [200, 201] and one.began > began
              and one.began + one.seconds < ended and one.about not in before]
    run.expect(not stored, f"{len(stored)} writes were answered as done while the lock was held")
