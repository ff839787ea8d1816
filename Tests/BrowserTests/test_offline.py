"""The form as one file: typed where there is no network, taken when there is one."""

import json

from server import PASSWORD
from typing_person import CLERK, HEAD, REPORT, field, stored, value, write


def test_a_form_from_the_disk_checks_and_saves_a_file_that_is_taken(server, visitor, tmp_path):
    page = tmp_path / "bieu.html"
    whole = server.session(CLERK)(REPORT + "/offline.html")
    page.write_bytes(whole)
    assert b'name="_csrf"' not in whole and b'name="_of"' not in whole, "nothing of a session goes along"
    clerk = visitor()
    clerk.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {
        "behavior": "allow", "downloadPath": str(tmp_path)})
    clerk.driver.get(page.as_uri())
    clerk._settle()
    write(clerk, "diss_staff", "99999")
    field(clerk, "diss_students")
    clerk.wait(lambda: clerk.all("#diss_staff-e"))
    assert "(99.999) không được lớn hơn" in clerk.text("#diss_staff-e")
    write(clerk, "diss_staff", "31")
    write(clerk, "diss_students", "mười")
    # The disk keeps it as the site would.
    clerk.driver.refresh()
    clerk._settle()
    assert (value(clerk, "diss_staff"), value(clerk, "diss_students")) == ("31", "mười")
    clerk.click(field(clerk, "nil-I"))
    clerk.wait(lambda: clerk.text("#I summary .st") == "Không phát sinh")
    clerk.click(clerk.one("[data-file]"))
    clerk.wait(lambda: list(tmp_path.glob("so-lieu-*.json")))
    [saved] = tmp_path.glob("so-lieu-*.json")
    assert json.loads(saved.read_text())["cells"]["diss_staff"] == ["31"]
    assert json.loads(saved.read_text())["cells"]["nil-I"] == ["", "true"]

    clerk.sign_in(CLERK)
    send(clerk, saved)
    shown = clerk.driver.find_element("tag name", "main").get_attribute("innerText")
    assert "mười" in shown, shown
    assert 'value="31"' in clerk.driver.page_source
    assert stored(server, "diss_staff") == "", "a preview stores nothing"
    with clerk.leaving():
        clerk.click(clerk.one(".bar [name=_do][value=take]"))
    assert stored(server, "diss_staff") == "31"
    assert stored(server, "diss_students") == ""
    assert 'name="nil-I" value="true" checked' in server.session(CLERK)(REPORT).decode()

    # Another school's is refused by name.
    clerk.refusals.add(422)
    clerk.sign_out()
    clerk.sign_in("nv-th-doan-ket", PASSWORD)
    send(clerk, saved)
    assert "Tệp này là biểu của Trường Tiểu học Cao Thắng" in clerk.text()
    bad = tmp_path / "hong.json"
    bad.write_text("{}")
    send(clerk, bad)
    assert "Không đọc được tệp số liệu" in clerk.text()


def send(person, path):
    person.visit(REPORT + "/workbook")
    person.one("#file").send_keys(str(path))
    with person.leaving():
        person.click(person.one("main form[enctype] button.primary"))


def test_a_report_that_is_submitted_has_none(server):
    assert b"data-offline" not in server.session(HEAD)("/rounds/pccc-2022/report/offline.html")
