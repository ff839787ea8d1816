"""F20: a thread runs into an illegal instruction in mid-request, which is how Swift traps."""

import signal
import threading
import time

from scene import scenes
from server import wait_until
from threads import idle_worker, make_trap

TITLE = "trap in a handler"


def drive(drill, result):
    for _, entered in scenes(drill, result, full=30, brief=3):
        with entered as run:
            run.start()
            with run.load() as load:
                wait_until(lambda: load.receipts >= 16, 20, "no receipts")
                threading.Event().wait(run.chance.uniform(0, 0.2))
                make_trap(run.server.process.pid, idle_worker(run.server.process.pid))
                began = time.monotonic()
                code = run.server.wait(within=30)
            result.notes = [f"the last server died {time.monotonic() - began:.1f} s after it"]
            run.expect(code == -signal.SIGILL, f"the exit code was {code}")
            run.check()
            run.restart()
            run.expect(run.server.start_time < 1, f"the start took {run.server.start_time:.1f} s")
            run.finish()
