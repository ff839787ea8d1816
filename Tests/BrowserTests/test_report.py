"""One school's way from what it owes to the receipt, and what the department then sees."""

import datetime
import json
import re
import time
import urllib.request

import pymupdf
import pytest

from document import Document
from sample import SAMPLE, SCHOOL

HEAD = "ht-th-cao-thang"
OFFICER = "chuyenvien"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def test_a_head_reports_and_the_totals_grow_by_its_figures(server, visitor, tmp_path, javascript):
    answers = SAMPLE | dates_within(current_round(server)["period"])
    officer = visitor(javascript=javascript)
    officer.sign_in(OFFICER)
    before = totals(officer)

    head = visitor(javascript=javascript)
    head.sign_in(HEAD)
    assert head.title == "(1) Việc cần nộp – Tổng Hợp"
    with head.leaving():
        head.click(head.one(".task .btn.primary"))
    assert runs_scripts(head) == javascript
    for code, answer in answers.items():
        fill(head, code, answer)

    # A figure that can't be read: it is told at its cell, and nothing that was typed is lost.
    fill(head, "eq_ext_powder", "mười bốn")
    press(head, "check")
    assert head.title == "Kiểm tra trước khi nộp – Tổng Hợp"
    assert "Chưa nộp được: 1 lỗi phải sửa" in head.text("main")
    assert head.all(".bar [value=submit]") == []
    with head.leaving():
        head.click(head.one(".bar a.primary"))
    assert head.path.endswith("?section=F#eq_ext_powder")
    assert_filled(head, answers | {"eq_ext_powder": "mười bốn"})
    assert head.one("#eq_ext_powder").get_attribute("aria-invalid") == "true"
    assert "Lỗi" in head.text("#eq_ext_powder-e")
    assert head.all("[aria-invalid=true]") == [head.one("#eq_ext_powder")]

    fill(head, "eq_ext_powder", answers["eq_ext_powder"])
    save(head)
    assert_filled(head, answers)
    assert totals(officer) == before, "a draft counts"

    # Only W35 is left: without the signed report's file a word of explanation is wanted.
    press(head, "check")
    reasons = head.all("textarea[name^=why_]")
    assert [reason.get_attribute("name") for reason in reasons] == ["why_W35"]
    write(head, reasons[0], "Bản giấy đã ký, đóng dấu gửi về Phòng trong tuần này.")
    # Twice, as people do: it is submitted once, and the second click is no quarrel.
    press(head, "submit", twice=True)

    number = f"{head.path.split('/')[2]}/{SCHOOL}/1"
    assert head.title == f"Biên nhận {number} – Tổng Hợp"
    receipt = head.text("article.sheet")
    assert number in receipt
    assert "Đúng hạn" in receipt
    digest = "".join(head.one("article.sheet code").text.split())
    assert re.fullmatch("[0-9a-f]{64}", digest.lower())
    send_signed_copy(server, head, officer, tmp_path)
    with head.leaving():
        head.click(head.one("a.brand"))
    assert head.all(".task .btn.primary") == []

    after = totals(officer)
    assert after == {
        "counted": before["counted"] + 1, "due": before["due"],
        "powder": before["powder"] + int(answers["eq_ext_powder"]),
    }


def send_signed_copy(server, head, officer, folder):
    """The head sends photos of the signed paper; the receipt stays, the warning is gone."""
    receipt = head.path
    page = receipt.replace("/receipt", "/report/signed")
    with head.leaving():
        head.click(head.one(f"a[href='{page}']"))
    bad = folder / "trang 1.png"
    bad.write_bytes(photo())
    if not head.javascript:
        # A browser that runs scripts makes a JPEG of it.
        submit_file(head, [bad])
        assert "Chưa nhận ảnh PNG" in head.text(".notice.err")
        head.complaints = [each for each in head.complaints if "status of 415" not in each]
    good = [folder / f"trang {number}.jpg" for number in (1, 2)]
    for path in good:
        path.write_bytes(photo())
    submit_file(head, good)
    assert head.path.split("?")[0] == page
    assert "2 ảnh" in head.text("main")
    link = head.one("main table a[download]").get_attribute("href")
    file = server.session(HEAD)(link.removeprefix(server.address))
    joined = pymupdf.open(stream=file, filetype="pdf")
    # A4, and the photo from edge to edge: grey, where an empty page is white.
    assert not joined.is_repaired
    assert [tuple(page.rect) for page in joined] == [(0, 0, 595, 842)] * 2
    for page in joined:
        edges = [page.get_pixmap().pixel(*at)[0] for at in [(2, 421), (592, 421)]]
        assert all(abs(grey - 200) < 4 for grey in edges)
    officer.visit(receipt.replace("/receipt", f"/reports/{SCHOOL}"))
    assert "Đã có bản ký" in officer.text("main")
    assert "gửi về Phòng trong tuần này" not in officer.text("main")
    head.visit(receipt)


def test_a_signed_copy_is_recognised_by_its_code(server, visitor, tmp_path):
    """The printed report of a closed round, photographed; then a PDF of it, then another's."""
    own = server.session(HEAD)("/rounds/pccc-2022/report.docx")
    other = server.session("ht-th-doan-tung")("/rounds/pccc-2022/report.docx")
    printed = Document(own, tmp_path, "own").pdf
    pictures = []
    for number, page in enumerate(printed, 1):
        pictures.append(tmp_path / f"trang {number}.jpg")
        # Not quite upright, as photos are.
        matrix = pymupdf.Matrix(2, 2).prerotate(2)
        page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY).save(pictures[-1])
    Document(other, tmp_path, "other")

    head = visitor()
    head.sign_in(HEAD)
    head.visit("/rounds/pccc-2022/report/signed")
    found = "Tự nhận ra: tệp mang mã đối chiếu của phiên bản 1"
    for files, sentence in [
            (pictures, f"{found} Đọc từ mã QR."),
            ([tmp_path / "own.pdf"], f"{found} Đọc từ chữ trong tệp."),
            ([tmp_path / "other.pdf"], "Tệp mang mã đối chiếu của báo cáo khác")]:
        submit_file(head, files)
        wait_for_reading(head)
        assert sentence in head.text("main")
    officer = visitor()
    officer.sign_in(OFFICER)
    officer.visit(f"/rounds/pccc-2022/reports/{SCHOOL}")
    assert found in officer.text("main") and "Không tính" in officer.text("main")
    assert "Báo cáo đó: Trường Tiểu học Đoàn Tùng, " in officer.text("main")
    officer.visit("/rounds/pccc-2022/tracking")
    assert "Đã có bản ký, đúng mã" in officer.text("main")


def wait_for_reading(visitor):
    for _ in range(60):
        visitor.visit(visitor.path.split("?")[0])
        if "Đang đọc" not in visitor.text("main"):
            return
        time.sleep(0.5)
    raise AssertionError("the paper was not read")


def submit_file(visitor, paths):
    visitor.one("#file").send_keys("\n".join(str(path) for path in paths))
    with visitor.leaving():
        visitor.click(visitor.one("form[enctype] .btn.primary"))


def photo():
    """A grey photo of a page."""
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 300, 400), False)
    pixmap.clear_with(200)
    return pixmap.tobytes("jpeg")


def current_round(server):
    """The open round, as the API tells it."""
    token = server.token("head", SCHOOL)
    request = urllib.request.Request(
        server.address + "/api/v1/rounds", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        rounds = json.load(answer)["rounds"]
    [open_round] = [each for each in rounds if each["state"] == "open"]
    return open_round


def dates_within(period):
    """The sample's two dates, at their places in the period, as they are typed."""
    first = datetime.date.fromisoformat(period["from"])
    return {
        code: (first + datetime.timedelta(days)).strftime("%d/%m/%Y")
        for code, days in [("plan_date", 9), ("drill_last_date", 63)]
    }


def runs_scripts(visitor):
    """Whether the page's own script has run: it shows what works with a script only."""
    visitor.visit(visitor.path + "?view=read")
    shown = visitor.one("[data-print]").is_displayed()
    visitor.driver.back()
    visitor.visit(visitor.path.split("?")[0])
    return shown


def fields(visitor, code):
    return visitor.all(f"#report-form [name='{code}']:not([type=hidden])")


def open_section(visitor, field):
    # On the page that checks the report there are none.
    for section in field.find_elements("xpath", "ancestor::details[not(@open)]"):
        visitor.click(section.find_element("css selector", "summary"))


def write(visitor, field, text):
    open_section(visitor, field)
    visitor.click(field)
    field.clear()
    field.send_keys(text)


def fill(visitor, code, answer):
    found = fields(visitor, code)
    assert found, f"the form does not ask {code}"
    if isinstance(answer, str):
        [field] = found
        write(visitor, field, answer)
        return
    open_section(visitor, found[0])
    wanted = ["true"] if answer is True else answer
    for field in found:
        if field.get_attribute("value") in wanted and not field.is_selected():
            visitor.click(field.find_element("xpath", "ancestor::label"))
        assert field.is_selected() == (field.get_attribute("value") in wanted)


def assert_filled(visitor, answers):
    for code, answer in answers.items():
        found = fields(visitor, code)
        if isinstance(answer, str):
            kept = found[0].get_property("value")
        else:
            kept = [each.get_attribute("value") for each in found if each.is_selected()]
            answer = ["true"] if answer is True else answer
        assert (kept if isinstance(kept, str) else sorted(kept)) == (
            answer if isinstance(answer, str) else sorted(answer)), code


def press(visitor, wish, twice=False):
    button = visitor.one(f".bar button[value={wish}]")
    with visitor.leaving():
        if twice:
            visitor.double_click(button)
        else:
            visitor.click(button)


def save(visitor):
    """By the button; with scripts it saves by itself."""
    if not visitor.javascript:
        press(visitor, "save")
        assert visitor.text("[data-saved]").startswith("Đã lưu lúc")
        return
    assert not visitor.one(".bar [value=save]").is_displayed()
    visitor.wait(lambda: visitor.text("[data-saved]").startswith("Đã tự lưu lúc"))
    assert visitor.all(".held") == []


def totals(officer):
    """Coverage and the sum of the powder extinguishers, as the officer's page shows them."""
    officer.visit("/")
    with officer.leaving():
        officer.click(officer.one("nav.tabs a[href$='/totals']"))
    assert officer.title == "Số liệu tổng hợp – Tổng Hợp"
    counted, due = re.search(r"Tổng hợp (\d+)/(\d+) đơn vị", officer.text()).groups()
    row = officer.driver.find_element(
        "xpath", "//tr[th[contains(., 'Số bình chữa cháy bột')]]")
    total = row.find_element("css selector", "td.tot").text.split()[0]
    return {"counted": int(counted), "due": int(due), "powder": int(total.replace(".", ""))}
