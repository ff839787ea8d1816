"""F14: the file system is read-only, at the start or all at once."""

from ledger import Fate
from places import memory_disk, mount
from scene import scenes
from server import NotServing, wait_until

TITLE = "read-only file system"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=20, brief=2):
        with entered as run:
            (while_running if number % 2 else at_start)(run)


def while_running(run):
    """Writes are refused, reads go on, and all is well again by itself."""
    run.with_faults()
    run.start(faults=True)
    with run.load() as load:
        wait_until(lambda: load.receipts >= 5, 20, "no receipts")
        run.switches["read_only"] = 1
        wait_until(lambda: any(one.status == 503 for one in load.seen("submit")), 20,
                   "nobody was answered 503")
        # What it found out a second ago it need not try again.
        wait_until(lambda: run.status("/readyz") == 503, 3, "/readyz does not answer 503")
        read = run.status(f"{run.template.round}/reports")
        run.expect(read == 200, f"a read was answered {read}")
    statuses = {one.status for one in load.seen("submit") + load.seen("save")}
    run.expect(statuses <= {200, 201, 503}, f"writes were answered {statuses}")
    run.expect({one.status for one in load.seen("read")} == {200}, "reads failed")
    run.expect(all(one.retry_after for one in load.observations if one.status == 503),
               "a 503 without Retry-After")
    run.check()
    run.switches["read_only"] = 0
    run.until_stored((run.ledger.of(Fate.REFUSED, Fate.UNSENT) or run.ledger.submissions)[0])
    run.finish()


def at_start(run):
    """The start says why it can't, or serves what can be read."""
    place = run.cleanup.enter_context(memory_disk(run.folder / "disk", "24m"))
    run.move(place / "data")
    run.start()
    with run.load() as load:
        wait_until(lambda: load.receipts >= 5, 20, "no receipts")
    run.server.stop()
    mount(place, "-o", "remount,ro")
    try:
        run.start()
    except NotServing:
        done = run.program.run("serve", "--port", "0", database=run.database, timeout=20)
        run.expect(done.returncode == 74, f"the start ended {done.returncode}")
        run.expect("can't be written" in done.stderr or "read-only" in done.stderr,
                   f"the start does not say why: {done.stderr[-500:]}")
    else:
        run.server.kill()
        run.find("the server says that it is ready to write on a read-only file system")
    mount(place, "-o", "remount,rw")
    run.restart()
    run.finish()
