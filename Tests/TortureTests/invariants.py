"""The five invariants, as far as the stored data shows them; the fifth, that the server answers
again, each driver waits for."""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from pathlib import Path

from ledger import Draft, Fate


class Stored:
    """What a database holds, read from a copy so that it stays as it is."""

    def __init__(self, database):
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            copy = Path(folder) / database.name
            for suffix in ["", "-wal"]:
                path = Path(f"{database}{suffix}")
                if path.exists():
                    shutil.copy(path, f"{copy}{suffix}")
            connection = sqlite3.connect(copy)
            try:
                self._read(connection)
            finally:
                connection.close()

    def _read(self, connection):
        ask = connection.execute
        self.integrity = [row[0] for row in ask("PRAGMA integrity_check(10)")]
        self.revisions = {}
        for unit, number, at, content, digest in ask(
                """SELECT code, number, submitted_at, content, hash FROM report_revision
                   JOIN unit ON unit.id = unit_id"""):
            self.revisions.setdefault(unit, []).append((number, at, content, digest.hex()))
        self.receipts = {
            number: {"unit": unit, "revision": revision, "at": at, "hash": digest.hex(),
                     "late": bool(late)}
            for number, unit, revision, at, digest, late in ask(
                """SELECT number, code, revision, submitted_at, hash, late FROM receipt
                   JOIN unit ON unit.id = unit_id""")}
        self.reports = dict(
            (unit, (state, revision)) for unit, state, revision in ask(
                """SELECT code, state, revision FROM report JOIN unit ON unit.id = unit_id"""))
        self.cells = {}
        for unit, indicator, value in ask(
                """SELECT code, cell.key, cell.value FROM working_copy
                   JOIN unit ON unit.id = unit_id, json_each(cells) AS cell"""):
            self.cells.setdefault(unit, {})[indicator] = value
        self.kept = {key: json.loads(body) for key, body in ask(
            "SELECT key, body FROM idempotency WHERE status = 201")}
        self.submitted_events = ask(
            "SELECT COUNT(*) FROM event WHERE kind = 'report_submitted'").fetchone()[0]
        self.events = ask("SELECT seq, at FROM event ORDER BY seq").fetchall()


def check(database, ledger):
    """(receipts that are not found with their content, other findings), each a sentence."""
    try:
        stored = Stored(database)
    except sqlite3.Error as error:
        return ([f"{one.unit}: {error}" for one in ledger.receipts], [f"sqlite: {error}"])
    lost = [f"receipt {one.receipt['number']}: {why}" for one in ledger.receipts
            if (why := _fault(one, stored))]
    return lost, [*_halves(stored), *_refused(stored, ledger), *_twice(stored, ledger),
                  *_drafts(stored, ledger)]


def _fault(one, stored):
    """Why a receipt that a client holds is not what is stored; None when it is."""
    kept = stored.receipts.get(one.receipt["number"])
    if not kept:
        return "is not there"
    if kept["hash"] != one.receipt["hash"] or kept["unit"] != one.unit \
            or kept["revision"] != one.receipt["revision"] or kept["late"] != one.receipt["late"]:
        return f"says {kept}, the client was told {one.receipt}"
    for number, _, content, digest in stored.revisions.get(one.unit, []):
        if number == kept["revision"]:
            if hashlib.sha256(content.encode()).hexdigest() != digest or digest != kept["hash"]:
                return "the content does not fit the hash"
            return _other_content(one, content)
    return "has no revision"


def _other_content(one, content):
    values = json.loads(content)["values"]
    if values != one.values:
        codes = {code for code in values.keys() | one.values.keys()
                 if values.get(code) != one.values.get(code)}
        return f"other values than sent: {sorted(codes)}"
    return None


def _halves(stored):
    """Nothing is stored half: state, revision, receipt, cells and event go together."""
    if stored.integrity != ["ok"]:
        yield f"integrity_check: {stored.integrity}"
    for unit, (state, revision) in stored.reports.items():
        revisions = stored.revisions.get(unit, [])
        if (state in ["submitted", "approved"]) and not revisions or revision != len(revisions):
            yield f"{unit}: {state}, revision {revision}, with {len(revisions)} revisions"
        if state == "submitted" and revisions:
            values = json.loads(max(revisions)[2])["values"]
            if stored.cells.get(unit, {}).keys() != values.keys():
                yield f"{unit}: its cells are not those of its revision"
    for unit, revisions in stored.revisions.items():
        for number, at, _, digest in revisions:
            if not any(kept["unit"] == unit and kept["revision"] == number and kept["at"] == at
                       and kept["hash"] == digest for kept in stored.receipts.values()):
                yield f"{unit}: revision {number} has no receipt"
    count = sum(map(len, stored.revisions.values()))
    if not count == len(stored.receipts) == stored.submitted_events:
        yield (f"{count} revisions, {len(stored.receipts)} receipts, "
               f"{stored.submitted_events} events of submission")


def _refused(stored, ledger):
    """What was refused is not there; what stayed unanswered is there whole or not at all."""
    for one in ledger.of(Fate.UNSENT, Fate.REFUSED):
        if one.unit in stored.revisions:
            yield f"{one.unit}: {one.fate.value}, and is stored"
    for one in ledger.of(Fate.UNKNOWN):
        for _, _, content, _ in stored.revisions.get(one.unit, []):
            if why := _other_content(one, content):
                yield f"{one.unit}: {one.fate.value}, and is stored with {why}"


def _twice(stored, ledger):
    for one in ledger.submissions:
        if one.contradictions:
            yield f"key {one.key}: two receipts {one.contradictions[0]}"
        if len(stored.revisions.get(one.unit, [])) > 1:
            yield f"key {one.key}: stored {len(stored.revisions[one.unit])} times"
        is_there = one.unit in stored.revisions
        if is_there != (one.key in stored.kept):
            yield f"key {one.key}: its answer and its report are not kept together"


def _drafts(stored, ledger):
    """A save is kept with all its cells or none, and never lost once it was answered."""
    for draft in ledger.drafts:
        cells = stored.cells.get(draft.unit, {})
        numbers = {cells.get(cell, 0) for cell in Draft.CELLS}
        if len(numbers) != 1:
            yield f"draft of {draft.unit}: half a save: {cells}"
        elif not draft.saved <= (number := numbers.pop()) <= draft.sent:
            yield f"draft of {draft.unit}: save {number} is stored, {draft.saved} was answered"
