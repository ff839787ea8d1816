"""Sections that a school gives to a colleague, who comes by a link and six digits."""

import pytest

from typing_person import CLERK, HEAD, REPORT, saved, status, stored, write

SHARE = REPORT + "/share"
SECTION, CODE, FOREIGN = "H", "bud_planned", "gen_students_total"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def press(person, selector):
    with person.leaving():
        person.click(person.one(selector))


def is_within(person):
    return person.driver.execute_script(
        "return document.documentElement.scrollWidth <= innerWidth")


def test_a_colleague_fills_in_what_was_given(server, visitor, javascript):
    clerk = visitor(javascript=javascript, width=360)
    clerk.sign_in(CLERK)
    clerk.visit(REPORT)
    way = clerk.one(f"a[href='{SHARE}']").get_attribute("href")
    clerk.visit(way.removeprefix(server.address))
    clerk.click(clerk.one(f"input[name=section][value={SECTION}]"))
    clerk.one("#label").send_keys("Cô Hà, kế toán")
    press(clerk, "button[value=give]")
    message = clerk.one("#say").get_property("value")
    digits = clerk.text("#link .digits")
    assert digits not in message and "Cô Hà, kế toán" in message
    assert is_within(clerk)

    colleague = visitor(javascript=javascript, width=360)
    # A link that was taken back leads nowhere; a session that ended is no one's.
    colleague.refusals |= {403, 404}
    address = next(word for word in message.split() if "/a/" in word)
    colleague.visit(address.removeprefix(server.address))
    colleague.one("#code").send_keys(digits)
    press(colleague, "main form button")
    assert colleague.path == REPORT
    assert "Cô Hà, kế toán nhập mục H" in colleague.text()
    assert is_within(colleague)
    assert not colleague.all(f"[data-cell={FOREIGN}]") and not colleague.all(".tabs")
    assert len(colleague.all("details.sec")) == 1
    write(colleague, CODE, "7.000.000") if javascript else type_plainly(colleague)
    if javascript:
        saved(colleague)
        assert status(colleague).startswith("Đã tự lưu")
        assert stored(server, CODE) == "7.000.000"
    press(colleague, "button[value=done]")
    assert "Đã lưu phần được giao" in colleague.text()
    assert stored(server, CODE, HEAD) == "7.000.000"

    clerk.visit(SHARE)
    assert "Cô Hà, kế toán (được giao mục H)" in clerk.text()
    assert is_within(clerk)
    press(clerk, "button[value=take_back]")
    assert "Đã thu lại" in clerk.text()
    if javascript:
        # What is typed after that stays in the browser, and is not stored.
        write(colleague, CODE, "8.000.000")
        colleague.wait(lambda: status(colleague).startswith("Cần đăng nhập lại"))
        assert stored(server, CODE) == "7.000.000"
    else:
        colleague.visit(REPORT)
        assert colleague.path == "/sign-in"


def type_plainly(person):
    field = person.one(f"input[name={CODE}]")
    field.clear()
    field.send_keys("7.000.000")
