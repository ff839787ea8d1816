"""That everybody can use each page: axe finds nothing on any of them, in any state, light or dark, wide or
narrow."""

import re
import urllib.parse

import pytest

from axe import findings
from sample import SAMPLE, SCHOOL
from server import PASSWORD, command
from test_incidents import walk_incident
from test_people import choose, slips, submit, totp
from test_report import current_round, dates_within
from test_workbook import fill
from typing_person import REPORT, saved, write
from walk import Walk, pages

LOOKS = [(False, 1400), (True, 1400), (False, 360), (True, 360)]
CLERK, HEAD = f"nv-{SCHOOL}", f"ht-{SCHOOL}"
# Their reports in the demonstration: given back, waiting for the head, submitted.
RETURNED, TO_SIGN, SUBMITTED = "th-chi-lang-bac", "thcs-chi-lang-nam", "mn-thanh-mien"


@pytest.fixture
def person(server, visitor):
    """One browser for all, since only its looks and who signs in differ."""
    person = visitor()
    # Wrong passwords, what is not theirs, what is not there, and a line that is cut.
    person.refusals |= {401, 403, 404, 409, 429}
    return person


def test_axe_finds_nothing_on_any_page_of_a_school(server, person, tmp_path):
    walk = Walk(server, person, LOOKS)
    entrance(walk)
    filling(walk, tmp_path)
    handing_in(walk)
    own(walk)
    refused(walk)
    assert walk.faults == []
    unseen = [address for address in pages(0, 1, 2)
              if not any(re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", address), path)
                         for path in walk.seen)]
    assert unseen == []


def test_axe_would_say_what_is_wrong(person):
    person.driver.get("data:text/html," + urllib.parse.quote(WRONG))
    found = findings(person, LOOKS)
    assert {one.split(": ")[1] for one in found if one.startswith("light 1400")} == {
        "document-title", "html-has-lang", "image-alt", "landmark-one-main", "label", "page-has-heading-one", "region",
        "target-size"}
    assert [one.split(": ")[0] for one in found if ": color-contrast" in one] == ["dark 360"]


WRONG = """<style>@media (prefers-color-scheme:dark) and (max-width:400px) { p { color:#777; background:#666 } }</style>
<p>Chữ <img src="data:,"><input><button style="font-size:5px">x</button><button style="font-size:5px">y</button>"""

# Who sees what of it, by the table's columns; what one has seen the next leaves out.
OFFICES = {"chuyenvien": 3, "lanhdao": 4, "so-gddt": 5, "quantri": 6}
PLACES = {"round": "pccc-2026", "unit": "th-le-hong", "indicator": "eq_ext_powder", "plan": "1", "form": "pccc",
          "version": "2", "account": "1"}


def test_axe_finds_nothing_on_any_page_of_an_office(server, person):
    walk = Walk(server, person, LOOKS[:1])
    addresses = set(pages(0, 1, 2)) - {"/help", "/account", "/letterhead", "/standings"}
    for user, column in OFFICES.items():
        walk.become(user)
        for address in pages(column):
            if address not in addresses:
                addresses.add(address)
                walk.see(user, re.sub(r"\{(\w+)\}", lambda brace: PLACES.get(brace[1], "1"), address))
        if user == "chuyenvien":
            walk.see("entry on behalf", f"/rounds/pccc-2026/reports/{SCHOOL}/entry")
    assert walk.faults == []


def entrance(walk):
    """What comes before somebody is in."""
    person, server = walk.person, walk.server
    walk.see("sign-in", "/sign-in")
    person.one("#user").send_keys(HEAD)
    person.one("#password").send_keys("sai")
    submit(person, "main form button:not([type=button])")
    walk.see("wrong password")
    walk.see("privacy", "/privacy")
    walk.see("no such link", "/a/khong-co")
    walk.see("no such receipt", "/r/pccc-2022/x/1/00000-00000")
    code = command(
        "user", "add", "moi", "--role", "head", "--unit", SCHOOL, "--name", "Lê Thị Mới",
        "--one-time-code", database=server.database).strip()
    person.sign_in("moi", code)
    walk.see("first password")
    choose(person, "Caothang2026")
    walk.see("first password refused")
    choose(person, "con đường đi học mùa thu")
    walk.see("notice")
    submit(person, "main form button:not([type=button])")
    walk.see("factor", "/account/factor")
    submit(person, "main form button:not([type=button])")
    walk.see("factor to be set up")
    seed = person.one(".qr code").text
    person.one("#code").send_keys(totp(seed))
    submit(person, "main form button:not([type=button])")
    walk.see("factor in use", "/account/factor")
    person.driver.delete_all_cookies()
    person.sign_in("moi", "con đường đi học mùa thu")
    walk.see("second factor")
    person.one("#code").send_keys("000000")
    submit(person, "main form button:not([type=button])")
    walk.see("wrong second factor")


def filling(walk, folder):
    person, server = walk.person, walk.server
    walk.become(CLERK)
    walk.see("tasks", "/")
    walk.see("form, first visit", REPORT)
    for state, page in [("checks", "/checks"), ("paper form", "/paper"), ("history, empty", "/history"),
                        ("attach", "/files/report_file"), ("workbook", "/workbook"), ("sections to give", "/share")]:
        walk.see(state, REPORT + page)
    content = server.session(CLERK)(REPORT + "/form.xlsx")
    path = folder / "bieu.xlsx"
    path.write_bytes(fill(content, {"gen_staff_total": (35, 35), "diss_staff": ("nhiều", None)}))
    person.visit(REPORT + "/workbook")
    person.one("#file").send_keys(str(path))
    submit(person, "form[enctype] button.primary")
    walk.see("workbook, preview with faults")
    # An error, what can't be read, and two warnings of which one is a flag beside the last round.
    walk.change({"gen_staff_total": 34, "diss_staff": 99999, "bud_planned": 500, "eq_ext_powder": 1})
    person.visit(REPORT)
    write(person, "drill_count", "vài")
    saved(person)
    walk.see("form with errors, warnings and reasons", REPORT)
    walk.see("check page with problems", REPORT + "/check")
    walk.post(REPORT, _do="ask_head", diss_staff="9999")
    walk.see("not handed in")
    person.visit(REPORT)
    walk.change({"diss_students": 450})
    write(person, "diss_students", "460")
    person.wait(lambda: person.all(".choose"))
    walk.see("conflicting cells", within="[data-cell]:has(.choose), .notice, .bar")
    person.click(person.all(".choose .btn")[1])
    person.wait(lambda: not person.all(".choose"))
    person.is_cut = True
    person.go_offline()
    write(person, "diss_sessions", "7")
    person.wait(lambda: "Mất mạng" in person.text("[data-saved]"))
    walk.see("form without a line", within=".bar")
    person.go_offline(False)
    saved(person)
    person.visit(REPORT)
    person.is_cut = False
    person.driver.delete_all_cookies()
    write(person, "diss_sessions", "8")
    person.wait(lambda: person.all(".again"))
    walk.see("session ended at the form", within=".again, .bar")
    with person.leaving():
        person.click(person.one(".bar button[value=check]"))
    walk.see("session ended, form kept")
    person.one("#user").send_keys(CLERK)
    person.one("#password").send_keys(PASSWORD)
    submit(person, "main form button.primary")
    walk.see("form to be sent again")
    walk.become(HEAD)
    walk.post(REPORT, _csrf="0", diss_staff="30")
    walk.see("form of another session")
    walk.become(CLERK)
    walk.see("history", REPORT + "/history")
    whole = folder / "bieu.html"
    whole.write_bytes(server.session(CLERK)(REPORT + "/offline.html"))
    person.driver.get(whole.as_uri())
    person._settle()
    walk.see("form on the disk")
    walk.seen.add(REPORT + "/offline.html")


def handing_in(walk):
    person, server = walk.person, walk.server
    walk.become(f"nv-{TO_SIGN}")
    walk.see("waiting for the head", "/")
    walk.see("report that waits for the head", REPORT)
    walk.become(f"ht-{TO_SIGN}")
    walk.see("to be signed", "/")
    walk.see("check page without problems", REPORT + "/check")
    walk.become(f"ht-{RETURNED}")
    walk.see("returned, in the list", "/")
    walk.see("returned report", REPORT)
    walk.see("history of a returned report", REPORT + "/history")
    walk.become(f"ht-{SUBMITTED}")
    for state, path in [
            ("submitted, in the list", "/"), ("submitted report", REPORT),
            ("receipt", "/rounds/pccc-2026/receipt"), ("signed copies", REPORT + "/signed"),
            ("withdraw", REPORT + "/withdraw"), ("report to be read", REPORT + "?view=read")]:
        walk.see(state, path)
    public = re.search(r"/r/[\w./-]+", person.driver.page_source)
    if public is None:
        person.visit("/rounds/pccc-2026/receipt")
        public = re.search(r"/r/[\w./-]+", person.driver.page_source)
    walk.see("receipt for anybody", public[0])
    person.visit(REPORT + "/withdraw")
    submit(person, "button[value=withdraw]")
    walk.see("withdrawn", within=".notice, .bar")
    by_link(walk)


def by_link(walk):
    """The slip's address, the digits, and the PIN."""
    person, server = walk.person, walk.server
    walk.change(complete(server))
    walk.become("chuyenvien")
    path, digits, pin = slips(person)
    person.driver.delete_all_cookies()
    walk.see("access link", path)
    person.one("#code").send_keys("000000" if digits != "000000" else "000001")
    submit(person, "main form button:not([type=button])")
    walk.see("access link, wrong digits")
    person.one("#code").send_keys(digits)
    submit(person, "main form button:not([type=button])")
    walk.see("tasks by link")
    walk.see("check page by link", REPORT + "/check")
    for reason in person.all("textarea[name^=why_]"):
        reason.send_keys("Bản giấy gửi về Phòng tuần này.")
    with person.leaving():
        person.click(person.one(".bar button[value=sign]"))
    walk.see("sign")
    person.one("#pin").send_keys("000000" if pin != "000000" else "000001")
    submit(person, "main form button:not([type=button])")
    walk.see("wrong PIN")
    person.one("#pin").send_keys(pin)
    submit(person, "main form button:not([type=button])")
    walk.see("receipt of today")
    walk.post(REPORT, _do="save", diss_staff="33")
    walk.see("409: saved after it was submitted")


def complete(server):
    """The sample as the API takes it."""
    answers = SAMPLE | dates_within(current_round(server)["period"])
    wanted = {}
    for code, answer in answers.items():
        if isinstance(answer, list):
            wanted[code] = answer if code.endswith(("_forms", "_tools")) else answer[0]
        elif isinstance(answer, str) and re.fullmatch(r"[\d.]+", answer):
            wanted[code] = int(answer.replace(".", ""))
        elif isinstance(answer, str) and re.fullmatch(r"\d\d/\d\d/\d{4}", answer):
            wanted[code] = "-".join(reversed(answer.split("/")))
        else:
            wanted[code] = answer
    return wanted


def own(walk):
    """What is not of a report."""
    person = walk.person
    walk.become(HEAD)
    for path in ["/account", "/account/password", "/profile", "/letterhead", "/standings", "/help", "/",
                 "/rounds/pccc-2022/report", "/rounds/pccc-2022/receipt", "/rounds/pccc-2022/report/signed"]:
        walk.see(path, path)
    walk.see("past reports", f"/units/{SCHOOL}/reports")
    first = person.all("main [role=row] a")[0].get_attribute("href")
    walk.see("a past report", first.removeprefix(walk.server.address))
    walk_incident(walk)
    person.visit("/letterhead")
    person.one("#symbol").clear()
    submit(person, "main form .btn.primary")
    walk.see("letterhead refused")
    person.visit("/profile")
    for field in person.all("main form input.num")[:1]:
        field.clear()
        field.send_keys("nhiều")
    submit(person, "main form .btn.primary")
    walk.see("profile refused")


def refused(walk):
    person = walk.person
    walk.see("403", "/units/new")
    walk.see("404", "/rounds/khong-co/report")
    person.driver.delete_all_cookies()
    for _ in range(12):
        person.visit("/sign-in")
        person.one("#user").send_keys("khong-co-ai")
        person.one("#password").send_keys("sai")
        submit(person, "main form button:not([type=button])")
        if "sau" in person.text("main form") and "giây" in person.text("main form"):
            break
    walk.see("made to wait")
    assert "giây" in person.text("main form") or "phút" in person.text("main form")
