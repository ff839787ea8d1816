"""What documents say is what the totals say: annexes, workbook, sentences, a school's own report. And how
many pages that takes."""

import re


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
              if each.rows[0].cells[1].text == "Đơn vị" and each.rows[-1].cells[1].text == "Tổng cộng"]
    checked = 0
    for table in tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        # The sections, the head, three levels with a line above and a sum below, all schools, the
        # sum of all.
        schools = [row for row in rows if row[0].isdigit()]
        assert len(rows) == 2 + 3 * 2 + len(schools) + 1 and len(schools) == 51
        sums = [row for row in rows if row[1].startswith("Cộng ")]
        assert [row[1] for row in sums] == ["Cộng Mầm non", "Cộng Tiểu học", "Cộng THCS"]
        firsts = [row for row in rows if row[0] == "1"]
        assert len(firsts) == 3
        for column, head in enumerate(rows[1][2:], 2):
            code, figures = indicators[int(head.split(".")[0]) - 1]
            own = [row[column] for row in schools if row[column] not in {"…", "x", ""}]
            if "sum" in figures:
                assert sum(number(text) for text in own) == figures["sum"], code
                assert number(rows[-1][column]) == figures["sum"], code
                assert sum(number(row[column]) for row in sums if row[column] not in {"…", "x"}) == (
                    figures["sum"]), code
            elif "true" in figures:
                assert own.count("Có") == figures["true"] == number(rows[-1][column]), code
            else:
                assert len(own) == figures["answered"], code
            checked += 1
    assert checked > 50


def test_the_second_annex_is_short(documents):
    """Of 51 schools and 53 columns; no page has a head and hardly a school."""
    document = documents["consolidated"]
    wide = [index for index, page in enumerate(document.pdf) if page.rect.width > page.rect.height]
    assert 0 < len(wide) <= 10
    for index in wide[:-1]:
        assert len([text for text, _, _ in document.lines(index) if re.match(r"(MN|TH|THCS) ", text)]) >= 8


def test_the_signature_is_on_a_page_with_words(documents):
    """Nobody signs a page on which nothing is said."""
    for document in documents.values():
        if not hasattr(document, "pdf"):
            continue
        [page] = [index for index in range(len(document.pdf))
                  if any(text == "Nơi nhận:" for text, _, _ in document.lines(index))]
        assert any(text.endswith("./.") for text, _, _ in document.lines(page))


def test_the_workbook_has_real_numbers_frozen_heads_and_a_chart(documents):
    workbook = documents["annexes"]
    assert workbook.sheetnames == [
        "Tình hình báo cáo", "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    for sheet in workbook:
        head = 1 if sheet.title == "Tình hình báo cáo" else 5
        assert sheet.print_title_rows == f"${head}:${head}"
        # As many pages as it takes, each as wide as the table, or as can be read; then each with the
        # first columns.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        if sheet.title == "Tình hình báo cáo":
            assert sheet.freeze_panes == "A2"
        else:
            assert sheet.freeze_panes == "C6" and sheet.print_title_cols == "$A:$B"
            assert sheet["A1"].value == sheet.title and sheet["A1"].font.bold
            assert sheet["A3"].value.startswith("(Kèm theo Báo cáo số")
        width = sum(column.width for column in sheet.column_dimensions.values())
        assert width / (sheet.page_setup.fitToWidth or 1) <= 160
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
    rows = list(second.iter_rows(min_row=6))
    assert sum(isinstance(row[0].value, int) for row in rows) == 51 and second.max_column > 48
    [total] = [row for row in rows if row[1].value == "Tổng cộng"]
    assert total[1].font.bold and total[2].font.bold
    assert sum(row[2].value for row in rows
               if isinstance(row[0].value, int) and isinstance(row[2].value, int)) == total[2].value


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

    assert found(r"có (\S+) điểm trường, (\S+) cán bộ, .*? và (\S+) học sinh, trẻ; có (\S+) trường") == [
        *sums("gen_sites_total", "gen_staff_total", "gen_students_total"),
        figures["gen_kitchen"]["true"]]
    assert found(r"tổ chức (\S+) cuộc quán triệt.*?cho (\S+) người \(đạt (\S+)\) và (\S+) học sinh, "
                 r"trẻ \(đạt (\S+)\)") == [
        *sums("diss_sessions", "diss_staff"), percent("d_diss_staff_pct"),
        *sums("diss_students"), percent("d_diss_students_pct")]
    # Some reports are missing: no share of all communes.
    assert found(r"Theo báo cáo của (\d+) trường, có (\d+) đơn vị cấp xã ban hành") == [
        documents["totals"]["coverage"]["counted"], measures["d_party_communes"]["numerator"]]
    assert found(r"đã tổ chức (\S+) buổi tuyên truyền .*? và (\S+) buổi .*? với (\S+) em") == sums(
        "prop_sessions_staff", "prop_sessions_students", "prop_students_reached")
    trained = measures["d_team_trained_pct"]
    assert found(r"với (\S+) thành viên, trong đó ([^/]+)/(\S+) người \((\S+)\) có chứng nhận") == [
        *sums("team_members"), trained["numerator"], trained["denominator"], trained["percent"]]
    assert found(r"có (\S+) người được tập huấn \(đạt (\S+)\)") == [
        *sums("train_staff"), percent("d_trained_pct")]
    def true(code):
        return figures[code]["true"]

    approved = documents["totals"]["coverage"]["counted"]
    for code, words in [
            ("plan_issued", "trường đã ban hành kế hoạch"),
            ("lead_assigned", "trường phân công bằng văn bản"),
            ("prop_integrated", "trường lồng ghép nội dung"),
            ("team_established", "trường thành lập đội"),
            ("it_shared_db", "trường đã cập nhật dữ liệu"), ("rev_done", "trường đã rà soát")]:
        assert found(rf"(\d+)/(\d+) {words}") == [true(code), approved]
    due = documents["totals"]["coverage"]["due"]
    assert found(r"đến hết ngày 31/8/2022, .*? đã duyệt của (\d+)/(\d+) trường, đạt ([^;]+);") == [
        approved, due, round(approved / due * 100, 1)]
    assert found(r"gồm (\d+) trường mầm non, (\d+) trường tiểu học, (\d+) trường trung "
                 r"học cơ sở") == [17, 17, 17]
    drills = measures["d_drill_school_pct"]
    assert found(r"Có (\d+)/(\d+) trường \((\S+)\) tổ chức thực tập phương án, diễn tập với (\S+) lần, "
                 r"(\S+) cán bộ.*? và (\S+) học sinh") == [
        drills["numerator"], drills["denominator"], drills["percent"],
        *sums("drill_count", "drill_staff", "drill_students")]
    assert found(r"Có (\S+) họng nước, trụ nước chữa cháy\.") == sums("eq_hydrants")
    assert found(r"nạp, thay thế (\S+) phương tiện") == sums("eq_new")
    assert found(r"trong đó (\S+) đồng từ nguồn tài trợ") == sums("bud_social")
    assert found(r"đề nghị bổ sung: (\S+) đồng") == sums("bud_needed")
    assert found(r"Có (\S+) người bị thương") == sums("inc_injured")
    assert found(r"ước tính (\S+) đồng") == sums("inc_damage")
    for code in ["fire_plan_status", "rescue_plan_status", "chk_electric", "chk_flammables",
                 "chk_escape", "chk_chemicals", "eq_alarm", "eq_adequacy", "it_tools"]:
        # Each option that somebody chose, with its count.
        counts = [f"{count:02d} trường)" if count < 10 else f"{count} trường)"
                  for count in figures[code]["options"].values() if count]
        assert re.search(".*?".join(map(re.escape, counts)), text), code
    missing = re.search(r"Còn (\d+) trường chưa có báo cáo được duyệt: (.*?)\. Có (\d+) trường nộp "
                        r"muộn: (.*?)\.", text)
    assert (int(missing[1]), int(missing[3])) == (4, 5)
    assert len(missing[2].split(", ")) == 4 and len(missing[4].split(", ")) == 5
    assert found(r"tự kiểm tra (\S+) lần\. Có (\S+) lượt") == sums("chk_count", "insp_count")
    assert found(r"Phát hiện (\S+) tồn tại, thiếu sót, đã khắc phục (\S+) \(đạt (\S+)\)") == [
        *sums("fnd_found", "fnd_fixed"), percent("d_fixed_pct")]
    assert found(r"có (\S+) bình chữa cháy, trong đó \S+ bình \((\S+)\) còn hạn") == [
        measures["d_ext_total"]["value"], percent("d_ext_usable_pct")]
    assert found(r"bố trí (\S+) đồng trong dự toán năm\. Đã sử dụng (\S+) đồng") == sums("bud_planned", "bud_spent")
    assert found(r"Biểu dương, khen thưởng (\S+) tập thể, (\S+) cá nhân") == sums("rew_groups", "rew_people")
    assert found(r"xảy ra (\S+) vụ, gồm") == [measures["d_inc_total"]["value"]]
    # Zero is said in words.
    assert figures["disc_count"]["sum"] == 0
    assert "không có trường hợp bị xử lý trách nhiệm." in text


def test_a_school_report_carries_its_matching_code(documents):
    school = documents["school"]
    code = documents["receipt"]["hash"][:10].upper()
    mark = f"Mã đối chiếu: {code[:5]}-{code[5:]} · Biên nhận {documents['receipt']['number']}"
    for page in range(len(school.pdf)):
        assert school.line(page, "Mã đối chiếu")[0] == mark
    text = " ".join(school.body)
    # The sample of Documentation/Sources.md 12.
    for words in ["486 học sinh, 34 cán bộ", "34/34 người (đạt 100,0%)", "Kế hoạch số 21/KH-THCT ngày "
                  "25/3/2022", "Tự kiểm tra 05 lần", "20 bình chữa cháy (14 bình bột, 06 bình khí "
                  "CO2)", "9.850.000 đồng", "không xảy ra cháy, nổ", "35.000.000 đồng./."]:
        assert words in text, words
