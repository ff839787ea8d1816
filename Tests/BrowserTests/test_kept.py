"""What was typed is there again, whatever came between."""

import pytest

CLERK = "nv-th-cao-thang"
TYPED = {"gen_staff_total": "31", "eq_ext_powder": "14"}


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def clerk(visitor, request):
    clerk = visitor(javascript=request.param)
    clerk.refusals.add(403)
    clerk.sign_in(CLERK)
    with clerk.leaving():
        clerk.click(clerk.one(".task .btn.primary"))
    for code, answer in TYPED.items():
        write(clerk, code, answer)
    return clerk


def write(clerk, code, answer):
    field = clerk.one(f"#{code}")
    section = field.find_element("xpath", "ancestor::details")
    if section.get_attribute("open") is None:
        clerk.click(section.find_element("css selector", "summary"))
    field.clear()
    field.send_keys(answer)


def send(clerk):
    with clerk.leaving():
        clerk.click(clerk.one(".bar button[value=check]"))


def back(clerk):
    """From the page that checks the report to its form."""
    clerk.visit("/rounds/pccc-2026/report")


def typed(clerk):
    return {code: clerk.one(f"#{code}").get_property("value") for code in TYPED}


def sign_in_here(clerk):
    clerk.one("#user").send_keys(CLERK)
    clerk.one("#password").send_keys("minh-hoa-2026")
    with clerk.leaving():
        clerk.click(clerk.one("main form button.primary"))


def test_the_session_ended(clerk):
    clerk.driver.delete_all_cookies()
    send(clerk)
    assert "Chưa lưu: phiên làm việc đã kết thúc." in clerk.text()
    sign_in_here(clerk)
    assert clerk.title == "Gửi lại nội dung vừa nhập – Tổng Hợp"
    with clerk.leaving():
        clerk.click(clerk.one("main form button.primary"))
    back(clerk)
    assert typed(clerk) == TYPED
    assert clerk.text("[data-saved]").startswith("Đã lưu lúc")


def test_somebody_signed_in_again_in_another_window(clerk):
    form = clerk.driver.current_window_handle
    clerk.driver.switch_to.new_window("tab")
    clerk.visit("/")
    clerk.sign_out()
    clerk.sign_in(CLERK)
    clerk.driver.close()
    clerk.driver.switch_to.window(form)
    send(clerk)
    asked = "Nội dung được nhập trước khi đăng nhập lại" in clerk.text()
    # A script may have taken the new session's key meanwhile.
    assert asked or clerk.javascript
    if asked:
        with clerk.leaving():
            clerk.click(clerk.one("main form button.primary"))
    back(clerk)
    assert typed(clerk) == TYPED


def test_another_page_and_back(clerk):
    address = clerk.path
    # As somebody who answers “leave”: the question itself belongs to the browser.
    clerk.driver.execute_script("addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    clerk.visit("/help")
    clerk.driver.back()
    clerk._settle()
    assert clerk.path == address
    assert typed(clerk) == TYPED


def test_another_school_signed_in_in_another_window(clerk):
    form = clerk.driver.current_window_handle
    clerk.driver.switch_to.new_window("tab")
    clerk.visit("/")
    clerk.sign_out()
    clerk.sign_in("nv-th-doan-ket")
    clerk.driver.switch_to.window(form)
    send(clerk)
    assert "Nội dung vừa nhập là của người khác" in clerk.text()
    assert "31" in clerk.text()
    for handle in clerk.driver.window_handles:
        if handle != form:
            clerk.driver.switch_to.window(handle)
    clerk.visit("/rounds/pccc-2026/report")
    assert clerk.one("#gen_staff_total").get_property("value") != "31"
    clerk.sign_out()
    clerk.sign_in(CLERK)
    clerk.driver.close()
    clerk.driver.switch_to.window(form)
    with clerk.leaving():
        clerk.click(clerk.one("main form button:not([type=button])"))
    with clerk.leaving():
        clerk.click(clerk.one("main form button.primary"))
    back(clerk)
    assert typed(clerk) == TYPED
