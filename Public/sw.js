// The worker of an installed app: whoever has switched it on in their own browser (install.js) sees
// their page of tasks and their last forms without a line too, as they stood when they last came. What is
// typed there, report/keep.js holds and sends. Kept are pages of one person alone, and the files that they
// name; no answer to a POST, no document, no page of an office. ES2015, for browsers of 2017.
"use strict";

const STORE = "kept";
// Whose pages they are, as their forms say it in _of: by this name in the store
const OWNER = "/kept-for";
// Milliseconds, how long a page is kept
const KEPT = 7 * 24 * 3600 * 1000;
// Milliseconds, after which a page that was kept is shown instead
const PATIENCE = 3000;
const FORMS = 3;

const isForm = (path) => /^\/rounds\/[^/]+\/report$/.test(path);
const isPage = (url) => (url.pathname === "/" || isForm(url.pathname)) && !url.searchParams.has("view");
// Its name tells what is in it.
const isFixed = (address) => /^\/[a-z]+\.[a-p]{16}\.[a-z]+$/.test(address)
  || /^\/rounds\/[^/]+\/report\/rules\.json\?v=[a-p]+$/.test(address);
const nothing = () => undefined;

const open = () => caches.open(STORE);
const textOf = (name) => open().then((store) => store.match(name))
  .then((found) => (found ? found.text() : null));
const named = (text) => (text.match(/(?:href|src|data-again|data-rules)="[^"]*"/g) || [])
  .map((one) => one.slice(one.indexOf('"') + 1, -1)).filter(isFixed);

// One change of the store after the other.
let turn = Promise.resolve();
const inTurn = (act) => {
  turn = turn.then(act, act);
  return turn;
};
// What was asked for before all was dropped is not kept.
let drops = 0;
const now = () => ({ drops, at: Date.now() });

// Nobody is known to be signed in: the pages go, and come again with the same person.
function drop() {
  drops += 1;
  return inTurn(() => open().then((store) => store.keys().then((keys) => Promise.all(
    keys.filter((key) => new URL(key.url).pathname !== OWNER).map((key) => store.delete(key))))));
}
// Somebody else, who has not switched it on.
function end() {
  drops += 1;
  return Promise.all([caches.delete(STORE), registration.unregister()]);
}

// What came from the server is kept, where it is the owner's page.
function look(path, answer, asked) {
  if (answer.type === "opaqueredirect" || answer.redirected) return drop();
  if (answer.status !== 200) return Promise.resolve();
  return answer.text().then((text) => inTurn(() => textOf(OWNER).then((owner) => {
    if (owner === null || asked.drops !== drops) return undefined;
    const of = (/(?:data-of|name="_of" value)="([^"]*)"/.exec(text) || [])[1];
    if (of !== undefined && of !== owner) return end();
    return open().then((store) => (of === undefined
      ? Promise.all([path, path + "/cells", path + "/waits"].map((name) => store.delete(name)))
      : keep(store, path, text, answer.headers, asked))).then(clear);
  })));
}

function keep(store, path, text, from, asked) {
  const headers = new Headers(from);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  headers.set("X-Kept", asked.at);
  const add = (address) => store.match(address).then((found) => found
    || fetch(address, { credentials: "same-origin" }).then((answer) => {
      if (!answer.ok) throw new Error(address);
      return store.put(address, answer);
    }));
  return Promise.all(named(text).map(add))
    .then(() => store.put(path, new Response(text, { headers })))
    .then(() => savedSince(store, path)).then((since) => {
      // A cell that was saved after the page was asked for may not stand in it.
      for (const name of Object.keys(since.cells)) {
        if (since.cells[name].at < asked.at) delete since.cells[name];
      }
      return store.put(path + "/cells", new Response(JSON.stringify(since)));
    });
}

// Forms that came before the last ones go, and files that no page names any more: those of an older release.
function clear() {
  return open().then((store) => store.keys().then((keys) => {
    const paths = keys.map((key) => new URL(key.url).pathname).filter((path) => path === "/" || isForm(path));
    return Promise.all(paths.map((path) => store.match(path).then((page) => page.text().then((text) => ({
      path, at: Number(page.headers.get("X-Kept")), names: named(text),
    }))))).then((pages) => {
      const last = pages.filter((page) => page.path !== "/").sort((one, other) => other.at - one.at).slice(0, FORMS);
      const stay = new Set([OWNER, "/"]);
      for (const page of last) [page.path, page.path + "/cells", page.path + "/waits"].forEach((name) => stay.add(name));
      for (const page of pages) if (stay.has(page.path)) page.names.forEach((name) => stay.add(name));
      return Promise.all(keys.filter((key) => {
        const url = new URL(key.url);
        return !stay.has(url.pathname + url.search);
      }).map((key) => store.delete(key)));
    });
  }));
}

// What was saved since a form was kept: {version, saved, cells: {name: {value, was, at}}}.
const savedSince = (store, path) => store.match(path + "/cells")
  .then((found) => (found ? found.json() : { cells: {} }));

function note(path, body, answer, asked) {
  const type = answer.headers.get("Content-Type") || "";
  if (!answer.ok || type.indexOf("application/json") !== 0) return undefined;
  const sent = new URLSearchParams(body);
  return answer.json().then((told) => inTurn(() => textOf(OWNER).then((owner) => {
    if (owner === null || sent.get("_of") !== owner || asked.drops !== drops) return undefined;
    return open().then((store) => savedSince(store, path).then((since) => {
      const add = (name, one) => {
        if (!one) return;
        const value = sent.getAll(name);
        // As the server understood it: 34 for "34 người", and a table with the rows of others.
        const isSpelled = value.length === 1 && typeof one.text === "string" && (!one.fault || "own" in one);
        since.cells[name] = { value: isSpelled ? [one.text] : value, was: one.was || "", at: Date.now() };
      };
      for (const name of Object.keys(told.cells)) add(name, told.cells[name]);
      for (const rule of Object.keys(told.reasons)) if (!told.reasons[rule].fault) add("why_" + rule, told.reasons[rule]);
      [since.version, since.saved] = [told.version, told.saved];
      return store.put(path + "/cells", new Response(JSON.stringify(since)));
    }));
  })));
}

// The page as it was kept, which says so; nothing where there is none.
function kept(path) {
  return open().then((store) => Promise.all([store.match(path), savedSince(store, path)])).then(([page, since]) => {
    if (!page) return undefined;
    const at = Number(page.headers.get("X-Kept"));
    if (Date.now() - at >= KEPT) return drop().then(nothing);
    return page.text().then((text) => new Response(marked(text, at, since, isForm(path)), { headers: page.headers }));
  });
}

function marked(text, at, since, isTyped) {
  const moment = new Date(at);
  const day = moment.toDateString() === new Date().toDateString() ? ""
    : " ngày " + moment.getDate() + "/" + (moment.getMonth() + 1);
  const time = moment.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  const says = JSON.stringify(since).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const line = '<div class="wrap"><p class="notice warn" role="status" data-kept="' + says + '"><b>Đang xem bản lưu lúc '
    + time + day + ", chưa có mạng.</b> " + (isTyped
    ? "Số liệu nhập được giữ trong máy này và tự gửi khi có mạng." : "Trạng thái có thể đã khác.") + "</p></div>";
  const again = (/ data-again="([^"]*)"/.exec(text) || [])[1];
  return text.replace(/<main [^>]*>/, (main) => main + line)
    .replace("</body>", () => (again ? '<script src="' + again + '" defer></script>' : "") + "</body>");
}

// For other pages, which are not kept.
const missing = () => textOf("/").then((tasks) => (tasks === null ? Response.error() : new Response(
  '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
  + "<title>Chưa có mạng – Tổng Hợp</title>" + (/<link rel="stylesheet"[^>]*>/.exec(tasks) || [""])[0]
  + '</head><body><main class="wrap"><h1>Chưa có mạng</h1><p>Trang này cần có mạng mới mở được. '
  + '<a href="/">Về Việc cần nộp</a></p></main></body></html>',
  { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } })));

function page(event, path) {
  const asked = now();
  const both = fetch(event.request).then((answer) => ({ answer, copy: answer.clone() }));
  event.waitUntil(both.then(({ copy }) => look(path, copy, asked)).catch(nothing));
  const fresh = both.then(({ answer }) => answer);
  if (event.request.mode !== "navigate") return fresh;
  const good = fresh.then((answer) => (answer.status < 500 ? answer : kept(path).then((found) => found || answer)));
  const late = new Promise((done) => setTimeout(done, PATIENCE)).then(() => kept(path)).then((found) => found || good);
  return Promise.race([good, late]).catch(() => kept(path).then((found) => found || missing()));
}

addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  const address = url.pathname + url.search;
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    const path = url.pathname.replace(/\/cells$/, "");
    if (/^\/(sign-in|sign-out|a|account)(\/|$)/.test(url.pathname)) {
      event.waitUntil(drop());
    } else if (isForm(path) && path !== url.pathname && !request.keepalive) {
      const asked = now();
      const body = request.clone().text();
      const both = fetch(request).then((answer) => ({ answer, copy: answer.clone() }));
      event.waitUntil(Promise.all([body, both]).then(([text, { copy }]) => note(path, text, copy, asked)).catch(nothing));
      event.respondWith(both.then(({ answer }) => answer));
    }
  } else if (request.method === "GET") {
    if (isFixed(address)) {
      event.respondWith(open().then((store) => store.match(address)).then((found) => found || fetch(request)));
    } else if (isPage(url)) {
      event.respondWith(page(event, url.pathname));
    } else if (request.mode === "navigate") {
      event.respondWith(fetch(request).catch(missing));
    }
  }
});

// A page of tasks tells whose it is and which forms it leads to. Answers whether they are kept: without
// being asked for, only those of whoever switched it on.
const begin = ({ of, paths, isAsked }) => textOf(OWNER).then((owner) => {
  if (owner !== of && !isAsked) return false;
  const mine = owner === of ? Promise.resolve() : inTurn(() => caches.delete(STORE).then(open)
    .then((store) => store.put(OWNER, new Response(of))));
  const take = (path) => textOf(path).then((text) => {
    const asked = now();
    return text === null || isAsked
      ? fetch(path, { credentials: "same-origin" }).then((answer) => look(path, answer, asked)) : undefined;
  });
  return mine.then(() => Promise.all(paths.slice(0, 1 + FORMS).map(take))).then(() => true);
});
addEventListener("message", (event) => {
  if (event.data.to) {
    event.waitUntil(wait(event.data).catch(nothing));
    return;
  }
  const say = (isKept) => event.ports[0].postMessage(isKept);
  event.waitUntil(begin(event.data).then(say, () => say(false)));
});

// What a form can't send stands here as well, as it would be sent, until the form says otherwise.
function wait({ to, waits }) {
  const path = to.replace(/\/cells$/, "");
  return inTurn(() => Promise.all([open(), textOf(OWNER)]).then(([store, owner]) => {
    if (!waits) return store.delete(path + "/waits");
    if (owner === null || new URLSearchParams(waits).get("_of") !== owner || !isForm(path)) return undefined;
    return store.put(path + "/waits", new Response(waits));
  })).then(() => (waits && registration.sync ? registration.sync.register("cells") : undefined));
}

// There is a line again (Background Sync, where the browser has it). A form that is open sends for itself,
// and has more to say: then the browser comes again later.
addEventListener("sync", (event) => {
  if (event.tag !== "cells") return;
  event.waitUntil(Promise.all([open(), clients.matchAll({ type: "window", includeUncontrolled: true })])
    .then(([store, all]) => store.keys().then((keys) => Promise.all(keys.map((key) => new URL(key.url).pathname)
      .filter((name) => /\/waits$/.test(name)).map((name) => name.replace("/waits", ""))
      .map((path) => (all.some((one) => new URL(one.url).pathname === path)
        ? Promise.reject(new Error("open")) : deliver(store, path)))))));
});
// What another session is refused, or whoever is signed in by now, stays with the form: it asks who is there.
function deliver(store, path) {
  const asked = now();
  return store.match(path + "/waits").then((found) => found.text()).then((waits) => fetch(path + "/cells", {
    method: "POST", credentials: "same-origin", body: waits,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  }).then((answer) => {
    if (answer.status === 429 || answer.status >= 500) throw new Error("busy");
    return note(path, waits, answer, asked);
  }).then(() => inTurn(() => store.match(path + "/waits").then((still) => still && still.text())
    .then((still) => (still === waits ? store.delete(path + "/waits") : undefined)))));
}

// A new release's worker does not wait until the last page of the old one is closed.
addEventListener("install", () => { skipWaiting(); });
addEventListener("activate", (event) => { event.waitUntil(clients.claim()); });
