// Where a form is made: what was typed in the part that is open is kept before a link of the same draft
// is followed, and who has saved goes on where they were. ES2015 and no module, as app.js.
(() => {
"use strict";
const FOCUS = "draft-focus";
let changed = null;

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form.dataset.guard === undefined) return;
  changed = form;
  // A field that stands elsewhere on the page (form="question"): the form's own guard hears of it, too.
  if (!form.contains(event.target)) form.dispatchEvent(new Event("input"));
});

// Its own button saves it; where something is still missing, the browser asks whether to leave.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link || !changed || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const draft = location.pathname.split("/").slice(0, 3).join("/");
  const isOwn = link.origin === location.origin && (link.pathname + "/").startsWith(draft + "/");
  const isHere = link.pathname + link.search === location.pathname + location.search && link.hash;
  if (!isOwn || isHere || !changed.checkValidity()) return;
  event.preventDefault();
  const next = document.createElement("input");
  next.type = "hidden";
  next.name = "_next";
  next.value = link.pathname + link.search + link.hash;
  changed.append(next);
  changed.querySelector("[name=_do]").click();
});

// A field by its id, a button by what it sends.
const nameOf = (field) => (field.id ? `#${CSS.escape(field.id)}`
  : `[name="${CSS.escape(field.name || "")}"][value="${CSS.escape(field.value || "")}"]`);
document.addEventListener("submit", (event) => {
  const field = document.activeElement;
  if (field && field.form === event.target) sessionStorage.setItem(FOCUS, nameOf(field));
});
const kept = document.querySelector("[data-kept]");
const wanted = sessionStorage.getItem(FOCUS);
sessionStorage.removeItem(FOCUS);
if (kept) {
  const form = kept.closest("form");
  // The field of a new question stands outside of the form that it goes with.
  const place = wanted && wanted.startsWith("#") ? document : form;
  const field = (wanted && place.querySelector(`${wanted}:not(.hide)`)) || form.querySelector("[name=_do]:not(.hide)");
  // A browser that has come to the page's anchor takes the focus away once more as it draws it.
  addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    field.focus({ preventScroll: true });
  })));
  // Read again, the page does not say so once more.
  const here = new URL(location.href);
  here.searchParams.delete("done");
  history.replaceState(null, "", here.href);
}
})();
