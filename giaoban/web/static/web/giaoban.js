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

// A button that stands outside its form (form="…") says its name and value too: HTMX only asks those inside.
document.addEventListener("htmx:configRequest", (event) => {
  const button = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
  if (button && button.name && !event.detail.formData.has(button.name)) {
    event.detail.formData.set(button.name, button.value);
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

// What was just done comes as a toast: it takes no focus, waits while pointer or keyboard are on it, Escape closes it.
const TOAST_STAYS = 60000;
window.addEventListener("DOMContentLoaded", () => {
  const said = [...document.querySelectorAll("#messages [data-toast]")];
  if (!said.length) return;
  const place = document.createElement("div");
  place.id = "toasts";
  place.setAttribute("role", "status");
  place.setAttribute("aria-live", "polite");
  document.body.append(place);
  // Filled a moment later, so that it is read aloud: a live region tells only what comes into it.
  setTimeout(() => said.forEach((message) => place.append(asToast(message))), 100);
});

function asToast(message) {
  message.className = "toast-card";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast-close";
  close.setAttribute("aria-label", "Đóng thông báo");
  close.textContent = "×";
  close.addEventListener("click", () => message.remove());
  message.append(close);
  let left = setTimeout(() => message.remove(), TOAST_STAYS);
  const wait = () => clearTimeout(left);
  const goOn = () => {
    wait();
    left = setTimeout(() => message.remove(), TOAST_STAYS);
  };
  message.addEventListener("pointerenter", wait);
  message.addEventListener("focusin", wait);
  message.addEventListener("pointerleave", goOn);
  message.addEventListener("focusout", goOn);
  return message;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const last = document.querySelector("#toasts .toast-card:last-child");
  if (last) last.remove();
});

// "/" leads to the search box, unless one is writing somewhere.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search]");
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isWriting || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
