// What the form of a report seldom needs, loaded when it does (report/keep.js): the choice where two
// people changed one cell, and signing in again where one stands. ES2015, no module.
"use strict";

// Two people changed the cell, or the reason, to different things: both are on the buttons.
function choose(name) {
  const one = held.get(name);
  const field = fieldsOf(name)[0];
  if (!one || !one.side || !field) return;
  const side = one.side;
  const row = rowOf(name) || field.closest(".why");
  const old = row.querySelector(".choose");
  if (old) old.remove();
  const box = make("div", "choose");
  box.setAttribute("role", "group");
  const line = make("p", "msg warn");
  line.appendChild(icon("warn"));
  line.appendChild(make("span", "", "Hai người cùng sửa chỗ này. Chọn nội dung đúng; nội dung kia còn trong lịch sử."));
  box.appendChild(line);
  const acts = make("p", "acts");
  const button = (text, note, act) => {
    const one = make("button", "btn");
    one.type = "button";
    one.appendChild(make("b", "", text || "(để trống)"));
    one.appendChild(make("span", "", note));
    one.addEventListener("click", () => {
      box.remove();
      held.delete(name);
      setWas(name, side.was);
      act();
      mark(name);
      writeWas();
      keep();
      say();
      check();
    });
    acts.appendChild(one);
  };
  button(side.said, "đang lưu" + (side.by ? " · " + side.by : ""), () => {
    put(name, side.texts);
    known.set(name, side.texts);
  });
  button(spoken(name, one.value), "vừa nhập tại đây", () => changed(name));
  box.appendChild(acts);
  if (rowOf(name)) row.insertBefore(box, row.children[1]); else row.insertBefore(box, row.firstChild);
  openSection(row);
}

function spoken(name, value) {
  const cell = rules && rules.cells[name];
  const isChosen = cell && /^(boolean|choice|choices)$/.test(cell.kind);
  const entry = isChosen ? Rules.read(cell, value) : null;
  return entry === null ? value.filter(Boolean).join("; ") : Rules.text(entry, cell);
}

// The session ended.
function offer() {
  if (panel) return;
  panel = make("section", "again");
  panel.setAttribute("aria-labelledby", "again-h");
  const wrap = make("div", "wrap");
  const title = make("h2", "", "Phiên đăng nhập đã kết thúc, không mất gì");
  title.id = "again-h";
  wrap.appendChild(title);
  wrap.appendChild(make("p", "", "Những ô vừa nhập đang giữ trong máy này. Đăng nhập lại tại đây, hoặc mở lại đường dẫn của trường ở cửa sổ khác rồi quay về trang này."));
  const enter = make("form", "row");
  const field = (label, name, type, complete) => {
    const line = make("label", "", label + " ");
    const input = make("input");
    input.name = name;
    input.type = type;
    input.autocomplete = complete;
    input.required = true;
    line.appendChild(input);
    enter.appendChild(line);
    return input;
  };
  const user = field("Tên đăng nhập", "user", "text", "username");
  const password = field("Mật khẩu", "password", "password", "current-password");
  const button = make("button", "btn primary", "Đăng nhập lại");
  enter.appendChild(button);
  const fault = make("p", "msg err");
  fault.setAttribute("role", "alert");
  enter.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    fault.textContent = "";
    const pairs = [["user", user.value], ["password", password.value]];
    fetch("/sign-in", {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": FORM },
      body: pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&"),
    }).then((answer) => answer.text().then((text) => {
      button.disabled = false;
      const fresh = new DOMParser().parseFromString(text, "text/html");
      const complaint = fresh.querySelector(".msg.err, .notice.err");
      if (!fresh.querySelector("form.who")) {
        fault.textContent = complaint ? complaint.textContent.trim() : "Chưa đăng nhập được.";
        password.select();
        return undefined;
      }
      password.value = "";
      return look();
    })).catch(() => {
      button.disabled = false;
      fault.textContent = "Mất mạng, chưa đăng nhập được.";
    });
  });
  wrap.appendChild(enter);
  wrap.appendChild(fault);
  panel.appendChild(wrap);
  bar.insertBefore(panel, bar.firstChild);
}
