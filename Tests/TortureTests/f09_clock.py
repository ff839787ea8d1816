"""F9: the clock jumps, by libfaketime (Debian's package `faketime`)."""

import ctypes
import datetime
import os
import pathlib

import invariants
from client import Client, Unanswered
from drill import Skipped
from ledger import Fate
from load import submit_form
from scene import scenes

TITLE = "clock jumps"
LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"
PASSWORD = "minh-hoa-2026"
DAY = 86_400


class Clock:
    """The server's clock, so many seconds from ours."""

    def __init__(self, path):
        found = sorted(pathlib.Path("/").glob(LIBRARY.lstrip("/")))
        if not found:
            raise Skipped("there is no libfaketime: install Debian's package 'faketime'")
        self.path = path
        name = f"/torture_{os.getpid()}"
        self._share(name)
        self.environment = {
            "LD_PRELOAD": str(found[0]), "FAKETIME_TIMESTAMP_FILE": str(path),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_SHARED": f"{name}_sem {name}_shm"}
        self.jump(0)

    def _share(self, name):
        """What the library else makes itself, and then sets a variable: a Swift program finds its
        arguments only while its environment stands where the kernel has put it."""
        self._library = ctypes.CDLL(None, use_errno=True)
        self._semaphore = f"{name}_sem".encode()
        if not self._library.sem_open(self._semaphore, os.O_CREAT, 0o600, 1):
            raise OSError(ctypes.get_errno(), "sem_open")
        self._memory = pathlib.Path(f"/dev/shm{name}_shm")
        # No ticks, no file; moments of a start that are not known yet.
        self._memory.write_bytes(bytes(16) + b"\xff" * 240)

    def close(self):
        self._library.sem_unlink(self._semaphore)
        self._memory.unlink(missing_ok=True)

    def jump(self, seconds):
        self.offset = seconds
        # In one step: the server reads it at any moment.
        self.path.with_suffix(".new").write_text(f"{seconds:+d}\n", encoding="ascii")
        os.replace(self.path.with_suffix(".new"), self.path)

    @property
    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.offset)


def drive(drill, result):
    for _, entered in scenes(drill, result, full=5, brief=1):
        with entered as run:
            clock = Clock(run.folder / "clock")
            run.cleanup.callback(clock.close)
            run.start(environment=clock.environment)
            submissions = iter(run.ledger.submissions)
            submit(run, clock, next(submissions))
            session = sign_in(run)
            backwards(run, clock, session, submissions)
            forwards(run, clock, session, submissions)
            clock.jump(0)
            submit(run, clock, next(submissions))
            run.finish()
            check_order(run)


def backwards(run, clock, session, submissions):
    """A request that is under way is not given up; reports go on; sign-ins are not all dead."""
    slow = next(submissions)
    with Client(run.server.port, run.template.officer) as client:
        client.connect()
        method, path, body, fields = run.template.post(slow)
        client.socket.sendall(client.head(method, path, len(body), fields) + body[:9])
        clock.jump(-2 * DAY)
        submit(run, clock, next(submissions))
        client.socket.sendall(body[9:])
        try:
            slow.note(client.answer())
        except Unanswered as why:
            slow.note(None)
            run.find(f"a request under way ended with the clock's jump: {why}")
    run.expect(slow.fate is Fate.RECEIPT, f"under way while the clock jumped: {slow.refusal}")
    run.expect(is_signed_in(run, session), "a sign-in ended because the clock went back")
    run.expect(is_signed_in(run, sign_in(run)), "nobody can sign in after the clock went back")
    run.server.stop()
    run.restart(environment=clock.environment)
    run.expect(any(word in run.server.said().lower() for word in ["clock", "behind"]),
               "the log does not note that the clock is behind the latest event")


def forwards(run, clock, session, submissions):
    """Tokens are dead, and after a start with another clock sign-ins of before it."""
    run.expect(not is_signed_in(run, session), "a sign-in of the future lives on")
    clock.jump(400 * DAY)
    old = run.status(f"{run.template.round}/reports")
    run.expect(old == 401, f"a token of 400 days ago was answered {old}")
    later = sign_in(run)
    run.expect(is_signed_in(run, later), "a new sign-in is dead")
    late = next(submissions)
    token = run.program.run("token", "create", "--role", "officer", "--unit", "pgd-thanh-mien",
                            database=run.database, environment=clock.environment).stdout.strip()
    with Client(run.server.port, token) as client:
        late.note(client.request(*run.template.post(late)))
    run.expect(late.fate is Fate.RECEIPT and late.receipt["late"],
               f"400 days later: {late.receipt or late.refusal}")
    # Sign-ins go by the time that passes, which a start with another clock can't know.
    clock.jump(DAY)
    run.expect(is_signed_in(run, later), "a sign-in ended because the clock was put right")
    run.server.stop()
    run.restart(environment=clock.environment)
    run.expect(not is_signed_in(run, later), "a sign-in of days ago lives on after a start")


def submit(run, clock, submission):
    before = clock.now.replace(microsecond=0)
    run.post(submission)
    run.expect(submission.fate is Fate.RECEIPT, f"{submission.unit}: {submission.refusal}")
    if submission.receipt:
        at = datetime.datetime.fromisoformat(submission.receipt["submitted_at"])
        run.expect(before <= at <= clock.now, f"at {before} the receipt says {at}")


def sign_in(run):
    """The cookies."""
    answer = submit_form(run.server.port, "/sign-in", {"user": "chuyenvien", "password": PASSWORD})
    run.expect(answer.status == 303, f"signing in was answered {answer.status}")
    return answer.cookies


def is_signed_in(run, cookie):
    with Client(run.server.port) as client:
        answer = client.request("GET", "/", fields={"Cookie": cookie})
        if answer.status == 303 and "sign-in" not in answer.fields.get("location", ""):
            answer = client.request("GET", answer.fields["location"], fields={"Cookie": cookie})
    return answer.status == 200


def check_order(run):
    """The chain counts on, whatever the clock said."""
    seqs = [seq for seq, _ in invariants.Stored(run.database).events]
    run.expect(seqs == list(range(1, len(seqs) + 1)), "the events are not numbered in order")
