"""F12: thousands of connections that say nothing, or half a request line."""

import pathlib
import resource
import select

from client import Client, NotConnected
from scene import scenes
from server import wait_until

TITLE = "idle floods"


def drive(drill, result):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    for number, entered in scenes(drill, result, full=4, brief=1):
        with entered as run:
            run.start()
            many = min(2_500 if drill.brief else 9_000, limit - 500)
            flood(run, result, many, b"GET / HT" if number % 2 else b"")


def flood(run, result, many, beginning):
    # Forms are read and prepared once: what that takes is not the flood's.
    with run.load(submitters=0, readers=1) as load:
        wait_until(lambda: len(list(load.seen("read"))) >= 8, 30, "no reads before the flood")
    memory = resident(run.server)
    clients = []
    try:
        for number in range(many):
            client = Client(run.server.port, timeout=5, source=f"127.0.{3 + number // 20_000}."
                            f"{number // 150 % 250 + 1}")
            try:
                client.connect()
            except NotConnected:
                break
            if beginning:
                client.socket.sendall(beginning)
            clients.append(client)
        open_ones = [client for client in clients if not has_ended(client)]
        run.expect(len(open_ones) > many * 0.8, f"only {len(open_ones)} of {many} stay open")
        each = (resident(run.server) - memory) / max(len(open_ones), 1)
        run.expect(each < 16_384, f"{each:.0f} bytes for each idle connection")
        with run.load(submitters=4, readers=2, pause=0.02) as load:
            wait_until(lambda: load.receipts >= 100, 30, "no receipts beside the flood")
        reads = sorted(one.seconds for one in load.seen("read"))
        last = reads[int(len(reads) * 0.99)]
        statuses = {one.status for one in load.seen("read")}
        run.expect(statuses == {200}, f"reads were answered {statuses}")
        run.expect(last < 0.25, f"reads took {last:.2f} s (p99) beside the flood")
        took = wait_until(lambda: all(map(has_ended, clients)), 40, "idle connections stay open")
        result.notes = [f"{len(clients)} connections, {each / 1024:.1f} KB each, reads "
                        f"{last * 1000:.0f} ms (p99), ended after {took:.0f} s more"]
    finally:
        for client in clients:
            client.close()
    run.recovered(run.server.wait_until_ready(within=5))
    run.finish()


def has_ended(client):
    """Whether the server closed it, with or without an answer."""
    poll = select.poll()
    poll.register(client.socket, select.POLLIN)
    return bool(poll.poll(0))


def resident(server):
    """Bytes of memory."""
    pages = pathlib.Path(f"/proc/{server.process.pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()
