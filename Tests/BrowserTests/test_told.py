"""What pages say of what is being typed, as it changes."""

from typing_person import CLERK, REPORT, saved, write


def lines(visitor):
    return [line for line in visitor.all("#sum-up ~ ul li") if line.is_displayed()]


def test_the_red_box_says_less_as_it_is_mended(visitor):
    clerk = visitor()
    clerk.sign_in(CLERK)
    clerk.visit(REPORT)
    for code in ["diss_staff", "diss_students"]:
        write(clerk, code, "99999")
    saved(clerk)
    clerk.visit(REPORT)
    assert len(lines(clerk)) == 2 and "2 lỗi" in clerk.text("#sum-up")
    write(clerk, "diss_staff", "1")
    clerk.wait(lambda: clerk.text("#sum-up") == "Đã sửa 1/2 chỗ")
    assert len(lines(clerk)) == 1
    # What is wrong again is said again.
    write(clerk, "diss_staff", "99999")
    clerk.wait(lambda: len(lines(clerk)) == 2)
    for code in ["diss_staff", "diss_students"]:
        write(clerk, code, "1")
    clerk.wait(lambda: clerk.text("#sum-up") == "Đã sửa 2/2 chỗ")
    assert not lines(clerk)


def test_schools_are_counted_as_they_are_ticked(visitor):
    officer = visitor()
    officer.sign_in("chuyenvien")
    officer.visit("/rounds/new")
    said = "[data-chosen]"
    all_schools = len(officer.all("[name=unit]"))
    assert f"sẽ chọn {all_schools} trường: {all_schools} theo cấp học, 0 chọn riêng" in officer.text(said)

    def tick(name, value):
        officer.click(officer.one(f"[name={name}][value='{value}']"))

    kindergartens = len(officer.all("[name=unit][data-level=MN]"))
    tick("level", "MN")
    assert f"sẽ chọn {all_schools - kindergartens} trường" in officer.text(said)
    # Whoever ticks schools one by one means these: the levels are ticked no more.
    for code in ["th-cao-thang", "th-le-hong"]:
        tick("unit", code)
    assert "sẽ chọn 2 trường: 0 theo cấp học, 2 chọn riêng" in officer.text(said)
    assert not officer.all("[name=level]:checked")
    tick("level", "MN")
    assert f"{kindergartens} theo cấp học, 2 chọn riêng" in officer.text(said)
