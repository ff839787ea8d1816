"""What comes out of the printer: no table loses a column without saying so."""

import base64

import pymupdf
import pytest

TOTALS = "/rounds/pccc-2022/totals"


def paper(visitor):
    """The page as it is printed."""
    made = visitor.driver.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    return pymupdf.open(stream=base64.b64decode(made["data"]), filetype="pdf")


def words(text):
    return "".join(text.split())


def heads(visitor):
    """What stands over the columns of the page's tables."""
    found = visitor.driver.execute_script(
        "return [...document.querySelectorAll('main thead th:not(.tick)')].map((head) => head.innerText)")
    return [head for head in found if head.strip()]


def assert_all_columns_are_on(pages, heads):
    text = words("".join(page.get_text() for page in pages))
    assert heads
    for head in heads:
        assert words(head) in text, head
    for page in pages:
        for *box, word, _, _, _ in page.get_text("words"):
            assert pymupdf.Rect(box) in page.rect, word


@pytest.fixture
def officer(visitor):
    officer = visitor()
    officer.sign_in("chuyenvien")
    return officer


def test_every_wide_table_has_all_its_columns_on_paper(officer):
    for path, turned in [
            (TOTALS, False), (TOTALS + "?by=commune", True), (TOTALS + "?by=school", True),
            ("/rounds/pccc-2026/tracking", True), ("/rounds/pccc-2022/registry", True),
            ("/standings?year=2022", True), ("/journal", False), ("/rounds", False)]:
        officer.visit(path)
        pages = paper(officer)
        assert (pages[0].rect.width > pages[0].rect.height) == turned, path
        assert_all_columns_are_on(pages, heads(officer))


def test_the_dashboard_is_printed_with_every_commune_and_no_button(officer):
    officer.visit("/rounds/pccc-2026")
    tiles = officer.all(".tiles li")
    names = [tile.text.split("\n")[0] for tile in tiles]
    assert len(names) == 17
    text = words("".join(page.get_text() for page in paper(officer)))
    assert [name for name in names if words(name) not in text] == []
    assert len(officer.all(".tiles li > *")) == len(tiles), "printing leaves the page as it was"
    officer.visit("/rounds/pccc-2026/reminders")
    text = words("".join(page.get_text() for page in paper(officer)))
    assert words("Chép nội dung") not in text


def test_a_table_wider_than_paper_is_printed_in_parts_each_with_the_first_column(officer):
    officer.visit(TOTALS + "?by=school")
    table = officer.all("main table")[0]
    rows = [row.find_element("css selector", "th").text for row in
            table.find_elements("css selector", "tbody tr:not(.grp):not(.opt)")]
    columns = len(table.find_elements("css selector", "thead th")) - 1
    pages = paper(officer)
    parts = -(-columns // 8)
    text = words("".join(page.get_text() for page in pages))
    assert columns > 40 and parts > 5
    for row in rows:
        assert text.count(words(row)) >= parts, row
    assert "rộnghơnkhổgiấy" not in text
    # Afterwards the page is what it was.
    assert officer.all(".part") == []
    assert len(table.find_elements("css selector", "thead th")) == columns + 1


def test_without_scripts_a_table_wider_than_paper_says_what_to_print_instead(visitor):
    officer = visitor(javascript=False)
    officer.sign_in("chuyenvien")
    officer.visit(TOTALS + "?by=school")
    assert not officer.all(".instead")[0].is_displayed()
    pages = paper(officer)
    text = words("".join(page.get_text() for page in pages))
    assert words("Bảng này có 49 cột, rộng hơn khổ giấy.") in text
    assert "so-lieu-tong-hop-pccc-2022.xlsx" in text
    assert "Tổngcộng" not in text


LINES = [f"Dòng {number} của khó khăn, vướng mắc" for number in range(60)]


def test_a_form_that_is_being_filled_in_is_printed_whole(visitor):
    clerk = visitor()
    clerk.sign_in("nv-th-cao-thang")
    clerk.visit("/rounds/pccc-2026/report")
    sections = len(clerk.all("details.sec"))
    opened = len(clerk.all("details.sec[open]"))
    assert opened < sections
    clerk.driver.execute_script(
        "document.getElementById('txt_difficulties').value = arguments[0];"
        "document.getElementById('party_docs').value = arguments[1]",
        "\n".join(LINES), "Nghị quyết " * 30 + "cuối cùng")
    text = words("".join(page.get_text() for page in paper(clerk)))
    for line in LINES:
        assert words(line) in text, line
    assert words("cuối cùng") in text
    for title in clerk.all("details.sec h2"):
        assert words(title.get_property("textContent")) in text
    # Afterwards the form is what it was.
    assert clerk.all(".printed, .unprinted") == []
    assert len(clerk.all("details.sec[open]")) == opened
