"""Enter in a field does what a person means by it, or nothing."""

import pytest
from selenium.webdriver.common.keys import Keys

REPORT = "/rounds/pccc-2026/reports/mn-thanh-mien"


@pytest.fixture(params=[False, True], ids=["without JavaScript", "with JavaScript"])
def officer(visitor, request):
    officer = visitor(javascript=request.param)
    officer.sign_in("chuyenvien")
    return officer


def test_a_report_is_judged_by_its_buttons_alone(officer):
    officer.visit(REPORT)
    officer.one("#reason").send_keys("Đang gõ dở")
    for field in ["#due_time", "#due_day"]:
        officer.one(field).send_keys(Keys.ENTER)
    boxes = officer.all("#judge input[type=checkbox]")
    assert boxes
    officer.driver.execute_script("arguments[0].focus()", boxes[0])
    officer.driver.switch_to.active_element.send_keys(Keys.ENTER)
    officer._settle()
    assert officer.path == REPORT
    assert officer.one("#reason").get_property("value") == "Đang gõ dở"
    with officer.leaving():
        officer.click(officer.one("button[form=judge][value=review]"))
    assert officer.path == REPORT + "?done=review"


def test_a_planned_round_is_saved_and_keeps_its_schools(officer):
    officer.visit("/rounds/new?from=pccc-2026")
    for box in officer.all("input[name=unit]:checked")[2:]:
        officer.driver.execute_script("arguments[0].checked = false", box)
    with officer.leaving():
        officer.click(officer.one("main form.stack button[value=save]:not([tabindex])"))
    title = officer.one("#title")
    title.clear()
    with officer.leaving():
        title.send_keys("Đợt thử", Keys.ENTER)
    assert officer.path.endswith("/setup?done=save")
    assert officer.one("#title").get_property("value") == "Đợt thử"
    assert len(officer.all("input[name=unit]:checked")) == 2
