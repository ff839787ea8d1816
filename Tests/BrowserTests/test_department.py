"""A round from the plan to the last approval, with a form that the department made itself."""

import base64
import json
import re
import sqlite3

import pytest
from selenium.webdriver.support.wait import WebDriverWait

FORM = {
    "code": "vong_hai", "version": 1, "title": {"vi": "Rà soát đầu năm học"},
    "lists": {"STATE": [{"value": "good", "vi": "Tốt"}, {"value": "bad", "vi": "Cần sửa"}]},
    "sections": [{"code": "A", "vi": "Thiết bị", "indicators": [
        {"code": code, "vi": label, "type": kind, "nature": "stock", "aggregate": aggregate,
         "required": "always", "levels": ["MN", "TH", "THCS"], **more}
        for code, label, kind, aggregate, more in [
            ("bottles", "Số bình chữa cháy", "integer", "sum", {"unit": "bình"}),
            ("usable", "Số bình còn tốt", "integer", "sum", {"unit": "bình"}),
            ("state", "Tình trạng chung", "choice", "distribution", {"list": "STATE"}),
            ("notes", "Đề xuất", "text", "list", {"max": 500}),
        ]
    ]}],
    "rules": [{"id": "E1", "severity": "error", "for": ["usable"], "holds": "value <= bottles",
               "vi": "{label} ({value}) không được lớn hơn tổng số bình ({bottles})."}],
    "measures": [{"code": "good_pct", "vi": "Tỷ lệ bình còn tốt",
                  "percent": "sum(usable) / sum(bottles)"}],
}
SCHOOLS = ["th-cao-thang", "th-le-hong"]
SETUP = "/rounds/vong-hai/setup"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def put(visitor, name, text):
    """Types over what the field holds."""
    field = visitor.one(f"main form[method=post] [name='{name}']:not([type=hidden])")
    visitor.click(field)
    field.clear()
    field.send_keys(text)


def choose(visitor, name, text):
    options = visitor.all(f"main select[name='{name}'] option")
    [option] = [each for each in options if text in each.text]
    option.click()


def press(visitor, wish):
    with visitor.leaving():
        # Not the one that Enter presses, which nobody sees.
        visitor.click(visitor.one(f":is(main, .bar) button[value={wish}]:not([tabindex])"))


def hand_in(visitor):
    """From the form over the page that checks it."""
    press(visitor, "check")
    press(visitor, "submit")


def answer(visitor, values):
    for code, text in values.items():
        if code == "state":
            [box] = [each for each in visitor.all("[name=state]")
                     if each.get_attribute("value") == text]
            visitor.click(box.find_element("xpath", "ancestor::label"))
        else:
            put(visitor, code, text)


def report(visitor, school, values):
    head = visitor
    head.sign_in(f"ht-{school}")
    head.visit("/rounds/vong-hai/report")
    answer(head, values)
    hand_in(head)
    assert head.title.startswith(f"Biên nhận vong-hai/{school}/")


def test_from_the_plan_to_the_last_approval(server, visitor, javascript):
    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")

    officer.visit("/plans/new")
    for name, text in [("number", "21/KH-PGD"), ("date", "1/9/2026"), ("issuer", "Phòng GD&ĐT"),
                       ("subject", "Rà soát thiết bị đầu năm học"),
                       ("tasks", "I.1 | Rà soát thiết bị")]:
        put(officer, name, text)
    with officer.leaving():
        officer.click(officer.one("main form .btn.primary"))
    assert "Đã thêm kế hoạch." in officer.text()

    officer.visit("/forms")
    officer.click(officer.one("details:has(#import) > summary"))
    wrong = json.dumps(FORM, ensure_ascii=False).replace("value <= bottles", "value <= botles")
    officer.driver.execute_script(
        "document.getElementById('document').value = arguments[0]", wrong)
    with officer.leaving():
        officer.click(officer.one("#import button:not([formaction])"))
    assert "Quy tắc 1, điều phải đúng, ký tự 10" in officer.text()
    officer.driver.execute_script(
        "document.getElementById('document').value = arguments[0]",
        json.dumps(FORM, ensure_ascii=False))
    with officer.leaving():
        officer.click(officer.one("#import button:not([formaction])"))
    assert "Số bình chữa cháy" in officer.text()

    officer.visit("/rounds/new")
    for name, text in [
            ("title", "Rà soát vòng hai"), ("code", "vong-hai"), ("period_from", "01/09/2026"),
            ("period_to", "31/10/2026"), ("data_close", "31/10/2026"), ("due_day", "31/12/2099"),
            ("due_text", "trước ngày 31/12/2099")]:
        put(officer, name, text)
    choose(officer, "plan", "21/KH-PGD")
    choose(officer, "form", "vong_hai")
    for school in SCHOOLS:
        box = officer.one(f"[name=unit][value='{school}']")
        officer.click(box.find_element("xpath", "ancestor::label"))
    press(officer, "save")
    assert officer.path == SETUP + "?done=planned"
    assert "2 đơn vị phải báo cáo" in officer.text()
    press(officer, "open")
    assert officer.path == "/rounds/vong-hai/tracking?done=open"
    assert "0/2" in officer.text("p.big")

    # The first school reports; one cell comes back to it, and only that one is open.
    head = visitor(javascript=javascript)
    report(head, SCHOOLS[0], {
        "bottles": "20", "usable": "17", "state": "good", "notes": "Bổ sung 2 bình CO2."})
    officer.visit(f"/rounds/vong-hai/reports/{SCHOOLS[0]}")
    [cell] = officer.all("[name=mark][value=usable]")
    officer.click(cell.find_element("xpath", "ancestor::details/summary"))
    officer.click(cell.find_element("xpath", "ancestor::label"))
    put(officer, "why_usable", "Biên bản tự kiểm tra ghi 15 bình.")
    if javascript:
        assert officer.one("[value=return]").text == "Trả lại 1 ô"
        assert "primary" in officer.one("[value=return]").get_attribute("class")
    press(officer, "return")
    assert "Đã trả lại báo cáo" in officer.text()
    head.visit("/rounds/vong-hai/report")
    assert "Biên bản tự kiểm tra ghi 15 bình." in head.text()
    assert head.all("[name=bottles]") == []
    put(head, "usable", "15")
    hand_in(head)
    assert head.title.startswith(f"Biên nhận vong-hai/{SCHOOLS[0]}/2")

    # The second one sends paper.
    officer.visit(f"/rounds/vong-hai/reports/{SCHOOLS[1]}/entry")
    answer(officer, {"bottles": "10", "usable": "9", "state": "bad", "notes": "Không."})
    press(officer, "check")
    put(officer, "on_behalf_reason", "Trường gửi báo cáo giấy.")
    box = officer.one("[name=on_behalf_channel][value=paper]")
    officer.click(box.find_element("xpath", "ancestor::label"))
    press(officer, "submit")
    assert "Đã nộp thay nhà trường." in officer.text()

    # Both are approved, and the totals follow.
    officer.visit("/rounds/vong-hai/tracking")
    for school in SCHOOLS:
        box = officer.one(f"[name=unit][value='{school}']")
        officer.click(box.find_element("xpath", "ancestor::label"))
    with officer.leaving():
        officer.click(officer.driver.find_element(
            "xpath", "//button[.='Duyệt các báo cáo đã chọn']"))
    assert "Đã duyệt 2 báo cáo." in officer.text()
    officer.visit("/rounds/vong-hai/totals?states=approved")
    assert "Tổng hợp 2/2 đơn vị" in officer.text()
    with officer.leaving():
        officer.click(officer.driver.find_element("link text", "Số bình còn tốt"))
    assert re.search(r"24\s+Tổng cộng|Tổng cộng\s+24", officer.text())
    officer.visit("/rounds/vong-hai/totals/notes")
    assert "Bổ sung 2 bình CO2." in officer.text()
    assert "80,0%" in (officer.visit("/rounds/vong-hai"), officer.text())[1]


def test_the_dashboard_follows_without_a_reload(server, visitor):
    officer, other = visitor(), visitor()
    for person in (officer, other):
        person.sign_in("chuyenvien")
    officer.visit("/rounds/pccc-2026")
    officer.driver.execute_script("document.querySelector('[data-live]').dataset.seen = 'yes'")
    before = officer.text("#cov")
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        [school] = database.execute("""
            SELECT unit.code FROM report JOIN unit ON unit.id = unit_id
            JOIN round ON round.id = round_id
            WHERE round.code = 'pccc-2026' AND report.state = 'not_started' LIMIT 1""").fetchone()
    other.visit(f"/rounds/pccc-2026/reports/{school}")
    other.click(other.driver.find_element("xpath", "//summary[.='Miễn báo cáo']"))
    other.one("#exempt_reason").send_keys("Trường giải thể")
    press(other, "exempt")
    WebDriverWait(officer.driver, 60).until(lambda _: officer.text("#cov") != before)
    assert officer.one("[data-live]").get_attribute("data-seen") == "yes", "it was reloaded"


@pytest.mark.parametrize("round_code", ["pccc-2022", "pccc-2026"])
def test_the_overview_prints_on_one_sheet(visitor, round_code):
    viewer = visitor()
    viewer.sign_in("so-gddt")
    viewer.visit(f"/rounds/{round_code}")
    paper = viewer.driver.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    sheets = re.findall(rb"/Type\s*/Page[^s]", base64.b64decode(paper["data"]))
    assert len(sheets) == 1
