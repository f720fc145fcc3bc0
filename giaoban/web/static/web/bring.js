// Dropping a file anywhere on the page puts it into the file box; pasting a file does the same.
"use strict";

(() => {
  const form = document.getElementById("bring");
  const box = form && form.querySelector("input[type=file]");
  if (!box) return;
  const take = (files) => {
    if (!files || !files.length) return false;
    box.files = files;
    form.requestSubmit();
    return true;
  };
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.getElementById("drop").classList.add("over");
  });
  document.addEventListener("dragleave", () => document.getElementById("drop").classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    if (event.clipboardData && take(event.clipboardData.files)) event.preventDefault();
  });
})();
