// Every page works without this file; it only makes some of them handier. ES2015 and no module, for
// browsers of 2017.
(() => {
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// On a narrow screen the tabs slide: the page's own is in sight.
const tab = document.querySelector(".tabs [aria-current]");
if (tab) tab.closest("ul").scrollLeft = tab.offsetLeft - 16;

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

// What is typed blindly can be looked at; it goes as a password, which browsers then know.
for (const field of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  const name = field.labels.length ? ` ô ${field.labels[0].textContent.trim()}` : "";
  const show = (isShown) => {
    field.type = isShown ? "text" : "password";
    button.textContent = isShown ? "Ẩn" : "Hiện";
    button.setAttribute("aria-label", button.textContent + name);
  };
  button.type = "button";
  button.className = "plain small";
  button.addEventListener("click", () => show(field.type === "password"));
  if (field.form) field.form.addEventListener("submit", () => show(false));
  field.after(button);
  show(false);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text.value).then(() => { button.textContent = "Đã chép"; });
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  const text = document.getElementById(button.dataset.share);
  button.hidden = !navigator.share;
  // Whoever changes their mind shares nothing.
  button.addEventListener("click", () => { navigator.share({ text: text.value }).catch(() => {}); });
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
  const [unit, name] = dong >= 1e9 ? [1e9, "tỷ"] : [1e6, "triệu"];
  if (dong % (unit / 100) === 0) return `= ${number(dong / unit, 2)} ${name} đồng`;
  const parts = [[1e9, "tỷ "], [1e6, "triệu "], [1e3, "nghìn "], [1, ""]].map(([size, word]) => {
    const count = Math.floor(dong / size) % (size < 1e9 ? 1e3 : 1e13);
    return count ? `${number(count, 0)} ${word}` : "";
  });
  return `= ${parts.join("").trim()} đồng`;
}
for (const field of document.querySelectorAll("[data-money]")) {
  const words = document.getElementById(`${field.id}-w`);
  for (const change of ["input", "spelled"]) {
    field.addEventListener(change, () => { words.textContent = inWords(field.value); });
  }
}

// Asks before the page is left with something typed and not sent.
for (const form of document.querySelectorAll("[data-guard]")) {
  let isChanged = "unsaved" in form.dataset;
  let heard = Date.now();
  form.addEventListener("input", () => {
    isChanged = true;
    // A session must not end for want of requests while somebody types.
    if (Date.now() - heard > 300000) {
      heard = Date.now();
      fetch(location.pathname, { method: "HEAD", credentials: "same-origin" }).catch(() => {});
    }
  });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => {
    if (!isChanged) return;
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for this only.
  });
}
})();
