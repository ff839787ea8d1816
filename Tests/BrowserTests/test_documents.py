"""Official documents (Decree 30/2020/NĐ-CP, Annex I): the files read back by python-docx, and the
pages as LibreOffice lays them out. `Documentation/Layout.md` says which test checks which point."""

import io
import json
import os
import pathlib
import re
import subprocess
import unicodedata
import urllib.request

import docx
import openpyxl
import pymupdf
import pytest
from docx.shared import Pt

ROUND = "pccc-2022"
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
# In points: A4, and the margins of 20, 20, 30 and 15 mm.
WIDTH, HEIGHT = 595.3, 841.9
TOP, BOTTOM, LEFT, RIGHT = 56.7, 56.7, 85.05, 42.5
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Document:
    """One file with the pages that LibreOffice makes of it."""

    def __init__(self, content, folder, name):
        (folder / f"{name}.docx").write_bytes(content)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder,
             folder / f"{name}.docx"],
            check=True, stdout=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})
        self.docx = docx.Document(io.BytesIO(content))
        self.pdf = pymupdf.open(folder / f"{name}.pdf")

    @property
    def body(self):
        return [paragraph.text for paragraph in self.docx.paragraphs if paragraph.text.strip()]

    def lines(self, page):
        """The lines of a page: text, box, and the spans."""
        found = []
        for block in self.pdf[page].get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                text = "".join(span["text"] for span in line["spans"])
                if text.strip():
                    found.append((text.strip(), pymupdf.Rect(line["bbox"]), line["spans"]))
        return found

    def line(self, page, text):
        found = [line for line in self.lines(page) if text in line[0]]
        assert found, f"no line says {text!r}: {[line[0] for line in self.lines(page)]}"
        return found[0]

    def rules(self, page):
        """The boxes of horizontal rules."""
        boxes = {tuple(drawing["rect"]) for drawing in self.pdf[page].get_drawings()}
        return [box for box in map(pymupdf.Rect, boxes) if box.height < 2 and box.width > 20]


def get(server, token, path):
    request = urllib.request.Request(
        server.address + path, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


@pytest.fixture(scope="module")
def documents(filled, tmp_path_factory):
    """The consolidated report, the reminder letter, a school's report, and the totals as JSON."""
    import shutil

    from server import Server

    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(filled, folder / "data")
    server = Server(folder / "data" / "tonghop.db", folder / "log")
    try:
        officer = server.token("officer", "pgd-thanh-mien")
        visitor = server.session("chuyenvien")
        school = server.session("nv-th-cao-thang")
        made = {
            "consolidated": Document(
                get(server, officer, f"/api/v1/rounds/{ROUND}/consolidated.docx"), folder,
                "consolidated"),
            "letter": Document(visitor("/rounds/pccc-2026/reminders.docx"), folder, "letter"),
            "school": Document(school(f"/rounds/{ROUND}/report.docx"), folder, "school"),
            "annexes": openpyxl.load_workbook(io.BytesIO(
                get(server, officer, f"/api/v1/rounds/{ROUND}/consolidated.xlsx"))),
            "totals": json.loads(
                get(server, officer,
                    f"/api/v1/rounds/{ROUND}/totals?by=level&states=approved")),
            "receipt": json.loads(
                get(server, officer, f"/api/v1/rounds/{ROUND}/reports/th-cao-thang"))["receipt"],
            "current": json.loads(
                get(server, officer, "/api/v1/rounds/pccc-2026"))["coverage"],
        }
    finally:
        server.stop()
    return made


@pytest.fixture(params=["consolidated", "letter", "school"])
def document(request, documents):
    return documents[request.param]


def test_page_and_margins(document):
    first = document.docx.sections[0]
    assert (first.page_width.twips, first.page_height.twips) == (11906, 16838)
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    for page in document.pdf:
        assert sorted([page.rect.width, page.rect.height]) == pytest.approx(
            [WIDTH, HEIGHT], abs=1)


def test_font_black_and_vietnamese(document):
    fonts = document.docx.styles.element.find(f".//{W}rFonts")
    assert {fonts.get(W + name) for name in ["ascii", "hAnsi", "cs", "eastAsia"]} == {
        "Times New Roman"}
    assert document.docx.styles.element.find(f".//{W}lang").get(W + "val") == "vi-VN"
    for page in range(len(document.pdf)):
        # Times New Roman's widths, where it is absent.
        for _, _, spans in document.lines(page):
            for span in spans:
                assert re.search("LiberationSerif|TimesNewRoman", span["font"]), span
                assert span["color"] == 0


def test_text_is_composed(document):
    everything = "".join(node.text or "" for node in document.docx.element.iter(f"{W}t"))
    assert unicodedata.is_normalized("NFC", everything)
    assert len(everything) > 500


def test_page_numbers_stand_at_the_top_but_not_on_the_first(document):
    number = 0
    starts = 0
    for index, page in enumerate(document.pdf):
        top = [line for line in document.lines(index) if line[1].y1 < TOP]
        if not top:
            # The first of the document, or of an annex.
            starts += 1
            number = 1
            continue
        number += 1
        [(text, box, spans)] = top
        assert text == str(number)
        assert spans[0]["size"] == pytest.approx(14, abs=0.2)
        middle = (LEFT + page.rect.width - RIGHT) / 2
        assert (box.x0 + box.x1) / 2 == pytest.approx(middle, abs=2)
    assert starts == len(document.docx.sections)


def test_national_title_on_one_line_with_its_rule(document):
    title, motto = document.line(0, TITLE), document.line(0, MOTTO)
    assert title[0] == TITLE and motto[0] == MOTTO
    for (_, box, spans), size in [(title, 12), (motto, 13)]:
        assert [round(span["size"]) for span in spans] == [size]
        assert all("Bold" in span["font"] and "Italic" not in span["font"] for span in spans)
    # Right half, the motto in the middle below the title.
    assert title[1].x0 > WIDTH * 0.4
    assert (title[1].x0 + title[1].x1) / 2 == pytest.approx(
        (motto[1].x0 + motto[1].x1) / 2, abs=1.5)
    [rule] = [rule for rule in document.rules(0)
              if rule.x0 > WIDTH * 0.4 and motto[1].y1 - 3 < rule.y0 < motto[1].y1 + 8]
    assert rule.width == pytest.approx(motto[1].width, abs=3)


def test_issuing_body_with_its_rule(documents):
    document = documents["consolidated"]
    parent = document.line(0, "UBND HUYỆN THANH MIỆN")
    issuer = document.line(0, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")
    assert not any("Bold" in span["font"] for span in parent[2])
    assert all("Bold" in span["font"] for span in issuer[2])
    assert [round(spans[0]["size"]) for _, _, spans in [parent, issuer]] == [12, 12]
    assert issuer[1].x1 < WIDTH / 2
    [rule] = [rule for rule in document.rules(0)
              if rule.x1 < WIDTH / 2 and issuer[1].y1 - 3 < rule.y0 < issuer[1].y1 + 8]
    assert 1 / 3 - 0.02 <= rule.width / issuer[1].width <= 1 / 2 + 0.02
    assert (rule.x0 + rule.x1) / 2 == pytest.approx(
        (issuer[1].x0 + issuer[1].x1) / 2, abs=2)


def test_number_and_date_on_one_line(documents):
    document = documents["consolidated"]
    number, place = document.line(0, "Số:"), document.line(0, "Thanh Miện, ngày")
    assert re.fullmatch(r"Số:\s+/BC-GDĐT", number[0])
    assert number[1].y0 == pytest.approx(place[1].y0, abs=2)
    assert round(number[2][0]["size"]) == 13 and "Italic" not in number[2][0]["font"]
    assert round(place[2][0]["size"]) == 13 and "Italic" in place[2][0]["font"]


def test_type_and_subject_with_a_rule(documents):
    document = documents["consolidated"]
    kind = document.line(0, "BÁO CÁO")
    subject = [document.line(0, "Kết quả triển khai thực hiện Kết luận"),
               document.line(0, "về công tác phòng cháy")]
    for text, box, spans in [kind, *subject]:
        assert round(spans[0]["size"]) == 14 and "Bold" in spans[0]["font"]
        assert (box.x0 + box.x1) / 2 == pytest.approx((LEFT + WIDTH - RIGHT) / 2, abs=3)
    [rule] = [rule for rule in document.rules(0)
              if subject[1][1].y1 - 3 < rule.y0 < subject[1][1].y1 + 8]
    longest = max(box.width for _, box, _ in subject)
    assert 1 / 3 - 0.05 <= rule.width / longest <= 1 / 2 + 0.02


def test_addressees(documents):
    consolidated = documents["consolidated"]
    to, first, last = (consolidated.line(0, text) for text in [
        "Kính gửi:", "- Sở Giáo dục và Đào tạo Hải Dương;",
        "- Ủy ban nhân dân huyện Thanh Miện."])
    assert to[0] == "Kính gửi:"
    assert first[1].x0 == last[1].x0
    # The dashes stand below the colon.
    assert first[1].x0 == pytest.approx(to[1].x1 - 4, abs=4)
    assert documents["school"].line(0, "Kính gửi:")[0].startswith("Kính gửi: Phòng Giáo dục")


def test_body_paragraphs(documents):
    for name in ["consolidated", "school", "letter"]:
        document = documents[name]
        paragraphs = [
            each for each in document.docx.paragraphs
            if each.alignment is not None and each.paragraph_format.first_line_indent
            and each.paragraph_format.first_line_indent.twips == 720]
        assert len(paragraphs) >= 4
        for each in paragraphs:
            assert each.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY
            assert each.paragraph_format.space_before >= Pt(6)
            assert 1 <= each.paragraph_format.line_spacing <= 1.5
            assert each.runs[0].font.size == Pt(14)


def test_headings(documents):
    document = documents["consolidated"]
    chapters = [text for text in document.body if re.match(r"[IVX]+\. ", text)]
    assert chapters == [
        "I. KHÁI QUÁT TÌNH HÌNH", "II. KẾT QUẢ THỰC HIỆN", "III. ĐÁNH GIÁ CHUNG",
        "IV. ĐỀ XUẤT, KIẾN NGHỊ"]
    sections = [text for text in document.body if re.match(r"\d+\. ", text)]
    assert sections[0] == "1. Công tác lãnh đạo, chỉ đạo, quán triệt"
    assert [int(text.split(".")[0]) for text in sections] == [*range(1, 11), 1]
    for paragraph in document.docx.paragraphs:
        if paragraph.text in chapters + sections:
            assert all(run.bold for run in paragraph.runs)


def test_the_body_ends_with_its_sign(document):
    ends = [text for text in document.body if text.endswith("./.")]
    assert len(ends) == 1


def test_recipients_and_signature(document):
    page = next(
        index for index in range(len(document.pdf))
        if any("Nơi nhận:" in line[0] for line in document.lines(index)))
    head, first = document.line(page, "Nơi nhận:"), document.line(page, "- Như trên;")
    last = document.line(page, "- Lưu: VT.")
    assert "BoldItal" in head[2][0]["font"] and round(head[2][0]["size"]) == 12
    assert round(first[2][0]["size"]) == 11 and "Italic" not in first[2][0]["font"]
    assert head[1].x0 == first[1].x0 == last[1].x0 == pytest.approx(LEFT, abs=1)
    title = document.line(page, "TRƯỞNG")
    assert "Bold" in title[2][0]["font"] and round(title[2][0]["size"]) == 14
    assert title[1].x0 > WIDTH / 2
    assert title[1].y0 == pytest.approx(head[1].y0, abs=4)


def test_letter_says_its_subject_below_the_number(documents):
    letter = documents["letter"]
    subject, number = letter.line(0, "V/v"), letter.line(0, "Số:")
    assert re.fullmatch(r"Số:\s+/GDĐT", number[0])
    assert 0 < subject[1].y0 - number[1].y1 < 20
    assert subject[1].x1 < WIDTH / 2 and round(subject[2][0]["size"]) == 12
    assert not any(text == "BÁO CÁO" for text in letter.body)
    owed = sum(documents["current"][state] for state in [
        "not_started", "draft", "pending_head", "returned"])
    assert any(f"còn {owed} đơn vị chưa gửi báo cáo" in text for text in letter.body)
    [table] = [table for table in letter.docx.tables if table.rows[0].cells[0].text == "TT"]
    assert len(table.rows) == owed + 1


def test_annexes(documents):
    document = documents["consolidated"]
    assert [text for text in document.body if text.startswith("Phụ lục")] == [
        "Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert sum(text.startswith("(Kèm theo Báo cáo số") for text in document.body) == 3
    shapes = [section.orientation for section in document.docx.sections]
    assert [int(shape) for shape in shapes] == [0, 0, 1, 0]
    titles = ["BIỂU TỔNG HỢP THEO CẤP HỌC", "BIỂU TỔNG HỢP THEO ĐƠN VỊ",
              "TỒN TẠI CHƯA KHẮC PHỤC"]
    for paragraph in document.docx.paragraphs:
        if paragraph.text in titles or paragraph.text.startswith("Phụ lục"):
            assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
            assert paragraph.runs[0].bold and paragraph.runs[0].font.size == Pt(14)


def test_tables_repeat_their_heads_and_stay_inside(document):
    for table in document.docx.tables:
        borders = table._tbl.find(f".//{W}tblBorders")
        if borders is None:
            continue
        assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
        assert all(row._tr.find(f".//{W}cantSplit") is not None for row in table.rows)
        widths = [int(cell._tc.find(f".//{W}tcW").get(W + "w")) for cell in table.rows[0].cells]
        assert sum(widths) <= 9355 or sum(widths) <= 14287
    for index, page in enumerate(document.pdf):
        for rule in document.rules(index):
            assert rule.x0 >= LEFT - 3.5 and rule.x1 <= page.rect.width - RIGHT + 3.5
        for text, box, _ in document.lines(index):
            assert box.x0 >= LEFT - 3.5, text
            assert box.x1 <= page.rect.width - RIGHT + 3.5, text
            assert box.y1 <= page.rect.height - 20, text


def test_no_diacritics_are_clipped(document):
    """Only rules and gaps have lines of a fixed height; cells grow with their text."""
    for paragraph in document.docx.element.iter(f"{W}p"):
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        if spacing is not None and spacing.get(W + "lineRule") == "exact":
            assert "".join(node.text or "" for node in paragraph.iter(f"{W}t")) == ""
    assert document.docx.element.find(f".//{W}trHeight") is None


def number(text):
    """`1.459` and `99,2%` as they were counted."""
    return float(text.rstrip("%").replace(".", "").replace(",", "."))


def test_the_first_annex_equals_the_totals(documents):
    totals = documents["totals"]
    document = documents["consolidated"]
    [table] = [each for each in document.docx.tables if each.rows[0].cells[1].text == "Chỉ tiêu"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    levels = [group["level"] for group in totals["groups"]]
    assert rows[0][3:] == ["Mầm non", "Tiểu học", "THCS", "Tổng cộng"]
    columns = [totals["groups"][levels.index(level)] for level in ["MN", "TH", "THCS"]]
    columns.append(totals["total"])
    form = documents["totals"]["total"]["indicators"]
    by_number = dict(enumerate(form, 1))
    compared = 0
    for row in rows[1:]:
        if not row[0].isdigit():
            continue
        code = by_number[int(row[0])]
        for text, column in zip(row[3:], columns):
            figures = column["indicators"][code]
            if "options" in figures:
                assert text == ""
            elif figures["applicable"] == 0:
                assert text == "x"
            elif "sum" in figures:
                assert number(text) == figures["sum"], code
                compared += 1
            elif "true" in figures:
                assert number(text) == figures["true"], code
                compared += 1
    assert compared > 150
    options = [row for row in rows if row[1].startswith("- ")]
    listed = [figure for code in form for figure in form[code].get("options", {}).values()]
    assert [number(row[6]) for row in options] == listed


def test_the_second_annex_adds_up_to_the_totals(documents):
    indicators = list(documents["totals"]["total"]["indicators"].items())
    tables = [each for each in documents["consolidated"].docx.tables
              if each.rows[0].cells[1].text == "Đơn vị" and len(each.rows[0].cells) > 3]
    checked = 0
    for table in tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert len(rows) == 53
        for column, head in enumerate(rows[0][2:], 2):
            code, figures = indicators[int(head.split(".")[0]) - 1]
            own = [row[column] for row in rows[1:-1] if row[column] not in {"…", "x", ""}]
            if "sum" in figures:
                assert sum(number(text) for text in own) == figures["sum"], code
                assert number(rows[-1][column]) == figures["sum"], code
            elif "true" in figures:
                assert own.count("Có") == figures["true"] == number(rows[-1][column]), code
            else:
                assert len(own) == figures["answered"], code
            checked += 1
    assert checked > 50


def test_the_workbook_has_real_numbers_frozen_heads_and_a_chart(documents):
    workbook = documents["annexes"]
    assert workbook.sheetnames == [
        "Tình hình báo cáo", "Phụ lục I", "Phụ lục II", "Phụ lục III"]
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        # As many pages as it takes, each as wide as the table.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1} and sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert len(workbook["Tình hình báo cáo"]._charts) == 1
    indicators = list(documents["totals"]["total"]["indicators"].values())
    compared = 0
    for row in workbook["Phụ lục I"].iter_rows(min_row=2, values_only=True):
        if isinstance(row[0], int):
            figures = indicators[row[0] - 1]
            expected = figures.get("sum", figures.get("true"))
            if expected is not None:
                assert row[6] == expected and isinstance(row[6], int)
                compared += 1
    assert compared > 40
    [rate] = [row for row in workbook["Phụ lục I"].iter_rows(values_only=True)
              if row[1] == "Tỷ lệ CBGVNVNLĐ được quán triệt"]
    assert rate[6] == documents["totals"]["total"]["measures"]["d_diss_staff_pct"]["percent"]
    # All schools and the sum; every indicator that is counted, in one table.
    second = workbook["Phụ lục II"]
    assert second.max_row == 53 and second.max_column > 52
    assert sum(cell.value for cell in second["C"][1:-1] if isinstance(cell.value, int)) == (
        second["C"][-1].value)


def test_the_sentences_carry_the_same_numbers(documents):
    """Every figure that the consolidated report of the demonstration says."""
    total = documents["totals"]["total"]
    figures, measures = total["indicators"], total["measures"]
    text = " ".join(documents["consolidated"].body)

    def found(pattern):
        match = re.search(pattern, text)
        assert match, pattern
        return [number(group) for group in match.groups()]

    def sums(*codes):
        return [figures[code]["sum"] for code in codes]

    def percent(code):
        return measures[code]["percent"]

    assert found(r"có (\S+) điểm trường, (\S+) cán bộ, .*? và (\S+) học sinh, trẻ; (\S+) trường") == [
        *sums("gen_sites_total", "gen_staff_total", "gen_students_total"),
        figures["gen_kitchen"]["true"]]
    assert found(r"tổ chức (\S+) cuộc quán triệt.*?cho (\S+) người \(đạt (\S+)\) và (\S+) học sinh, "
                 r"trẻ \(đạt (\S+)\)") == [
        *sums("diss_sessions", "diss_staff"), percent("d_diss_staff_pct"),
        *sums("diss_students"), percent("d_diss_students_pct")]
    assert found(r"(\d+)/(\d+) xã, thị trấn ban hành") == [
        measures["d_party_communes"]["numerator"], measures["d_party_communes"]["denominator"]]
    assert found(r"Tổ chức (\S+) buổi tuyên truyền cho đội ngũ, (\S+) buổi .*? với (\S+) em") == sums(
        "prop_sessions_staff", "prop_sessions_students", "prop_students_reached")
    assert found(r"với (\S+) thành viên, (\S+) có chứng nhận huấn luyện; (\S+) người được tập huấn "
                 r"trong kỳ \(đạt (\S+)\)") == [
        *sums("team_members"), percent("d_team_trained_pct"), *sums("train_staff"),
        percent("d_trained_pct")]
    def true(code):
        return figures[code]["true"]

    approved = documents["totals"]["coverage"]["counted"]
    for code, words in [
            ("plan_issued", "trường ban hành kế hoạch"),
            ("lead_assigned", "trường phân công bằng văn bản"),
            ("prop_integrated", "trường lồng ghép nội dung"),
            ("team_established", "trường thành lập đội"),
            ("it_shared_db", "trường đã cập nhật dữ liệu"), ("rev_done", "trường đã rà soát")]:
        assert found(rf"(\d+)/(\d+) {words}") == [true(code), approved]
    assert found(r"chốt đến ngày 31/8/2022; (\d+)/(\d+) đơn vị đã có báo cáo, đạt (\S+)\):") == [
        approved, documents["totals"]["coverage"]["due"], percent("d_submit_rate")]
    assert found(r"Toàn ngành có (\d+) trường mầm non, (\d+) trường tiểu học, (\d+) trường trung "
                 r"học cơ sở") == [17, 17, 17]
    assert found(r"Tổ chức (\S+) lần thực tập phương án, diễn tập tại (\S+) số trường, với (\S+) cán "
                 r"bộ.*? và (\S+) học sinh") == [
        *sums("drill_count"), percent("d_drill_school_pct"), *sums("drill_staff", "drill_students")]
    assert found(r"; (\S+) họng nước, trụ nước chữa cháy\.") == sums("eq_hydrants")
    assert found(r"nạp, thay thế (\S+) phương tiện") == sums("eq_new")
    assert found(r"tài trợ, xã hội hóa (\S+) đồng") == sums("bud_social")
    assert found(r"đề nghị bổ sung: (\S+) đồng") == sums("bud_needed")
    assert found(r"Bị thương (\S+) người") == sums("inc_injured")
    assert found(r"ước tính (\S+) đồng") == sums("inc_damage")
    for code in ["fire_plan_status", "rescue_plan_status", "chk_electric", "chk_flammables",
                 "chk_escape", "chk_chemicals", "eq_alarm", "eq_adequacy", "it_tools"]:
        # Each option that somebody chose, with its count.
        counts = [f": {count:02d} trường" if count < 10 else f": {count} trường"
                  for count in figures[code]["options"].values() if count]
        assert re.search(".*?".join(map(re.escape, counts)), text), code
    missing = re.search(r"Còn (\d+) đơn vị chưa có báo cáo được duyệt: (.*?)\. Có (\d+) đơn vị nộp "
                        r"muộn: (.*?)\.", text)
    assert (int(missing[1]), int(missing[3])) == (4, 5)
    assert len(missing[2].split(", ")) == 4 and len(missing[4].split(", ")) == 5
    assert found(r"tự kiểm tra (\S+) lần; có (\S+) lượt") == sums("chk_count", "insp_count")
    assert found(r"Phát hiện (\S+) tồn tại, thiếu sót, đã khắc phục (\S+) \(đạt (\S+)\)") == [
        *sums("fnd_found", "fnd_fixed"), percent("d_fixed_pct")]
    assert found(r"có (\S+) bình chữa cháy, (\S+) còn hạn") == [
        measures["d_ext_total"]["value"], percent("d_ext_usable_pct")]
    assert found(r"bố trí (\S+) đồng; đã sử dụng (\S+) đồng") == sums("bud_planned", "bud_spent")
    assert found(r"khen thưởng (\S+) tập thể, (\S+) cá nhân") == sums("rew_groups", "rew_people")
    assert found(r"xảy ra (\S+) vụ việc") == [measures["d_inc_total"]["value"]]
    # Zero is said in words.
    assert figures["disc_count"]["sum"] == 0
    assert "Không có trường hợp bị xử lý trách nhiệm." in text


def test_a_school_report_carries_its_matching_code(documents):
    school = documents["school"]
    code = documents["receipt"]["hash"][:10].upper()
    mark = f"Mã đối chiếu: {code[:5]}-{code[5:]} · Biên nhận {documents['receipt']['number']}"
    for page in range(len(school.pdf)):
        assert school.line(page, "Mã đối chiếu")[0] == mark
    text = " ".join(school.body)
    # The sample of Documentation/Sources.md 12.
    for words in ["486 học sinh, 34 cán bộ", "34/34 người (đạt 100%)", "Kế hoạch số 21/KH-THCT ngày "
                  "25/3/2022", "Tự kiểm tra 05 lần", "20 bình chữa cháy (14 bình bột, 06 bình khí "
                  "CO2)", "9.850.000 đồng", "không xảy ra cháy, nổ", "35.000.000 đồng./."]:
        assert words in text, words


def test_the_table_of_layout_points_names_tests_that_exist():
    text = (ROOT / "Documentation" / "Layout.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [int(row.split("|")[1]) for row in rows] == list(range(1, 26))
    for row in rows:
        for name in re.findall(r"`(\w+)`", row.split("|")[-2]):
            assert name in globals() or name in (
                ROOT / "Tests/ReportingTests/Documents/OfficialDocumentTests.swift").read_text(
                encoding="utf-8"), name
