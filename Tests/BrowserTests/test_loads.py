"""How many pages a school's slow line carries from the slip of paper to the receipt, and to a file."""

import json

from sample import SAMPLE, SCHOOL
from test_people import slips, submit
from test_report import current_round, dates_within, fill, press, write
from typing_person import HEAD, REPORT

MOST = 12


def test_from_the_link_to_the_receipt_on_a_phone_without_scripts(server, visitor):
    """Section by section, saving wherever the form offers it, with digits and a PIN that are wrong once."""
    officer = visitor(javascript=False, counts=True)
    officer.sign_in("chuyenvien")
    path, digits, pin = slips(officer)
    answers = SAMPLE | dates_within(current_round(server)["period"])

    school = visitor(javascript=False, width=360, counts=True)
    school.refusals.add(401)
    loads(school)
    school.visit(path)
    for typed in [wrong(digits), digits]:
        school.one("#code").send_keys(typed)
        submit(school, "main form button:not([type=button])")
    with school.leaving():
        school.click(school.one(".task .btn.primary"))
    # What stands in the school's profile is there already; it is looked at.
    school.click(school.one("#A > summary"))
    seen = set()
    while True:
        # What is open, as a person sees it, from the top down.
        for row in school.all("details.sec[open] [data-cell]"):
            code = row.get_attribute("data-cell")
            if code in answers and code not in seen and row.is_displayed():
                fill(school, code, answers[code])
                seen.add(code)
        onward = [each for each in school.all("details[open] [name=_next]") if each.is_displayed()]
        if not onward:
            break
        with school.leaving():
            school.click(onward[0])
    assert seen == set(answers)
    press(school, "check")
    write(school, school.one("textarea[name^=why_]"), "Bản giấy đã ký gửi về Phòng tuần này.")
    press(school, "sign")
    for typed in [wrong(pin), pin]:
        school.one("#pin").send_keys(typed)
        submit(school, "main form button:not([type=button])")
    assert school.path.endswith("/receipt")
    taken = loads(school)
    assert len(taken) <= MOST, taken


def test_a_file_is_attached_in_two_pages_from_the_form(visitor, tmp_path):
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n")
    head = visitor(width=360, counts=True)
    head.sign_in(HEAD)
    head.visit(REPORT + "?section=M")
    loads(head)
    with head.leaving():
        head.click(head.one("button[name=_file]"))
    head.one("#file").send_keys(str(path))
    with head.leaving():
        head.click(head.one("form[enctype] .btn.primary"))
    assert "bao-cao.pdf" in head.text("#report_file")
    assert len(loads(head)) == 2


def test_a_head_sees_all_figures_two_taps_from_what_waits(visitor):
    head = visitor(javascript=False, width=360, counts=True)
    head.sign_in("ht-thcs-chi-lang-nam")
    loads(head)
    with head.leaving():
        head.click(head.one(".task .btn.primary"))
    with head.leaving():
        head.click(head.one("main a.btn[href$='?view=read']"))
    assert len(loads(head)) == 2
    shown = [each for each in head.all("main table.answers tbody tr") if each.is_displayed()]
    assert len(shown) >= 60


def wrong(digits):
    return "000000" if digits != "000000" else "000001"


def loads(visitor):
    """The pages that were loaded since the last call, a redirect with where it leads as one."""
    pages = {}
    for entry in visitor.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            event = message["params"]
            if event.get("type") == "Document" and not event["request"]["url"].startswith("about:"):
                pages[event["requestId"]] = f"{event['request']['method']} {event['request']['url']}"
    return list(pages.values())
