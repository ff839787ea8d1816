"""A school takes its form away as a workbook, fills it in with a spreadsheet, and sends it back."""

import datetime
import io
import json
import os
import subprocess
import urllib.error
import urllib.request

import openpyxl
import pymupdf
import pytest

from sample import SCHOOL
from test_report import current_round
from test_tables import open_round

# What is typed, and as what it is stored.
ANSWERS = {
    "gen_staff_total": (34, 34),
    "gen_students_total": ("1.486", 1486),
    "plan_issued": ("x", True),
    "plan_number": ("21/KH-TH", "21/KH-TH"),
    "plan_date": (datetime.datetime(2026, 5, 18), "2026-05-18"),
    "diss_staff": ("=30+4", 34),
    "diss_forms": ("1; Sinh hoạt dưới cờ", ["meeting", "flag"]),
    "chk_electric": ("Bảo đảm", "ok"),
    "bud_spent": (9850000, 9850000),
    "drill_last_date": ("25/10/2026", "2026-10-25"),
    "txt_difficulties": ("=SUM là hàm\nhai dòng & <b>", "=SUM là hàm\nhai dòng & <b>"),
}


def rows_of(sheet):
    """The row's number of each question."""
    return {row[6].value: row[0].row for row in sheet.iter_rows(min_row=7, min_col=1) if row[6].value}


def fill(content, answers):
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Báo cáo"]
    rows = rows_of(sheet)
    for code, (typed, _) in answers.items():
        cell = sheet.cell(rows[code], 5)
        cell.value = typed
        if isinstance(typed, str) and typed.startswith("=SUM là"):
            cell.data_type = "s"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def rewrite(content, folder, kind="xlsx"):
    """The file as LibreOffice saves it."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "out").mkdir(exist_ok=True)
    path = folder / "in" / "form.xlsx"
    path.write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", folder / "out", path],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})
    return (folder / "out" / f"form.{kind}").read_bytes()


@pytest.fixture
def api(server):
    return caller(server, current_round(server)["code"])


def caller(server, code):
    token = server.token("head", SCHOOL)
    report = f"{server.address}/api/v1/rounds/{code}/reports/{SCHOOL}"

    def call(path="", body=None, tag=None):
        headers = {"Authorization": f"Bearer {token}"}
        if body is not None:
            headers["Content-Type"] = "application/octet-stream"
        if tag:
            headers["If-Match"] = tag
        request = urllib.request.Request(report + path, body, headers)
        with urllib.request.urlopen(request) as answer:
            content = answer.read()
            return json.loads(content) if "json" in answer.headers["Content-Type"] else content

    return call


def test_what_openpyxl_fills_in_and_libreoffice_rewrites_is_taken(api, tmp_path):
    # openpyxl does not reckon what a formula comes to; LibreOffice does.
    plain = {code: both for code, both in ANSWERS.items() if both[0] != "=30+4"}
    filled = fill(api("/form.xlsx"), plain)
    preview = api("/form.xlsx", filled)
    assert preview["wrong"] == []
    taken = api("/form.xlsx?take=true", filled)
    assert taken["taken"] == preview["taken"]
    values = api()["values"]
    assert {code: values[code] for code in plain} == {code: kept for code, (_, kept) in plain.items()}

    rewritten = rewrite(fill(api("/form.xlsx"), ANSWERS), tmp_path)
    preview = api("/form.xlsx", rewritten)
    assert preview["wrong"] == []
    assert preview["taken"] == {"diss_staff": 34}
    assert preview["counts"]["kept"] >= len(plain)
    api("/form.xlsx?take=true", rewritten, tag="*")
    values = api()["values"]
    assert {code: values[code] for code in ANSWERS} == {code: kept for code, (_, kept) in ANSWERS.items()}


def test_libreoffice_alone_leaves_every_answer_as_it_was(api, tmp_path):
    api("/form.xlsx?take=true", fill(api("/form.xlsx"), {**ANSWERS, "diss_staff": (34, 34)}))
    before = api()["values"]
    preview = api("/form.xlsx", rewrite(api("/form.xlsx"), tmp_path))
    assert preview["taken"] == {}
    assert preview["wrong"] == []
    assert preview["counts"]["kept"] == len(before)


def test_a_file_of_opendocument_is_told_what_helps(api, tmp_path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        api("/form.xlsx", rewrite(api("/form.xlsx"), tmp_path, "ods"))
    assert refused.value.code == 415
    assert "lưu lại dạng .xlsx" in refused.value.read().decode()


def test_the_form_prints_like_one_of_paper(api, tmp_path):
    content = api("/form.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [("Báo cáo", "visible"), ("tonghop", "veryHidden")]
    sheet = book["Báo cáo"]
    unlocked = {cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {5}
    rewrite(content, tmp_path, "pdf")
    pages = pymupdf.open(tmp_path / "out" / "form.pdf")
    assert 1 < len(pages) <= 3
    for number, page in enumerate(pages, start=1):
        text = page.get_text()
        assert page.rect.width < page.rect.height
        assert "Chỉ tiêu" in text and "Đợt trước" in text
        assert f"Trang {number}/{len(pages)}" in text
        assert "tonghop:" not in text


@pytest.mark.parametrize("javascript, width", [(False, 360), (True, 1400)])
def test_a_preview_comes_before_anything_is_stored(server, visitor, tmp_path, javascript, width):
    address = f"/rounds/{current_round(server)['code']}/report"
    content = server.session(f"nv-{SCHOOL}")(address + "/form.xlsx")
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(fill(content, {
        "gen_staff_total": (35, 35), "diss_staff": ("nhiều", None), "diss_students": (486, 486)}))
    clerk = visitor(javascript=javascript, width=width)
    clerk.sign_in(f"nv-{SCHOOL}")
    clerk.visit(address)
    clerk.click(clerk.one(".about summary"))
    with clerk.leaving():
        clerk.click(clerk.one(f"a[href='{address}/workbook']"))
    clerk.one("#file").send_keys(str(path))
    with clerk.leaving():
        clerk.click(clerk.one("form[enctype] button"))
    assert "chưa lưu gì" in clerk.text("h1")
    counts = [int(each.text) for each in clerk.all("dl.nums dd")]
    assert counts[3] == 1
    assert "nhiều" in clerk.text("#wrong + .scroll")
    # Nothing is wider than the window.
    assert clerk.driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    with clerk.leaving():
        clerk.click(clerk.one("button[value=take]"))
    assert clerk.path == f"{address}/workbook?done=taken"
    clerk.visit(address)
    assert clerk.one("#gen_staff_total").get_attribute("value") == "35"
    assert clerk.one("#diss_staff").get_attribute("value") == ""


# A row of the table as a spreadsheet's user types it, by column, and as it is stored.
FIRE = {"B": datetime.datetime(2026, 3, 2), "C": datetime.time(7, 30), "D": "Nhà bếp & <sân>", "E": 2,
        "F": "Chập điện", "G": "1; Chuông báo"}
STORED = {"day": "2026-03-02", "hour": "07:30", "place": "Nhà bếp & <sân>", "hurt": 2, "cause": "short",
          "seen": ["smoke", "bell"]}


def test_a_table_is_filled_in_on_its_own_sheet(server, tmp_path):
    open_round(server, tmp_path)
    call = caller(server, "kieu-1")
    book = openpyxl.load_workbook(io.BytesIO(call("/form.xlsx")))
    assert [sheet.title for sheet in book] == ["Báo cáo", "Bảng 2", "tonghop"]
    sheet = book["Bảng 2"]
    assert sheet["D4"].value.split("\n")[0] == "Nơi cháy"
    for row, place in [(5, FIRE["D"]), (7, "Kho")]:
        for column, typed in FIRE.items():
            sheet[f"{column}{row}"] = place if column == "D" else typed
    kept = io.BytesIO()
    book.save(kept)
    rows = [STORED, {**STORED, "place": "Kho"}]
    preview = call("/form.xlsx", kept.getvalue())
    assert (preview["wrong"], preview["taken"]) == ([], {"fires": rows})
    # LibreOffice reckons the sum, and leaves the rest as it is.
    rewritten = rewrite(kept.getvalue(), tmp_path)
    assert openpyxl.load_workbook(io.BytesIO(rewritten), data_only=True)["Bảng 2"]["E8"].value == 4
    assert call("/form.xlsx?take=true", rewritten)["taken"] == {"fires": rows}
    preview = call("/form.xlsx", rewrite(call("/form.xlsx"), tmp_path))
    assert (preview["taken"], preview["wrong"], preview["counts"]["kept"]) == ({}, [], 1)

    sheet["E7"] = "hai"
    sheet["D4"] = "Chỗ cháy"
    sheet["C5"] = 2.5
    kept = io.BytesIO()
    book.save(kept)
    [wrong] = call("/form.xlsx", kept.getvalue())["wrong"]
    assert "“Bảng 2”, ô D4" in wrong["reason"]
    assert "“Bảng 2”, dòng 7, cột “Bị thương”" in wrong["reason"]
