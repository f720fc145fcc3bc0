// Bringing a paper in: a dropped or pasted file is taken at once; a chosen one is named.
"use strict";

(() => {
  const form = document.getElementById("bring");
  const box = form && form.querySelector("input[type=file]");
  if (!box) return;
  const drop = document.getElementById("drop");
  const tell = () => {
    document.getElementById("chosen").textContent = [...box.files].map((file) => file.name).join(", ");
  };
  const take = (files) => {
    if (!files || !files.length) return false;
    box.files = files;
    tell();
    form.requestSubmit();
    return true;
  };
  box.addEventListener("change", tell);
  tell();
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    if (event.clipboardData && take(event.clipboardData.files)) event.preventDefault();
  });
  form.addEventListener("submit", () => form.classList.add("busy"));
  window.addEventListener("pageshow", () => form.classList.remove("busy"));
})();
