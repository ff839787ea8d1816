"""F6: each fsync takes long: commits are shared, reads don't wait, the queue has an end."""

import pathlib
import selectors
import statistics

from client import Client
from scene import scenes
from server import wait_until

TITLE = "slow disk"
DELAY = 200  # milliseconds
REQUESTS = 1_400  # more than there are workers and places in the queue


def drive(drill, result):
    for number, entered in scenes(drill, result, full=6, brief=1):
        with entered as run:
            run.with_faults()
            run.start(faults=True)
            run.switches["sync_delay"] = DELAY
            before = run.switches["syncs"]
            with run.load(submitters=48) as load:
                wait_until(lambda: load.receipts >= 100, 60, "no receipts")
            reads = sorted(one.seconds for one in load.seen("read"))
            median, last = statistics.median(reads), reads[int(len(reads) * 0.99)]
            result.notes = [f"reads took {median * 1000:.0f} ms (median), {last * 1000:.0f} (p99)"]
            run.expect(median < DELAY / 2000, f"reads wait for the disk: {median:.2f} s")
            commits = run.switches["syncs"] - before
            run.expect(load.receipts > 2 * commits,
                       f"{load.receipts} receipts took {commits} syncs")
            overload(run)
            run.switches["sync_delay"] = 0
            run.recovered(run.server.wait_until_ready(within=10))
            run.finish()


def overload(run):
    """More requests at once than the server lets wait: the rest is told to come again."""
    run.switches["sync_delay"] = 2_000
    request = run.template.post(run.ledger.submissions[-1])
    answers = []
    clients = [Client(run.server.port, run.template.officer, timeout=30,
                      source=f"127.0.2.{number // 150 + 1}") for number in range(REQUESTS)]
    with selectors.DefaultSelector() as selector:
        try:
            for client in clients:
                client.connect()
                method, path, body, fields = request
                client.socket.sendall(client.head(method, path, len(body), fields) + body)
                selector.register(client.socket, selectors.EVENT_READ, client)

            def listen():
                for key, _ in selector.select(timeout=0.05):
                    selector.unregister(key.fileobj)
                    answers.append(key.data.answer())
                return len(answers) == REQUESTS
            wait_until(listen, 60, f"{REQUESTS - len(answers)} requests have no answer")
        finally:
            for client in clients:
                client.close()
    threads = len(list(pathlib.Path(f"/proc/{run.server.process.pid}/task").iterdir()))
    run.expect(threads < 200, f"the server has {threads} threads")
    full = [answer for answer in answers if answer.status == 503]
    run.expect({answer.status for answer in answers} <= {201, 409, 503},
               f"answers were {sorted({answer.status for answer in answers})}")
    run.expect(full, f"{REQUESTS} requests at once were all let wait")
    run.expect(all("retry-after" in answer.fields for answer in full), "a 503 without Retry-After")
    for answer in answers:
        if answer.status == 201:
            run.ledger.submissions[-1].note(answer)
