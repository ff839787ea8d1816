"""F19: one of the server's threads stands still for a while (ptrace)."""

import collections
import contextlib
import ctypes
import os
import pathlib
import platform
import time

from drill import Skipped, scenes
from server import wait_until

TITLE = "a worker stands still"
SEIZE, INTERRUPT, DETACH, ALL_THREADS = 0x4206, 0x4207, 17, 0x40000000
FUTEX = "202"  # the system call's number on x86-64
SECONDS = 3


def drive(drill, result):
    if platform.machine() != "x86_64":
        raise Skipped("knows only x86-64's system calls")
    for _, entered in scenes(drill, result, full=10, brief=2):
        with entered as run:
            run.start()
            with run.load(submitters=8, readers=2, pause=0.1) as load:
                wait_until(lambda: load.receipts >= 16, 20, "no receipts")
                thread = idle_worker(run.server.process.pid)
                with stalled(thread):
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


def idle_worker(process):
    """A thread of the largest group that waits for one and the same thing: work."""
    groups = collections.defaultdict(list)
    for task in pathlib.Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(OSError):
            call = (task / "syscall").read_text(encoding="ascii").split()
            if call[0] == FUTEX:
                groups[call[1]].append(int(task.name))
    assert groups, "no thread waits"
    return max(groups.values(), key=len)[0]


@contextlib.contextmanager
def stalled(thread):
    """The thread does not run; the rest of its process does."""
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

    def ask(request):
        if library.ptrace(request, thread, None, None):
            raise OSError(ctypes.get_errno(), f"ptrace {request:#x}")
    try:
        ask(SEIZE)
    except OSError as why:
        raise Skipped(f"ptrace is not allowed: {why}") from why
    ask(INTERRUPT)
    os.waitpid(thread, ALL_THREADS)
    try:
        yield
    finally:
        ask(DETACH)
