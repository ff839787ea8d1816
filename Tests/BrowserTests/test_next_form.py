"""Another version of its form for an open round: an officer chooses it on the page, a school goes on where
it was, and attaches several files to the new question."""

import json

import pytest

from axe import findings
from server import command
from test_tables import open_round
from typing_person import CLERK, saved

ROUND, REPORT, SECTION = "/rounds/kieu-1", "/rounds/kieu-1/report", "B"


@pytest.fixture(params=[(True, 1400), (False, 360)], ids=["with JavaScript", "without JavaScript"])
def way(request):
    return {"javascript": request.param[0], "width": request.param[1]}


def next_version(server, folder):
    """A question of files more, one asked otherwise, one no more."""
    form = json.loads((folder / "form.json").read_text(encoding="utf-8"))
    form["version"] = 2
    for section in form["sections"]:
        section["indicators"] = [
            one for one in section["indicators"] if one["code"] != "gate"]
    form["sections"][1]["indicators"].append({
        "code": "photos", "vi": "Ảnh hiện trường", "type": "file", "accept": ["jpg", "png", "pdf"],
        "max_files": 3, "nature": "state", "aggregate": "list", "required": "optional",
        "levels": ["TH"]})
    second = folder / "second.json"
    second.write_text(json.dumps(form), encoding="utf-8")
    command("form", "import", second, database=server.database)


def press(person, selector):
    with person.leaving():
        person.click(person.one(selector))


def test_a_round_changes_its_form_and_a_school_attaches_files(server, visitor, tmp_path, way):
    open_round(server, tmp_path)
    clerk = visitor(**way)
    clerk.sign_in(CLERK)
    clerk.visit(REPORT + "?section=" + SECTION)
    clerk.one("input[name=boys]").send_keys("12")
    clerk.one("input[name=gate]").send_keys("Sân trường")
    saved(clerk) if way["javascript"] else press(clerk, "#bar button[value=save]")

    next_version(server, tmp_path)
    officer = visitor(**way)
    officer.sign_in("chuyenvien")
    officer.visit(ROUND + "/form")
    officer.one("#to").send_keys("kieu, phiên bản 2")
    press(officer, "form[method=get] button")
    assert "Ảnh hiện trường" in officer.text() and "1 bản nháp" in officer.text()
    officer.one("textarea, input[name=reason]").send_keys("Bổ sung ảnh")
    press(officer, "main form[method=post] .btn.primary")
    assert "done=form" in officer.path

    clerk.visit(REPORT + "?section=" + SECTION)
    assert clerk.one("input[name=boys]").get_property("value") == "12"
    old = clerk.one("details.old").get_property("textContent")
    assert "Câu trả lời cũ" in old and "Sân trường" in old
    assert "0/3 tệp" in clerk.text("[data-cell=photos]")
    press(clerk, "button[name=_file][value=photos]")
    for name in ["cong.pdf", "san.pdf"]:
        paper = tmp_path / name
        paper.write_bytes(b"%PDF-1.7\n% " + name.encode() + b"\n%%EOF\n")
        clerk.one("#file").send_keys(str(paper))
        press(clerk, "main form.panel .btn.primary")
        assert clerk.path == REPORT + "/files/photos"
    assert [link.text for link in clerk.all("main a[download]")] == ["cong.pdf", "san.pdf"]
    if way["javascript"]:
        assert findings(clerk, [(False, 360), (True, 1400)]) == []
    with clerk.leaving():
        clerk.click(clerk.all("button[value=remove]")[0])
    assert [link.text for link in clerk.all("main a[download]")] == ["san.pdf"]
    clerk.visit(REPORT + "?section=" + SECTION)
    assert "san.pdf" in clerk.text("[data-cell=photos]")
    assert "cong.pdf" not in clerk.text("[data-cell=photos]")
    if way["javascript"]:
        assert findings(clerk, [(False, 360)], "[data-cell=photos]") == []
