"""What two people, or one at two times, typed at the same report is merged, and asked about where it must be."""

from typing_person import CLERK, HEAD, REPORT, field, saved, status, stored, value, write


def test_two_people_at_one_report(server, typist):
    clerk, head = typist(), typist(HEAD)
    write(clerk, "diss_staff", "31")
    saved(clerk)
    write(head, "diss_students", "450")
    saved(head)
    head.wait(lambda: value(head, "diss_staff") == "31")
    assert "do người khác vừa nhập" in head.text("#report-form > .notice")
    # Both the same cell, one of them upon what he does not know.
    write(clerk, "diss_staff", "30")
    saved(clerk)
    write(head, "diss_staff", "29")
    head.wait(lambda: head.all(".choose"))
    theirs, mine = head.all(".choose .btn")
    assert theirs.text.startswith("30") and "Nhân viên (minh họa)" in theirs.text
    assert mine.text.startswith("29")
    assert stored(server, "diss_staff") == "30"
    head.click(mine)
    saved(head)
    assert stored(server, "diss_staff") == "29"


def test_what_is_to_be_chosen_is_asked_again_after_the_page_was_closed(server, typist):
    clerk, head = typist(), typist(HEAD)
    write(clerk, "diss_staff", "30")
    saved(clerk)
    write(head, "diss_staff", "29")
    head.wait(lambda: head.all(".choose"))
    assert "hai người cùng sửa, cần chọn" in status(head)
    head.visit("/help")
    head.visit(REPORT)
    head.wait(lambda: head.all(".choose"))
    theirs, mine = head.all(".choose .btn")
    assert (theirs.text[:2], mine.text[:2]) == ("30", "29")
    # Going on to the page that checks it does not choose either.
    with head.leaving():
        head.click(head.one(".bar [value=check]"))
    assert "1 ô do hai người cùng sửa, cần chọn" in head.text()
    assert stored(server, "diss_staff") == "30"
    head.click(head.one("[data-mine=diss_staff]"))
    saved(head)
    assert stored(server, "diss_staff") == "29"


def test_a_reason_that_two_people_wrote_is_asked_about(server, typist):
    clerk, head = typist(), typist(HEAD)
    for person in (clerk, head):
        write(person, "bud_planned", "500")
        saved(person)
    for person in (clerk, head):
        person.visit(REPORT)
    name = clerk.all("#H textarea[name^=why_]")[0].get_attribute("name")
    reason(clerk, name, "Của nhân viên")
    saved(clerk)
    reason(head, name, "Của hiệu trưởng")
    head.wait(lambda: head.all(".choose"))
    theirs, mine = head.all(".choose .btn")
    assert theirs.text.startswith("Của nhân viên") and mine.text.startswith("Của hiệu trưởng")
    head.click(mine)
    saved(head)
    assert "Của hiệu trưởng</textarea>" in server.session(CLERK)(REPORT).decode()


def reason(person, name, text):
    place = person.one(f"[name={name}]")
    person.driver.execute_script(
        "arguments[0].closest('details').open = true; arguments[0].focus()", place)
    place.send_keys(text)


def test_a_reason_comes_back_before_its_warning_is_there(server, typist):
    clerk = typist()
    clerk.is_cut = True
    clerk.go_offline()
    # Leaving tells nothing, as when the browser ends at once.
    clerk.driver.execute_script("navigator.sendBeacon = null")
    write(clerk, "bud_planned", "500")
    field(clerk, "bud_social")
    clerk.wait(lambda: clerk.all("#H textarea[name^=why_]"))
    name = clerk.all("#H textarea[name^=why_]")[0].get_attribute("name")
    reason(clerk, name, "Mua mới")
    clerk.driver.get("about:blank")
    clerk.go_offline(False)
    clerk.visit(REPORT)
    clerk.wait(lambda: "Mua mới</textarea>" in server.session(HEAD)(REPORT).decode())
    # Its field comes with the rules.
    clerk.wait(lambda: [
        one.get_property("value") for one in clerk.all(f"[name={name}]")] == ["Mua mới"])
