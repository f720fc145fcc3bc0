// The review page: the row one works on is marked in the paper beside it.
"use strict";

(() => {
  const rows = document.getElementById("rows");
  if (!rows) return;
  let marked = null;
  const mark = (row) => {
    const line = row && row.dataset.unit && document.getElementById("u" + row.dataset.unit);
    if (!line || line === marked) return;
    if (marked) marked.classList.remove("marked");
    marked = line;
    marked.classList.add("marked");
    const pane = document.querySelector(".review-paper");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      const top = line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollBy({ top: top - pane.clientHeight / 3, behavior: "instant" });
    }
  };
  rows.addEventListener("focusin", (event) => mark(event.target.closest("[data-unit]")));

  // Where the browser does not grow text boxes by itself.
  if (!CSS.supports("field-sizing", "content")) {
    const grow = (box) => {
      box.rows = Math.max(1, Math.ceil(box.scrollHeight / 24));
    };
    rows.querySelectorAll("textarea").forEach(grow);
    rows.addEventListener("input", (event) => event.target.matches("textarea") && grow(event.target));
  }
})();
