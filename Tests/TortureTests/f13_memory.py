"""F13: a cap on the server's memory, under load; and one so low that the kernel kills it."""

import contextlib
import os
import pathlib
import threading

from client import Unanswered
from drill import Skipped
from load import submit_form
from scene import scenes
from server import wait_until

TITLE = "memory cap"
GROUPS = pathlib.Path("/sys/fs/cgroup/memory")
ENOUGH = 192 << 20


class Group:
    """A memory cgroup (version 1) of its own."""

    def __init__(self, name):
        self.path = GROUPS / name
        if os.geteuid() or not (GROUPS / "cgroup.procs").exists():
            raise Skipped("capping memory wants root and cgroup version 1")
        self.path.mkdir()
        # A command that puts the rest of its line into the group.
        self.before = ["sh", "-c", 'echo $$ > "$0" && exec "$@"', str(self.path / "cgroup.procs")]

    def cap(self, size):
        (self.path / "memory.limit_in_bytes").write_text(str(size), encoding="ascii")

    @property
    def usage(self):
        return int((self.path / "memory.usage_in_bytes").read_text(encoding="ascii"))

    def close(self):
        def remove():
            with contextlib.suppress(OSError):
                self.path.rmdir()
            return not self.path.exists()
        wait_until(remove, 5, "the memory group stays")


def drive(drill, result):
    for number, entered in scenes(drill, result, full=10, brief=2):
        with entered as run:
            group = Group(f"torture-{os.getpid()}-{number}")
            run.cleanup.callback(group.close)
            if number % 2:
                group.cap(ENOUGH)
                run.start(before=group.before)
                beside_everything(run)
                result.notes = [f"{group.usage >> 20} MiB after it"]
            else:
                run.start(before=group.before)
                until_killed(run, group)
            run.finish()


def beside_everything(run):
    """Submissions, exports and sign-ins at once fit the cap: nobody is killed."""
    people = [threading.Thread(target=sign_in, args=[run]) for _ in range(30)]
    with run.load(submitters=32, readers=4) as load:
        for person in people:
            person.start()
        for _ in range(5):
            export = run.ask(f"{run.template.round}/values.csv")
            run.expect(export and export.status == 200, f"the export was answered {export}")
        wait_until(lambda: load.receipts >= 100, 30, "no receipts")
        for person in people:
            person.join()
    run.expect(run.server.is_running, f"the server was killed below {ENOUGH >> 20} MiB")


def until_killed(run, group):
    """The cap leaves no room for what signing in needs: then it is as after kill -9."""
    with run.load() as load:
        wait_until(lambda: load.receipts >= 10, 20, "no receipts")
        with contextlib.suppress(OSError):
            group.cap(group.usage + (1 << 20))

        def dies():
            sign_in(run)
            return not run.server.is_running
        wait_until(dies, 15, "the kernel does not kill the server")
    run.server.kill()
    group.cap(-1)
    run.check()
    run.restart()


def sign_in(run):
    """With a wrong password, whose hash costs as much as a right one's."""
    with contextlib.suppress(Unanswered):
        submit_form(run.server.port, "/sign-in", {"user": "chuyenvien", "password": "wrong"})
