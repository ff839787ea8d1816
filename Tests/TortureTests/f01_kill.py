"""F1: kill -9 at a random moment under load."""

import threading

from scene import scenes

TITLE = "kill -9 under load"


def drive(drill, result):
    for _, entered in scenes(drill, result, full=200, brief=12):
        with entered as run:
            run.start()
            with run.load():
                moment = threading.Event()
                moment.wait(run.chance.uniform(0.03, 0.8))
                run.server.kill()
            run.check()
            run.restart()
            run.expect("unclean" in run.server.said(), "the start does not note the unclean stop")
            run.finish()
