"""The database of an older release that Tests/StorageTests keeps as SQL."""

import pathlib
import sqlite3

FIXTURES = pathlib.Path(__file__).parents[1] / "StorageTests" / "Fixtures"


def make_older(folder):
    """The oldest there is, as a file."""
    source = min(FIXTURES.glob("schema-*.sql"),
                 key=lambda path: int(path.stem.removeprefix("schema-")))
    database = folder / f"{source.stem}.db"
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    connection.executescript(source.read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return database
