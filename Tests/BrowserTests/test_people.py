"""How people get in: letters, first steps, links and PINs."""

import base64
import hashlib
import hmac
import struct
import time
import urllib.parse

import pytest

from sample import SAMPLE, SCHOOL
from server import command
from test_report import current_round, dates_within, fill, press, write

LIST = f"""Mã đơn vị\tVai trò\tHọ tên\tTên đăng nhập
{SCHOOL}\tHiệu trưởng\tNguyễn Thị An\tan.nt
{SCHOOL}\tNgười nhập\tTrần Văn Bình\tbinh.tv
"""
PASSWORD = "con đường đi học mùa thu"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def submit(visitor, selector):
    with visitor.leaving():
        visitor.click(visitor.one(selector))


def test_a_list_becomes_letters_and_a_letter_a_way_in(visitor, javascript):
    admin = visitor(javascript=javascript)
    admin.sign_in("quantri")
    admin.visit("/accounts/import")
    # As it is pasted: keys that are typed would leave the field at a TAB.
    admin.driver.execute_script("arguments[0].value = arguments[1]", admin.one("#list"), LIST)
    submit(admin, "main form button.primary")
    assert "Đã thêm 2 tài khoản" in admin.text()
    submit(admin, "form[action='/accounts/letters'] button")
    letters = admin.all("article.slip")
    assert len(letters) == 1
    assert "Trường Tiểu học Cao Thắng" in letters[0].text
    codes = [each.text for each in letters[0].find_elements("css selector", "dd code")]
    assert [codes[0], codes[2]] == ["an.nt", "binh.tv"]

    head = visitor(javascript=javascript, width=360)
    head.sign_in("an.nt", codes[1])
    assert head.path == "/account/password"
    # What names the place is refused, a sentence is not.
    choose(head, "Caothang2026")
    assert "dễ bị đoán" in head.text("#complaint")
    choose(head, PASSWORD)
    assert head.title.startswith("Thông báo về xử lý dữ liệu cá nhân")
    submit(head, "main form button:not([type=button])")
    assert head.title == "(1) Việc cần nộp – Tổng Hợp"
    head.sign_out()
    head.sign_in("an.nt", PASSWORD)
    assert head.title == "(1) Việc cần nộp – Tổng Hợp"


def choose(visitor, password):
    visitor.one("#password").send_keys(password)
    visitor.one("#again").send_keys(password)
    submit(visitor, "main form button:not([type=button])")


def test_an_officer_needs_the_telephone_too(server, visitor, javascript):
    admin = visitor(javascript=javascript)
    admin.sign_in("quantri")
    admin.visit("/settings")
    admin.click(admin.one("input[name=second_factor]"))
    submit(admin, "form[action='/settings/access'] button")
    assert admin.path.startswith("/account/factor")

    code = command(
        "user", "add", "moi", "--role", "officer", "--unit", "pgd-thanh-mien", "--name",
        "Lê Thị Mới", "--one-time-code", database=server.database).strip()
    officer = visitor(javascript=javascript)
    officer.sign_in("moi", code)
    choose(officer, PASSWORD)
    submit(officer, "main form button:not([type=button])")
    submit(officer, "main form button:not([type=button])")
    assert "Quét mã" in officer.text()
    seed = officer.one(".qr code").text
    recovery = officer.all(".codes code")[0].text
    officer.one("#code").send_keys(totp(seed))
    submit(officer, "main form button:not([type=button])")
    assert officer.title.startswith("Tổng quan")
    officer.sign_out()
    officer.sign_in("moi", PASSWORD)
    assert officer.path == "/sign-in/code"
    officer.one("#code").send_keys(recovery)
    submit(officer, "main form button:not([type=button])")
    assert officer.title.startswith("Tổng quan")


def totp(seed):
    """RFC 6238, by Python's own means."""
    key = base64.b32decode(seed.replace(" ", ""))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7fffffff
    return f"{number % 1_000_000:06}"


def test_a_link_opens_the_report_and_the_pin_submits_it(server, visitor, javascript):
    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")
    path, digits, pin = slips(officer)

    school = visitor(javascript=javascript, width=360)
    school.visit(path)
    assert "Trường Tiểu học Cao Thắng" in school.text()
    school.one("#code").send_keys(digits)
    submit(school, "main form button:not([type=button])")
    with school.leaving():
        school.click(school.one(".task .btn.primary"))
    answers = SAMPLE | dates_within(current_round(server)["period"])
    for code, answer in answers.items():
        fill(school, code, answer)
    press(school, "check")
    write(school, school.one("textarea[name^=why_]"), "Bản giấy đã ký gửi về Phòng tuần này.")
    press(school, "sign")
    assert school.path.endswith("/report/sign")
    school.one("#pin").send_keys("000000" if pin != "000000" else "000001")
    submit(school, "main form button:not([type=button])")
    assert "PIN không đúng" in school.text("#complaint")
    school.one("#pin").send_keys(pin)
    submit(school, "main form button:not([type=button])")
    assert school.path.endswith("/receipt")
    assert f"/{SCHOOL}/1" in school.text()


def slips(officer):
    """Where our school's link leads, its digits and the head's PIN."""
    officer.visit("/links")
    submit(officer, "form[action='/links'][method='post'] button")
    address, digits = sheet(officer, "links")
    officer.visit("/links")
    return urllib.parse.urlsplit(address).path, digits, sheet(officer, "pins")[1]


def sheet(officer, what):
    """The address and the digits of our school's sheet."""
    buttons = [each for each in officer.all(f"form[action='/links/letters'] button[value={what}]")
               if each.is_displayed()]
    with officer.leaving():
        officer.click(buttons[0])
    letter = next(each for each in officer.all("article.slip")
                  if "Trường Tiểu học Cao Thắng" in each.text)
    address = [each.text for each in letter.find_elements("css selector", "dd code")]
    return (address or [""])[0].replace("\n", ""), letter.find_element(
        "css selector", ".digits").text


def test_a_password_can_be_looked_at_while_it_is_typed(visitor):
    school = visitor()
    school.visit("/sign-in")
    assert school.driver.switch_to.active_element.get_attribute("id") == "user"
    password = school.one("#password")
    password.send_keys("abc")
    school.click(school.one("#password + button"))
    assert (password.get_property("type"), password.get_property("value")) == ("text", "abc")
    assert school.one("#password + button").get_attribute("aria-label") == "Ẩn ô Mật khẩu"
    school.click(school.one("#password + button"))
    assert password.get_property("type") == "password"
