"""F11: clients that vanish with half a report sent, or before they have read the answer."""

import contextlib
import os

from client import Client
from ledger import Fate
from scene import scenes
from server import wait_until

TITLE = "clients that vanish"


def drive(drill, result):
    for _, entered in scenes(drill, result, full=20, brief=2):
        with entered as run:
            run.start()
            submissions = run.ledger.submissions
            run.post(submissions[0])
            before = held(run.server)
            halves, unread = submissions[1:70], submissions[70:140]
            with run.load(submitters=0, readers=2) as load:
                for number, one in enumerate(halves):
                    vanish(run, one, run.chance.randrange(len(one.body)), abruptly=number % 2)
                for number, one in enumerate(unread):
                    vanish(run, one, len(one.body), abruptly=number % 2)
                    one.note(None)
                began = len(load.observations)
                wait_until(lambda: len(load.observations) > began + 20, 10, "readers wait")
            run.expect({one.status for one in load.seen("read")} == {200}, "reads failed")
            run.recovered(wait_until(
                lambda: held(run.server) <= before + 2, 40,
                f"{held(run.server)} connections are held, {before} before"))
            run.check()
            # A half that arrived is worth nothing; the whole report is taken as if it were new.
            for one in halves[:5]:
                run.expect(run.post(one) and one.fate is Fate.RECEIPT, f"{one.unit}: {one.refusal}")
            run.finish()


def vanish(run, submission, length, abruptly):
    client = Client(run.server.port, run.template.officer)
    client.connect()
    method, path, body, fields = run.template.post(submission)
    with contextlib.suppress(OSError):
        client.socket.sendall(client.head(method, path, len(body), fields) + body[:length])
    client.close(abruptly=abruptly)


def held(server):
    """How many connections it has: its sockets."""
    folder, count = f"/proc/{server.process.pid}/fd", 0
    for name in os.listdir(folder):
        with contextlib.suppress(FileNotFoundError):
            count += os.readlink(f"{folder}/{name}").startswith("socket:")
    return count
