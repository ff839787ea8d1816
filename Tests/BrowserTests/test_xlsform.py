"""Forms as XLSForm: what pyxform takes of ours, and what we take of others, by whatever program they
were saved."""

import io
import json
import subprocess
import time
import urllib.request
import zipfile

import openpyxl
import pytest
from pyxform.xls2xform import convert

from server import PROGRAM, environment
from test_workbook import rewrite

OFFICE = "pgd-thanh-mien"

# In the manner of forms that are about: metadata, groups, a repeat, conditions, languages.
SURVEY = [
    ["type", "name", "label::Vietnamese (vi)", "label::English (en)", "hint::Vietnamese (vi)",
     "required", "relevant", "constraint", "constraint_message::Vietnamese (vi)", "calculation",
     "default", "appearance"],
    ["start", "start"],
    ["begin_group", "water", "Nguồn nước", "Water"],
    ["select_one source", "source", "Nguồn nước chính", "Main source", None, "yes"],
    ["select_multiple source", "others", "Nguồn khác", "Other sources"],
    ["integer", "taps", "Số vòi nước", "Taps", "Đếm vòi đang dùng", "yes", "${source} = 'tap'",
     ". >= 0 and . <= 500", "Số vòi từ 0 đến 500."],
    ["decimal", "depth", "Độ sâu giếng", "Depth", None, "yes", "selected(${others}, 'well')",
     ". > 0.5"],
    ["text", "phone", "Điện thoại liên hệ", "Phone", None, None, None, "regex(., '^[0-9]{10}$')"],
    ["end_group"],
    ["begin_group", "tests", "Xét nghiệm", "Tests", None, None, "${source} != 'none'"],
    ["select_one yes_no", "tested", "Đã xét nghiệm", "Tested", None, "true()"],
    ["date", "tested_on", "Ngày xét nghiệm", "Tested on", None, "yes", "${tested} = 'yes'",
     ". <= today()", None, None, "2022-01-01"],
    ["end_group"],
    ["text", "remarks", "Ý kiến", "Remarks", None, None, None, None, None, None, None, "multiline"],
]
CHOICES = [
    ["list_name", "name", "label::Vietnamese (vi)", "label::English (en)"],
    ["source", "tap", "Nước máy", "Tap"], ["source", "well", "Giếng", "Well"],
    ["source", "none", "Chưa có", "None"], ["yes_no", "yes", "Có", "Yes"],
    ["yes_no", "no", "Không", "No"],
]

# By sheet, row and column; the same at every door.
TOLD = [
    "survey:8:constraint: not taken: the rule language has no 'regex'",
    "survey:12:default: not taken: there are no defaults",
    "survey:2:type: 'start' is not needed: the program knows it",
]


def made(version):
    book = openpyxl.Workbook()
    book.remove(book.active)
    settings = [["form_title", "form_id", "version", "default_language"],
                ["Nước sạch trong trường học", "nuoc_sach", version, "Vietnamese (vi)"]]
    for name, rows in [("survey", SURVEY), ("choices", CHOICES), ("settings", settings)]:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def imported(server, path, *options):
    return subprocess.run(
        [PROGRAM, "form", "import", path, "--database", server.database, *options],
        env=environment(), text=True, capture_output=True, timeout=60, check=False)


def xlsform(server, form, version):
    request = urllib.request.Request(
        f"{server.address}/api/v1/forms/{form}/{version}/form.xlsx",
        headers={"Authorization": f"Bearer {server.token('officer', OFFICE)}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def test_pyxform_takes_the_demonstrations_form(server, tmp_path):
    content = xlsform(server, "pccc", 2)
    path = tmp_path / "pccc.xlsx"
    path.write_bytes(content)
    result = convert(path)
    assert "plan_number" in result.xform and "${" not in result.xform
    assert not [warning for warning in result.warnings if "missing the survey" not in warning]
    # And it comes back the same after LibreOffice saved it, but for the version.
    book = openpyxl.load_workbook(io.BytesIO(rewrite(content, tmp_path)))
    book["settings"]["C2"] = "3"
    book.save(path)
    done = imported(server, path, "--owner", OFFICE)
    assert (done.returncode, done.stderr) == (0, "")
    fetch = server.session("chuyenvien")
    old = json.loads(fetch("/forms/pccc/2/form.json"))
    new = json.loads(fetch("/forms/pccc/3/form.json"))
    assert new == {**old, "version": 3}


@pytest.mark.parametrize("program", ["openpyxl", "LibreOffice"])
def test_command_and_page_make_the_same_of_it(server, visitor, tmp_path, program):
    paths = []
    for version in (1, 2):
        content = made(version)
        paths.append(tmp_path / f"form-{version}.xlsx")
        paths[-1].write_bytes(rewrite(content, tmp_path) if program == "LibreOffice" else content)
    convert(paths[0])
    done = imported(server, paths[0], "--owner", OFFICE, "--levels", "MN,TH")
    assert done.returncode == 0, done.stderr
    lines = [line.removeprefix(f"{paths[0]}:") for line in done.stderr.splitlines()]
    assert all(line in lines for line in TOLD), lines
    assert "${" not in done.stderr and "drop" not in done.stderr

    officer = visitor()
    officer.sign_in("chuyenvien")
    officer.visit("/forms")
    officer.click(officer.one("details:has(#import-file) summary"))
    officer.one("#file").send_keys(str(paths[1]))
    for box in officer.all("#import-file [name=levels]"):
        if box.get_attribute("value") not in ("MN", "TH"):
            officer.click(box)
    with officer.leaving():
        officer.click(officer.one("#import-file button:not([formaction]):not([disabled])"))
    told = officer.text(".notice.warn")
    assert "Trang tính survey, dòng 8, cột constraint" in told
    assert len(officer.all(".notice.warn li")) == len(lines)
    with officer.leaving():
        officer.click(officer.one("#import button:not([formaction])"))
    assert officer.text("h1") == "Nước sạch trong trường học"

    fetch = server.session("chuyenvien")
    first = json.loads(fetch("/forms/nuoc_sach/1/form.json"))
    second = json.loads(fetch("/forms/nuoc_sach/2/form.json"))
    assert {**first, "version": 2} == second
    questions = {q["code"]: q for section in first["sections"] for q in section["indicators"]}
    assert questions["taps"]["when"] == "source = 'tap'"
    assert questions["tested_on"]["when"] == "source <> 'none' and tested = 'yes'"
    assert questions["taps"]["levels"] == ["MN", "TH"]
    assert [rule["holds"] for rule in first["rules"]] == [
        "value >= 0 and value <= 500", "10 * value > 5", "value <= $today"]


def bomb(rows, letter=b" "):
    """A workbook of a sheet that inflates to a thousand times what it is."""
    kept = io.BytesIO()
    small = io.BytesIO(made(1))
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                book.writestr(name, source.read(name))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
                        b'main"><sheetData>')
            for row in range(1, rows + 1):
                sheet.write(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>note</t></is></c></row>'
                            % (row, row))
            sheet.write(letter * 60_000_000)
            sheet.write(b"</sheetData></worksheet>")
    return kept.getvalue()


@pytest.mark.parametrize("rows", [10, 1_000_000])
def test_bomb_is_refused_in_time(server, tmp_path, rows):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb(rows))
    begun = time.monotonic()
    done = imported(server, path)
    assert done.returncode == 65 and "too large" in done.stderr, done.stderr
    assert time.monotonic() - begun < 10
