"""The program as it is built for tests, with a filled demonstration of its own."""

import contextlib
import os
import pathlib
import re
import selectors
import shutil
import signal
import subprocess
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "tonghop"
PASSWORD = "minh-hoa-2026"


def environment():
    """Ours, without what would change the program's defaults."""
    return {name: text for name, text in os.environ.items() if not name.startswith("TONGHOP_")}


def command(*arguments, database, **options):
    """Standard output of `tonghop …`, which must end with 0."""
    done = subprocess.run(
        [PROGRAM, *arguments, "--database", database], env=environment(), check=True, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60, **options)
    return done.stdout


class Server:
    """A running `tonghop serve --demo` on a free port of this machine."""

    def __init__(self, database, log, *options):
        self.database = database
        self.log = log
        self.options = options
        self._start("0")

    def _start(self, port):
        with open(self.log, "ab") as errors:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--demo", "--port", port, "--database", self.database,
                 *self.options],
                env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)
        self.address = self._address()

    def restart(self, how):
        """Ends it by that signal and starts it anew, at the address that browsers know."""
        with self.away(how):
            pass

    @contextlib.contextmanager
    def away(self, how=signal.SIGTERM):
        """Nobody reaches it, as when the line is cut: unlike a browser's own switch for that, this
        holds for its workers too."""
        self.process.send_signal(how)
        self.process.wait(timeout=40)
        self.process.stdout.close()
        try:
            yield
        finally:
            self._start(self.address.rsplit(":", 1)[1])

    def _address(self):
        """What it prints first, within half a minute."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            ready = selector.select(timeout=30)
        line = self.process.stdout.readline().decode() if ready else ""
        found = re.fullmatch(r"(http://127\.0\.0\.1:\d+)\n", line)
        if not found:
            self.process.kill()
            said = pathlib.Path(self.log).read_text(encoding="utf-8")
            raise RuntimeError(f"no address but {line!r}; it said: {said}")
        return found[1]

    def token(self, role, unit):
        """A script's token, made beside the running server."""
        return command(
            "token", "create", "--role", role, "--unit", unit, database=self.database).strip()

    def session(self, user):
        """Fetches files as a person who has signed in."""
        cookies = urllib.request.HTTPCookieProcessor()
        browser = urllib.request.build_opener(cookies)
        fields = urllib.parse.urlencode({"user": user, "password": PASSWORD}).encode()
        browser.open(urllib.request.Request(
            self.address + "/sign-in", fields, {"Sec-Fetch-Site": "same-origin"})).close()

        def fetch(path):
            with browser.open(self.address + path) as answer:
                return answer.read()

        return fetch

    def stop(self):
        """Its exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=40)
        finally:
            self.process.kill()
            self.process.stdout.close()


@contextlib.contextmanager
def serving(filled, folder):
    """A server over its own copy of the demonstration; SIGTERM must end it with 0."""
    shutil.copytree(filled, folder / "data")
    log = folder / "log"
    server = Server(folder / "data" / "tonghop.db", log)
    try:
        yield server
    finally:
        code = server.stop()
    said = log.read_text(encoding="utf-8")
    assert code == 0, f"the server ended with {code}; it said: {said}"
    assert " error " not in said, said
