"""Official documents (Decree 30/2020/NĐ-CP, Annex I): the files read back by python-docx, and the
pages as LibreOffice lays them out. `Documentation/Layout.md` says which test checks which point."""

import re
import subprocess
import unicodedata

import docx
import pymupdf
import pytest
from docx.shared import Pt

from document import HEIGHT, LEFT, RIGHT, TOP, WIDTH, W
from server import ROOT

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


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
            and each.paragraph_format.first_line_indent.twips == 720
            and not each.runs[0].bold]
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
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", "V. ĐỀ XUẤT, KIẾN NGHỊ"]
    sections = [text for text in document.body if re.match(r"\d+\. ", text)]
    assert sections[0].startswith("1. Công tác chỉ đạo, kiểm tra của Phòng Giáo dục")
    assert sections[1] == "2. Công tác lãnh đạo, chỉ đạo, quán triệt"
    assert [int(text.split(".")[0]) for text in sections] == [*range(1, 12), *range(1, 5)]
    for paragraph in document.docx.paragraphs:
        if paragraph.text in chapters + sections:
            assert all(run.bold for run in paragraph.runs)
            # Of two lines the first is no wider than its words.
            assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT


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
    current = documents["current"]
    missing = sum(current[state] for state in ["not_started", "draft", "pending_head"])
    again = f"{current['returned']:02} đơn vị phải chỉnh sửa, gửi lại"
    assert any(f"còn {missing} đơn vị chưa gửi báo cáo và {again}" in text for text in letter.body)
    [table] = [table for table in letter.docx.tables if table.rows[0].cells[0].text == "TT"]
    assert len(table.rows) == missing + current["returned"] + 1


def test_annexes(documents):
    document = documents["consolidated"]
    names = [text for text in document.body if text.startswith("Phụ lục")]
    assert names == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert sum(text.startswith("(Kèm theo Báo cáo số") for text in document.body) == 4
    assert [int(section.orientation) for section in document.docx.sections] == [0, 0, 1, 0, 0]
    titles = ["BIỂU TỔNG HỢP THEO CẤP HỌC", "BIỂU TỔNG HỢP THEO ĐƠN VỊ", "TỒN TẠI CHƯA KHẮC PHỤC"]
    titles += ["VĂN BẢN CỦA CẤP ỦY, CHÍNH QUYỀN CẤP XÃ"]
    for paragraph in document.docx.paragraphs:
        if paragraph.text in titles or paragraph.text.startswith("Phụ lục"):
            assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
            assert paragraph.runs[0].bold and paragraph.runs[0].font.size == Pt(14)


def test_every_annex_is_named_in_the_text(documents):
    body = documents["consolidated"].body
    start = body.index("Phụ lục I")
    text = " ".join(body[:start])
    for name in [each for each in body[start:] if re.fullmatch(r"Phụ lục [IVX]+", each)]:
        assert re.search(name + r"\b", text), name
    letter = documents["letter"].body
    assert letter.count("Phụ lục") == 1
    assert "(danh sách tại Phụ lục kèm theo)" in " ".join(letter[:letter.index("Phụ lục")])


def test_orders_are_cited_in_full(documents):
    """At its first mention each has kind, number, day, issuer and subject."""
    reviewed = ["14/KH-GDĐT", "99/2019/QH14", "630/QĐ-TTg", "04/CT-UBND"]
    for name, numbers in [("consolidated", ["514/KH-UBND", "186/KH-SGDĐT", *reviewed]),
                          ("school", reviewed), ("letter", reviewed[:1])]:
        text = " ".join(documents[name].body).partition("Kính gửi")[2]
        for number in numbers:
            first = text[text.index(number):]
            full = rf"{number} ngày \d\d?/\d\d?/20\d\d của [^();]+ \([^()]{{20,}}\)"
            assert re.match(full, first), first[:200]


def test_tables_repeat_their_heads_and_stay_inside(document):
    for table in document.docx.tables:
        borders = table._tbl.find(f".//{W}tblBorders")
        if borders is None:
            continue
        assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
        assert all(row._tr.find(f".//{W}cantSplit") is not None for row in table.rows)
        widths = [int(cell._tc.find(f".//{W}tcW").get(W + "w")) for cell in table.rows[-1].cells]
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


def test_the_matching_code_is_read_from_the_page(documents, tmp_path):
    """At the foot of each page, in letters and beside them as a QR code of 20 mm in the margin."""
    document = documents["school"]
    code = documents["receipt"]["hash"][:10].upper()
    code = f"{code[:5]}-{code[5:]}"
    for index, page in enumerate(document.pdf):
        text, box, spans = document.line(index, f"Mã đối chiếu: {code}")
        assert round(spans[0]["size"]) == 9
        [picture] = [
            pymupdf.Rect(each["bbox"]) for each in page.get_image_info()
            if each["bbox"][0] < LEFT]
        assert [picture.width, picture.height] == pytest.approx([56.7, 56.7], abs=0.5)
        assert picture.x1 < LEFT and picture.x1 < box.x0
        assert picture.y0 < box.y0 and box.y1 < picture.y1 < page.rect.height - 14
        image = tmp_path / f"{index}.png"
        page.get_pixmap(dpi=150).save(image)
        read = subprocess.run(
            ["zbarimg", "--quiet", "--raw", "--nodbus", image], check=True,
            stdout=subprocess.PIPE, text=True)
        assert read.stdout.split() == [f"TONGHOP:{code}"]
    for other in ["consolidated", "letter"]:
        assert not any(page.get_image_info() for page in documents[other].pdf)


def test_the_table_of_layout_points_names_tests_that_exist():
    text = (ROOT / "Documentation" / "Layout.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [int(row.split("|")[1]) for row in rows] == list(range(1, 34))
    folders = ["ReportingTests/Documents", "FormatsTests", "DemonstrationTests"]
    texts = [path.read_text(encoding="utf-8") for folder in folders
             for path in (ROOT / "Tests" / folder).glob("*.swift")]
    figures = (ROOT / "Tests/BrowserTests/test_figures.py").read_text(encoding="utf-8")
    for row in rows:
        for name in re.findall(r"`(\w+)`", row.split("|")[-2]):
            assert name in globals() or f"def {name}(" in figures or any(
                f"func {name}(" in text for text in texts), name
