"""Several schools at once: ticked in the list, and their slips on paper."""

import base64

import pymupdf
import pytest
from selenium.webdriver.common.keys import Keys

TRACKING = "/rounds/pccc-2026/tracking"


def paper(visitor):
    made = visitor.driver.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    return pymupdf.open(stream=base64.b64decode(made["data"]), filetype="pdf")


def words(text):
    return "".join(text.split())


def ticked(visitor):
    return [box for box in visitor.all("td.tick input") if box.is_selected()]


@pytest.fixture
def officer(visitor):
    officer = visitor()
    officer.sign_in("chuyenvien")
    return officer


def test_all_that_waits_is_approved_in_four_clicks(officer):
    with officer.leaving():
        officer.click(officer.one(".tabs a[href$='/tracking']"))
    with officer.leaving():
        officer.click(officer.one(".counts a[href$='?state=submitted']"))
    assert not officer.one(".bar").is_displayed()
    officer.click(officer.one("[data-all] input"))
    assert officer.text("[data-count]") == "Đã chọn 7 đơn vị"
    with officer.leaving():
        officer.click(officer.one(".bar .btn.primary"))
    assert "Đã duyệt 7 báo cáo." in officer.text()
    assert officer.path.startswith(TRACKING + "?state=submitted&done=approve")


def test_the_box_above_says_whether_all_are_ticked(officer):
    officer.visit(TRACKING + "?state=submitted")
    above = officer.one("[data-all] input")
    officer.click(officer.all("td.tick input")[0])
    assert above.get_property("indeterminate")
    officer.click(above)
    assert len(ticked(officer)) == 7
    officer.click(above)
    assert ticked(officer) == []
    assert not officer.one(".bar").is_displayed()


def test_the_link_that_ticks_all_keeps_what_was_typed_below(officer):
    officer.visit(TRACKING + "?state=submitted")
    officer.click(officer.one("#many-extend summary"))
    officer.one("#extend_reason").send_keys("Bão số 9")
    officer.click(officer.one("[data-tick]"))
    assert len(ticked(officer)) == 7
    assert officer.text("[data-count]") == "Đã chọn 7 đơn vị"
    assert officer.one("#extend_reason").get_property("value") == "Bão số 9"
    assert officer.path == TRACKING + "?state=submitted"


def test_without_scripts_a_link_ticks_all_that_the_filter_shows(visitor):
    officer = visitor(javascript=False)
    officer.sign_in("chuyenvien")
    officer.visit(TRACKING + "?state=submitted")
    with officer.leaving():
        officer.click(officer.one("#chosen a[href$='chosen=all']"))
    assert len(ticked(officer)) == 7
    with officer.leaving():
        officer.click(officer.one("#many .btn.primary"))
    assert "Đã duyệt 7 báo cáo." in officer.text()


def test_the_key_enter_in_a_field_below_the_list_approves_nothing(officer):
    officer.visit(TRACKING + "?chosen=all")
    officer.click(officer.one(".bar a[href='#many-extend']"))
    day = officer.one("#due_day")
    assert day.is_displayed()
    day.send_keys(Keys.ENTER)
    officer.one("#extend_reason").send_keys("Bão")
    assert officer.path == TRACKING + "?chosen=all#many-extend"
    with officer.leaving():
        officer.click(officer.one("#many-extend .btn"))
    assert "Đã gia hạn cho 39 đơn vị." in officer.text()


def slips(visitor, kind):
    visitor.visit("/links")
    with visitor.leaving():
        visitor.click(visitor.one(f".acts > form > button[value={kind}]"))
    return visitor.all(".slip")


def test_slips_are_four_to_a_sheet_and_none_is_on_two(officer):
    officer.visit("/links")
    with officer.leaving():
        officer.click(officer.one("form.tools[method='post'] button"))
    for kind, lines in [("links", ["dd code", "dd .digits", ".after"]), ("pins", ["dd .digits"])]:
        shown = slips(officer, kind)
        sheets = paper(officer)
        pages = [words(page.get_text()) for page in sheets]
        assert len(shown) == 51 and len(pages) == 13
        assert [round(side) for side in sheets[0].rect[2:]] == [595, 842]
        for number, slip in enumerate(shown):
            for line in [".no2", *lines]:
                text = words(slip.find_element("css selector", line).text)
                assert text in pages[number // 4], (number, text)


def test_letters_with_two_accounts_are_four_to_a_sheet_too(visitor):
    admin = visitor()
    admin.sign_in("quantri")
    admin.visit("/links")
    schools = [row.get_attribute("id") for row in admin.all("tbody tr")]
    people = "".join(
        f"{school};Người nhập;Nguyễn Thị Phương Thảo {number};nhap-{number}\n"
        f"{school};Hiệu trưởng;Trần Nguyễn Hoàng Anh Dũng {number};duyet-{number}\n"
        for number, school in enumerate(schools))
    admin.visit("/accounts/import")
    admin.driver.execute_script(
        "document.querySelector('[name=list]').value = arguments[0]",
        "Mã đơn vị;Vai trò;Họ tên;Tên đăng nhập\n" + people)
    with admin.leaving():
        admin.click(admin.all("main form button:not([type=button])")[0])
    with admin.leaving():
        admin.click(admin.one("form[action='/accounts/letters'] button"))
    pages = [page.get_text() for page in paper(admin)]
    assert [page.count("THƯ GIAO TÀI KHOẢN") for page in pages] == [4] * 12 + [3]
    for page in pages:
        assert page.count("Mã đăng nhập một lần") == 2 * page.count("THƯ GIAO TÀI KHOẢN")


def test_a_title_gives_the_code_that_the_server_would_give(officer):
    for title, code in [
            ("Y tế trường học, quý I năm 2027", "y-te-truong-hoc-quy-i-nam-2027"),
            ("Ea H'leo – Đợt 1/2027", "ea-hleo-dot-1-2027"),
            ("Kết quả thực hiện công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2027",
             "ket-qua-thuc-hien-cong-tac-phong-chay-chua-chay-va-cuu-nan")]:
        officer.visit("/rounds/new")
        officer.one("#title").send_keys(title)
        assert officer.one("#code").get_property("value") == code
    officer.one("#code").clear()
    officer.one("#code").send_keys("cua-toi")
    officer.one("#title").send_keys(" (2)")
    assert officer.one("#code").get_property("value") == "cua-toi"


def test_a_table_that_goes_on_behind_an_edge_shows_it(visitor):
    officer = visitor(width=800)
    officer.sign_in("chuyenvien")
    officer.visit(TRACKING)

    scroll = officer.one(".scroll.full")

    def brightness():
        """Of the last pixels before the table's right edge, of most lines."""
        officer.driver.execute_script("arguments[0].scrollIntoView()", scroll)
        right = int(officer.driver.execute_script(
            "return arguments[0].getBoundingClientRect().right", scroll))
        shot = pymupdf.Pixmap(officer.driver.get_screenshot_as_png())
        return sorted(sum(shot.pixel(right - 3, y)[:3]) for y in range(200, 800))[300]

    assert brightness() < 600
    officer.driver.execute_script("arguments[0].scrollLeft = 10000", scroll)
    assert brightness() > 740


def test_what_is_jumped_to_is_not_under_the_head_that_stays(visitor):
    officer = visitor(width=1400)
    officer.sign_in("chuyenvien")
    officer.visit("/rounds/pccc-2026/reports/mn-ngu-hung")
    explanation = officer.all("tr.sub")[-1]
    officer.driver.execute_script("arguments[0].scrollIntoView()", explanation)
    top, head = officer.driver.execute_script(
        "return [arguments[0].getBoundingClientRect().top,"
        " document.querySelector('#judge thead th').getBoundingClientRect().bottom]", explanation)
    assert top >= head
