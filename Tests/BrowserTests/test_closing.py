"""From the last approval to the closing, and one correction (đính chính) after it."""

import datetime
import hashlib
import io
import json
import subprocess
import urllib.request

import docx
import pytest
from server import PROGRAM
from test_department import FORM, hand_in, press, put

SCHOOLS = ["th-cao-thang", "th-le-hong"]
ROUND = "vong-hai"
LEADER = "lanhdao"


def call(server, token, method, path, body=None, tag=None):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if tag:
        headers["If-Match"] = tag
    request = urllib.request.Request(
        f"{server.address}/api/v1/{path}", body and json.dumps(body).encode(), headers,
        method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read()), answer.headers["ETag"]


def send(server, school, bottles):
    call(server, server.token("head", school), "POST", f"rounds/{ROUND}/reports", {
        "unit": school, "values": {
            "bottles": bottles, "usable": 9, "state": "good", "notes": "Bổ sung bình."}})


@pytest.fixture
def prepared(server):
    """A round of two schools: one report is approved, the other waits for it."""
    officer = server.token("officer", "pgd-thanh-mien")
    call(server, officer, "POST", "forms", FORM)
    call(server, officer, "POST", "plans", {
        "number": "21/KH-PGD", "date": "2026-09-01", "issuer": "Phòng GD&ĐT",
        "subject": "Rà soát"})
    call(server, officer, "POST", "rounds", {
        "code": ROUND, "title": "Rà soát vòng hai",
        "plan": {"number": "21/KH-PGD", "date": "2026-09-01"},
        "form": {"code": "vong_hai", "version": 1},
        "period": {"from": "2026-09-01", "to": "2026-10-31"}, "data_close": "2026-10-31",
        "due_at": "2099-12-31T17:00:00+07:00", "due_text": "trước ngày 31/12/2099",
        "units": SCHOOLS, "open": True})
    for school in SCHOOLS:
        send(server, school, 12)
    _, tag = call(server, officer, "GET", f"rounds/{ROUND}/reports/{SCHOOLS[0]}")
    call(server, officer, "POST", f"rounds/{ROUND}/reports/{SCHOOLS[0]}/approve", {}, tag)
    return officer


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_from_the_last_approval_to_a_correction(server, visitor, prepared, javascript):
    officer = visitor(javascript=javascript)
    # A leader looks at it on a phone.
    leader = visitor(javascript=javascript, width=360)
    officer.sign_in("chuyenvien")
    leader.sign_in(LEADER)

    # The leader sees what is not approved yet; the officer approves it.
    leader.visit(f"/rounds/{ROUND}/closing")
    assert "Đã nộp, chưa duyệt 1 đơn vị" in " ".join(leader.text().split())
    assert "Trường Tiểu học Lê Hồng Đã nộp" in " ".join(leader.text().split())
    officer.visit(f"/rounds/{ROUND}/reports/{SCHOOLS[1]}")
    press(officer, "approve")

    # The officer words the report: a figure by hand, a sentence of their own, a school's words.
    officer.visit(f"/rounds/{ROUND}/consolidated")
    assert "Số bình chữa cháy: 24 bình." in officer.text()
    with officer.leaving():
        officer.click(officer.driver.find_element("link text", "Sửa nội dung"))
    [usable] = [area for area in officer.all("textarea")
                if "{câu 2: 18}" in (area.get_attribute("value") or "")]
    text = usable.get_attribute("value")
    # Its section is folded.
    officer.click(usable.find_element("xpath", "ancestor::details/summary"))
    officer.click(usable)
    usable.clear()
    usable.send_keys(text.replace("{câu 2: 18}", "{câu 2: 17}"))
    quotes = officer.driver.find_element("xpath", "//summary[contains(., 'Trích: Đề xuất')]")
    officer.click(quotes)
    officer.click(officer.one(f"[value='{SCHOOLS[0]}']").find_element("xpath", "ancestor::label"))
    with officer.leaving():
        officer.click(officer.one("main form > p > .btn.primary"))
    assert officer.path == f"/rounds/{ROUND}/consolidated?done=saved"
    assert "1 số liệu đã sửa tay" in officer.text()
    assert officer.text(".fig-hand") == "17"
    assert "- Trường Tiểu học Cao Thắng: Bổ sung bình." in officer.text()

    # The leader closes; nobody else can.
    officer.visit(f"/rounds/{ROUND}/closing")
    assert officer.all("[name=number]") == []
    leader.visit(f"/rounds/{ROUND}/closing")
    assert "Tất cả đơn vị đã có báo cáo được duyệt." in leader.text()
    put(leader, "number", "61")
    put(leader, "date", "20/11/2026")
    with leader.leaving():
        leader.click(leader.one("main form .btn.primary"))
    assert leader.path == f"/rounds/{ROUND}/closings/1?done=closed"
    assert "Báo cáo số 61 ngày 20/11/2026" in leader.text()
    fetch = server.session(LEADER)
    first = {name: fetch(f"/rounds/{ROUND}/closings/1/{name}")
             for name in ["consolidated.docx", "annexes.xlsx", "totals.json"]}
    for content in first.values():
        assert hashlib.sha256(content).hexdigest() in leader.text()
    text = "\n".join(each.text for each in docx.Document(
        io.BytesIO(first["consolidated.docx"])).paragraphs)
    assert "Số bình còn tốt: 17 bình." in text and "Số bình chữa cháy: 24 bình." in text
    assert json.loads(first["totals.json"])["total"]["indicators"]["usable"]["sum"] == 18

    # A school asks to mend its report, and does.
    head = visitor(javascript=javascript)
    head.sign_in(f"ht-{SCHOOLS[1]}")
    head.visit(f"/rounds/{ROUND}/report")
    head.click(head.driver.find_element("xpath", "//summary[.='Xin mở khóa để sửa báo cáo']"))
    head.one("[name=reason]").send_keys("Đếm thiếu bình ở bếp.")
    with head.leaving():
        head.click(head.one("details form .btn.primary"))
    _, tag = call(server, prepared, "GET", f"rounds/{ROUND}/reports/{SCHOOLS[1]}")
    due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    call(server, prepared, "POST", f"rounds/{ROUND}/reports/{SCHOOLS[1]}/unlock",
         {"reason": "Đếm thiếu bình ở bếp.", "due_at": due.isoformat("T", "seconds")}, tag)
    head.visit(f"/rounds/{ROUND}/report")
    put(head, "bottles", "14")
    hand_in(head)
    officer.visit(f"/rounds/{ROUND}/reports/{SCHOOLS[1]}")
    press(officer, "approve")

    # The correction lists what changed and why; what was sent before stays.
    leader.visit(f"/rounds/{ROUND}/closing")
    shown = " ".join(leader.text().split())
    assert "Tổng cộng 1. Số bình chữa cháy 24 26" in shown
    assert "Trường Tiểu học Lê Hồng 1. Số bình chữa cháy 12 14 Đếm thiếu bình ở bếp." in shown
    put(leader, "number", "62")
    put(leader, "date", "23/11/2026")
    put(leader, "reason", "Một trường đếm thiếu.")
    with leader.leaving():
        leader.click(leader.one("main form .btn.primary"))
    assert leader.path == f"/rounds/{ROUND}/closings/2?done=closed"
    assert "Thay thế số liệu chốt lần 1, báo cáo số 61 ngày 20/11/2026." in leader.text()
    corrected = docx.Document(io.BytesIO(fetch(f"/rounds/{ROUND}/closings/2/consolidated.docx")))
    assert any("đính chính, thay thế Báo cáo số 61/BC-GDĐT ngày 20/11/2026; số liệu đính "
               "chính tại Phụ lục IV. Lý do: Một trường đếm thiếu." in each.text for each in corrected.paragraphs)
    for name, content in first.items():
        assert fetch(f"/rounds/{ROUND}/closings/1/{name}") == content
    verified = subprocess.run(
        [PROGRAM, "verify", "--database", server.database], check=True, text=True,
        stderr=subprocess.PIPE)
    # And that of the demonstration.
    assert "3 closings: all whole" in verified.stderr

