"""F5: no file descriptors left (EMFILE), under a flood of connections."""

import contextlib
import os
import pathlib
import time

from client import Client, NotConnected, Unanswered
from ledger import Fate
from scene import scenes
from server import wait_until

TITLE = "no descriptors left"
DESCRIPTORS = 64
FLOOD = 200


def drive(drill, result):
    for _, entered in scenes(drill, result, full=10, brief=1):
        with entered as run:
            run.start(before=["prlimit", f"--nofile={DESCRIPTORS}:{DESCRIPTORS}"])
            with contextlib.ExitStack() as flood:
                old = flood.enter_context(Client(run.server.port, run.template.officer))
                old.request("GET", "/healthz")
                first, *others = run.ledger.submissions
                for number in range(FLOOD):
                    client = flood.enter_context(
                        Client(run.server.port, timeout=5, source=f"127.0.1.{number % 200 + 1}"))
                    with contextlib.suppress(NotConnected):
                        client.connect()
                used = processor_time(run.server)
                began = time.monotonic()
                # A connection that was there goes on, also into the database.
                with contextlib.suppress(Unanswered):
                    first.note(old.request(*run.template.post(first)))
                run.expect(first.fate is Fate.RECEIPT,
                           f"the old connection's submission {first.fate.value}: {first.refusal}")
                wait_until(lambda: time.monotonic() - began > 1, 2, "the clock stands still")
                share = (processor_time(run.server) - used) / (time.monotonic() - began)
                run.expect(share < 0.3, f"the server spins: {share:.0%} of a processor")
            run.recovered(run.server.wait_until_ready(within=15))
            with run.load(submitters=8) as load:
                wait_until(lambda: load.receipts >= min(20, len(others)), 20, "no receipts")
            run.finish()


def processor_time(server):
    """Seconds that the process has computed."""
    text = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii")
    user, system = text.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
