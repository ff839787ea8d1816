"""F19: one of the server's threads stands still for a while."""

import time

from scene import scenes
from server import wait_until
from threads import idle_worker, stopped

TITLE = "a worker stands still"
SECONDS = 3


def drive(drill, result):
    for _, entered in scenes(drill, result, full=10, brief=2):
        with entered as run:
            run.start()
            with run.load(submitters=8, readers=2, pause=0.1) as load:
                wait_until(lambda: load.receipts >= 16, 20, "no receipts")
                with stopped(idle_worker(run.server.process.pid)):
                    began = time.monotonic()
                    wait_until(lambda: time.monotonic() - began > SECONDS, SECONDS + 1, "no time")
                    ended = time.monotonic()
                    during = [one for one in list(load.observations)
                              if began < one.began and one.status]
                    run.expect(run.status("/readyz", timeout=2) == 200, "/readyz does not answer")
                run.recovered(run.server.wait_until_ready(within=5))
            run.expect(len(during) > 50, f"{len(during)} answers in {SECONDS} s")
            slow = [one for one in load.observations if one.began < ended and one.seconds > 1]
            run.expect(len(slow) <= 2, f"{len(slow)} requests waited for one thread")
            run.expect(all(one.status for one in load.observations), "requests have no answer")
            run.finish()
