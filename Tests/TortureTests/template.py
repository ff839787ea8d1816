"""The database that each run begins with a copy of."""

import json
import shutil
import sqlite3

from client import Client
from server import Server

NAME = "tonghop.db"
OWNER = "pgd-thanh-mien"
HEADS = 4


class Template:
    """Schools that all owe a report in one open round, an officer's token, some heads' tokens."""

    def __init__(self, program, folder, schools):
        self.folder = folder
        folder.mkdir(mode=0o700)
        database = folder / NAME
        filled = program.run("generate", "--schools", str(schools), "--reported", "0",
                             database=database)
        if filled.returncode:
            # A release without `generate`: the demonstration has some schools that owe.
            program.said("demo", database=database)
        self.officer = program.said("token", "create", "--role", "officer", "--unit", OWNER,
                                    database=database)
        server = Server(program, database, folder.with_suffix(".log"))
        try:
            self._look(server)
            last, self.units = self.units[-HEADS:], self.units[:-HEADS]
            self.heads = {
                unit: program.said("token", "create", "--role", "head", "--unit", unit,
                                   database=database) for unit in last}
        finally:
            server.stop()
        connection = sqlite3.connect(database)
        self.schema = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()

    def _look(self, server):
        """Which round is open, and who owes a report in it."""
        with Client(server.port, self.officer) as client:
            rounds = json.loads(client.request("GET", "/api/v1/rounds").body)["rounds"]
            code = next(one["code"] for one in rounds if one.get("state", "open") == "open")
            self.round = f"/api/v1/rounds/{code}"
            self.round_code = code
            self.units, path = [], f"{self.round}/reports?state=not_started"
            while path:
                answer = client.request("GET", path)
                self.units += [one["unit"]["code"] for one in json.loads(answer.body)["reports"]]
                link = answer.fields.get("link", "")
                path = link[link.index("<") + 1:link.index(">")] if 'rel="next"' in link else None

    def post(self, submission):
        """The request that submits."""
        return ("POST", f"{self.round}/reports", submission.body,
                {"Content-Type": "application/json", "Idempotency-Key": submission.key})

    def copy(self, folder):
        """A copy with all that stands beside the database; the database's path."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            if not path.name.endswith("-shm"):
                shutil.copy(path, folder)
        return folder / NAME
