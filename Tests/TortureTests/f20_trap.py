"""F20: the process traps (SIGILL, as Swift does at a broken precondition) in mid-request."""

import signal
import threading

from drill import scenes

TITLE = "trap in a handler"


def drive(drill, result):
    for _, entered in scenes(drill, result, full=30, brief=3):
        with entered as run:
            run.start()
            with run.load():
                threading.Event().wait(run.chance.uniform(0.05, 0.5))
                run.server.signal(signal.SIGILL)
                code = run.server.wait(within=10)
            run.expect(code == -signal.SIGILL, f"the exit code was {code}")
            run.check()
            run.restart()
            run.expect(run.server.start_time < 1, f"the start took {run.server.start_time:.1f} s")
            run.finish()
