"""What pages do where they stand: a list is narrowed, a box shows what it comes to."""

import pytest

from typing_person import saved, write

REPORT = "/rounds/pccc-2026/reports/mn-thanh-mien"


def figures(visitor):
    """The rows of the report that can be seen."""
    return [row.get_attribute("id") for row in visitor.all("#figures tr[id]") if row.is_displayed()]


def way(visitor, words):
    [link] = [each for each in visitor.all("[data-narrow] a") if words in each.text]
    return link


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_typed_stays_when_the_list_is_narrowed(visitor, width):
    officer = visitor(width=width)
    officer.sign_in("chuyenvien")
    officer.visit(REPORT)
    everything = figures(officer)
    officer.click(officer.one("#at_gen_staff_total summary"))
    officer.click(officer.one("[name=mark][value=gen_staff_total]"))
    officer.one("#why_gen_staff_total").send_keys("Đối chiếu.")
    blank = way(officer, "Chưa trả lời")
    count = int(blank.text.split()[-1])
    officer.click(blank)
    seen = figures(officer)
    assert len(seen) == count + 1 and seen[0] == "at_gen_staff_total"
    assert officer.path == f"{REPORT}?show=blank#values"
    assert way(officer, "Chưa trả lời").get_attribute("aria-current") == "true"
    assert len(officer.all("#figures tbody:not([hidden])")) == 2
    assert officer.one("#why_gen_staff_total").get_attribute("value") == "Đối chiếu."
    officer.click(way(officer, "Tất cả"))
    assert figures(officer) == everything
    assert officer.one("[name=mark][value=gen_staff_total]").is_selected()


def test_without_scripts_the_address_narrows_the_list(visitor):
    officer = visitor(javascript=False)
    officer.sign_in("chuyenvien")
    officer.visit(REPORT)
    with officer.leaving():
        officer.click(way(officer, "Chưa trả lời"))
    assert officer.path == f"{REPORT}?show=blank#values"
    assert len(figures(officer)) == int(way(officer, "Chưa trả lời").text.split()[-1])
    assert "ý kiến chưa gửi không được giữ" in officer.text()


def test_money_is_said_to_the_last_digit_while_it_is_typed(visitor):
    head = visitor()
    head.sign_in("ht-th-cao-thang")
    head.visit("/rounds/pccc-2026/report?section=H")
    # As VietnameseMoneyTests has them.
    for typed, words in [
            ("500", "500 đồng"), ("21.500.000", "21,5 triệu đồng"), ("12345000", "12 triệu 345 nghìn đồng"),
            ("1.000.001", "1 triệu 1 đồng"), ("1.234.567", "1 triệu 234 nghìn 567 đồng"),
            ("1.200.000.000", "1,2 tỷ đồng"), ("1.234.567.890", "1 tỷ 234 triệu 567 nghìn 890 đồng"),
            ("1.234.500.000.000", "1.234,5 tỷ đồng"), ("1.000.000.000.001", "1.000 tỷ 1 đồng")]:
        write(head, "bud_planned", typed)
        assert head.one("#bud_planned-w").text == f"= {words}"
    saved(head)


def test_a_box_says_what_it_comes_to(visitor):
    officer = visitor()
    officer.sign_in("chuyenvien")
    officer.visit("/rounds/pccc-2022/consolidated/edit")
    box = officer.one("#text_0")
    says = officer.one("[data-says-of=text_0]")
    assert says.text.startswith("Thực hiện Kế hoạch số 514/KH-UBND ngày 01/3/2022")
    officer.click(box)
    box.clear()
    box.send_keys("Có {$approved} trên {$owed: 52} đơn vị, {khong_co}.")
    assert says.text == "Có 47 trên 52 đơn vị, {khong_co}."
    # The next page may be gone to without a question.
    officer.driver.execute_script("document.querySelector('[data-guard]').reset()")
