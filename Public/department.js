// What only pages of offices have; they too work without it. ES2015 and no module, as app.js.
(() => {
"use strict";

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
  const link = form.querySelector("[data-tick]");
  if (link) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      tick(event.target.dataset.tick === "all");
      count();
    });
  }
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();
}

// The code that a field's words give, as Slug.proposal has it, while nobody types one.
const slug = (text) => {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  const words = plain.replace(/['’]/g, "").split(/[^a-z0-9\u00c0-\u024f\u0370-\u1fff]+/)
    .map((word) => word.replace(/[^a-z0-9]/g, ""));
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
  // What is said of a cell marks it; what is said of one that is not to be mended is not sent.
  button.form.addEventListener("input", (event) => {
    const said = event.target;
    if (!said.name.startsWith("why_")) return;
    const mark = said.closest("details").querySelector("[name=mark]");
    mark.checked = mark.checked || said.value.trim() !== "";
    count();
  });
  button.form.addEventListener("change", (event) => {
    const mark = event.target;
    if (mark.name === "mark") {
      const said = mark.closest("details").querySelector("textarea");
      said.disabled = !mark.checked && said.value.trim() !== "";
    }
    count();
  });
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

// What a box with figures in it comes to: `{câu 2: 12}` says 12, `{câu 2}` what it is now. Names may hold
// a colon themselves, `{câu 3: Đạt: 12}`: the longest that is known counts.
const figures = new Map();
for (const row of document.querySelectorAll("[data-figure]")) {
  for (const name of [row.dataset.figure, row.dataset.code]) figures.set(name, row.dataset.says);
}
const figure = (inside) => {
  const parts = inside.split(":");
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join(":").trim();
    const text = parts.slice(length).join(":").trim();
    if (figures.has(name)) return text || figures.get(name);
  }
  return parts.slice(1).join(":").trim();
};
for (const says of document.querySelectorAll("[data-says-of]")) {
  const box = document.getElementById(says.dataset.saysOf);
  box.addEventListener("input", () => {
    says.textContent = box.value.replace(/\{([^{}]*)\}/g, (all, inside) => figure(inside) || all);
  });
}

// Whom a planned round will have, as TypedRound.owing has it: those of the levels and communes, or where
// some are ticked by themselves, these. Then a level that is ticked is all of its schools.
for (const part of document.querySelectorAll("[data-schools]")) {
  const named = (name) => [...part.querySelectorAll(`[name=${name}]`)];
  const [units, levels, communes] = [named("unit"), named("level"), named("commune")];
  if (!units.length) continue;
  const of = (level) => units.filter((box) => box.dataset.level === level.value);
  const ticked = (boxes) => boxes.filter((box) => box.checked);
  const say = () => {
    const places = ticked(communes).map((box) => box.value);
    const isAlone = ticked(units).length && !places.length;
    const ofLevels = ticked(levels).reduce((all, level) => all.concat(of(level)), [])
      .filter((box) => (isAlone ? box.checked : !places.length || places.includes(box.dataset.commune)));
    const text = (number) => number.toLocaleString("vi-VN");
    const many = isAlone ? ticked(units).length : ofLevels.length;
    part.querySelector("[data-chosen]").textContent =
      `Bấm Lưu sẽ chọn ${text(many)} trường: ${text(ofLevels.length)} theo cấp học, ${text(many - ofLevels.length)} chọn riêng.`;
  };
  part.addEventListener("change", (event) => {
    const isAlone = ticked(units).length && !ticked(communes).length;
    if (event.target.name === "level" && isAlone) {
      for (const box of of(event.target)) box.checked = event.target.checked;
    }
    if (event.target.name === "unit") {
      for (const box of communes) box.checked = false;
      for (const level of levels) level.checked = of(level).every((box) => box.checked);
    }
    part.querySelector("[name=levels_seen]").value = ticked(levels).map((level) => level.value).join(" ");
    say();
  });
  addEventListener("pageshow", say);
  say();
}

// Figures that change while they are looked at: asked for by number, drawn anew when it is another.
// Nobody is working then, so the session does not live longer for it.
const quietly = { credentials: "same-origin", redirect: "error", headers: { "X-Refresh": "1" } };
const body = (address, read) => fetch(address, quietly).then((answer) => {
  if (!answer.ok) throw new Error(answer.status);
  return answer[read]();
});
for (const place of document.querySelectorAll("[data-live]")) {
  let shown = null;
  const draw = (text) => {
    const next = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]");
    if (!next) return;
    // What was opened stays open.
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    next.querySelectorAll("details").forEach((details, index) => { details.open = open[index]; });
    place.textContent = "";
    while (next.firstChild) place.appendChild(next.firstChild);
  };
  const look = () => (document.hidden ? Promise.resolve() : body(place.dataset.live, "json").then((told) => {
    const isNew = shown !== null && shown !== told.version;
    const drawn = isNew ? body(location.href, "text").then(draw) : Promise.resolve();
    return drawn.then(() => { shown = told.version; });
  }));
  setInterval(() => look().catch(() => {}), Number(place.dataset.every || 15000));
  look().catch(() => {});
}

// What was added in another window is there to be chosen when one comes back; where nothing was chosen
// and one thing is new, it is.
const lists = [...document.querySelectorAll("[data-fresh]")];
if (lists.length) addEventListener("focus", () => {
  body(lists[0].dataset.fresh, "text").then((text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const list of lists) {
      const next = page.getElementById(list.id);
      const known = new Set([...list.options].map((option) => option.value));
      const added = next ? [...next.options].filter((option) => !known.has(option.value)) : [];
      for (const option of added) list.add(new Option(option.text, option.value));
      if (!list.value && added.length === 1) list.value = added[0].value;
    }
  }).catch(() => {});
});

// A figure's name goes to where the cursor stood in the text, or to its end.
const stood = new Set();
document.addEventListener("focusin", (event) => stood.add(event.target));
document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("[data-insert]");
  const text = button && document.getElementById(button.dataset.insert);
  if (!text) return;
  event.preventDefault();
  const end = text.value.length;
  const [from, to] = stood.has(text) ? [text.selectionStart, text.selectionEnd] : [end, end];
  text.setRangeText("{" + button.value + "}", from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
});
})();
