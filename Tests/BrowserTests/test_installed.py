"""Installed as an app: opens without a line, and sends what was typed when there is one."""

import json
import signal
import struct
import urllib.parse
import urllib.request

import pytest

from server import PASSWORD
from typing_person import CLERK, HEAD, REPORT, field, saved, status, stored, value, write

KEPT = "Đang xem bản lưu lúc"


@pytest.fixture
def owner(visitor):
    """Has switched it on, on a browser that the worker looks after."""
    clerk = visitor()
    clerk.refusals |= {403, 409, 503}
    clerk.is_cut = True
    clerk.sign_in(CLERK)
    clerk.click(clerk.one("[data-on]"))
    clerk.wait(lambda: clerk.text("[data-said]").startswith("Đã bật trên máy này"))
    assert {"/", REPORT} <= set(names(clerk))
    return clerk


def names(person):
    """What the browser keeps, by address."""
    return person.driver.execute_async_script("""
        const done = arguments[0];
        caches.keys().then((stores) => Promise.all(stores.map((store) => caches.open(store).then((open) => open.keys()))))
          .then((all) => done([].concat(...all).map((one) => new URL(one.url).pathname)));""")


def workers(person):
    return person.driver.execute_async_script(
        "const done = arguments[0]; navigator.serviceWorker.getRegistrations().then((all) => done(all.length))")


def body(person):
    return person.driver.find_element("tag name", "body").get_attribute("innerText")


def saves(server, user, **cells):
    """Another person of the school saves from another machine."""
    cookies = urllib.request.HTTPCookieProcessor()
    browser = urllib.request.build_opener(cookies)

    def post(path, **fields):
        browser.open(urllib.request.Request(
            server.address + path, urllib.parse.urlencode(fields).encode(),
            {"Sec-Fetch-Site": "same-origin"})).close()

    post("/sign-in", user=user, password=PASSWORD)
    with browser.open(server.address + REPORT) as answer:
        page = answer.read().decode()
    token = page.split('name="_csrf" value="')[1].split('"')[0]
    post(REPORT + "/cells", _csrf=token, **cells)


def test_the_manifest_and_the_worker_are_what_a_browser_installs(server, owner):
    told = json.load(urllib.request.urlopen(server.address + "/manifest.webmanifest"))
    assert (told["start_url"], told["scope"], told["display"], told["lang"]) == ("/", "/", "standalone", "vi")
    for icon in told["icons"]:
        with urllib.request.urlopen(server.address + icon["src"]) as answer:
            assert answer.headers["Content-Type"] == icon["type"]
            octets = answer.read()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", octets[16:24])) == icon["sizes"]
    seen = owner.driver.execute_cdp_cmd("Page.getAppManifest", {})
    assert seen["url"].endswith("/manifest.webmanifest") and seen["errors"] == []
    owner.wait(lambda: owner.driver.execute_script("return navigator.serviceWorker.controller.state") == "activated")
    faults = owner.driver.execute_cdp_cmd("Page.getInstallabilityErrors", {})["installabilityErrors"]
    assert [fault["errorId"] for fault in faults] in ([], ["in-incognito"]), faults


def test_nothing_is_kept_for_whoever_has_not_switched_it_on(server, visitor):
    clerk = visitor()
    clerk.sign_in(CLERK)
    clerk.visit(REPORT)
    assert (names(clerk), workers(clerk)) == ([], 0)
    officer = visitor()
    officer.sign_in("chuyenvien")
    assert officer.all("[data-install]") == []


def test_a_form_opens_without_a_line_and_sends_when_it_is_back(server, owner):
    owner.visit(REPORT)
    write(owner, "diss_staff", "34 người")
    saved(owner)
    field(owner, "diss_students")
    with server.away():
        owner.visit("/profile")
        assert "Chưa có mạng" in body(owner)
        owner.visit("/")
        assert KEPT in owner.text() and "Trạng thái có thể đã khác" in owner.text()
        with owner.leaving():
            owner.click(owner.all(".task .btn.primary")[0])
        assert KEPT in owner.text() and "tự gửi khi có mạng" in owner.text()
        # What was saved since the page was kept stands on it.
        owner.wait(lambda: value(owner, "diss_staff") == "34")
        write(owner, "diss_students", "400")
        owner.wait(lambda: "Mất mạng: 1 ô đang giữ trong máy này" in status(owner))
        owner.click(owner.one(".bar button[value=check]"))
        owner.wait(lambda: "chưa nộp được" in owner.text())
        owner.driver.get("about:blank")
        owner.visit(REPORT)
        assert (value(owner, "diss_staff"), value(owner, "diss_students")) == ("34", "400")
    saved(owner)
    owner.wait(lambda: KEPT not in owner.text())
    assert (stored(server, "diss_staff"), stored(server, "diss_students")) == ("34", "400")
    with owner.leaving():
        owner.click(owner.one(".bar button[value=check]"))
    assert owner.path.startswith(REPORT + "/check")


def on_a_dead_line(server, owner):
    """Opens the form while nothing comes of what is sent; then it is answered."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        owner.visit(REPORT)
        assert KEPT in owner.text()
    finally:
        server.process.send_signal(signal.SIGCONT)


def test_a_line_on_which_nothing_comes_is_none(server, owner):
    on_a_dead_line(server, owner)
    owner.wait(lambda: KEPT not in owner.text())


def test_what_others_changed_meanwhile_is_joined_cell_by_cell(server, owner):
    with server.away():
        owner.visit(REPORT)
        write(owner, "diss_staff", "31")
        write(owner, "diss_students", "400")
        owner.wait(lambda: "Mất mạng" in status(owner))
        owner.driver.get("about:blank")
    saves(server, HEAD, diss_staff="20", team_members="9")
    on_a_dead_line(server, owner)
    owner.wait(lambda: owner.all("[data-cell=diss_staff] .choose"))
    owner.wait(lambda: value(owner, "team_members") == "9")
    owner.wait(lambda: stored(server, "diss_students") == "400")
    assert stored(server, "diss_staff") == "20", "what is stored stays until it is chosen"
    owner.click(owner.all("[data-cell=diss_staff] .choose button")[1])
    saved(owner)
    assert (stored(server, "diss_staff"), stored(server, "team_members")) == ("31", "9")


def line_is_back(person):
    """The browser tells the worker, as it does by itself for one that was without a network."""
    person.driver.execute_cdp_cmd("ServiceWorker.enable", {})
    for number in range(60):
        person.driver.execute_cdp_cmd("ServiceWorker.dispatchSyncEvent", {
            "origin": person.server.address, "registrationId": str(number), "tag": "cells",
            "lastChance": False})


def left_behind(server, owner):
    """Something was typed without a line, and the page closed; waits with the worker."""
    owner.visit(REPORT)
    with server.away():
        write(owner, "diss_staff", "31")
        owner.wait(lambda: REPORT + "/waits" in names(owner))
        line_is_back(owner)
        # Typed over before the page is closed.
        write(owner, "diss_staff", "34")
        owner.visit("/help")


def version(server):
    return server.session(HEAD)(REPORT).decode().split('name="_version" value="')[1].split('"')[0]


def test_what_waits_is_sent_though_its_page_is_closed(server, owner):
    left_behind(server, owner)
    assert stored(server, "diss_staff") != "34"
    owner.visit("/")
    line_is_back(owner)
    owner.wait(lambda: stored(server, "diss_staff") == "34")
    owner.wait(lambda: REPORT + "/waits" not in names(owner))
    # Nor is it sent once more by the form.
    before = version(server)
    owner.visit(REPORT)
    saved(owner)
    assert (version(server), value(owner, "diss_staff")) == (before, "34")


def test_what_waits_is_sent_by_nobody_else(server, owner):
    left_behind(server, owner)
    before = version(server)
    owner.driver.delete_all_cookies()
    line_is_back(owner)
    owner.wait(lambda: REPORT + "/waits" not in names(owner))
    assert version(server) == before
    owner.sign_in(CLERK)
    owner.visit(REPORT)
    saved(owner)
    assert stored(server, "diss_staff") == "34", "the form had it still"


def test_the_session_ended_meanwhile(server, owner):
    with server.away():
        owner.visit(REPORT)
        write(owner, "diss_staff", "31")
        owner.wait(lambda: "Mất mạng" in status(owner))
        owner.driver.delete_all_cookies()
    owner.driver.execute_script("dispatchEvent(new Event('online'))")
    owner.wait(lambda: owner.all(".again"))
    owner.wait(lambda: REPORT not in names(owner) and "/" not in names(owner))
    panel = owner.one(".again")
    panel.find_element("name", "user").send_keys(CLERK)
    panel.find_element("name", "password").send_keys(PASSWORD)
    panel.find_element("css selector", "button.primary").click()
    saved(owner)
    assert stored(server, "diss_staff") == "31"
    # It is the same person's, and so is kept again.
    owner.visit(REPORT)
    owner.wait(lambda: REPORT in names(owner))


def test_signing_out_leaves_nothing(server, owner):
    owner.visit(REPORT)
    owner.sign_out()
    owner.wait(lambda: (names(owner), workers(owner)) == ([], 0))
    with server.away():
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            owner.visit(REPORT)


@pytest.mark.parametrize("other", ["nv-th-doan-ket", HEAD])
def test_another_person_at_the_same_browser_sees_nothing_of_the_first_one(server, owner, other):
    # The first one left without signing out.
    owner.driver.delete_all_cookies()
    owner.sign_in(other)
    owner.wait(lambda: (names(owner), workers(owner)) == ([], 0))
    owner.visit(REPORT)
    owner.visit("/")
    assert (names(owner), workers(owner)) == ([], 0)
    owner.wait(lambda: owner.one("[data-on]").is_displayed())
    with server.away():
        for path in ["/", REPORT]:
            with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
                owner.visit(path)


def test_an_ended_session_empties_the_store_and_seven_days_do(server, owner):
    owner.driver.execute_async_script("""
        const done = arguments[0];
        caches.open("kept").then((store) => store.match("/").then((page) => page.text().then((text) => {
          const headers = new Headers(page.headers);
          headers.set("X-Kept", Date.now() - 7 * 24 * 3600 * 1000);
          return store.put("/", new Response(text, {headers}));
        }))).then(done);""")
    with server.away():
        owner.visit("/")
        assert "Việc cần nộp" not in body(owner)
    owner.visit("/")
    # The page of tasks has its forms kept again.
    owner.wait(lambda: {"/", REPORT} <= set(names(owner)))
    owner.driver.delete_all_cookies()
    owner.visit("/")
    assert owner.path == "/sign-in"
    owner.wait(lambda: names(owner) == ["/kept-for"])


def test_a_new_release_is_there_at_the_next_visit(owner):
    # As an older release left it: pages and files by other names.
    owner.driver.execute_async_script("""
        const done = arguments[0], old = "/app.aaaaaaaaaaaaaaaa.js";
        caches.open("kept").then((store) => store.match("/").then((page) => page.text().then((text) => Promise.all([
          store.put("/", new Response(text.replace(/\\/app\\.[a-p]{16}\\.js/, old).replace("</h1>", " cũ</h1>"), {headers: page.headers})),
          store.put(old, new Response("")),
        ])))).then(done);""")
    owner.visit("/")
    assert owner.text("h1") == "Việc cần nộp"
    owner.wait(lambda: "/app.aaaaaaaaaaaaaaaa.js" not in names(owner))
    scripts = owner.driver.execute_script("return [...document.scripts].map((one) => one.src)")
    assert any("/app." in script for script in scripts) and not any("aaaaaaaa" in script for script in scripts)
    # The worker itself is asked for anew, and does not wait for the old one's pages to be closed.
    answer = urllib.request.urlopen(owner.server.address + "/sw.js")
    assert "max-age=0" in answer.headers["Cache-Control"]


def test_switched_off_it_keeps_nothing(owner):
    owner.click(owner.one("[data-off]"))
    owner.wait(lambda: (names(owner), workers(owner)) == ([], 0))
    owner.visit(REPORT)
    assert names(owner) == []
