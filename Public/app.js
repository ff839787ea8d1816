// Every page works without this file; it only makes some of them handier.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A table that is wider than paper is printed in parts, so many columns in each beside the first.
const gather = () => {
  for (const part of document.querySelectorAll(".part")) part.remove();
};
addEventListener("afterprint", gather);
addEventListener("beforeprint", () => {
  gather();
  for (const table of document.querySelectorAll("[data-parts]")) {
    const width = Number(table.dataset.parts);
    const columns = table.tHead.rows[0].cells.length;
    for (let from = 1; from < columns; from += width) {
      const part = document.createElement("table");
      part.className = "part";
      for (const group of table.children) {
        const lines = part.appendChild(group.cloneNode(false));
        for (const row of group.rows) {
          const line = lines.appendChild(row.cloneNode(false));
          for (const cell of [row.cells[0], ...[...row.cells].slice(from, from + width)]) {
            line.append(cell.cloneNode(true));
          }
          if (row.cells[0].colSpan > 1) line.cells[0].colSpan = Math.min(width, columns - from) + 1;
        }
      }
      table.parentElement.append(part);
    }
    table.parentElement.classList.add("parted");
  }
});

// A form is printed whole: its sections open, and what is longer than its field as text.
const closed = [];
const unfold = () => {
  for (const section of closed.splice(0)) section.open = false;
  for (const text of document.querySelectorAll(".printed")) text.remove();
  for (const field of document.querySelectorAll(".unprinted")) field.classList.remove("unprinted");
};
addEventListener("afterprint", unfold);
addEventListener("beforeprint", () => {
  unfold();
  for (const section of document.querySelectorAll("details.sec:not([open])")) {
    section.open = true;
    closed.push(section);
  }
  for (const field of document.querySelectorAll("textarea, .inp > input")) {
    if (field.tagName === "INPUT" && field.scrollWidth <= field.clientWidth) continue;
    const text = document.createElement("div");
    text.className = "printed pre";
    text.textContent = field.value;
    field.after(text);
    field.classList.add("unprinted");
  }
});

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text.value).then(() => { button.textContent = "Đã chép"; });
  });
}

// Boxes of a list: one above them ticks all, and how many are ticked is said where it is asked for.
for (const form of document.querySelectorAll("[data-boxes]")) {
  const boxes = [...form.querySelectorAll(`[name=${form.dataset.boxes}]`)];
  const said = document.querySelector(`[data-count=${form.id}]`);
  const head = form.querySelector("[data-all]");
  const all = head.querySelector("input");
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    said.textContent = `Đã chọn ${ticked} đơn vị`;
  };
  head.hidden = false;
  const tick = (isTicked) => { for (const box of boxes) box.checked = isTicked; };
  all.addEventListener("change", () => tick(all.checked));
  // The link to the list with all of them ticked does so where it stands: what was typed stays.
  form.querySelector("[data-tick]")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    tick(event.target.dataset.tick === "all");
    count();
  });
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();
}

// The code that a field's words give, as Slug.proposal has it, while nobody types one.
const slug = (text) => {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  const words = plain.replace(/['’]/g, "").split(/[^\p{L}\p{N}]+/u).map((word) => word.replace(/[^a-z0-9]/g, ""));
  let code = "";
  for (const word of words.filter((word) => word)) {
    const longer = code ? `${code}-${word}` : word;
    if (longer.length > 60) break;
    code = longer;
  }
  return code;
};
for (const field of document.querySelectorAll("[data-slug]")) {
  const words = document.getElementById(field.dataset.slug);
  let isTyped = field.value !== "";
  words.addEventListener("input", () => { if (!isTyped) field.value = slug(words.value); });
  field.addEventListener("input", () => { isTyped = field.value !== ""; });
}

// How many cells are to be mended; giving back is then what is to be done next.
for (const button of document.querySelectorAll("[data-return]")) {
  const approve = document.querySelector("[form=judge][value=approve]");
  const count = () => {
    const marked = document.querySelectorAll("[name=mark]:checked").length;
    button.textContent = button.dataset.return + (marked ? ` ${marked} ô` : "");
    button.classList.toggle("primary", marked > 0);
    if (approve) approve.classList.toggle("primary", marked === 0);
  };
  button.form.addEventListener("change", count);
  count();
}

// A list is narrowed where it stands: what was typed in it stays, and a cell that is marked stays in
// sight.
for (const ways of document.querySelectorAll("[data-narrow]")) {
  const table = document.getElementById(ways.dataset.narrow);
  ways.addEventListener("click", (event) => {
    const way = event.target.closest("a");
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const wanted = new URL(way.href).searchParams.get("show");
    for (const section of table.tBodies) {
      let isLeft = true;
      section.hidden = true;
      for (const row of section.rows) {
        if (row.dataset.is !== undefined) {
          const text = row.querySelector("textarea");
          isLeft = Boolean(wanted) && !row.dataset.is.split(" ").includes(wanted)
            && !row.querySelector(":checked") && !(text && text.value);
        }
        if (row.className === "grp") continue;
        row.hidden = isLeft;
        if (!isLeft) section.hidden = false;
      }
    }
    for (const other of ways.querySelectorAll("a")) other.removeAttribute("aria-current");
    way.setAttribute("aria-current", "true");
    history.replaceState(null, "", way.href);
  });
}

// What a box with figures in it comes to: `{staff: 12}` says 12, `{staff}` what it is now.
for (const says of document.querySelectorAll("[data-says-of]")) {
  const box = document.getElementById(says.dataset.saysOf);
  box.addEventListener("input", () => {
    says.textContent = box.value.replace(/\{([^{}:]*)(?::([^{}]*))?\}/g, (all, name, text) => {
      const now = document.querySelector(`[data-figure="${CSS.escape(name.trim())}"]`);
      return text && text.trim() || (now ? now.dataset.says : all);
    });
  });
}

// Figures that change while they are looked at: asked for by number, drawn anew when it is another.
// Nobody is working then, so the session does not live longer for it.
const quietly = { redirect: "error", headers: { "X-Refresh": "1" } };
for (const place of document.querySelectorAll("[data-live]")) {
  let shown = null;
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(place.dataset.live, quietly);
    if (!answer.ok) return;
    const { version } = await answer.json();
    if (shown !== null && shown !== version) {
      const page = await fetch(location.href, quietly);
      if (!page.ok) return;
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
      const next = fresh.querySelector("[data-live]");
      if (!next) return;
      // What was opened stays open.
      const open = [...place.querySelectorAll("details")].map((details) => details.open);
      next.querySelectorAll("details").forEach((details, index) => { details.open = open[index]; });
      place.replaceChildren(...next.childNodes);
    }
    shown = version;
  };
  setInterval(() => look().catch(() => {}), Number(place.dataset.every || 15000));
  look().catch(() => {});
}

// A link to a field opens the section that the field is in.
function open(hash) {
  const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  const section = target && target.closest("details");
  if (!section || section.open) return;
  section.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", () => open(location.hash));
for (const link of document.querySelectorAll("a[href^='#']")) {
  link.addEventListener("click", () => open(link.hash));
}

// The amount in words beside the field, as VietnameseMoney.inWords has it.
function inWords(text) {
  const digits = text.trim().replace(/[.\s]/g, "");
  if (!/^(\d+|\d{1,3}([.\s]\d{3})+)$/.test(text.trim()) || digits.length > 13) return "";
  const dong = Number(digits);
  const number = (value, places) => value.toLocaleString("vi-VN", { maximumFractionDigits: places });
  if (dong < 1e6) return `= ${number(dong, 0)} đồng`;
  const [unit, name] = dong >= 1e9 - 5e3 ? [1e9, "tỷ"] : [1e6, "triệu"];
  const hundredths = Math.floor((dong + unit / 200) / (unit / 100));
  return `= ${dong % (unit / 100) ? "khoảng " : ""}${number(hundredths / 100, 2)} ${name} đồng`;
}
for (const field of document.querySelectorAll("[data-money]")) {
  const words = document.getElementById(`${field.id}-w`);
  field.addEventListener("input", () => { words.textContent = inWords(field.value); });
}

// Asks before the page is left with something typed and not sent.
for (const form of document.querySelectorAll("[data-guard]")) {
  let isChanged = "unsaved" in form.dataset;
  const saved = document.querySelector("[data-saved]");
  let heard = Date.now();
  form.addEventListener("input", () => {
    isChanged = true;
    // A session must not end for want of requests while somebody types.
    if (Date.now() - heard > 300_000) {
      heard = Date.now();
      fetch(location.pathname, { method: "HEAD" }).then((answer) => {
        // Sent now, it comes back whole once somebody has signed in again.
        if (answer.redirected && saved) saved.textContent = "Phiên đăng nhập đã kết thúc: bấm Lưu nháp, đăng nhập lại, nội dung vẫn còn";
      }).catch(() => {});
    }
    if (saved) saved.textContent = "Có thay đổi chưa lưu";
  });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => {
    if (!isChanged) return;
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for this only.
  });
}
