"""From a plan on paper to the first receipt and the right totals, with a form that was made on the page."""

import datetime

import pytest
from selenium.webdriver.support.select import Select

from test_department import hand_in, press, put
from test_form_draft import choose, open_question, save

DUE = datetime.date.today() + datetime.timedelta(days=20)
LAST = f"{DUE - datetime.timedelta(days=1):%d/%m/%Y}"
PLAN = f"""ỦY BAN NHÂN DÂN XÃ BẮC THANH MIỆN
Số: 77/KH-UBND
Bắc Thanh Miện, ngày 05 tháng 3 năm {DUE.year}
KẾ HOẠCH
Công tác y tế trường hoc năm {DUE.year}

I. NHIỆM VỤ
1. Tổ chức khám sức khỏe định kỳ cho học sinh.
2. Vận động học sinh tham gia bảo hiểm y tế.
3. Theo dõi, ghi nhận các vụ tai nạn, ngộ độc trong trường học.
4. Các trường mầm non, tiểu học, THCS báo cáo kết quả về Ủy ban nhân dân xã trước ngày {DUE.day}/{DUE.month}/{DUE.year}.
Nơi nhận:
- Các trường;
- Lưu: VT.
"""
# Section, words, kind; tables and percentages too.
QUESTIONS = [
    ("A", "Tổng số học sinh", "integer"),
    ("A", "Số học sinh được khám sức khỏe", "integer"),
    ("B", "Tỷ lệ học sinh tham gia bảo hiểm y tế", "percent"),
    ("C", "Các vụ tai nạn", "table"),
    ("C", "Số vụ tai nạn", "integer"),
]
SCHOOLS = {
    "th-cao-thang": ("400", "392", "98,5", [("02/03/2026", "1"), ("03/03/2026", "2")]),
    "th-le-hong": ("100", "90", "88,5", []),
}
ROUND = f"/rounds/y-te-truong-hoc-{DUE.year}"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def test_a_pasted_plan_becomes_receipts_and_totals(server, visitor, javascript):
    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")
    keep_plan(officer)
    make_form(officer)
    open_round(officer)
    for school, answers in SCHOOLS.items():
        report(visitor(javascript=javascript, width=360), school, *answers)

    officer.visit(ROUND + "/totals?states=submitted,approved")
    assert "Tổng hợp 2/2 đơn vị" in officer.text()
    for code, figure in [("tong_so_hoc_sinh", "500"), ("so_hoc_sinh_duoc_kham_suc_khoe", "482"),
                         # 400 of 98.5 % and 100 of 88.5 %.
                         ("ty_le_hoc_sinh_tham_gia_bao_hiem_y", "96,5"), ("so_vu_tai_nan", "2")]:
        row = officer.one(f"main tr:has(a[href*='/totals/{code}'])")
        assert figure in row.text.split(), row.text
    for words, figure in [("Số dòng", "2"), ("Cộng: Số học sinh", "3")]:
        row = officer.driver.find_element("xpath", f"//tr[contains(., '{words}')]")
        assert figure in row.text.split(), row.text


def keep_plan(officer):
    officer.visit("/plans/new")
    officer.driver.execute_script("arguments[0].value = arguments[1]", officer.one("#text"), PLAN)
    save(officer, "Đọc văn bản")
    assert officer.one("#due_day").get_attribute("value") == LAST
    put(officer, "subject", f"Công tác y tế trường học năm {DUE.year}")
    save(officer, "Lưu kế hoạch")
    assert "Đã thêm kế hoạch." in officer.text()


def make_form(officer):
    save(officer, "Lập biểu mẫu từ nhiệm vụ")
    assert "/tasks?plan=" in officer.path
    boxes = officer.all("[name=section]")
    assert len(boxes) == 4
    for box in boxes[:3]:
        officer.click(box)
    save(officer, "Đưa các mục đã chọn vào biểu mẫu")
    assert "B. Vận động học sinh tham gia bảo hiểm y tế" in officer.text()
    for section, words, kind in QUESTIONS:
        officer.one(f"#new-{section}").send_keys(words)
        choose(officer, f"#type-{section}", kind)
        with officer.leaving():
            officer.click(officer.one(f".asks:has(#new-{section}) button"))
    # A mean of percentages is right by the number of which they are.
    open_question(officer, 3)
    choose(officer, "#aggregate", "weighted")
    choose(officer, "#weight", "tong_so_hoc_sinh")
    save(officer, "Lưu câu 3")
    open_question(officer, 4)
    for column, (words, kind) in enumerate([("Ngày", "date"), ("Số học sinh", "integer")], start=1):
        officer.one(f"[name=col{column}_label]").send_keys(words)
        choose(officer, f"[name=col{column}_type]", kind)
        officer.click(officer.one(f"[name=col{column}_required]"))
    officer.click(officer.one("[name=required][value=optional]"))
    save(officer, "Lưu câu 4")
    open_question(officer, 5)
    officer.click(officer.one("[name=required][value=calculated]"))
    officer.one("[name=calculation]").send_keys("count(câu 4)")
    save(officer, "Lưu câu 5")
    assert "Biểu mẫu đủ điều kiện công bố." in officer.text()
    with officer.leaving():
        officer.click(officer.one("button[value=publish]"))
    assert "Đã công bố" in officer.text()


def open_round(officer):
    officer.visit("/plans")
    with officer.leaving():
        officer.click(officer.driver.find_element("link text", "77/KH-UBND"))
    with officer.leaving():
        officer.click(officer.driver.find_element("link text", "Lập đợt báo cáo"))
    # What the plan orders is read again.
    assert officer.one("#due_day").get_attribute("value") == LAST
    for name, text in [("title", f"Y tế trường học {DUE.year}"),
                       ("period_from", f"01/01/{DUE.year}"), ("period_to", f"30/11/{DUE.year}"),
                       ("data_close", f"30/11/{DUE.year}")]:
        put(officer, name, text)
    Select(officer.one("#form")).select_by_index(
        next(place for place, one in enumerate(officer.all("#form option"))
             if "77/KH-UBND" in one.text))
    for school in SCHOOLS:
        box = officer.one(f"[name=unit][value='{school}']")
        officer.click(box.find_element("xpath", "ancestor::label"))
    press(officer, "save")
    assert officer.path == ROUND + "/setup?done=planned"
    assert "trường thấy việc phải nộp 2" in officer.text("section:has(#opening-h)")
    press(officer, "open")
    assert "0/2" in officer.text("p.big")


def report(head, school, pupils, examined, share, incidents):
    head.sign_in(f"ht-{school}")
    head.visit(ROUND + "/report")
    if head.javascript:
        head.driver.execute_script(
            "document.querySelectorAll('details.sec').forEach((one) => { one.open = true })")
    for code, text in [("tong_so_hoc_sinh", pupils), ("so_hoc_sinh_duoc_kham_suc_khoe", examined),
                       ("ty_le_hoc_sinh_tham_gia_bao_hiem_y", share)]:
        answer(head, code, text)
    for row, (day, hurt) in enumerate(incidents, start=1):
        answer(head, f"cac_vu_tai_nan.{row}.ngay", day)
        answer(head, f"cac_vu_tai_nan.{row}.so_hoc_sinh", hurt)
    hand_in(head)
    assert f"/{school}/1" in head.title, head.text()


def answer(head, name, text):
    field = head.one(f"[name='{name}']")
    if not field.is_displayed():
        head.click(field.find_element("xpath", "ancestor::details/summary"))
    field.send_keys(text)
