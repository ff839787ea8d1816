"""The load: clients that submit, save drafts and read until told to stop, and remember it all."""

import itertools
import queue
import threading
import time
import urllib.parse

from client import Client, NotConnected, Unanswered
from ledger import Fate


class Observation:
    """One request as its client saw it; `status` is None without an answer. `about` is the
    submission that was sent."""

    def __init__(self, kind, began, answer, about=None):
        self.kind = kind
        self.about = about
        self.began = began
        self.seconds = time.monotonic() - began
        self.status = answer.status if answer else None
        self.retry_after = answer.fields.get("retry-after") if answer else None


class Load:
    """Sends a ledger's submissions from `submitters` clients at once, each under its key."""

    def __init__(self, server, template, ledger, submitters=16, readers=1, timeout=30, pause=0):
        self.port = server.port
        self.template = template
        self.ledger = ledger
        self.timeout = timeout
        self.pause = pause
        self.observations = []
        self._stopping = threading.Event()
        self._unsent = queue.SimpleQueue()
        for number, submission in enumerate(ledger.of(Fate.UNSENT)):
            self._unsent.put(submission)
            # An impatient client: the same report under the same key twice at once.
            if number % 10 == 3:
                self._unsent.put(submission)
        self._threads = [
            threading.Thread(target=self._guarded, args=[work], daemon=True) for work in
            [self._submit] * submitters + [self._read] * readers
            + [lambda draft=draft: self._save(draft) for draft in ledger.drafts]]
        self.failure = None

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Lets what is in flight end."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=self.timeout + 5)
        if self.failure:
            raise self.failure

    def seen(self, kind, since=0):
        """The observations of one kind that began at that moment or later."""
        return [one for one in self.observations if one.kind == kind and one.began >= since]

    @property
    def receipts(self):
        return sum(one.status == 201 for one in list(self.observations))

    def _guarded(self, work):
        try:
            work()
        except Exception as error:
            self.failure = error

    def _ask(self, client, kind, *request, about=None):
        """The answer; None without one."""
        began = time.monotonic()
        try:
            answer = client.request(*request)
        except NotConnected:
            self._stopping.wait(0.02)
            raise
        except Unanswered:
            answer = None
        self.observations.append(Observation(kind, began, answer, about))
        return answer

    def _submit(self):
        with Client(self.port, self.template.officer, self.timeout) as client:
            while not self._stopping.wait(self.pause):
                try:
                    submission = self._unsent.get_nowait()
                except queue.Empty:
                    return
                try:
                    submission.note(self._ask(
                        client, "submit", *self.template.post(submission), about=submission))
                except NotConnected:
                    self._unsent.put(submission)

    def _save(self, draft):
        path = f"{self.template.round}/reports/{draft.unit}"
        fields = {"Content-Type": "application/json", "If-Match": "*"}
        with Client(self.port, draft.token, self.timeout) as client:
            while not self._stopping.wait(0.1):
                draft.sent += 1
                try:
                    answer = self._ask(client, "save", "PATCH", path, draft.body, fields)
                except NotConnected:
                    continue
                if answer and answer.status == 200:
                    draft.saved = draft.sent
                elif answer and answer.status == 429:
                    # What a school may save within an hour is spent; a new server begins anew.
                    self._stopping.wait(1)

    def _read(self):
        paths = itertools.cycle([
            self.template.round, f"{self.template.round}/reports",
            f"{self.template.round}/totals?by=level", "/healthz"])
        with Client(self.port, self.template.officer, self.timeout) as client:
            while not self._stopping.wait(0.02):
                try:
                    self._ask(client, "read", "GET", next(paths))
                except NotConnected:
                    continue


def resolve(server, template, submissions, within=60):
    """Sends submissions again under their keys until each has a receipt or a final refusal.

    Those that were told to come again do so; what is still without a receipt is returned.
    """
    deadline = time.monotonic() + within
    waiting = list(submissions)
    with Client(server.port, template.officer) as client:
        while waiting and time.monotonic() < deadline:
            left = []
            for submission in waiting:
                try:
                    answer = client.request(*template.post(submission))
                except Unanswered:
                    answer = None
                submission.note(answer)
                if answer is None or answer.status in [503, 507]:
                    left.append(submission)
                    time.sleep(0.02)
            if left == waiting and not server.is_running:
                break
            waiting = left
    return [one for one in submissions if one.fate is not Fate.RECEIPT]


def submit_form(port, path, fields, cookie=None):
    """The answer to a form that a page of the site sends."""
    headers = {"Content-Type": "application/x-www-form-urlencoded",
               "Sec-Fetch-Site": "same-origin", **({"Cookie": cookie} if cookie else {})}
    with Client(port) as client:
        return client.request("POST", path, urllib.parse.urlencode(fields).encode(), headers)
