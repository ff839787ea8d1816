"""A whole report, typed by the keyboard alone."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from sample import SAMPLE
from server import PASSWORD
from test_report import current_round, dates_within
from typing_person import HEAD

MOST_KEYS, MOST_PAGES = 450, 4
# Where the cell that has the focus stands, and what it is.
HERE = """
const field = document.activeElement;
const row = field.closest("[data-cell]");
if (!row) return null;
return {code: row.dataset.cell, type: field.type, filled: field.type === "radio"
  ? Boolean(row.querySelector(":checked")) : field.value !== "",
  before: row.dataset.before || "",
  options: [...row.querySelectorAll("input:not([type=hidden])")].map((each) => each.value)};
"""


def test_a_whole_report_by_keys_alone(server, visitor):
    """From signing in to the page that checks it, with a school that typed all of it anew."""
    answers = SAMPLE | dates_within(current_round(server)["period"])
    head = visitor()
    head.visit("/sign-in")
    pages, keys = 1, 0

    def press(*typed):
        nonlocal keys
        for text in typed:
            keys += len(text)
            ActionChains(head.driver).send_keys(text).perform()

    def reach(selector):
        """By Tab from where the focus is."""
        for _ in range(40):
            if head.driver.execute_script(
                    "return document.activeElement.matches(arguments[0])", selector):
                return
            press(Keys.TAB)
        raise AssertionError(f"{selector} is not reached")

    reach("#user")
    press(HEAD, Keys.TAB, PASSWORD)
    with head.leaving():
        press(Keys.ENTER)
    pages += 1
    reach(".task .btn.primary")
    with head.leaving():
        press(Keys.ENTER)
    pages += 1
    # The link that skips what stands before the form.
    press(Keys.TAB, Keys.ENTER)
    seen = set()
    for _ in range(200):
        here = head.driver.execute_script(HERE)
        if here is None:
            break
        code, wanted = here["code"], answers.get(here["code"])
        assert code not in seen, f"{code} twice"
        seen.add(code)
        told = "true" if wanted is True else wanted if isinstance(wanted, str) else " | ".join(wanted or [])
        if here["type"] == "textarea" and wanted is None:
            wanted = ""
        if here["type"] != "textarea" and (wanted is None or here["filled"]):
            press(Keys.ENTER)
        elif here["before"] and here["before"] == told:
            press(Keys.F8)
        elif here["type"] == "radio":
            press("1" if wanted is True else str(here["options"].index(wanted[0]) + 1))
        elif here["type"] == "checkbox":
            for index, option in enumerate(here["options"]):
                if option in wanted:
                    press(Keys.SPACE)
                if option == wanted[-1]:
                    break
                press(Keys.TAB)
            press(Keys.ENTER)
        elif here["type"] == "textarea":
            press(wanted)
            keys += 2
            ActionChains(head.driver).key_down(Keys.CONTROL).send_keys(
                Keys.ENTER).key_up(Keys.CONTROL).perform()
        else:
            press(wanted, Keys.ENTER)
    with head.leaving():
        press(Keys.ENTER)
    pages += 1
    assert head.title == "Kiểm tra trước khi nộp – Tổng Hợp"
    assert "lỗi phải sửa" not in head.text("main")
    assert keys <= MOST_KEYS and pages <= MOST_PAGES, (keys, pages)
