"""The last hour before a deadline, as locust plays it: schools that open the form, save it section by
section, correct a cell and submit, half of them with scripts and half without, while the department
looks at its pages; or schools that all type at once. `scripts/deadline-hour` starts it, with its
numbers in the environment."""

import collections
import html
import itertools
import json
import os
import pathlib
import random
import re
import time
import urllib.parse

import gevent
from locust import FastHttpUser, constant, events, task
from locust.exception import StopUser

ROUND = "/rounds/pccc-2026"
PASSWORD = "minh-hoa-2026"
SECONDS = float(os.environ["DEADLINE_SECONDS"])
# Until the last school has submitted, about.
WHOLE = float(os.environ["DEADLINE_WHOLE"])
# All have opened their forms before the first one types, and each cell is saved by itself.
AUTOSAVE = bool(os.environ["DEADLINE_AUTOSAVE"])
BEGAN = time.monotonic()
# By level, code and value of a report that passes.
VALUES = json.loads(os.environ["DEADLINE_VALUES"])
SCHOOLS = json.loads(os.environ["DEADLINE_SCHOOLS"])
RECEIPTS = os.environ["DEADLINE_RECEIPTS"]
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
RETRIES = 8
# How often the server had no time, by what was asked.
TURNED_AWAY = collections.Counter()


@events.init.add_listener
def end_with_the_last(environment, **_):
    """Nobody is left when all schools have submitted and the officers have gone."""
    def wait():
        while not environment.runner.user_count:
            gevent.sleep(0.5)
        while environment.runner.user_count:
            gevent.sleep(0.5)
        environment.runner.quit()

    gevent.spawn(wait)


@events.quitting.add_listener
def tell(**_):
    pathlib.Path(os.environ["DEADLINE_TURNED_AWAY"]).write_text(json.dumps(TURNED_AWAY))


def typed(value):
    """As the form's fields have it: one or several texts."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, list):
        return value
    text = str(value)
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    return ["/".join(reversed(day.groups())) if day else text]


def hidden(page):
    return {name: html.unescape(value) for name, value in re.findall(
        r'<input type="hidden" name="(_\w+)" value="([^"]*)">', page)}


class Person(FastHttpUser):
    abstract = True
    wait_time = constant(0)
    numbers = itertools.count(1)

    def __init__(self, environment):
        super().__init__(environment)
        # Each from an address of its own, as a proxy tells it: what one address may do is bounded.
        number = next(Person.numbers)
        self.address = f"10.1.{number // 250}.{number % 250 + 1}"

    def ask(self, method, address, name, fields=None, accepts=(200, 303)):
        """Asks again, as a browser is asked to, where the server has no time."""
        body = None if fields is None else urllib.parse.urlencode(fields)
        for _ in range(RETRIES):
            with self.client.request(
                    method, address, name=name, data=body,
                    headers={"X-Forwarded-For": self.address} | (FORM if body else {}),
                    allow_redirects=False, catch_response=True) as answer:
                if answer.status_code in accepts:
                    answer.success()
                    return answer
                if answer.status_code not in (429, 503):
                    answer.failure(f"{answer.status_code} {(answer.text or '')[:200]}")
                    raise StopUser
                wait = float(answer.headers.get("Retry-After") or 5)
                answer.success()
                TURNED_AWAY[name] += 1
            gevent.sleep(wait + random.uniform(0, 3))
        events.request.fire(
            request_type=method, name=name, response_time=0, response_length=0,
            exception=RuntimeError("turned away too often"), context={})
        raise StopUser

    def sign_in(self, user):
        self.ask("POST", "/sign-in", "sign in", {"user": user, "password": PASSWORD})


class School(Person):
    """One school, once."""
    fixed_count = len(SCHOOLS)
    left = list(SCHOOLS)

    def pause(self, share):
        gevent.sleep(random.uniform(0.5, 1.5) * SECONDS * share)

    @task
    def report(self):
        if not School.left:
            raise StopUser
        school = School.left.pop()
        values = {code: typed(value) for code, value in VALUES[school.split("-")[0]].items()}
        gevent.sleep(random.uniform(0, (0.9 if AUTOSAVE else 0.6) * SECONDS))
        self.sign_in("ht-" + school)
        page = self.ask("GET", ROUND + "/report", "form").text
        codes = [code for code in re.findall(r'data-cell="(\w+)"', page) if code in values]
        size = 1 if AUTOSAVE else 8
        chunks = [codes[start:start + size] for start in range(0, len(codes), size)]
        if AUTOSAVE:
            gevent.sleep(max(0, BEGAN + SECONDS - time.monotonic()))
            self.keep(page, chunks, values, 1 / (len(chunks) + 1))
            self.pause(random.uniform(0, 0.5))
        elif random.random() < 0.5:
            self.keep(page, chunks, values, 0.02)
        else:
            self.save(page, chunks, values)
        self.hand_in(school)
        raise StopUser

    def keep(self, page, chunks, values, share):
        """As keep.js: what changed, a few cells at once; then a correction. Each takes its share of
        the time."""
        fields = hidden(page)
        known = dict(pair.rsplit(":", 1) for pair in fields["_was"].split())
        for names in [*chunks, chunks[0][:1]]:
            self.pause(share)
            sent = [("_csrf", fields["_csrf"]), ("_of", fields["_of"]),
                    ("_version", fields["_version"]),
                    ("_was", " ".join(f"{name}:{known[name]}" for name in names if name in known))]
            sent += [(name, value) for name in names for value in values[name]]
            told = json.loads(self.ask("POST", ROUND + "/report/cells", "save cells", sent).text)
            assert not told["both"], told
            fields["_version"] = str(told["version"])
            known |= {name: cell["was"] for name, cell in told["cells"].items() if cell["was"]}

    def save(self, page, chunks, values):
        """Without scripts: the whole form each time, with one section more."""
        for count in range(2, len(chunks) + 2, 2):
            self.pause(0.03)
            fields = hidden(page) | {"_do": "save"}
            names = {name for chunk in chunks[:count] for name in chunk}
            sent = list(fields.items())
            sent += [(name, value) for name in names for value in values[name]]
            sent += [(name, html.unescape(value)) for name, value in re.findall(
                r'<input class="num" id="\w+" name="(\w+)"[^>]* value="([^"]*)"', page)
                if name not in names]
            self.ask("POST", ROUND + "/report", "save form", sent)
            page = self.ask("GET", ROUND + "/report", "form").text

    def hand_in(self, school):
        self.pause(0.02)
        check = self.ask("GET", ROUND + "/report/check", "check").text
        fields = hidden(check)
        reasons = {name: "Gửi sau bằng bản giấy." for name in re.findall(
            r'<textarea[^>]* name="(why_\w+)"', check)}
        at = {name: html.unescape(value) for name, value in re.findall(
            r'<input type="hidden" name="(at_\w+)" value="([^"]*)">', check)}
        self.pause(0.01)
        if reasons:
            self.ask("POST", ROUND + "/report", "reasons", fields | reasons | at | {"_do": "check"})
            fields = hidden(self.ask("GET", ROUND + "/report/check", "check").text)
        answer = self.ask("POST", ROUND + "/report", "submit", fields | reasons | at | {"_do": "submit"})
        location = answer.headers.get("Location") or ""
        if "/receipt" not in location:
            events.request.fire(
                request_type="POST", name="submit", response_time=0, response_length=0,
                exception=RuntimeError(f"no receipt: {answer.status_code} {location}"), context={})
            raise StopUser
        receipt = self.ask("GET", location, "receipt").text
        number = re.search(rf"pccc-2026/{school}/\d+", receipt)
        with open(RECEIPTS, "a", encoding="utf-8") as file:
            file.write((number.group(0) if number else "?") + "\n")


class Officer(Person):
    """The department's pages, one after the other, until the end."""
    fixed_count = 8

    def on_start(self):
        self.sign_in("chuyenvien")
        self.until = time.monotonic() + WHOLE

    @task
    def look(self):
        for name, address in [
                ("dashboard", ROUND), ("tracking", ROUND + "/tracking"),
                ("totals", ROUND + "/totals?by=level"), ("indicator", ROUND + "/totals/team_members")]:
            gevent.sleep(random.uniform(1, 5))
            if time.monotonic() > self.until:
                raise StopUser
            self.ask("GET", address, name)
