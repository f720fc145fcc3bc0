// What pages do better with JavaScript; none of them needs it.
"use strict";

// A field marked data-autosubmit sends its form when it changes (filters of lists).
document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-autosubmit]");
  if (field && field.form) field.form.requestSubmit();
});

// The form refuses a second click while the first is on its way.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && button.dataset.busy) {
    setTimeout(() => {
      button.disabled = true;
      button.textContent = button.dataset.busy;
    }, 0);
  }
});

// A page restored from the browser's memory must not keep its buttons off.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("button[data-busy]:disabled").forEach((button) => {
    button.disabled = false;
  });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
