"""F10: SIGTERM while reports are arriving slowly."""

import signal
import time
from pathlib import Path

from client import Client, NotConnected, Unanswered
from ledger import Fate
from scene import scenes
from server import wait_until

TITLE = "SIGTERM with requests in flight"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=30, brief=3):
        with entered as run:
            run.start()
            if number % 3:
                orderly(run, result)
            else:
                at_once(run)


def begin(run, submissions):
    """Connections on which half of a report was sent."""
    clients = []
    for submission in submissions:
        client = Client(run.server.port, run.template.officer)
        client.connect()
        method, path, body, fields = run.template.post(submission)
        client.socket.sendall(client.head(method, path, len(body), fields) + body[:len(body) // 2])
        clients.append(client)
    return clients


def orderly(run, result):
    """All that are in flight get their receipts, then the log is in the file and the exit 0."""
    submissions = run.ledger.submissions[:150]
    clients = begin(run, submissions)
    # Heads that have not been read yet are no requests: the server reads what was sent in order.
    run.status("/healthz")
    run.server.signal(signal.SIGTERM)
    wait_until(lambda: refuses(run), 10, "new connections are still taken")
    began = time.monotonic()
    for client, submission in zip(clients, submissions):
        client.socket.sendall(submission.body[len(submission.body) // 2:])
    for client, submission in zip(clients, submissions):
        try:
            answer = client.answer()
        except Unanswered as why:
            run.find(f"{submission.unit}: no answer after SIGTERM: {why}")
            submission.note(None)
            continue
        submission.note(answer)
        run.expect(submission.fate is Fate.RECEIPT, f"after SIGTERM: {answer}")
        run.expect(answer.fields.get("connection", "").lower() == "close",
                   "an answer after SIGTERM does not say Connection: close")
        client.close()
    code = run.server.wait()
    run.expect(code == 0, f"the exit code was {code}")
    result.notes = [f"the last server ended {time.monotonic() - began:.1f} s after the last byte"]
    log = Path(f"{run.database}-wal")
    run.expect(not log.exists() or log.stat().st_size == 0, "the log is not empty")
    run.check()
    run.restart()
    run.expect("unclean" not in run.server.said(), "an orderly stop is called unclean")
    run.finish()


def at_once(run):
    """A second SIGTERM waits for nobody."""
    clients = begin(run, run.ledger.submissions[:50])
    run.status("/healthz")
    run.server.signal(signal.SIGTERM)
    wait_until(lambda: refuses(run), 10, "new connections are still taken")
    run.expect(run.server.is_running, "the first SIGTERM did not wait for requests in flight")
    began = time.monotonic()
    run.server.signal(signal.SIGTERM)
    run.server.wait(within=10)
    took = time.monotonic() - began
    run.expect(took < 2, f"the second SIGTERM took {took:.1f} s")
    for client in clients:
        client.close()
    run.check()
    run.restart()
    run.finish()


def refuses(run):
    try:
        with Client(run.server.port, timeout=2) as client:
            client.connect()
        return False
    except NotConnected:
        return True
