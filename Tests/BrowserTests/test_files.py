"""A school attaches its signed report, and the department has it."""

import pytest

from sample import SCHOOL
from test_report import current_round, press

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n" + b"x" * 700_000 + b"\n%%EOF\n"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def javascript(request):
    return request.param


def test_a_signed_report_is_attached_and_replaced(server, visitor, tmp_path, javascript):
    good, bad = tmp_path / "báo cáo đã ký.pdf", tmp_path / "trang.pdf"
    good.write_bytes(PDF)
    bad.write_bytes(b"<html><script>alert(1)</script>")
    address = f"/rounds/{current_round(server)['code']}/report"

    head = visitor(javascript=javascript, width=360)
    head.refusals |= {415}
    head.sign_in(f"ht-{SCHOOL}")
    head.visit(address)
    button = head.one("button[name=_file]")
    head.driver.execute_script("arguments[0].closest('details').open = true", button)
    field = head.one("#gen_staff_total")
    head.driver.execute_script("arguments[0].closest('details').open = true", field)
    field.clear()
    field.send_keys("37")
    with head.leaving():
        head.click(button)
    # Nothing that was typed is lost on the way.
    assert head.path == f"{address}/files/report_file"
    if javascript:
        head.one("#file").send_keys(str(bad))
        head.click(head.one("form[enctype] .btn.primary"))
        head.wait(lambda: "không phải là PDF" in head.text("main .notice.err"))
        head.click(head.one("button[aria-label='Bỏ trang.pdf']"))
    else:
        send(head, bad)
        assert "không phải là PDF" in head.text("main .notice.err")
    send(head, good)
    assert head.path == f"{address}#report_file"
    assert "báo cáo đã ký.pdf" in head.text("#report_file")
    assert head.one("#gen_staff_total").get_attribute("value") == "37"
    if not javascript:
        press(head, "save")

    officer = visitor(javascript=javascript)
    officer.sign_in("chuyenvien")
    officer.visit(f"/rounds/{current_round(server)['code']}/reports/{SCHOOL}")
    assert "báo cáo đã ký" not in officer.text()


def send(visitor, path):
    visitor.one("#file").send_keys(str(path))
    with visitor.leaving():
        visitor.click(visitor.one("form[enctype] .btn.primary"))
