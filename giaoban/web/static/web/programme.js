// Sections of a programme fold without asking the server again; the address keeps which, as the links do without this.
"use strict";

(() => {
  const table = document.querySelector(".programme");
  if (!table) return;
  const parts = [...table.querySelectorAll(".part")];
  const folded = new Set(parts.filter((part) => part.classList.contains("is-folded")).map((part) => part.dataset.place));

  const show = () => {
    for (const part of parts) {
      const link = part.querySelector(".fold-link");
      part.classList.toggle("is-folded", folded.has(part.dataset.place));
      part.classList.toggle("is-away", part.dataset.under.split(" ").some((place) => folded.has(place)));
      link.setAttribute("aria-expanded", String(!folded.has(part.dataset.place)));
    }
    const address = new URL(location.href);
    if (folded.size) address.searchParams.set("fold", [...folded].join("."));
    else address.searchParams.delete("fold");
    address.hash = "";
    history.replaceState(null, "", address);
  };
  table.addEventListener("click", (event) => {
    const link = event.target.closest(".fold-link");
    if (!link) return;
    event.preventDefault();
    const place = link.closest(".part").dataset.place;
    if (!folded.delete(place)) folded.add(place);
    show();
  });
})();
