"""A walk through pages in their states, to have axe look at each."""

import json
import re
import urllib.request

from axe import findings
from sample import SCHOOL
from server import ROOT

# With the session's token, which every page has.
POST = """
const form = document.createElement("form");
form.method = "post";
form.action = arguments[0];
const fields = {_csrf: document.querySelector("form.who [name=_csrf]").value, ...arguments[1]};
for (const name in fields) {
  const field = form.appendChild(document.createElement("input"));
  field.name = name;
  field.value = fields[name];
}
document.body.append(form);
form.submit();
"""


class Walk:
    """Through pages in their states; keeps what axe finds, and which addresses were seen."""

    def __init__(self, server, person, looks):
        self.server = server
        self.person = person
        self.looks = looks
        self.faults = []
        self.seen = set()

    def see(self, state, path=None, within="html"):
        """Where all but a part was seen before, that part alone."""
        if path is not None:
            self.person.visit(path)
        person = self.person
        person.driver.execute_script(
            "document.querySelectorAll('details').forEach((one) => { one.open = true })")
        self.seen.add(person.path.split("?")[0].split("#")[0])
        self.faults += [f"{state}: {one}" for one in findings(person, self.looks, within)]

    def become(self, user):
        self.person.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.person.sign_in(user)

    def post(self, path, **fields):
        """What no button of the page sends any more."""
        with self.person.leaving():
            self.person.driver.execute_script(POST, path, fields)

    def change(self, values, school=SCHOOL):
        """By the API, beside whatever page is open."""
        report = f"{self.server.address}/api/v1/rounds/pccc-2026/reports/{school}"
        token = self.server.token("clerk", school)
        with urllib.request.urlopen(urllib.request.Request(
                report, headers={"Authorization": f"Bearer {token}"})) as answer:
            tag = answer.headers["ETag"]
        urllib.request.urlopen(urllib.request.Request(
            report, json.dumps({"values": values}).encode(), {
                "Authorization": f"Bearer {token}", "Content-Type": "application/json",
                "If-Match": tag}, method="PATCH")).close()


# What a browser saves, and what programs read.
FILE = re.compile(r"\.(docx|xlsx|json|ics|csv)$|/content$|/files/\{number\}$|\{(file|copy)\}$|^/(healthz|readyz|metrics)$|^/api/")


def pages(*columns):
    """The addresses of the site that are pages to any of these columns of the table of who gets what."""
    text = (ROOT / "Documentation" / "AccessMatrix.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]]
            for line in text.splitlines() if line.startswith("| `GET ")]
    found = [row[0].strip("`").removeprefix("GET ") for row in rows
             if any(not row[1 + column].startswith(("403", "sign-in")) for column in columns)]
    return [address for address in found if not FILE.search(address)]
