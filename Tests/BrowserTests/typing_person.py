"""Somebody at the form of a report, with scripts."""

from selenium.webdriver.common.keys import Keys

REPORT = "/rounds/pccc-2026/report"
CLERK, HEAD = "nv-th-cao-thang", "ht-th-cao-thang"


def field(person, code):
    found = person.one(f"[data-cell={code}] input:not([type=hidden])")
    person.driver.execute_script(
        "arguments[0].closest('details').open = true;"
        "arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", found)
    return found


def write(person, code, text):
    place = field(person, code)
    place.send_keys(Keys.CONTROL, "a")
    place.send_keys(text or Keys.DELETE)


def value(person, code):
    return person.one(f"[data-cell={code}] input:not([type=hidden])").get_property("value")


def status(person):
    return person.text("[data-saved]")


def saved(person):
    person.wait(
        lambda: status(person).startswith(("Đã tự lưu", "Đã lưu")) and not person.all(".held"))


def stored(server, code, user=CLERK):
    """What another browser of the school sees."""
    page = server.session(user)(REPORT).decode()
    place = page.index(f'name="{code}"')
    return page[place:].split('value="')[1].split('"')[0]
