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
  const mark = (row, again = false) => {
    const line = row && row.dataset.unit && document.getElementById("u" + row.dataset.unit);
    if (!line || (marked.includes(line) && !again)) return;
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
  // A row opens where one works on it and closes behind one: never while a button of the mouse is down, else what is
  // pressed would slip from under the pointer before it is let go.
  let pressed = false;
  const open = () => {
    const row = !pressed && document.activeElement.closest("#rows .review-row");
    if (pressed || (row && row.matches(".at-work"))) return;
    rows.querySelectorAll(".at-work").forEach((old) => old.classList.remove("at-work"));
    if (row) row.classList.add("at-work");
  };
  const released = () => {
    pressed = false;
    setTimeout(open);
  };
  rows.classList.add("stands-still");
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  document.addEventListener("pointerup", released);
  document.addEventListener("pointercancel", released);
  document.addEventListener("dragend", released);
  rows.addEventListener("focusin", open);
  rows.addEventListener("focusout", () => setTimeout(open));
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
    if ("settled" in cell.dataset) return true;
    const ticks = [...cell.querySelectorAll("input[type=checkbox], input[type=radio]")];
    if (ticks.some((tick) => tick.checked !== tick.defaultChecked)) return true;
    const box = cell.querySelector(".form-control, .form-select");
    if (!box) return false;
    const before = box.tagName === "SELECT" ? [...box.options].find((o) => o.defaultSelected)?.value || "" : box.defaultValue;
    return box.value !== before;
  };
  const go = (step) => {
    const cells = unsure();
    if (!cells.length) return;
    const here = document.activeElement;
    const after = (cell) => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING && !cell.contains(here);
    const before = (cell) => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_PRECEDING && !cell.contains(here);
    const inside = rows.contains(here) && here.closest(".cell, .continues");
    const next = step > 0 ? (inside && cells.find(after)) || cells[0] : (inside && cells.filter(before).pop()) || cells[cells.length - 1];
    const box = next.querySelector(".form-control, .form-select") || next.querySelector("input:checked") || next.querySelector("input");
    box.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  const tell = () => {
    const left = unsure().length;
    const words = document.querySelector("#to-look strong");
    if (words) words.textContent = left ? `${left} ô cần xem lại` : "đã xem hết các ô";
  };

  const button = document.getElementById("next-unsure");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => go(1));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "F8") go(event.shiftKey ? -1 : 1);
    else if (event.key === "F9") toPaper();
    else return;
    event.preventDefault();
  });
  rows.addEventListener("keydown", (event) => {
    const cell = event.target.closest(".cell, .continues");
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || !cell || event.target.type === "checkbox") return;
    if (event.target.tagName === "TEXTAREA" && !cell.classList.contains("is-unsure")) return;
    event.preventDefault(); // Enter in a box would save the draft
    const right = cell.querySelector(".cell-right input");
    if (right) right.checked = true;
    if (cell.matches(".continues") && cell.querySelector("input:checked")) {
      cell.dataset.settled = ""; // what was ticked beforehand is now what a person decided
      cell.closest(".review-row").dataset.typed = "";
    }
    tell();
    go(1);
  });
  rows.addEventListener("change", tell);

  // To the line in the paper, and back to the box one came from.
  let left = null;
  const tab = document.getElementById("show-paper");
  const toPaper = () => {
    if (pane.contains(document.activeElement) || tab.checked) {
      document.getElementById("show-rows").checked = true;
      const box = left && (left.isConnected ? left : document.getElementById(left.id));
      if (box) box.focus();
      return;
    }
    left = rows.contains(document.activeElement) && document.activeElement.closest(".cell") ? document.activeElement : left;
    const pick = rows.querySelector(".pick:checked");
    if (getComputedStyle(tab.closest(".review-tabs")).display !== "none") tab.checked = true;
    pane.focus({ preventScroll: true });
    mark(pick && pick.closest("[data-unit]"), true);
  };
  const paper = document.getElementById("to-paper");
  if (paper && pane) {
    paper.hidden = false;
    paper.addEventListener("click", toPaper);
  }

  // What is listed leads to its box, also where only rows to look at are shown.
  rows.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#r'], a[href^='#head-']");
    const place = link && !link.matches(".see") && document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    const filter = document.getElementById("only-unsure");
    if (!place.offsetParent && filter) filter.checked = false;
    const box = place.matches(".review-row") ? place.querySelector(".cell .form-control, .cell .form-select") : place;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "center" });
  });

  // Where the browser does not grow text boxes by itself.
  if (!CSS.supports("field-sizing", "content")) {
    const grow = (box) => {
      box.rows = Math.max(1, Math.ceil(box.scrollHeight / 24));
    };
    rows.querySelectorAll("textarea").forEach(grow);
    rows.addEventListener("input", (event) => event.target.matches("textarea") && grow(event.target));
  }
})();
