// Questions of a place, in the form of a report: where one stands is put behind its name on one's wish.
// ES2015, no module.
(() => {
  "use strict";
  if (!navigator.geolocation || !window.isSecureContext) return;
  for (const field of document.querySelectorAll("[data-location]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn mini";
    button.textContent = "Lấy tọa độ tại đây";
    const told = document.createElement("span");
    told.className = "hint";
    told.setAttribute("role", "status");
    button.addEventListener("click", () => {
      told.textContent = "Đang tìm vị trí…";
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        const name = field.value.replace(/[\s,;(@]*-?\d{1,3}\.\d+[,;\s]+-?\d{1,3}\.\d+\s*\)?$/, "").trim();
        const point = coords.latitude.toFixed(6) + ", " + coords.longitude.toFixed(6);
        field.value = name ? name + " (" + point + ")" : point;
        told.textContent = "Sai số khoảng " + Math.round(coords.accuracy) + " m.";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }, () => { told.textContent = "Máy này không cho biết vị trí; đề nghị ghi bằng tay."; });
    });
    field.parentNode.appendChild(button);
    field.parentNode.appendChild(told);
  }
})();
