"""F21: byte by byte, a thousand requests in one breath, half-closed, and readers that dawdle."""

import socket

from client import Client, Unanswered
from ledger import Fate
from scene import scenes

TITLE = "network oddities"
PIPELINED = 1_000


def drive(drill, result):
    for _, entered in scenes(drill, result, full=10, brief=1):
        with entered as run:
            run.start()
            with run.load(submitters=2, pause=0.05):
                submissions = run.ledger.submissions
                byte_by_byte(run, submissions[-1])
                pipelined(run)
                half_closed(run, submissions[-2])
                dawdling(run)
            run.recovered(run.server.wait_until_ready(within=2))
            run.finish()


def opened(run, **options):
    client = Client(run.server.port, run.template.officer, **options)
    client.connect()
    return client


def byte_by_byte(run, submission):
    method, path, body, fields = run.template.post(submission)
    with opened(run) as client:
        for byte in client.head(method, path, len(body), fields) + body:
            client.socket.sendall(bytes([byte]))
        submission.note(client.answer())
    run.expect(submission.fate is Fate.RECEIPT, f"byte by byte: {submission.refusal}")


def pipelined(run):
    """The answers come in the order of the requests."""
    paths = ["/healthz", f"{run.template.round}/reports/{run.template.units[0]}", "/nowhere",
             run.template.round]
    with opened(run) as client:
        expected = [run.status(path) for path in paths]
        requests = b"".join(client.head("GET", paths[number % 4], None)
                            for number in range(PIPELINED))
        sender = client.socket.dup()
        sender.setblocking(False)
        sent = got = 0
        try:
            while got < PIPELINED:
                # Never more than the server takes: both sides' buffers have an end.
                try:
                    sent += sender.send(requests[sent:sent + 65536]) if sent < len(requests) else 0
                except BlockingIOError:
                    pass
                client.socket.settimeout(30)
                status = client.answer().status
                if status != expected[got % 4]:
                    run.find(f"answer {got + 1} of {PIPELINED} is {status}")
                    return
                got += 1
        except Unanswered as why:
            run.find(f"{got} of {PIPELINED} requests in one breath were answered: {why}")
        finally:
            sender.close()


def half_closed(run, submission):
    """A client that has said all and waits for the answer."""
    method, path, body, fields = run.template.post(submission)
    with opened(run) as client:
        client.socket.sendall(client.head(method, path, len(body), fields) + body)
        client.socket.shutdown(socket.SHUT_WR)
        try:
            submission.note(client.answer())
        except Unanswered as why:
            submission.note(None)
            run.find(f"half-closed: {why}")
    run.expect(submission.fate is not Fate.REFUSED, f"half-closed: {submission.refusal}")


def dawdling(run):
    """A small window, read a little at a time, brings the same bytes."""
    path = f"{run.template.round}/form"
    expected = run.ask(path).body
    with Client(run.server.port, run.template.officer) as client:
        client.socket = socket.socket()
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        client.socket.settimeout(30)
        client.socket.connect(("127.0.0.1", run.server.port))
        client.piece = 512
        answer = client.request("GET", path)
    run.expect(answer.body == expected, "a slow reader got other bytes")
