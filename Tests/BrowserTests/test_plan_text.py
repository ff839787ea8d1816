"""A plan that is read from its text: a file of Word, corrected, saved, and the round that follows."""

import re
import subprocess

import pytest

from test_department import put

PLAN = """ỦY BAN NHÂN DÂN XÃ BẮC THANH MIỆN
Số: 45/KH-UBND
Bắc Thanh Miện, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Triển khai công tác phòng cháy, chữa cháy năm 2026

Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15/5/2025 của Chính phủ quy định chi tiết Luật;
I. NHIỆM VỤ
1. Tự kiểm tra an toàn phòng cháy, chữa cháy.
2. Các trường mầm non, tiểu học, THCS công lập và tư thục báo cáo kết quả về Ủy ban nhân dân xã
trước ngày 15/11/2026.
Nơi nhận:
- Các trường;
- Lưu: VT.
"""


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def button(visitor, words):
    [found] = [each for each in visitor.all("main form .btn") if each.text == words]
    return found


def test_a_file_is_read_corrected_and_saved(visitor, javascript, tmp_path):
    source = tmp_path / "ke-hoach-45.txt"
    source.write_text(PLAN, encoding="utf-8")
    # As an office's own program writes it.
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "docx", "--outdir", tmp_path,
         source], check=True, capture_output=True, timeout=120)
    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")
    officer.visit("/plans/new")
    officer.one("#file").send_keys(str(tmp_path / "ke-hoach-45.docx"))
    with officer.leaving():
        officer.click(button(officer, "Đọc tệp"))
    for name, text in [("number", "45/KH-UBND"), ("date", "05/03/2026"),
                       ("issuer", "Ủy ban nhân dân xã Bắc Thanh Miện"),
                       ("due_text", "trước ngày 15/11/2026"), ("due_day", "14/11/2026"),
                       ("due_time", "24:00")]:
        assert officer.one(f"[name={name}]").get_attribute("value") == text
    assert re.search("hết ngày 14/11/2026", officer.text())
    # A field leads to the sentence that it was read from.
    officer.click(officer.one("#f1 a"))
    assert officer.one("mark:target").text.endswith("Số: 45/KH-UBND")

    put(officer, "date", "5/3")
    with officer.leaving():
        officer.click(button(officer, "Lưu và lập đợt báo cáo"))
    assert "Chưa lưu được." in officer.text()
    assert officer.all("mark")
    put(officer, "date", "5/3/2026")
    with officer.leaving():
        officer.click(button(officer, "Lưu và lập đợt báo cáo"))
    assert officer.one("[name=due_day]").get_attribute("value") == "14/11/2026"
    chosen = officer.one("select[name=plan] option[selected]")
    assert "45/KH-UBND" in chosen.get_attribute("textContent")
