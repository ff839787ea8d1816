"""F2: power lost under load: what was not synced is gone, or torn."""

import threading

import power_loss
from drill import scenes

TITLE = "power loss and torn writes"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=1000, brief=24):
        with entered as run:
            power_loss.prime(run.data, run.shadow)
            run.with_faults(shadow=True)
            run.start(faults=True)
            with run.load():
                moment = threading.Event()
                moment.wait(run.chance.uniform(0.03, 0.8))
                run.server.kill()
            power_loss.cut(run.data, run.shadow, run.chance if number % 2 else None)
            run.check()
            run.restart()
            run.finish()
