"""F4: the disk is full for a while: a real small one, or one that the library of faults feigns."""

from ledger import Fate
from places import fill, memory_disk, loop_disk
from scene import scenes
from server import wait_until
from switches import WITHOUT_LIMIT

TITLE = "full disk"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=30, brief=3):
        with entered as run:
            [feigned, in_memory, on_loop][number % 3](run)


def feigned(run):
    run.with_faults()
    run.start(faults=True)

    def fill_up():
        run.switches["space"] = run.chance.randrange(200_000)

    def make_room():
        run.switches["space"] = WITHOUT_LIMIT
    torture(run, fill_up, make_room)


def in_memory(run):
    place = run.cleanup.enter_context(memory_disk(run.folder / "disk", "24m"))
    on_real_disk(run, place)


def on_loop(run):
    place = run.cleanup.enter_context(
        loop_disk(run.folder / "disk", 24 << 20, run.folder / "image"))
    on_real_disk(run, place)


def on_real_disk(run, place):
    run.move(place / "data")
    run.start()
    torture(run, lambda: fill(place, leaving=run.chance.randrange(200_000)),
            (place / "ballast").unlink)


def torture(run, fill_up, make_room):
    with run.load() as load:
        wait_until(lambda: load.receipts >= 5, 20, "no receipts")
        fill_up()
        wait_until(lambda: any(one.status == 507 for one in list(load.observations)), 30,
                   "nobody was answered 507")
        read = run.status(f"{run.template.round}/reports")
        run.expect(read == 200, f"a read was answered {read} on a full disk")
        run.expect(run.server.is_running, "the server ended")
    statuses = {one.status for one in load.seen("submit") + load.seen("save")}
    run.expect(statuses <= {200, 201, 507}, f"writes were answered {statuses}")
    run.expect({one.status for one in load.seen("read")} == {200}, "reads failed")
    run.expect(all(one.retry_after for one in load.observations if one.status == 507),
               "a 507 without Retry-After")
    run.check()
    make_room()
    run.until_stored((run.ledger.of(Fate.REFUSED, Fate.UNSENT) or run.ledger.submissions)[0])
    run.finish()
