"""Questions that are answered by rows, and what is calculated of them, in real browsers."""

import json

from selenium.webdriver.common.keys import Keys

from axe import findings, look
from server import ROOT, command
from typing_person import CLERK, HEAD, saved

REPORT = "/rounds/kieu-1/report"
ROWS = "02/03/2026\t07:30\tNhà bếp\t2\tChập điện\n03/03/2026\t\tKho\t1\t"


def open_round(server, folder):
    """A round of the form with every kind, beside the demonstration's."""
    kinds = json.loads((ROOT / "Tests/ReportingTests/Rules/kinds.json").read_text(encoding="utf-8"))
    form, opened = folder / "form.json", folder / "round.json"
    form.write_text(json.dumps(kinds["form"]), encoding="utf-8")
    opened.write_text(json.dumps({
        "code": "kieu-1", "title": "Các kiểu câu hỏi", "owner": "pgd-thanh-mien",
        "plan": {"number": "1/KH", "date": "2026-01-05", "issuer": "Phòng", "subject": "Việc"},
        "form": {"code": "kieu", "version": 1},
        "period": {"from": "2026-01-05", "to": "2026-11-15"}, "data_close": "2026-11-15",
        "due_at": "2099-12-31T17:00:00+07:00", "due_text": "trước 17 giờ ngày 31/12/2099",
        "units": ["th-cao-thang"]}), encoding="utf-8")
    command("form", "import", form, database=server.database)
    command("round", "open", opened, database=server.database)


def cell(person, row, column):
    return person.one(f"[name='fires.{row}.{column}']")


def shown(person, code):
    return person.text(f"#{code}")


def test_rows_are_typed_pasted_and_reckoned(server, visitor, tmp_path):
    open_round(server, tmp_path)
    clerk = visitor()
    clerk.sign_in(CLERK)
    clerk.visit(REPORT)
    clerk.driver.execute_script("document.querySelectorAll('details.sec').forEach((one) => { one.open = true })")
    assert not clerk.one("#note-lead").is_displayed() or clerk.text("#note-lead")
    clerk.click(clerk.one("[name=has_fire][value=true]"))
    clerk.wait(lambda: shown(clerk, "fire_count") == "–")
    first = cell(clerk, 1, "day")
    first.send_keys("02/03/2026", Keys.ENTER)
    assert clerk.driver.switch_to.active_element == cell(clerk, 1, "hour")
    cell(clerk, 1, "place").send_keys("Nhà bếp")
    cell(clerk, 1, "hurt").send_keys("2")
    clerk.wait(lambda: shown(clerk, "hurt_count") == "2")
    saved(clerk)

    # Of a spreadsheet, upon what stands there, and back.
    clerk.driver.execute_script("""
        const data = new DataTransfer();
        data.setData("text/plain", arguments[1]);
        arguments[0].dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        """, first, ROWS)
    clerk.wait(lambda: shown(clerk, "fire_count") == "2" and shown(clerk, "hurt_count") == "3")
    clerk.click(next(b for b in clerk.all(".notice button") if b.text == "Hoàn tác"))
    clerk.wait(lambda: shown(clerk, "fire_count") == "1")
    assert cell(clerk, 2, "place").get_property("value") == ""
    cell(clerk, 2, "place").send_keys("Kho")
    clerk.wait(lambda: shown(clerk, "fire_count") == "–")
    for column, text in [("day", "03/03/2026"), ("hurt", "9")]:
        cell(clerk, 2, column).send_keys(text, Keys.TAB)
    clerk.wait(lambda: "Mỗi vụ không quá 5 người bị thương" in clerk.text("#fires-e"))
    cell(clerk, 2, "hurt").send_keys(Keys.BACKSPACE, "1", Keys.TAB)
    clerk.wait(lambda: not clerk.all("#fires-e"))
    saved(clerk)
    clerk.visit(REPORT + "?section=A")
    assert cell(clerk, 2, "place").get_property("value") == "Kho"
    assert shown(clerk, "hurt_count") == "3"

    # No more rows than the form takes.
    assert not clerk.all("[name=_rows]") or len(clerk.all("[data-table] tbody tr")) < 3
    for is_dark, width in [(False, 1400), (True, 360)]:
        look(clerk, is_dark=is_dark, width=width)
        clerk.visit(REPORT + "?section=A")
        assert clerk.driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert findings(clerk, [(False, 1400), (True, 360)]) == []


def test_rows_are_typed_without_scripts(server, visitor, tmp_path):
    open_round(server, tmp_path)
    clerk = visitor(javascript=False)
    clerk.sign_in(CLERK)
    clerk.visit(REPORT)
    if not cell(clerk, 1, "day").is_displayed():
        clerk.click(clerk.one("details.sec summary"))
    clerk.click(clerk.one("[name=has_fire][value=true]"))
    cell(clerk, 1, "day").send_keys("02/03/2026")
    cell(clerk, 1, "place").send_keys("Nhà bếp")
    cell(clerk, 1, "hurt").send_keys("hai")
    with clerk.leaving():
        clerk.click(clerk.one("button[value=save]:not(.hide)"))
    assert "Dòng 1, cột “Bị thương”" in clerk.text("main")
    assert cell(clerk, 1, "hurt").get_property("value") == "hai"


def write(person, row, **texts):
    for column, text in texts.items():
        cell(person, row, column).send_keys(text)


def places(person):
    return [field.get_property("value") for field in person.all("[name^='fires.'][name$='.place']")]


def test_two_people_add_rows_at_one_time(server, visitor, tmp_path):
    open_round(server, tmp_path)
    clerk, head = visitor(), visitor()
    for person, user in [(clerk, CLERK), (head, HEAD)]:
        person.sign_in(user)
        person.visit(REPORT + "?section=A")
    write(clerk, 1, day="02/03/2026", place="Nhà bếp", hurt="2")
    saved(clerk)
    write(head, 1, day="03/03/2026", place="Kh")
    saved(head)
    # Theirs stands first; whoever types goes on in the row where it stands now.
    head.wait(lambda: places(head)[:2] == ["Nhà bếp", "Kh"])
    assert "Đã gộp" in head.text("#report-form > .notice")
    field = head.driver.switch_to.active_element
    assert field.get_attribute("name") == "fires.2.place"
    field.send_keys("o", Keys.ENTER, "1")
    saved(head)
    head.wait(lambda: shown_sum(head) == "3")
    clerk.visit(REPORT + "?section=A")
    assert places(clerk)[:2] == ["Nhà bếp", "Kho"]
    assert shown_sum(clerk) == "3"
    assert not clerk.all(".choose")


def shown_sum(person):
    return person.text("[data-sum='fires.hurt']")
