// The photos of a paper: taken page by page, shrunk in this browser, put in order and sent with what
// is done of it shown. The form works without. ES2015 and no module; report/make.js stands before it.
(() => {
  "use strict";
  const field = document.querySelector("[data-papers]");
  if (!field || !HTMLCanvasElement.prototype.toBlob || !window.FormData) return;

  const PATIENCE = 120000; // ms, in which nothing moves, until the line counts as down
  const QUALITIES = [0.82, 0.72, 0.62, 0.5];
  const PART = 256 * 1024; // bytes, of what is sent at once
  const THUMB = 320; // dots of a thumbnail's longer side
  const form = field.form;
  const limit = (name) => Number(field.dataset[name]);
  const documents = field.accept.split(",").filter((type) => !/^\.(jpe?g|png)$/.test(type));
  const DOCUMENTS = documents.map((type) => type.slice(1).toUpperCase()).join(", ");
  const hidden = (name) => form.querySelector('input[type=hidden][name="' + name + '"]');
  const button = (words, act, label) => {
    const made = make("button", "btn", words);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const size = (bytes) => bytes >= 1024 * 1024
    ? (bytes / 1024 / 1024).toLocaleString("vi-VN", { maximumFractionDigits: 1 }) + " MB"
    : Math.ceil(bytes / 1024).toLocaleString("vi-VN") + " KB";

  let pages = []; // {photo, thumb, turn, was}: JPEG, canvas, quarters clockwise, bytes before
  let paper = null; // a file that is sent as it is; then there are no pages
  let ready = Promise.resolve(); // once all that was chosen is in the list
  let isSending = false;
  let isLeaving = false;
  let isAgain = false; // it was tried before, and something may have changed since
  let isUnknown = false; // the server did not know this page's session

  // What stands on the page.

  const send = form.querySelector("button.primary");
  const words = send.textContent;
  const acts = send.parentElement;
  const camera = make("input");
  camera.type = "file";
  camera.accept = "image/*";
  camera.setAttribute("capture", "environment");
  camera.hidden = true;
  const shoot = button("Chụp từng trang", () => camera.click());
  const hasTouch = navigator.maxTouchPoints > 0 || matchMedia("(any-pointer:coarse)").matches;
  const shooting = make("p", "acts");
  shooting.append(shoot, camera);
  shooting.hidden = !hasTouch;
  const faults = make("div", "notice err set");
  faults.setAttribute("role", "alert");
  faults.hidden = true;
  const heading = make("h2");
  heading.hidden = true;
  const list = make("ol", "pages");
  const total = make("p", "small mute");
  const status = make("p");
  status.setAttribute("role", "status");
  const progress = make("progress");
  progress.max = 100;
  progress.setAttribute("aria-hidden", "true");
  progress.hidden = true;
  const hint = document.getElementById("file-hint");
  for (const element of [shooting, heading, list, total].reverse()) hint.after(element);
  for (const element of [faults, status, progress]) acts.before(element);
  hint.textContent += " Ảnh loại khác được đổi thành JPG và thu nhỏ ngay trong máy, mỗi trang khoảng "
    + size(limit("bytes")) + " trở xuống.";
  field.required = false;
  field.accept = documents.concat("image/*").join(",");

  function complain(sentences) {
    faults.textContent = "";
    for (const sentence of sentences) faults.append(make("p", "", sentence));
    faults.hidden = sentences.length === 0;
  }

  function draw(page, canvas) {
    const isAcross = page.turn % 2 === 1;
    canvas.width = isAcross ? page.thumb.height : page.thumb.width;
    canvas.height = isAcross ? page.thumb.width : page.thumb.height;
    const pen = canvas.getContext("2d");
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate(page.turn * Math.PI / 2);
    pen.drawImage(page.thumb, -page.thumb.width / 2, -page.thumb.height / 2);
  }

  function show(focused) {
    list.textContent = "";
    const entries = pages.map((page, index) => entry(page, index));
    if (paper) {
      const item = make("li");
      item.append(make("p", "", paper.name + " · " + size(paper.size)));
      const row = make("p", "acts");
      row.append(button("Bỏ", () => { paper = null; show(); field.focus(); }, "Bỏ " + paper.name));
      item.append(row);
      entries.push(item);
    }
    list.append(...entries);
    heading.hidden = pages.length === 0;
    heading.textContent = pages.length + " trang, theo thứ tự sẽ ghép";
    const sum = (bytes) => size(pages.reduce((all, page) => all + bytes(page), 0));
    total.textContent = pages.length
      ? "Tổng " + sum((page) => page.photo.size) + " (ảnh gốc " + sum((page) => page.was) + ")." : "";
    shoot.textContent = pages.length ? "Chụp trang tiếp" : "Chụp từng trang";
    send.textContent = pages.length ? words + " (" + pages.length + " trang)" : words;
    // It says that none is chosen: they are in the list.
    field.classList.toggle("listed", Boolean(paper) || pages.length > 0);
    const target = focused && list.querySelector('[data-act="' + focused + '"]');
    if (target) target.focus();
  }

  function entry(page, index) {
    const number = index + 1;
    const item = make("li");
    const figure = make("figure");
    const picture = make("canvas");
    picture.setAttribute("aria-hidden", "true");
    draw(page, picture);
    const caption = make("figcaption");
    caption.append(make("b", "", "Trang " + number), " · " + size(page.photo.size));
    figure.append(picture, caption);
    const row = make("p", "acts");
    const add = (name, title, act, label) => {
      const made = button(title, () => { if (!isSending) act(); }, label);
      made.dataset.act = name + " " + number;
      row.append(made);
    };
    const move = (step) => {
      pages.splice(index, 1);
      pages.splice(index + step, 0, page);
      const there = number + step;
      const back = step < 0 ? "earlier " : "later ";
      const other = step < 0 ? "later " : "earlier ";
      show((step < 0 ? there > 1 : there < pages.length) ? back + there : other + there);
      status.textContent = "Trang " + number + " nay là trang " + there + ".";
    };
    add("turn", "Xoay", () => {
      page.turn = (page.turn + 1) % 4;
      show("turn " + number);
      status.textContent = "Đã xoay trang " + number + ".";
    }, "Xoay trang " + number);
    if (index > 0) add("earlier", "Lên trước", () => move(-1), "Lên trước: trang " + number);
    if (number < pages.length) add("later", "Xuống sau", () => move(1), "Xuống sau: trang " + number);
    add("drop", "Bỏ", () => {
      pages.splice(index, 1);
      show("drop " + Math.min(number, pages.length));
      if (pages.length === 0) field.focus();
      status.textContent = "Đã bỏ trang " + number + ", còn " + pages.length + " trang.";
    }, "Bỏ trang " + number);
    item.append(figure, row);
    return item;
  }

  // From a file to a page.

  const read = (file) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = reject;
    reader.onload = () => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = reject;
      // The policy of these pages lets pictures come from the site and from such addresses only.
      image.src = reader.result;
    };
    reader.readAsDataURL(file);
  });

  function drawn(image, side) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = make("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // where a PNG lets something through
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  const packed = (canvas, step) => new Promise((resolve, reject) => {
    canvas.toBlob((photo) => {
      if (photo && photo.type === "image/jpeg") resolve(photo);
      else reject(new Error("no JPEG"));
    }, "image/jpeg", QUALITIES[step]);
  }).then((photo) => photo.size > limit("bytes") && step + 1 < QUALITIES.length
    ? packed(canvas, step + 1) : photo);

  // A fault's sentence, or nothing where the file is in the list.
  function take(file) {
    const name = file.name;
    const type = (/\.[^.]*$/.exec(name) || [""])[0].toLowerCase();
    const most = size(limit("most"));
    if (documents.indexOf(type) >= 0) {
      if (pages.length) return "Chưa nhận " + name + ": không gửi lẫn tệp với ảnh. Bỏ các ảnh trước, hoặc chụp trang này.";
      if (file.size > limit("most")) {
        return "Chưa nhận " + name + ": nặng " + size(file.size) + ", không quá " + most
          + ". Chụp hoặc chọn ảnh từng trang thì nhẹ hơn nhiều, mỗi trang khoảng " + size(limit("bytes")) + " trở xuống.";
      }
      if (file.size === 0) return "Tệp " + name + " trống, không có nội dung.";
      paper = file;
      return "";
    }
    if (!/^image\//.test(file.type) && !/^\.(jpe?g|png|webp|hei[cf])$/.test(type)) {
      return "Chưa nhận " + name + ": chỉ nhận ảnh hoặc tệp " + DOCUMENTS + ".";
    }
    if (paper) return "Chưa nhận " + name + ": không gửi lẫn ảnh với tệp. Bỏ " + paper.name + " trước.";
    if (pages.length >= limit("photos")) {
      return "Chưa nhận " + name + ": nhiều nhất " + limit("photos") + " ảnh. Nhiều trang hơn: gửi một tệp PDF.";
    }
    return read(file).then((image) => {
      const canvas = drawn(image, limit("side"));
      if (Math.min(canvas.width, canvas.height) < limit("least")) {
        return "Chưa nhận " + name + ": ảnh nhỏ quá (" + image.width + " × " + image.height + " điểm), không đọc được chữ. Chụp lại trang này.";
      }
      return packed(canvas, 0).then((photo) => {
        pages.push({ photo, thumb: drawn(canvas, THUMB), turn: 0, was: file.size });
        return "";
      });
    }).catch(() => "Máy này không đọc được ảnh " + name + ", chọn dạng JPEG hoặc PDF.");
  }

  function add(files) {
    const told = [];
    ready = ready.then(() => complain([]));
    for (const file of files) {
      ready = ready.then(() => {
        status.textContent = "Đang đọc " + file.name + "…";
        return take(file);
      }).then((fault) => {
        if (fault) told.push(fault);
        show();
      });
    }
    ready = ready.then(() => {
      status.textContent = pages.length ? "Đã có " + pages.length + " trang." : "";
      complain(told);
    });
  }
  for (const input of [field, camera]) {
    input.addEventListener("change", () => {
      const files = Array.from(input.files);
      input.value = "";
      if (!isSending) add(files);
    });
  }

  // Sending.

  // As a camera says it that was held so (Exif 2.3, tag 0x0112): the picture is not packed anew.
  function turned(page) {
    if (page.turn === 0) return page.photo;
    const note = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8,
      0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, [1, 6, 3, 8][page.turn], 0, 0, 0, 0, 0, 0];
    return new Blob([page.photo.slice(0, 2), new Uint8Array(note), page.photo.slice(2)]);
  }

  // The form's body: the fields, and behind them the files with the end. The same octets each time: by
  // them, and its key, the server tells that it was sent before.
  const boundary = "papers" + hidden("_key").value;
  const headOf = (mark, rest) => "--" + mark + '\r\nContent-Disposition: form-data; name="' + rest;
  const head = (rest) => headOf(boundary, rest);
  const endOf = (mark) => "--" + mark + "--\r\n";
  const lineOf = (mark, name, value) => headOf(mark, name + '"\r\n\r\n' + value + "\r\n");
  const line = (name, value) => lineOf(boundary, name, value);
  const fields = () => Array.from(form.elements)
    .filter((each) => each.name && each.tagName === "INPUT" && each.type !== "file")
    .map((each) => line(each.name, each.value));
  function files() {
    const parts = [];
    const file = (name, content) => {
      const safe = name.replace(/"/g, "%22").replace(/[\r\n]/g, " ");
      parts.push(head('file"; filename="' + safe + '"\r\nContent-Type: application/octet-stream\r\n\r\n'), content, "\r\n");
    };
    if (paper) file(paper.name, paper);
    pages.forEach((page, index) => file("trang-" + (index + 1) + ".jpg", turned(page)));
    return new Blob(parts.concat(endOf(boundary)));
  }

  function busy(isBusy) {
    isSending = isBusy;
    send.disabled = isBusy;
    field.disabled = isBusy;
    shoot.disabled = isBusy;
    progress.hidden = !isBusy;
  }

  function stop(sentences, again) {
    busy(false);
    complain(sentences);
    status.textContent = "";
    isAgain = true;
    if (again) send.textContent = "Gửi lại";
    send.focus();
  }

  const dropped = () => stop(["Mất mạng, chưa gửi xong. Mọi thứ vẫn giữ trên trang này: có mạng thì bấm Gửi lại."], true);

  function answered(request) {
    if (request.status >= 200 && request.status < 300) {
      isLeaving = true;
      // Scripts are not told the fragment.
      const done = new URL(field.dataset.done, location.href).href;
      const there = request.responseURL.split("#")[0];
      location.assign(done.split("#")[0] === there ? done : there);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const told = page.querySelector("main .notice.err, main [role=alert]") || page.querySelector("main h1 + p");
    const isBusy = request.status === 429 || request.status >= 500;
    isUnknown = request.status === 403 && !page.querySelector("[data-papers]");
    let sentence = told ? told.textContent.trim().replace(/\s+/g, " ")
      : isBusy ? "Máy chủ đang bận, chưa nhận được." : "Máy chủ không nhận (" + request.status + ").";
    // What it says of going back is for who has no script.
    if (isUnknown) sentence = sentence.split(". ")[0].replace(/\.?$/, ".");
    const sentences = isUnknown ? [sentence, SIGN_IN] : [sentence];
    stop(sentences, isBusy || isUnknown);
  }
  const SIGN_IN = "Cần đăng nhập lại thì đăng nhập ở một thẻ khác, rồi bấm Gửi lại ở đây; mọi thứ vẫn giữ trên trang này.";

  // Goes on in the session that this browser has now, where it is the same person's. Within one
  // session the token stays: another would make it another request, and what arrived come twice.
  function renew() {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.onloadend = () => {
      if (!request.status || request.status >= 500) {
        dropped();
        return;
      }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const fresh = page.querySelector("[data-papers]");
      const value = (name) => fresh.form.querySelector('[name="' + name + '"]').value;
      if (!fresh) {
        isUnknown = true;
        stop(["Chưa gửi được.", SIGN_IN], true);
      } else if (value("_of") !== hidden("_of").value) {
        stop(["Trình duyệt này đang đăng nhập bằng tài khoản khác.", SIGN_IN], true);
      } else {
        if (isUnknown) hidden("_csrf").value = value("_csrf");
        isUnknown = false;
        transmit();
      }
    };
    request.send();
  }

  // The answered request, whose status is 0 where the line is down; `say` is told the bytes that went.
  const post = (address, mark, content, say) => new Promise((done) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), PATIENCE);
    };
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "multipart/form-data; boundary=" + mark);
    request.upload.onprogress = (event) => {
      moved();
      say(event.loaded);
    };
    request.onloadend = () => {
      clearTimeout(timer);
      done(request);
    };
    moved();
    request.send(content);
  });

  function say(sent, all) {
    const percent = Math.min(100, Math.floor(100 * sent / all));
    progress.value = percent;
    // Who listens to the page is told every fifth.
    const told = percent < 100 ? "Đang gửi " + (percent - percent % 5) + "%" : "Đã gửi 100%, máy chủ đang nhận…";
    if (status.textContent !== told) status.textContent = told;
  }

  const ended = (request) => (request.status ? answered(request) : dropped());
  function whole(content) {
    const body = new Blob(fields().concat(content));
    return post(form.getAttribute("action"), boundary, body, (sent) => say(sent, body.size)).then(ended);
  }

  // What is long goes part by part, so that after a dropped line only the rest goes. The server knows
  // it by a name of ours and by its hash; the form itself goes last, and names it.

  let upload = null; // {id, hash}, while the files are those
  const hex = (octets) => Array.from(octets, (octet) => (octet + 256).toString(16).slice(1)).join("");
  const announce = (content) => new Response(content).arrayBuffer()
    .then((octets) => crypto.subtle.digest("SHA-256", octets)).then((digest) => {
      const hash = hex(new Uint8Array(digest));
      const isKnown = upload && upload.hash === hash;
      if (!isKnown) upload = { id: hex(crypto.getRandomValues(new Uint8Array(16))), hash };
      return isKnown;
    });

  function sendPart(content, from, to) {
    const about = { _csrf: hidden("_csrf").value, _of: hidden("_of").value, at: from, all: content.size, sha256: upload.hash };
    // Within it stands the boundary of the whole.
    const mark = "part" + upload.id;
    const body = Object.keys(about).map((name) => lineOf(mark, name, about[name]));
    body.push(headOf(mark, 'part"; filename="part"\r\n\r\n'), content.slice(from, to), "\r\n", endOf(mark));
    return post(form.getAttribute("action") + "/parts/" + upload.id, mark, new Blob(body),
      (sent) => say(Math.min(to, from + sent), content.size));
  }

  // How much the server has, as it says it; nothing where it says something else.
  const hasOf = (request) => {
    if (request.status === 404) return 0;
    const isTold = /^application\/json/.test(request.getResponseHeader("Content-Type") || "");
    return isTold && /^(200|409)$/.test(request.status) ? JSON.parse(request.responseText).has : null;
  };
  // From there on; then what the server said instead of taking it, or nothing once it has all.
  const sendParts = (content, from, tries) => (from >= content.size ? Promise.resolve(null)
    : sendPart(content, from, Math.min(from + PART, content.size)).then((request) => {
      const has = hasOf(request);
      if (has === null) return request;
      if (request.status === 200) return sendParts(content, has, tries);
      // What ours follows on is not all there, or not any more.
      return tries > 0 ? sendParts(content, has, tries - 1) : request;
    }));

  function transmit() {
    const content = files();
    say(0, 1);
    // Over plain HTTP browsers reckon no hashes.
    if (content.size <= PART || !window.crypto || !crypto.subtle) return whole(content);
    return announce(content)
      // Of an earlier try something may be there.
      .then((isKnown) => (!isKnown ? 0 : sendPart(content, 0, 0).then((request) => {
        const told = hasOf(request);
        return told === null ? request : told;
      })))
      .then((from) => (typeof from === "number" ? sendParts(content, from, 3) : from))
      .then((stopped) => {
        if (!stopped) {
          say(1, 1);
          const last = fields().concat(line("_parts", upload.id), endOf(boundary));
          return post(form.getAttribute("action"), boundary, new Blob(last), () => {}).then(ended);
        }
        // It has no room for parts.
        if (stopped.status === 503) return whole(content);
        // A page instead of an answer: somebody has to sign in, or to do something before.
        return stopped.status === 200 ? stop(["Chưa gửi được.", SIGN_IN], true) : ended(stopped);
      })
      .catch(() => stop(["Máy này không đọc lại được tệp đã chọn. Đề nghị chọn lại."], true));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    ready.then(() => {
      isSending = false;
      const all = paper ? paper.size : pages.reduce((sum, page) => sum + page.photo.size, 0);
      if (all === 0) {
        if (faults.hidden) complain(["Chưa chọn tệp."]);
        return undefined;
      }
      if (all > limit("most")) {
        complain(["Các trang nặng " + size(all) + ", không quá " + size(limit("most")) + ". Bỏ bớt trang, hoặc gửi một tệp PDF."]);
        return undefined;
      }
      complain([]);
      busy(true);
      return isAgain ? renew() : transmit();
    });
  });

  addEventListener("beforeunload", (event) => {
    if (isLeaving || !(isSending || paper || pages.length)) return;
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for this only.
  });

  // What was chosen before this script was there.
  if (field.files.length) {
    const files = Array.from(field.files);
    field.value = "";
    add(files);
  }
})();
