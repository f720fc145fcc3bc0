// The review page: the row one works on is marked in the paper beside it; keys lead from one unsure cell to the next.
"use strict";

(() => {
  const rows = document.getElementById("rows");
  if (!rows) return;
  const pane = document.querySelector(".review-paper");
  let marked = [];

  const shown = (line) => {
    if (!pane || pane.scrollHeight <= pane.clientHeight) return;
    const picture = line.dataset.page && document.getElementById("page-" + line.dataset.page);
    const target = line.offsetParent ? line : picture;
    if (!target) return;
    const top = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollBy({ top: top - (target === line ? pane.clientHeight / 3 : 0), behavior: "instant" });
  };
  const mark = (row) => {
    const line = row && row.dataset.unit && document.getElementById("u" + row.dataset.unit);
    if (!line || marked.includes(line)) return;
    marked.forEach((old) => old.classList.remove("marked"));
    marked = [line];
    line.classList.add("marked");
    shown(line);
  };
  rows.addEventListener("focusin", (event) => mark(event.target.closest("[data-unit]")));
  rows.addEventListener("click", (event) => {
    const see = event.target.closest("a.see");
    mark(event.target.closest("[data-unit]"));
    if (!see) return;
    // The link would scroll the whole page; the paper's own pane is enough, on phones its own tab.
    const tab = document.getElementById("show-paper");
    const alone = getComputedStyle(tab.closest(".review-tabs")).display !== "none";
    if (alone) tab.checked = true;
    else event.preventDefault();
  });
  // From a line of the paper to the row that was read from it.
  if (pane) {
    pane.addEventListener("dblclick", (event) => {
      const line = event.target.closest("[id^=u]");
      const row = line && rows.querySelector(`[data-unit="${line.id.slice(1)}"]`);
      const box = row && row.querySelector(".cell textarea, .cell input, .cell select");
      if (box) box.focus();
    });
  }

  const unsure = () =>
    [...rows.querySelectorAll(".is-unsure")].filter(
      (cell) => !cell.closest(".review-row").querySelector("[name$='-drop']:checked") && !settled(cell),
    );
  const settled = (cell) => {
    const right = cell.querySelector(".cell-right input");
    const box = cell.querySelector(".form-control, .form-select");
    const before = box.tagName === "SELECT" ? [...box.options].find((o) => o.defaultSelected)?.value || "" : box.defaultValue;
    return (right && right.checked) || box.value !== before;
  };
  const go = (step) => {
    const cells = unsure();
    if (!cells.length) return;
    const here = document.activeElement;
    const after = (cell) => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING && !cell.contains(here);
    const before = (cell) => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_PRECEDING && !cell.contains(here);
    const inside = rows.contains(here) && here.closest(".cell");
    const next = step > 0 ? (inside && cells.find(after)) || cells[0] : (inside && cells.filter(before).pop()) || cells[cells.length - 1];
    const box = next.querySelector(".form-control, .form-select");
    box.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  const tell = () => {
    const left = unsure().length;
    const words = document.querySelector("#to-look strong");
    if (words) words.textContent = left ? `${left} ô cần xem lại` : "đã xem hết";
  };

  const button = document.getElementById("next-unsure");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => go(1));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F8") return;
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    });
  }
  rows.addEventListener("keydown", (event) => {
    const cell = event.target.closest(".cell");
    if (event.key !== "Enter" || event.isComposing || !cell || event.target.type === "checkbox") return;
    if (event.target.tagName === "TEXTAREA" && !cell.classList.contains("is-unsure")) return;
    event.preventDefault(); // Enter in a box would save the draft
    const right = cell.querySelector(".cell-right input");
    if (right) right.checked = true;
    tell();
    go(1);
  });
  rows.addEventListener("change", tell);

  // Where the browser does not grow text boxes by itself.
  if (!CSS.supports("field-sizing", "content")) {
    const grow = (box) => {
      box.rows = Math.max(1, Math.ceil(box.scrollHeight / 24));
    };
    rows.querySelectorAll("textarea").forEach(grow);
    rows.addEventListener("input", (event) => event.target.matches("textarea") && grow(event.target));
  }
})();
