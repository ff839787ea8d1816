"""F3: fsync ends with EIO, from some moment on."""

import time

import power_loss
from ledger import Fate
from scene import scenes
from server import wait_until

TITLE = "failing fsync"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=60, brief=6):
        with entered as run:
            run.with_faults(shadow=True)
            server = run.start(faults=True)
            with run.load(timeout=10) as load:
                wait_until(lambda: load.receipts >= 5, 20, "no receipts")
                run.switches["failing_sync"] = run.switches["syncs"] + run.chance.randrange(1, 20)
                wait_until(lambda: run.switches["refused"], 20, "no fsync failed")
                failed = time.monotonic()
                while_dying(run)
                code = server.wait(within=10)
                run.expect(code == 74, f"the exit code was {code}")
            result.notes = [f"the last server ended {time.monotonic() - failed:.1f} s after it"]
            after_failure(run, load)
            run.check()
            run.switches["failing_sync"] = 0
            run.restart(faults=True)
            if number % 2:
                lose_power(run)
            run.finish()


def while_dying(run):
    """From the first failure until its end the server reads, and says that it is not ready."""
    wait_until(lambda: run.status("/readyz") in [503, None], 2, "/readyz does not answer 503")
    read = run.status(f"{run.template.round}/reports")
    run.expect(read in [200, None], f"a read was answered {read} after the failure")


def lose_power(run):
    """Pages that the failed fsync dropped still read as written: no receipt may rest on them."""
    run.replay(most=50)
    run.server.kill()
    power_loss.cut(run.data, run.shadow)
    run.check()
    run.restart()


def after_failure(run, load):
    statuses = {one.status for one in load.seen("submit")}
    run.expect(statuses <= {201, 503, None}, f"submissions were answered {statuses}")
    run.expect("critical" in run.server.said(), "the log does not say critical")
    told = [one for one in run.ledger.of(Fate.UNKNOWN) if one.refusal]
    refused = run.ledger.of(Fate.REFUSED)
    run.expect(told, "no client was told that the outcome is unknown, but: "
               f"{refused[0].refusal if refused else 'nothing'}")
    # Whatever the text says: a failed fsync may have kept what it was asked for.
    for one in refused:
        one.fate = Fate.UNKNOWN
