"""F2: power lost under load, while stopping, while recovering: what was not synced is gone, or
torn."""

import signal
import threading

import power_loss
from scene import scenes
from server import NotServing

TITLE = "power loss and torn writes"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=1000, brief=24):
        with entered as run:
            run.with_faults(shadow=True)
            run.start(faults=True)
            [at_a_moment, at_a_change, while_stopping][number % 3](run)
            is_torn = number // 3 % 2
            power_loss.cut(run.data, run.shadow, run.chance if is_torn else None)
            run.check()
            if number % 4 == 0:
                while_recovering(run, is_torn)
            run.restart()
            run.finish()


def at_a_moment(run):
    with run.load():
        threading.Event().wait(run.chance.uniform(0.03, 1.0))
        run.server.kill()


def at_a_change(run):
    """In the middle of what belongs together on the disk."""
    with run.load():
        run.switches["killing_change"] = run.switches["changes"] + run.chance.randrange(1, 2_000)
        run.server.wait(within=3)


def while_stopping(run):
    """The log is being written into the file."""
    with run.load():
        threading.Event().wait(run.chance.uniform(0.03, 0.5))
    run.switches["killing_change"] = run.switches["changes"] + run.chance.randrange(1, 150)
    run.server.signal(signal.SIGTERM)
    run.server.wait(within=30)


def while_recovering(run, is_torn):
    """Once more, at the first changes of the next start."""
    run.with_faults(shadow=True)["killing_change"] = run.chance.randrange(1, 40)
    try:
        run.start(faults=True).kill()
    except NotServing:
        pass
    power_loss.cut(run.data, run.shadow, run.chance if is_torn else None)
    run.check()
