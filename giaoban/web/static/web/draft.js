// Lines of a draft are put in order by hand. What is dropped is sent by the same form as the arrows' buttons, which do
// it without this script.
"use strict";

(() => {
  let dragged = null;
  let target = null;
  const rowOf = (element) => element && element.closest && element.closest("tr[data-line], tr.band-row");
  const mark = (row) => {
    if (target) target.classList.remove("is-target");
    target = row;
    if (target) target.classList.add("is-target");
  };
  const able = () => document.querySelectorAll(".draft-lines").forEach((table) => table.classList.add("can-drag"));
  const send = (value) => {
    const form = document.getElementById("lines-form");
    const button = document.createElement("button");
    button.name = "act";
    button.value = value;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
    button.remove();
  };

  document.addEventListener("dragstart", (event) => {
    const grip = event.target.closest && event.target.closest(".draft-grip");
    if (!grip) return;
    dragged = rowOf(grip);
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.line);
    event.dataTransfer.setDragImage(dragged, 20, 20);
  });
  document.addEventListener("dragover", (event) => {
    const row = dragged && rowOf(event.target);
    if (!row || !row.closest(".draft-lines") || row === dragged) return;
    event.preventDefault();
    mark(row);
  });
  document.addEventListener("drop", (event) => {
    if (!dragged || !target) return;
    event.preventDefault();
    const moved = dragged.dataset.line;
    send(target.dataset.line ? `put-${moved}-after-${target.dataset.line}` : `put-${moved}-first-${target.closest("tbody").dataset.section}`);
  });
  document.addEventListener("dragend", () => {
    if (dragged) dragged.classList.remove("is-dragged");
    mark(null);
    dragged = null;
  });
  document.body.addEventListener("htmx:afterSwap", able);
  able();
})();
