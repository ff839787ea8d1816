// On a school's page of tasks: use without a line is switched on in this browser, for this person (sw.js).
// Until then nothing of it is loaded. ES2015 and no module.
(() => {
"use strict";
const place = document.querySelector("[data-install]");
const workers = navigator.serviceWorker;
// Over plain HTTP browsers have none.
if (!place || !workers || !window.caches) return;
const part = (name) => place.querySelector("[data-" + name + "]");
const [on, off, app, status] = ["on", "off", "app", "said"].map(part);
// An installed app, which signing out has emptied, is wanted all the same.
const isApp = matchMedia("(display-mode: standalone)").matches;

function show(isOn, words) {
  on.hidden = isOn;
  off.hidden = !isOn;
  status.textContent = words;
  if (!isOn || document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = "/manifest.webmanifest";
  document.head.appendChild(link);
}

const told = (worker, isAsked) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => done(event.data);
  const forms = [...document.querySelectorAll('.task a.btn[href$="/report"]')].map((link) => link.pathname);
  worker.postMessage({ of: place.dataset.of, paths: ["/"].concat(forms), isAsked }, [port2]);
});
const begin = (isAsked) => workers.register("/sw.js", { updateViaCache: "none" }).then(() => workers.ready)
  .then((registration) => told(registration.active, isAsked))
  .then((isKept) => show(isKept, isKept
    ? "Đã bật trên máy này. Bản lưu giữ nhiều nhất 7 ngày; đăng xuất là xóa." : ""));

on.addEventListener("click", () => {
  status.textContent = "Đang lưu…";
  begin(true).catch(() => show(false, "Chưa bật được. Đề nghị thử lại khi có mạng."));
});
off.addEventListener("click", () => {
  workers.getRegistration("/").then((registration) => registration && registration.unregister())
    .then(() => caches.delete("kept"))
    .then(() => show(false, "Đã tắt, đã xóa bản lưu."));
});
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  app.hidden = false;
  app.onclick = () => {
    app.hidden = true;
    event.prompt();
  };
});
place.hidden = false;
workers.getRegistration("/").then((registration) => {
  if (registration || isApp) return begin(isApp);
  return undefined;
}).catch(() => {});
})();
