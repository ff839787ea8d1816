"""Photos of papers, where scripts run: put in order, shrunk and sent once, whatever the line does."""

import random
import re
import signal

import pymupdf
import pytest

from test_report import HEAD, current_round

# A closed round's report, which the school submitted: its paper may still be sent.
SIGNED = "/rounds/pccc-2022/report/signed"
PART = 256 * 1024  # bytes
ACT = "main form.panel .pages [data-act='{} {}']"


@pytest.fixture
def head(visitor):
    head = visitor(counts=True)
    head.sign_in(HEAD)
    head.visit(SIGNED)
    return head


def test_pages_arrive_as_they_were_put(server, head, tmp_path):
    """Moved, turned and dropped; each page's grey and shape tell which it is."""
    choose(head, [picture(tmp_path, name, grey) for name, grey in
                  [("a.jpg", 40), ("b.png", 90), ("c.jpg", 140), ("d.jpg", 190)]], pages=4)
    press(head, "earlier", 4)  # a b d c
    # The focus goes with the page that moves.
    assert focused(head) == "Lên trước: trang 3"
    press(head, "later", 1)  # b a d c
    press(head, "drop", 3)  # b a c
    press(head, "turn", 2)
    assert head.text("main [role=status]") == "Đã xoay trang 2."
    choose(head, [picture(tmp_path, "e.jpg", 240)], pages=4)
    send(head)
    joined = paper(server, head)
    assert greys(joined) == [90, 40, 140, 240]
    assert [page.rect.width > page.rect.height for page in joined] == [False, True, False, False]
    # Turned clockwise: the dark top of the photo stands at the right.
    image = joined[1].get_pixmap()
    edges = [image.pixel(x, image.height // 2)[0] for x in (60, image.width - 60)]
    assert abs(edges[0] - 40) < 8 and edges[1] < 8


def test_a_large_photo_arrives_small_and_a_small_one_as_it_is(server, head, tmp_path):
    large = tmp_path / "IMG 1.jpg"
    noise = pymupdf.Pixmap(
        pymupdf.csRGB, 300, 400, random.Random(1).randbytes(300 * 400 * 3), False)
    pymupdf.Pixmap(noise, 3000, 4000).save(large, jpg_quality=98)
    assert large.stat().st_size > 2_000_000
    choose(head, [large, picture(tmp_path, "b.jpg", 90)], pages=2)
    assert "ảnh gốc" in head.text("main form.panel")
    head.driver.execute_cdp_cmd("Network.enable", {})
    head.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
        "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100 * 1024})
    with head.leaving():
        head.click(head.one("main form.panel .btn.primary"))
        head.wait(lambda: re.match("Đang gửi [1-9][0-9]?%", head.text("main [role=status]")))
        assert not head.one("main form.panel .btn.primary").is_enabled()
    joined = paper(server, head)
    assert [image[2:4] for page in joined for image in page.get_images()] == [(1275, 1700), (300, 400)]
    assert len(joined.tobytes()) < 1_000_000


def test_what_cannot_be_sent_is_refused_before_it_is(server, head, tmp_path):
    large, broken, small, other = [tmp_path / name for name in ("scan.pdf", "hỏng.heic", "nhỏ.png", "a.docx")]
    most = int(head.one("#file").get_attribute("data-most"))
    with open(large, "wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(most + 1)
    broken.write_bytes(b"\0\0\0\x18ftypheic")
    small.write_bytes(pixmap(150, 150, 90).tobytes("png"))
    other.write_bytes(b"PK")
    for path, sentence in [
            (large, "scan.pdf: nặng 20 MB, không quá 20 MB. Chụp hoặc chọn ảnh từng trang"),
            (broken, "Máy này không đọc được ảnh hỏng.heic, chọn dạng JPEG hoặc PDF."),
            (small, "nhỏ.png: ảnh nhỏ quá (150 × 150 điểm)"),
            (other, "a.docx: chỉ nhận ảnh hoặc tệp PDF.")]:
        head.one("#file").send_keys(str(path))
        head.wait(lambda sentence=sentence: sentence in head.text("main form .notice.err"))
        assert head.all(".pages li") == []
    head.traffic()
    head.click(head.one("main form.panel .btn.primary"))
    assert "a.docx" in head.text("main form .notice.err")
    choose(head, [picture(tmp_path, f"{number}.jpg", 90) for number in range(11)], pages=10)
    assert "10.jpg: nhiều nhất 10 ảnh" in head.text("main form .notice.err")
    assert head.traffic()[0] == []


def test_a_dropped_line_loses_nothing_and_sends_nothing_twice(server, head, tmp_path):
    before = len(papers(head))
    choose(head, [picture(tmp_path, "a.jpg", 40), picture(tmp_path, "b.jpg", 90)], pages=2)
    head.is_cut = True
    head.go_offline()
    again = head.one("main form.panel .btn.primary")
    head.click(again)
    head.wait(lambda: "Mất mạng, chưa gửi xong" in head.text("main form .notice.err"))
    assert again.text == "Gửi lại" and len(head.all(".pages li")) == 2
    head.go_offline(False)
    # It arrives, and only its answer is lost on the way.
    head.driver.execute_script("""
        const open = XMLHttpRequest.prototype.open;
        XMLHttpRequest.prototype.open = function (method, address) {
          open.call(this, method, address);
          if (method !== "POST") return;
          XMLHttpRequest.prototype.open = open;
          this.addEventListener("readystatechange", () => { if (this.readyState === 2) this.abort(); });
        };""")
    head.click(again)
    head.wait(lambda: "Mất mạng, chưa gửi xong" in head.text("main form .notice.err") and again.is_enabled())
    send(head)
    assert len(papers(head)) == before + 1
    assert greys(paper(server, head)) == [40, 90]


@pytest.mark.parametrize("how", ["the line", "the server"])
def test_after_a_drop_only_the_rest_is_sent(server, head, tmp_path, how):
    size = weighed(head, [noise(tmp_path, f"{number}.jpg", number) for number in range(3)])
    assert size > 3 * PART
    head.is_cut = True
    slow(head, 300 * 1024)
    send_button = head.one("main form.panel .btn.primary")
    head.click(send_button)
    head.wait(lambda: re.match("Đang gửi ([4-8][0-9])%", head.text("main [role=status]")))
    assert head.one("main form.panel progress").get_property("value") >= 40
    if how == "the server":
        server.restart(signal.SIGKILL)
    else:
        head.go_offline()
    head.wait(lambda: "Mất mạng, chưa gửi xong" in head.text("main form .notice.err"))
    head.go_offline(False)
    first = sent(head)
    assert 0 < first < size
    send(head)
    assert papers(head) and len(paper(server, head)) == 3
    # What went before the drop is counted whole, although its last part was cut.
    assert sent(head) < 1.5 * size


def test_a_session_that_ended_meanwhile_costs_no_part(server, head, tmp_path):
    head.refusals |= {403}
    size = weighed(head, [noise(tmp_path, f"{number}.jpg", number) for number in range(3)])
    slow(head, 300 * 1024)
    head.click(head.one("main form.panel .btn.primary"))
    head.wait(lambda: re.match("Đang gửi ([4-8][0-9])%", head.text("main [role=status]")))
    here = head.driver.current_window_handle
    head.driver.delete_all_cookies()
    head.wait(lambda: "Cần đăng nhập lại thì" in head.text("main form .notice.err"))
    slow(head, -1)
    head.driver.switch_to.new_window("tab")
    head.sign_in(HEAD)
    head.driver.close()
    head.driver.switch_to.window(here)
    send(head)
    assert len(paper(server, head)) == 3
    assert sent(head) < 1.5 * size


def slow(head, speed):
    head.driver.execute_cdp_cmd("Network.enable", {})
    head.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
        "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": speed})


def noise(folder, name, seed):
    """A photo that no packing makes small."""
    path = folder / name
    octets = random.Random(seed).randbytes(700 * 700)
    pymupdf.Pixmap(pymupdf.csGRAY, 700, 700, octets, False).save(path, jpg_quality=95)
    return path


def weighed(head, paths):
    """The bytes of the pages that are to be sent; from then on what is sent is counted."""
    choose(head, paths, pages=len(paths))
    head.driver.execute_script("""
        sessionStorage.sent = 0;
        const send = XMLHttpRequest.prototype.send;
        XMLHttpRequest.prototype.send = function (content) {
          if (content) sessionStorage.sent = Number(sessionStorage.sent) + content.size;
          send.call(this, content);
        };""")
    kilobytes = re.search(r"Tổng ([0-9.,]+) (KB|MB)", head.text("main form.panel"))
    number = float(kilobytes[1].replace(".", "").replace(",", "."))
    return number * (1024 if kilobytes[2] == "KB" else 1024 * 1024)


def sent(head):
    return float(head.driver.execute_script("return sessionStorage.sent"))


def test_a_session_that_ended_costs_no_photo(server, head, tmp_path):
    head.refusals |= {403}
    choose(head, [picture(tmp_path, "a.jpg", 40)], pages=1)
    here = head.driver.current_window_handle
    head.driver.delete_all_cookies()
    head.click(head.one("main form.panel .btn.primary"))
    head.wait(lambda: "phiên làm việc đã kết thúc. Cần đăng nhập lại" in head.text("main form .notice.err"))
    head.driver.switch_to.new_window("tab")
    head.sign_in(HEAD)
    head.driver.close()
    head.driver.switch_to.window(here)
    send(head)
    assert greys(paper(server, head)) == [40]


def test_a_cell_of_the_form_takes_photos_and_the_server_has_its_say(server, visitor, tmp_path):
    address = f"/rounds/{current_round(server)['code']}/report"
    head = visitor(width=360)
    head.refusals |= {415}
    head.sign_in(HEAD)
    head.visit(f"{address}/files/report_file")
    false = tmp_path / "trang.pdf"
    false.write_bytes(b"<html>")
    choose(head, [false], pages=1)
    head.click(head.one("main form.panel .btn.primary"))
    head.wait(lambda: "không phải là PDF" in head.text("main form .notice.err"))
    head.click(head.one(".pages .btn"))
    choose(head, [picture(tmp_path, "a.jpg", 40), picture(tmp_path, "b.jpg", 90)], pages=2)
    send(head)
    assert head.path == f"{address}#report_file"
    file = server.session(HEAD)(f"{address}/files/report_file/content")
    assert greys(pymupdf.open(stream=file, filetype="pdf")) == [40, 90]


def test_a_telephone_takes_page_by_page(visitor):
    head = visitor(width=360)
    head.sign_in(HEAD)
    head.visit(SIGNED)
    shoot = head.driver.find_element("xpath", "//button[.='Chụp từng trang']")
    assert not shoot.is_displayed()
    try:
        head.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
        head.visit(SIGNED)
        shoot = head.driver.find_element("xpath", "//button[.='Chụp từng trang']")
        assert shoot.is_displayed()
        camera = head.one("input[capture=environment]")
        assert camera.get_attribute("accept") == "image/*"
        assert head.driver.execute_script(
            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    finally:
        head.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def pixmap(width, height, grey):
    """A page of this grey, black at its top."""
    made = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, width, height), False)
    made.clear_with(grey)
    made.clear_with(0, pymupdf.IRect(0, 0, width, height // 8))
    return made


def picture(folder, name, grey):
    path = folder / name
    path.write_bytes(pixmap(300, 400, grey).tobytes("png" if path.suffix == ".png" else "jpeg"))
    return path


def choose(head, paths, pages):
    head.one("#file").send_keys("\n".join(str(path) for path in paths))
    head.wait(lambda: len(head.all(".pages li")) == pages and "Đang đọc" not in head.text("main [role=status]"))


def press(head, act, number):
    head.click(head.one(ACT.format(act, number)))


def focused(head):
    return head.driver.switch_to.active_element.get_attribute("aria-label")


def send(head):
    with head.leaving():
        head.click(head.one("main form.panel .btn.primary"))


def papers(head):
    return head.all("main table a[download]")


def paper(server, head):
    """The newest paper, as the server gives it."""
    assert head.path == SIGNED + "?done=attached"
    link = papers(head)[0].get_attribute("href")
    file = server.session(HEAD)(link.removeprefix(server.address))
    joined = pymupdf.open(stream=file, filetype="pdf")
    assert not joined.is_repaired
    return joined


def greys(joined):
    """Of each page's middle, to the next ten."""
    found = []
    for page in joined:
        image = page.get_pixmap()
        found.append(round(image.pixel(image.width // 2, image.height // 2)[0], -1))
    return found
