"""An officer who knows Excel and no form language makes the form of eight questions on the page,
tries it, and opens a round with it; with scripts and without."""

import pytest
from selenium.webdriver.support.select import Select

from axe import findings, look

QUESTIONS = [
    ("Tổng số học sinh", "integer"),
    ("Số học sinh được khám sức khỏe định kỳ", "integer"),
    ("Tỷ lệ học sinh tham gia bảo hiểm y tế", "percent"),
    ("Có nhân viên y tế chuyên trách", "boolean"),
    ("Phòng y tế", "choice"),
    ("Ngày kiểm tra an toàn thực phẩm gần nhất", "date"),
    ("Kinh phí y tế đã chi", "money"),
    ("Khó khăn, kiến nghị", "text"),
    ("Các vụ tai nạn, ngộ độc", "table"),
]


def choose(visitor, selector, value):
    Select(visitor.one(selector)).select_by_value(value)


def save(visitor, words):
    with visitor.leaving():
        button = next(b for b in visitor.all("main button:not(.hide)") if b.text == words)
        visitor.click(button)


def open_question(visitor, number):
    with visitor.leaving():
        visitor.click(visitor.all(".fq")[number - 1].find_element("css selector", ":scope > a"))


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_form_is_made_tried_and_brought_out(visitor, javascript):
    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")
    officer.visit("/forms")
    officer.one("#title").send_keys("Báo cáo y tế trường học")
    with officer.leaving():
        officer.click(officer.one("form[action='/form-drafts'] button"))
    for words, kind in QUESTIONS:
        officer.one("#new-A").send_keys(words)
        choose(officer, "#type-A", kind)
        with officer.leaving():
            officer.click(officer.one("p:has(#type-A) + p button"))
    assert "Mục A, câu 5: Chưa có lựa chọn nào." in officer.text(".notice.err")
    with officer.leaving():
        officer.click(officer.all(".notice.err a")[0])
    officer.one("#options").send_keys("Đủ thuốc\nThiếu thuốc\nChưa có")
    save(officer, "Lưu câu 5")
    open_question(officer, 8)
    assert officer.one("#max").get_attribute("value") == "500"
    officer.click(officer.one("[name=required][value=optional]"))
    save(officer, "Lưu câu 8")
    open_question(officer, 9)
    for column, (words, kind) in enumerate([("Ngày", "date"), ("Số học sinh", "integer")], start=1):
        officer.one(f"[name=col{column}_label]").send_keys(words)
        choose(officer, f"[name=col{column}_type]", kind)
        officer.click(officer.one(f"[name=col{column}_required]"))
    officer.click(officer.one("[name=required][value=optional]"))
    save(officer, "Lưu câu 9")
    open_question(officer, 6)
    officer.click(officer.one("[name=required][value=when]"))
    choose(officer, "[name=when_q]", "phong_y_te")
    choose(officer, "[name=when_is]", "not_equal")
    officer.one("[name=when_to]").send_keys("chưa có")
    save(officer, "Lưu câu 6")
    assert "hỏi khi câu 5 không phải “Chưa có”" in officer.text()

    with officer.leaving():
        officer.click(officer.one("form:has(#kind-r) button"))
    choose(officer, "[name=left_1]", "so_hoc_sinh_duoc_kham_suc_khoe")
    choose(officer, "[name=right_1]", "tong_so_hoc_sinh")
    save(officer, "Lưu quy tắc mới")
    assert "câu 2 không lớn hơn câu 1" in officer.text("#rules")
    with officer.leaving():
        officer.click(officer.one("form:has(#kind-m) button"))
    officer.one("#measures #label").send_keys("Tỷ lệ trường có nhân viên y tế")
    choose(officer, "[name=a_q]", "co_nhan_vien_y_te_chuyen_trach")
    save(officer, "Lưu chỉ số mới")
    assert "Biểu mẫu đủ điều kiện công bố." in officer.text()
    draft = officer.path.split("?")[0].split("#")[0]

    officer.visit(draft + "/outlines/report")
    save(officer, "Soạn đề cương từ các câu hỏi")
    with officer.leaving():
        officer.click(officer.one("#b-2 > a"))
    if javascript:
        officer.click(officer.one("#b-2 details.more summary"))
        officer.click(next(b for b in officer.all("[name=_figure]") if b.text.startswith("1. ")))
        assert officer.one("#text").get_property("value").endswith("{câu 1}")
    save(officer, "Lưu đoạn")
    assert "như sau:" in officer.text("#printed ~ .sheet")

    officer.visit(draft + "/trial")
    assert officer.all("[name='cac_vu_tai_nan_ngo_doc.1.ngay']")
    officer.one("[name=tong_so_hoc_sinh]").send_keys("100")
    officer.one("[name=so_hoc_sinh_duoc_kham_suc_khoe]").send_keys("120")
    save(officer, "Kiểm tra")
    assert "1 lỗi" in officer.text(".notice.err")
    assert ("Số học sinh được khám sức khỏe định kỳ (120) phải không lớn hơn Tổng số học sinh (100)"
            in officer.text())
    for address in [draft, draft + "?q=phong_y_te", draft + "?r=E1", draft + "?m=new&kind=share",
                    draft + "?m=ty_le_truong_co_nhan_vien_y_te",
                    draft + "?m=ty_le_truong_co_nhan_vien_y_te&kind=text",
                    draft + "?add=A&find=so", draft + "?s=A", draft + "/trial", "/forms",
                    draft + "?q=cac_vu_tai_nan_ngo_doc", draft + "/outlines/report?b=2",
                    draft + "/outlines/consolidated", draft + "/own", draft + "/effort",
                    draft + "/paper"]:
        officer.visit(address)
        for width in [360, 800, 1400]:
            look(officer, is_dark=False, width=width)
            assert officer.driver.execute_script(
                "return document.documentElement.scrollWidth") <= width, (address, width)
            # A sentence has its line, and not a column for a number.
            narrow = officer.driver.execute_script("""
                return [...document.querySelectorAll(".fq > a")].filter((row) => {
                  const text = row.querySelector("b, span:not(.no)");
                  return text.getBoundingClientRect().height > 2 * row.textContent.length + 60;
                }).map((row) => row.textContent)""")
            assert narrow == [], (address, width)
            # A mark to be set stands before its words, and takes no line for itself.
            wide = officer.driver.execute_script("""
                return [...document.querySelectorAll("[type=radio], [type=checkbox]")]
                  .filter((mark) => mark.offsetWidth > 40).map((mark) => mark.name)""")
            assert wide == [], (address, width)
        if javascript:
            assert findings(officer, [(False, 1400), (True, 360)]) == [], address
    officer.visit(draft)
    with officer.leaving():
        officer.click(officer.one("button[value=publish]"))
    assert "Đã công bố" in officer.text()
    officer.visit("/rounds/new")
    assert "Báo cáo y tế trường học" in officer.text()


def test_what_is_open_is_kept_before_a_link_is_followed(visitor):
    officer = visitor()
    officer.sign_in("chuyenvien")
    officer.visit("/forms")
    officer.one("#title").send_keys("Báo cáo vệ sinh")
    with officer.leaving():
        officer.click(officer.one("form[action='/form-drafts'] button"))
    for words in ["Số lớp", "Số phòng"]:
        officer.one("#new-A").send_keys(words)
        with officer.leaving():
            officer.click(officer.one("p:has(#type-A) + p button"))
    officer.one("#unit").send_keys("phòng")
    officer.one("#new-A").send_keys("Số bàn")
    open_question(officer, 1)
    assert [row.text.split("\n")[0] for row in officer.all(".fq b")][:3] == ["Số lớp", "Số phòng", "Số bàn"]
    officer.one("#unit").send_keys("lớp")
    with officer.leaving():
        officer.click(officer.one(".steps a[href$='/outlines/report']"))
    assert officer.path.endswith("/outlines/report")
    with officer.leaving():
        officer.click(officer.one(".crumb a"))
    assert "Số nguyên, lớp" in officer.text("#q-so_lop") and "Số nguyên, phòng" in officer.text("#q-so_phong")
    # Who saves is told beside the button, and stands where they stood.
    open_question(officer, 1)
    officer.one("#help").send_keys("Lớp học, không kể phòng bộ môn\ue007")
    officer.wait(lambda: officer.all("[data-kept]") and "done" not in officer.path)
    assert officer.text("[data-kept]") == "Đã lưu"
    officer.wait(lambda: officer.driver.switch_to.active_element.get_attribute("id") == "help")
