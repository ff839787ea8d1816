"""One run of a fault: a place of its own, what happens there, and what is found."""

import contextlib
import random
import shutil
import traceback

import invariants
import power_loss
from client import Client, Unanswered
from drill import Skipped
from ledger import Fate, Ledger
from load import Load, resolve
from server import Server, wait_until
from switches import Switches

# After so many failed runs the rest of a driver is not worth its time.
ENOUGH = 5


class Scene:
    """One run: a folder with a copy of the template, servers on it, what clients were told."""

    def __init__(self, drill, result, name):
        self.drill, self.result, self.name = drill, result, name
        self.program, self.template = drill.program, drill.template
        self.folder = drill.folder / name
        self.folder.mkdir()
        self.chance = random.Random(f"{drill.seed} {name}")
        self.data = self.folder / "data"
        self.shadow = self.folder / "shadow"
        self.database = self.template.copy(self.data)
        self.log = self.folder / "log"
        self.ledger = Ledger(self.template.units, self.template.heads, self.chance)
        self.server = None
        self.switches = None
        self._servers = []
        self.cleanup = contextlib.ExitStack()

    def find(self, what):
        self.result.findings.append(f"{self.name}: {what}")

    def expect(self, holds, what):
        if not holds:
            self.find(what)

    def move(self, data):
        """Puts the run's data there, before a server is started."""
        shutil.rmtree(self.data)
        self.data, self.database = data, self.template.copy(data)

    def with_faults(self, shadow=False):
        """Servers started from now on run with the library of faults; with `shadow`, all that is
        in the folder now is durable."""
        if self.switches:
            self.switches.close()
        if shadow:
            power_loss.prime(self.data, self.shadow)
        self.switches = Switches(self.drill.library, self.folder / "switches", self.data,
                                 self.shadow if shadow else None)
        return self.switches

    def start(self, *options, faults=False, environment=None, before=()):
        """A server on the run's database, ready."""
        environment = (environment or {}) | (self.switches.environment if faults else {})
        self.server = Server(self.program, self.database, self.log, *options,
                             environment=environment, before=before)
        self._servers.append(self.server)
        return self.server

    def load(self, **options):
        return Load(self.server, self.template, self.ledger, **options)

    def recovered(self, seconds):
        self.result.recoveries.append(seconds)

    def restart(self, *options, **more):
        """A start after a death: how long the site was away counts as recovery."""
        self.start(*options, **more)
        self.recovered(self.server.start_time)
        return self.server

    def ask(self, path, token=None, timeout=10):
        """The answer to one GET on a connection of its own; None without one."""
        try:
            with Client(self.server.port, token or self.template.officer, timeout) as client:
                return client.request("GET", path)
        except Unanswered:
            return None

    def status(self, path, timeout=10):
        answer = self.ask(path, timeout=timeout)
        return answer.status if answer else None

    def post(self, submission, timeout=30):
        """Submits it on a connection of its own and notes the answer; None without one."""
        try:
            with Client(self.server.port, self.template.officer, timeout) as client:
                answer = client.request(*self.template.post(submission))
        except Unanswered:
            answer = None
        submission.note(answer)
        return answer

    def until_stored(self, submission, within=10):
        """Sends it until it has a receipt; how long that took counts as recovery."""
        def is_stored():
            if not self.server.is_running:
                raise RuntimeError(f"the server ended: {self.server.process.returncode}")
            return self.post(submission) and submission.fate is Fate.RECEIPT
        self.recovered(wait_until(is_stored, within, "still no receipt"))

    def check(self, database=None):
        """What is stored now against what clients were told."""
        lost, findings = invariants.check(database or self.database, self.ledger)
        known = set(self.result.lost)
        self.result.lost += [
            sentence for one in lost if (sentence := f"{self.name}: {one}") not in known]
        for finding in findings:
            self.find(finding)

    def replay(self, most=10):
        """Unknown outcomes are settled by their keys; some receipts are asked for once more."""
        open_ones = self.ledger.of(Fate.UNKNOWN, Fate.REFUSED)
        given = self.ledger.receipts
        again = self.chance.sample(given, min(most, len(given)))
        for one in resolve(self.server, self.template, open_ones + again):
            self.find(f"{one.unit}: sent again under its key, it {one.fate.value}: "
                      f"{one.refusal}")

    def finish(self, replay=True):
        """With a server running: settles what is open, stops it in order, checks everything."""
        if replay:
            self.replay()
        code = self.server.stop()
        self.expect(code == 0, f"after SIGTERM the exit code was {code}")
        self.check()
        self.verify()

    def verify(self):
        done = self.program.run("verify", database=self.database)
        self.expect(done.returncode == 0,
                    f"verify: {done.returncode}: {(done.stdout + done.stderr)[:1500]}")

    def close(self):
        for server in self._servers:
            if server.is_running:
                server.kill()
        self.cleanup.close()
        if self.switches:
            self.switches.close()


@contextlib.contextmanager
def scene(drill, result, name):
    """A scene whose failures are findings of the result; all it started ends with it."""
    known = len(result.findings) + len(result.lost)
    made = Scene(drill, result, f"{result.code}-{name}")
    result.runs += 1
    try:
        yield made
    except Skipped as why:
        result.lacks = str(why)
        result.runs -= 1
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        made.find(f"{type(error).__name__}: {error} ({where.name}, line {where.lineno})")
    finally:
        made.close()
        result.receipts += len(made.ledger.receipts)
        failed = len(result.findings) + len(result.lost) > known
        result.failed_runs += failed
        if not (failed and drill.keep):
            shutil.rmtree(made.folder, ignore_errors=True)


def scenes(drill, result, full, brief, name="run"):
    """Numbered scenes to be entered, as many as the drill asks for, until enough have failed."""
    for number in range(1, drill.count(full, brief) + 1):
        if result.failed_runs >= ENOUGH:
            result.notes.append(f"given up after {number - 1} runs")
            return
        yield number, scene(drill, result, f"{name}{number}")
