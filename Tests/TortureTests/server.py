"""The program that is tortured: its commands, and a server that may die."""

import os
import re
import selectors
import signal
import subprocess
import time

from client import Client, Unanswered


class Program:
    """`tonghop` at a path."""

    def __init__(self, path):
        self.path = path

    @staticmethod
    def environment(more=None):
        """Ours, without what would change the program's defaults."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith("TONGHOP_")}
        return kept | (more or {})

    def run(self, *arguments, database, environment=None, timeout=120):
        """A command with its exit code, standard output and standard error."""
        return subprocess.run(
            [self.path, *arguments, "--database", database],
            env=self.environment(environment), stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=timeout)

    def said(self, *arguments, database):
        """What a command prints, which must succeed."""
        done = self.run(*arguments, database=database)
        if done.returncode:
            raise RuntimeError(f"tonghop {arguments[0]}: {done.returncode}: {done.stderr}")
        return done.stdout.strip()


class NotServing(Exception):
    """The server ended, or said nothing in time, instead of serving."""


class Server:
    """A running `tonghop serve` on a free port; `start_time` is until it was ready."""

    def __init__(self, program, database, log, *options, environment=None, before=()):
        self.log = log
        began = time.monotonic()
        with open(log, "ab") as errors:
            self.process = subprocess.Popen(
                [*before, program.path, "serve", "--port", "0", "--database", database,
                 *(options or ["--no-backups"])],
                env=program.environment(environment), stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=errors)
        try:
            self.port = self._port(within=30)
            self.wait_until_ready(within=10)
        except BaseException:
            self.kill()
            raise
        self.start_time = time.monotonic() - began

    def _port(self, within):
        """From the line that it prints first."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            ready = selector.select(timeout=within)
        line = self.process.stdout.readline().decode() if ready else ""
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)\n", line)
        if not found:
            raise NotServing(f"no address but {line!r}; it said: {self.said()[-2000:]}")
        return int(found[1])

    def answers(self, path="/readyz"):
        """The status of one request on a connection of its own; None without an answer."""
        try:
            with Client(self.port, timeout=10) as client:
                return client.request("GET", path).status
        except Unanswered:
            return None

    def wait_until_ready(self, within):
        """How long that took, in seconds."""
        def is_ready():
            if not self.is_running:
                raise NotServing(f"it ended {self.process.returncode}: {self.said()[-2000:]}")
            return self.answers() == 200
        return wait_until(is_ready, within, "the server is not ready")

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    @property
    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        """kill -9; returns when it is dead."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, within=40):
        """Its exit code, after it ended by itself; kills it when it does not."""
        try:
            return self.process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self.kill()

    def stop(self):
        """Its exit code after SIGTERM."""
        self.signal(signal.SIGTERM)
        return self.wait()


def wait_until(holds, within, otherwise):
    """Polls until the condition holds and tells how long that took; raises after `within` s."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > within:
            raise TimeoutError(f"{otherwise} after {within} s")
        time.sleep(0.01)
    return time.monotonic() - began
