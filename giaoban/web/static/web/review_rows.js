// The review keeps rows as one works: a row when one leaves it, what the row bar or a key asks for at once. Answers
// bring only what is other now. Without this script the form's own buttons do the same for the whole page.
"use strict";

(() => {
  const form = document.getElementById("rows");
  if (!form || !window.htmx) return;
  const version = () => document.getElementById("version").value;
  const note = () => document.getElementById("save-note");
  const rowOf = (element) => element && element.closest && element.closest(".review-row");
  const idOf = (row) => row.id.slice("row-".length);
  let queue = Promise.resolve();
  let waiting = 0;
  let acting = false;
  let cursor = null; // where one last wrote: a click on a button takes the focus away

  const boxes = (row) => [...row.querySelectorAll("[name]")].filter((box) => box.name !== "row");
  const ticked = (box) => box.type === "checkbox" || box.type === "radio";
  const touched = (box) => {
    if (ticked(box)) return box.checked !== box.defaultChecked;
    if (box.tagName !== "SELECT") return box.value !== box.defaultValue;
    const first = [...box.options].find((option) => option.defaultSelected);
    return box.value !== (first ? first.value : "");
  };
  const dirty = (row) => "typed" in row.dataset || boxes(row).some(touched);
  const unkept = () => [...form.querySelectorAll(".review-row")].filter(dirty);
  const typedIn = (rows) => {
    const values = {};
    rows.flatMap(boxes).forEach((box) => {
      if (!ticked(box) || box.checked) values[box.name] = box.value;
    });
    return values;
  };
  const failed = () => {
    note().className = "save-note is-bad";
    note().textContent = "Chưa lưu được: máy chủ không trả lời. Chữ vừa gõ vẫn còn trên trang.";
  };
  // One after the other: each answer brings the version that the next one needs.
  const send = (values) => {
    waiting += 1;
    queue = queue
      .then(() => window.htmx.ajax("POST", form.dataset.rows, {
        target: "#save-note",
        swap: "none",
        values: { ...values, version: version(), csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value },
      }))
      .catch(failed)
      .finally(() => { waiting -= 1; });
    return queue;
  };
  document.body.addEventListener("htmx:responseError", failed);
  document.body.addEventListener("htmx:sendError", failed);

  // A row that one works on again is not taken from under one's hands; it is sent anew when one leaves it. Where
  // nothing was typed since it was sent, it is put in place and one stays in the box one was in.
  let kept = null;
  const isAsSent = (row) => kept && kept.id === row.id && kept.values === JSON.stringify(typedIn([row]));
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    const target = event.detail.target;
    if (!target.matches || !target.matches(".review-row, #names") || !target.contains(document.activeElement)) return;
    if (acting || (target.matches(".review-row") && isAsSent(target))) {
      if (kept) kept.box = document.activeElement.id;
      target.dataset.replaced = ""; // taking it away takes the focus out of it, which must not send it once more
    } else event.detail.shouldSwap = false;
  });
  const keepAtOnce = (row) => {
    kept = { id: row.id, values: JSON.stringify(typedIn([row])) };
    send(typedIn([row])).then(() => {
      const box = kept && kept.box && document.getElementById(kept.box);
      if (box && document.activeElement === document.body) box.focus({ preventScroll: true });
      kept = null;
    });
  };

  form.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (!row || "replaced" in row.dataset) return;
    cursor = event.target.tagName === "TEXTAREA" ? { name: event.target.name, at: event.target.selectionStart } : null;
    const next = event.relatedTarget;
    if (rowOf(next) === row || (next && next.closest("#row-bar"))) return;
    if (dirty(row)) send(typedIn([row]));
  });
  form.addEventListener("focusin", (event) => choose(rowOf(event.target)));
  form.addEventListener("change", (event) => {
    if (event.target.name.endsWith("-drop")) send(typedIn([rowOf(event.target)]));
    if (event.target.name === "row") choose(rowOf(event.target));
    if (event.target.name.endsWith("-when")) keepAtOnce(rowOf(event.target)); // its days follow its words
  });
  const choose = (row) => {
    const pick = row && row.querySelector(".pick");
    if (!pick) return;
    pick.checked = true;
    const name = document.getElementById("row-name");
    if (name) name.textContent = pick.getAttribute("aria-label").replace("Chọn dòng", "Dòng");
  };
  const chosen = () => rowOf(form.querySelector(".pick:checked"));

  // The text with a line break where the cursor is: there the row is cut.
  const textToCut = (row) => {
    const box = row.querySelector(`[name="${idOf(row)}-text"]`);
    const here = document.activeElement === box ? { name: box.name, at: box.selectionStart } : cursor;
    if (!box || !here || here.name !== box.name || here.at <= 0 || here.at >= box.value.length) return box ? box.value : "";
    return box.value.slice(0, here.at).trimEnd() + "\n" + box.value.slice(here.at).trimStart();
  };
  const act = (name) => {
    const row = chosen();
    if (!row) {
      note().className = "save-note is-bad";
      note().textContent = "Hãy bấm vào một dòng trước.";
      return;
    }
    const rows = [...new Set([row, ...unkept()])];
    const values = { ...typedIn(rows), act: name, row: idOf(row) };
    if (name === "split") values[`${idOf(row)}-text`] = textToCut(row);
    const places = [...form.querySelectorAll(".review-row")];
    const before = places[places.indexOf(row) - 1];
    const known = new Set(places.map((r) => r.id));
    acting = true;
    send(values).then(() => {
      acting = false;
      const made = [...form.querySelectorAll(".review-row")].find((r) => !known.has(r.id));
      const still = document.getElementById(row.id);
      const go = made || still || (before && document.getElementById(before.id));
      const box = go && go.querySelector("textarea, .cell input");
      if (!box) return;
      box.focus({ preventScroll: true });
      if (made) box.setSelectionRange(0, 0);
      go.scrollIntoView({ block: "nearest" });
      if (name === "accept") document.getElementById("next-unsure").click(); // on to what is left, from here
    });
  };

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const later = (what) => {
      event.preventDefault();
      event.stopPropagation();
      what();
    };
    if (button && button.name === "act") return later(() => act(button.value));
    if (button && button.name === "seen") return later(() => send({ ...typedIn(unkept()), seen: button.value }));
    if (waiting) return later(() => queue.then(() => form.requestSubmit(button)));
    sent = true;
  });
  // A link out of the page waits until what was typed is kept.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!waiting || !link || link.target || link.hash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    queue.then(() => { window.location = link.href; });
  });
  // Only the rows that one touched are sent: what others changed in the other rows stays.
  form.addEventListener("formdata", (event) => {
    [...form.querySelectorAll(".review-row")]
      .filter((row) => !dirty(row))
      .flatMap(boxes)
      .forEach((box) => event.formData.delete(box.name));
  });
  let sent = false;
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && (waiting || unkept().some((row) => !("typed" in row.dataset)))) event.preventDefault();
  });

  const KEYS = { "Alt+Delete": "drop", "Alt+Insert": "below", "Alt+ArrowUp": "up", "Alt+ArrowDown": "down", F4: "split", "Ctrl+Enter": "accept", "Shift+F4": "join" };
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.target.tagName === "SELECT" || !rowOf(event.target)) return;
    const key = (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + (event.ctrlKey ? "Ctrl+" : "") + event.key;
    if (!(key in KEYS)) return;
    event.preventDefault();
    act(KEYS[key]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit(document.getElementById("save"));
  });
})();
