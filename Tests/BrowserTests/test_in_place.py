"""What pages do where they stand: a list is narrowed, a box shows what it comes to."""

import pytest

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
