"""What holds for every page that a person can reach from the start by links."""

import re
import urllib.parse

import pytest

from server import serving

PEOPLE = ["ht-th-cao-thang", "nv-th-cao-thang", "chuyenvien", "lanhdao", "so-gddt", "quantri"]
NARROW = 360  # CSS pixels
FIRST_VISIT = 60 * 1024  # bytes over the wire

# What is a page of the same kind: rounds, units, accounts and the values of the query differ.
ROUND = re.compile(r"(?<=/rounds/)[^/?]+")
UNIT = re.compile(r"(?<=/reports/)[^/?]+")
# An indicator of words, of numbers and of choices each make another page: three stand for all.
INDICATOR = re.compile(r"(?<=/totals/)(?!eq_ext_powder|fire_plan_status|txt_)[^/?]+")
OTHERS = re.compile(r"(?<=/accounts/)\d+|(?<=/units/)(?!new|import)[^/?]+|(?<=/plans/)\d+")


@pytest.fixture(scope="module")
def server(filled, tmp_path_factory):
    """One for all of these tests, which only read."""
    with serving(filled, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_is_narrow_light_and_quiet(visitor, person):
    someone = visitor(width=NARROW, counts=True)
    someone.traffic()
    someone.visit("/sign-in")
    faults = faults_of(someone)
    someone.sign_in(person)
    waiting, seen = [someone.path], set()
    while waiting:
        path = waiting.pop(0)
        if (kind := kind_of(path)) in seen:
            continue
        seen.add(kind)
        someone.traffic()
        someone.visit(path)
        faults += faults_of(someone)
        waiting += links(someone)
    assert faults == []
    assert len(seen) >= (1 if person == "quantri" else 3), f"only {seen}"


def test_an_unknown_address_is_a_page_too(visitor):
    someone = visitor(width=NARROW, counts=True)
    someone.sign_in("ht-th-cao-thang")
    someone.traffic()
    someone.visit("/rounds/khong-co/report")
    assert faults_of(someone) == []
    # The browser notes the 404 itself; that is all it may note.
    assert all("status of 404" in complaint for complaint in someone.complaints)
    someone.complaints.clear()


def kind_of(path):
    path, _, query = path.partition("?")
    fields = urllib.parse.parse_qsl(query)
    # Figures by commune make another table than figures by level.
    names = sorted(f"by={value}" if name == "by" else name for name, value in fields)
    # A closed round's pages differ from an open one's.
    closed = "closed " if "pccc-2022" in path else ""
    return closed + OTHERS.sub(
        "*", INDICATOR.sub("*", UNIT.sub("*", ROUND.sub("*", path)))) + "?" + "&".join(names)


# Where links lead, and forms that only ask, with each option of each choice.
LINKS = """
const found = [...document.querySelectorAll("a[href]")].map((link) => link.href);
for (const form of document.querySelectorAll("form[method=get]")) {
  for (const select of form.querySelectorAll("select")) {
    for (const option of select.options) {
      const fields = new URLSearchParams(new FormData(form));
      fields.set(select.name, option.value);
      found.push(`${form.action}?${fields}`);
    }
  }
}
return found;
"""


def links(visitor):
    """Addresses of this site's pages that this one leads to, without files to save."""
    found = visitor.driver.execute_script(LINKS)
    addresses = [address.split("#")[0] for address in found]
    own = [address for address in addresses if address.startswith(visitor.server.address)]
    paths = [address.removeprefix(visitor.server.address) for address in own]
    return [path for path in paths if not re.search(r"\.(csv|xlsx|docx|json|html|ics)(\?|$)", path)]


# Forms of several buttons, of which Enter in a field presses the first, though nobody chose it.
ENTER = """
return [...document.forms].filter((form) => {
  const buttons = [...form.elements].filter((each) => each.type === "submit");
  const isTyped = [...form.elements].some((each) => each.matches("input:not([type=hidden])"));
  return isTyped && buttons.length > 1 && !buttons[0].disabled && buttons[0].tabIndex >= 0;
}).map((form) => new URL(form.action).pathname);
"""


def faults_of(visitor):
    addresses, size = visitor.traffic()
    outside = [each for each in addresses
               if not each.startswith((visitor.server.address, "data:"))]
    visitor.driver.execute_script(
        "document.querySelectorAll('details').forEach((each) => { each.open = true })")
    width = visitor.driver.execute_script("return document.scrollingElement.scrollWidth")
    language = visitor.one("html").get_attribute("lang")
    heading = visitor.all("h1")
    hasty = visitor.driver.execute_script(ENTER)
    faults = {
        f"{width} CSS pixels wide": width > NARROW,
        f"{size} bytes": size > FIRST_VISIT,
        f"asks elsewhere: {outside}": outside != [],
        "nothing was measured": size == 0,
        f"title '{visitor.title}'": not re.fullmatch(r".{3,} – Tổng Hợp", visitor.title),
        f"{len(heading)} first headings": len(heading) != 1,
        f"language '{language}'": language != "vi",
        f"Enter presses any button of {hasty}": hasty != [],
    }
    return [f"{visitor.path}: {fault}" for fault, is_true in faults.items() if is_true]
