// The form of a report in a file on the disk: what was typed is saved as a file, which the page of the
// workbook takes. ES2015 and no module; beside report.js, which keeps and checks what is typed.
(() => {
  "use strict";
  const form = document.getElementById("report-form");
  const identity = JSON.parse(form.dataset.offline);
  const told = document.querySelector("[data-told]");
  const read = () => {
    const cells = {};
    for (const row of form.querySelectorAll("[data-cell]")) {
      const fields = [...form.elements].filter((field) => field.name === row.dataset.cell);
      const chosen = fields.filter((field) => !/^(radio|checkbox)$/.test(field.type) || field.checked);
      cells[row.dataset.cell] = chosen.map((field) => field.value);
    }
    return cells;
  };
  const before = read();
  document.querySelector("[data-file]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(
      [JSON.stringify(Object.assign({}, identity, { cells: read(), before }))], { type: "application/json" }));
    link.download = "so-lieu-" + identity.round + "-" + identity.unit + ".json";
    document.body.appendChild(link);
    link.click();
    link.remove();
    told.textContent = "Đã lưu tệp " + link.download + " vào thư mục tải về. Khi có mạng, gửi tệp này lên hệ thống.";
    told.hidden = false;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
