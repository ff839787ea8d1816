"""What a form does by itself while somebody types: keeps it, merges it, checks it, goes on."""

import random

from selenium.webdriver.common.keys import Keys

from server import PASSWORD
from typing_person import CLERK, HEAD, REPORT, field, saved, status, stored, value, write


def test_it_is_kept_while_the_line_is_cut_and_arrives_when_it_is_back(server, typist):
    clerk = typist()
    clerk.is_cut = True
    write(clerk, "diss_staff", "31")
    saved(clerk)
    assert stored(server, "diss_staff") == "31"
    clerk.go_offline()
    write(clerk, "diss_staff", "32")
    clerk.wait(lambda: "Mất mạng: 1 ô đang giữ trong máy này, sẽ tự gửi" in status(clerk))
    assert stored(server, "diss_staff") == "31"
    clerk.go_offline(False)
    saved(clerk)
    assert stored(server, "diss_staff") == "32"


def test_the_session_ended_and_signing_in_is_where_one_stands(server, typist):
    clerk = typist()
    address = clerk.driver.current_url
    write(clerk, "diss_staff", "31")
    clerk.driver.delete_all_cookies()
    clerk.wait(lambda: clerk.all(".again"))
    assert "Cần đăng nhập lại" in status(clerk)
    write(clerk, "diss_students", "400")
    panel = clerk.one(".again")
    panel.find_element("name", "user").send_keys(CLERK)
    panel.find_element("name", "password").send_keys("sai-mat-khau", Keys.ENTER)
    clerk.wait(lambda: clerk.text(".again [role=alert]") != "")
    panel.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
    saved(clerk)
    assert clerk.all(".again") == [] and clerk.driver.current_url == address
    assert (stored(server, "diss_staff"), stored(server, "diss_students")) == ("31", "400")


def test_the_page_is_closed_before_it_is_sent(server, typist):
    clerk = typist()
    clerk.is_cut = True
    clerk.go_offline()
    write(clerk, "diss_staff", "33")
    clerk.driver.get("about:blank")
    clerk.go_offline(False)
    clerk.visit("/")
    clerk.visit(REPORT)
    assert value(clerk, "diss_staff") == "33"
    saved(clerk)
    assert stored(server, "diss_staff") == "33"


def test_leaving_sends_what_waits(server, typist):
    clerk = typist()
    write(clerk, "diss_staff", "35")
    clerk.visit("/help")
    clerk.wait(lambda: stored(server, "diss_staff") == "35")


def test_signing_out_asks_before_it_drops_what_could_not_be_sent(server, typist):
    clerk = typist()
    clerk.is_cut = True
    clerk.go_offline()
    write(clerk, "diss_staff", "36")
    clerk.wait(lambda: "Mất mạng" in status(clerk))
    clerk.one("form.who button").click()
    clerk.wait(lambda: clerk.driver.switch_to.alert)
    alert = clerk.driver.switch_to.alert
    assert "1 ô" in alert.text or "ô vừa nhập chưa gửi được" in alert.text
    alert.dismiss()
    assert value(clerk, "diss_staff") == "36"
    clerk.go_offline(False)
    saved(clerk)


def test_checks_while_typing_are_those_of_the_server(typist):
    clerk = typist()
    generator = random.Random(7)
    clerk.wait(lambda: clerk.driver.execute_script(FILL + "return isReady()"))
    for _ in range(4):
        clerk.driver.execute_script(FILL + "fill(arguments[0])", generator.randrange(10**6))
        saved(clerk)
        typed = clerk.driver.execute_script(FILL + "return said()")
        clerk.visit(REPORT)
        assert clerk.driver.execute_script(FILL + "return said()") == typed


def test_a_question_that_hangs_on_another_says_at_once_whether_it_is_asked(server, typist):
    clerk = typist()
    clerk.wait(lambda: clerk.driver.execute_script(FILL + "return isReady()"))

    def state():
        row = clerk.one("[data-cell=drill_staff]")
        return row.text.split("(")[1].split("chỉ hỏi")[0], "off" in row.get_attribute("class")

    write(clerk, "drill_count", "2")
    clerk.wait(lambda: state() == ("phải trả lời; ", False))
    write(clerk, "drill_staff", "12")
    write(clerk, "drill_count", "0")
    clerk.wait(lambda: state() == ("không phải trả lời; ", True))
    saved(clerk)
    assert (value(clerk, "drill_staff"), stored(server, "drill_staff")) == ("12", "12")


# Fills each field with something of its kind, now and then with what can't be; and what the page says
# of each cell, with the counters.
FILL = """
const isReady = () => performance.getEntriesByType("resource").some((one) => /rules\\.json/.test(one.name) && one.responseEnd);
const fill = (seed) => {
  let state = seed;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % below;
  };
  for (const row of document.querySelectorAll("[data-cell]")) {
    const fields = [...row.querySelectorAll("input:not([type=hidden]), textarea:not([name^=why_])")];
    if (!fields.length || random(5) === 0) continue;
    let field = fields[random(fields.length)];
    if (field.type === "radio" || field.type === "checkbox") field.checked = true;
    else if (field.inputMode === "numeric") field.value = ["0", "1", "12", "34", "486", "5.000", "1,5", "mười"][random(8)];
    else if (field.placeholder) field.value = ["31/02/2026", "25/10/2026", "1/6/2026", "hôm qua"][random(4)];
    else field.value = ["", "Không", "x"][random(3)];
    field.dispatchEvent(new Event("input", {bubbles: true}));
    field.dispatchEvent(new Event("change", {bubbles: true}));
  }
};
const said = () => {
  const all = {};
  for (const row of document.querySelectorAll("[data-cell]")) {
    const lines = [...row.querySelectorAll(".q-l .msg")].map((line) => line.textContent.trim());
    const when = row.querySelector("[data-when]");
    if (when) {
      lines.push(when.textContent + row.classList.contains("off")
        + row.querySelectorAll("[aria-required]:not([name^=why_])").length);
    }
    if (lines.length) all[row.dataset.cell] = lines.sort();
  }
  for (const section of document.querySelectorAll("details.sec")) all[section.id] = section.querySelector("summary .st").textContent.trim();
  all.bar = document.querySelector("[data-counts]").textContent.trim();
  return all;
};
"""


def test_the_keys_of_a_spreadsheet(server, typist):
    clerk = typist()
    field(clerk, "diss_staff").send_keys("30", Keys.ENTER)
    active = clerk.driver.switch_to.active_element
    assert active.get_attribute("name") == "diss_students"
    active.send_keys("480", Keys.ARROW_UP)
    active = clerk.driver.switch_to.active_element
    assert active.get_attribute("name") == "diss_staff"
    # One key answers yes or no, and goes on; arrows never blank an answer.
    clerk.driver.execute_script("arguments[0].focus()", clerk.all("[name=plan_issued]")[0])
    clerk.driver.switch_to.active_element.send_keys("1")
    assert clerk.one("[name=plan_issued]:checked").get_property("value") == "true"
    assert clerk.driver.switch_to.active_element.get_attribute("name") == "plan_number"
    clerk.one("[name=plan_issued]:checked").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert clerk.all("[name=plan_issued]:checked") != []
    # The last round's figure, of what lasts and of nothing else.
    field(clerk, "eq_ext_powder").send_keys(Keys.F8)
    assert value(clerk, "eq_ext_powder") == "14"
    write(clerk, "drill_count", "")
    field(clerk, "drill_count").send_keys(Keys.F8)
    assert value(clerk, "drill_count") == ""
    saved(clerk)
    assert stored(server, "eq_ext_powder") == "14"


def test_what_only_the_server_reads_stands_as_it_was_understood(server, typist):
    clerk = typist()
    write(clerk, "diss_staff", "34 người")
    saved(clerk)
    assert value(clerk, "diss_staff") == "34 người", "not while somebody stands in it"
    field(clerk, "diss_students")
    assert value(clerk, "diss_staff") == "34"
    assert clerk.all("[data-cell=diss_staff] .msg.err") == []
    write(clerk, "drill_last_date", "25/10/26")
    saved(clerk)
    field(clerk, "diss_students")
    assert value(clerk, "drill_last_date") == "25/10/2026"
    assert (stored(server, "diss_staff"), stored(server, "drill_last_date")) == ("34", "25/10/2026")


def test_a_reason_is_chosen_where_the_form_accepts_some(server, visitor):
    clerk = visitor()
    clerk.sign_in(CLERK)
    # As if the form of this round had them.
    told = clerk.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": ACCEPTING})
    try:
        clerk.visit(REPORT)
        write(clerk, "bud_planned", "500")
        field(clerk, "bud_spent")
        clerk.wait(lambda: clerk.all("[name=pick_W28]"))
        picks = clerk.all("[name=pick_W28]")
        assert [pick.get_property("value") for pick in picks] == ["Mua lẻ", "Ghi theo nghìn đồng", ""]
        assert clerk.all("[name=pick_W28]:checked") == []
        clerk.click(picks[1])
        saved(clerk)
        clerk.one("#why_W28").send_keys("năm nay")
        saved(clerk)
        page = server.session(CLERK)(REPORT).decode()
        assert ">\nGhi theo nghìn đồng\nnăm nay</textarea>" in page
        # Its cell is where the keys of a spreadsheet lead, not the choice.
        field(clerk, "bud_spent").send_keys(Keys.SHIFT, Keys.ENTER)
        assert clerk.driver.switch_to.active_element.get_attribute("name") == "bud_planned"
    finally:
        clerk.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", told)


ACCEPTING = """
const ask = window.fetch;
window.fetch = (address, options) => ask(address, options).then((answer) =>
  !/rules\\.json/.test(address) ? answer : answer.json().then((told) => {
    told.rules.find((rule) => rule.id === "W28").explanations = ["Mua lẻ", "Ghi theo nghìn đồng"];
    return new Response(JSON.stringify(told), {headers: {"Content-Type": "application/json"}});
  }));
"""


def test_the_list_of_steps_follows_and_a_long_text_says_what_room_it_has(typist):
    clerk = typist()
    for code in ["H", "C"]:
        clerk.driver.execute_script(
            "const section = document.getElementById(arguments[0]); section.open = true;"
            "section.scrollIntoView()", code)
        clerk.wait(lambda code=code: [
            step.get_attribute("href").split("#")[1]
            for step in clerk.all(".steps [aria-current]")] == [code])
    text = clerk.all("textarea.full")[0]
    hint = clerk.one(f"#{text.get_attribute('name')}-f")
    clerk.wait(lambda: "Còn" in hint.get_property("textContent"))
    most = int(hint.get_property("textContent").split("Tối đa ")[1].split(" ")[0].replace(".", ""))
    clerk.driver.execute_script(
        "arguments[0].closest('details').open = true; arguments[0].value = 'ă'.repeat(arguments[1]);"
        "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", text, most + 2)
    assert hint.get_property("textContent").endswith(" Thừa 2 ký tự.")


def test_lines_of_a_spreadsheet_are_pasted_into_the_following_cells(typist):
    clerk = typist()
    paste(clerk, "eq_ext_powder", "14\r\n6\r\n17\r\n")
    cells = ["eq_ext_powder", "eq_ext_co2", "eq_ext_usable"]
    assert [value(clerk, code) for code in cells] == ["14", "6", "17"]
    said = clerk.text("#report-form > .notice")
    assert said.startswith("Đã dán 3 ô: 36–38.")
    clerk.click(clerk.one("#report-form > .notice button"))
    assert [value(clerk, code) for code in cells] == ["", "", ""]
    paste(clerk, "eq_ext_powder", "\n".join(["1"] * 40))
    assert "Chưa dán: có 40 dòng" in clerk.text("#report-form > .notice")
    assert [value(clerk, code) for code in cells] == ["", "", ""]


def paste(person, code, text):
    person.driver.execute_script("""
        const data = new DataTransfer();
        data.setData("text/plain", arguments[1]);
        arguments[0].dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        """, field(person, code), text)


def test_a_section_is_copied_from_the_last_round_and_undone(server, typist):
    clerk = typist()
    field(clerk, "eq_ext_powder")
    clerk.click(clerk.one("#F [name=_copy]"))
    assert value(clerk, "eq_ext_powder") == "14"
    saved(clerk)
    assert stored(server, "eq_ext_powder") == "14"
    clerk.click(clerk.one("#report-form > .notice button"))
    saved(clerk)
    assert stored(server, "eq_ext_powder") == ""



def test_what_the_server_refuses_is_not_sent_again_and_again(typist):
    clerk = typist()
    clerk.driver.execute_script("""
        window.tries = 0;
        const whole = window.fetch;
        window.fetch = (address, options) => {
          if (!options || options.method !== "POST") return whole(address, options);
          window.tries += 1;
          return Promise.resolve(new Response("", {status: 422}));
        };""")
    write(clerk, "diss_staff", "31")
    clerk.wait(lambda: "Máy chủ chưa nhận" in status(clerk))
    tries = clerk.driver.execute_script("return window.tries")
    assert tries == 3 and clerk.all(".held") != []
    # One more for what is typed then.
    write(clerk, "diss_staff", "32")
    clerk.wait(lambda: clerk.driver.execute_script("return window.tries") > tries)
