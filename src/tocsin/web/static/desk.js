// What the desk adds to pages that work without it: keys, locking from every tab at once, and hiding what is idle.
"use strict";
(() => {
  const root = document.documentElement;
  const lockForm = document.getElementById("lock");
  if (!lockForm) return; // the locked page has nothing to hide

  const tabs = new BroadcastChannel("tocsin");
  const idle = Number(root.dataset.idleSeconds) * 1000;
  let seen = Date.now(); // when somebody was last in one of the tabs
  const hide = () => root.classList.add("hidden-at-once");
  // Every tab asks for the lock itself: one that only went elsewhere might be there before the lock is
  // Only the button shows what lies in clear: a key is pressed when somebody comes in, an idle page has nobody before it
  let isLeaving = false; // a second asking would forget where to come back to
  const leave = (shown) => {
    hide();
    lockForm.elements.show.value = shown ? "1" : "";
    if (!isLeaving) lockForm.submit();
    isLeaving = true;
  };
  const lock = () => { tabs.postMessage("locked"); leave(false); };
  tabs.onmessage = (event) => { event.data === "here" ? seen = Date.now() : leave(event.data === "shown"); };
  lockForm.addEventListener("submit", () => { hide(); tabs.postMessage("shown"); });
  addEventListener("pageshow", (event) => { if (event.persisted) { hide(); location.reload(); } });

  // A letter is called as a Latin keyboard has it: the key that writes ч in Cyrillic is X
  const named = (event) => {
    if (event.key === "Enter") return event.shiftKey ? "Shift+Enter" : "Enter";
    return /^\p{L}$/u.test(event.key) && !/^[a-z]$/i.test(event.key) && event.code.startsWith("Key")
      ? event.code.slice(3).toLowerCase() : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  };

  // Escape twice locks from anywhere, also from within a field
  let escaped = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (event.timeStamp - escaped < 700) lock();
      escaped = event.timeStamp;
      return;
    }
    escaped = -Infinity;
    const box = event.target.closest("[type=checkbox], [type=radio], [type=file]"); // takes no letters: they are keys of the page
    const typing = !box && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (named(event) === "Enter" && (box || event.target.closest("a, button, summary"))) return; // it is theirs
    // In a list of things to decide, a key is that of the one in focus; j and k go from one to the next
    const ones = [...document.querySelectorAll("[data-one]")];
    const one = document.activeElement?.closest("[data-one]");
    if (ones.length && (event.key === "j" || event.key === "k")) {
      const next = one ? ones.indexOf(one) + (event.key === "j" ? 1 : -1) : 0;
      ones[Math.min(Math.max(next, 0), ones.length - 1)].focus();
      return;
    }
    const key = `[data-key="${CSS.escape(named(event))}"]`;
    const target = one?.querySelector(key) ?? document.querySelector(key);
    if (!target) return;
    event.preventDefault();
    target.matches("input, textarea, select") ? target.focus() : target.click();
  }, true);

  // A second press while the answer is on its way would record the same thing twice; what saves a file stays on its page
  const sent = new Map();
  addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    const by = event.submitter ?? event.target;
    if (event.timeStamp - (sent.get(by) ?? -Infinity) < 3000) { event.preventDefault(); return; }
    sent.set(by, event.timeStamp);
  });
  addEventListener("pageshow", () => sent.clear());

  // A file that is dropped beside the field for it would take the place of the page: it goes into the field, if there is one
  for (const name of document.getElementById("bring") ? [] : ["dragover", "drop"])
    addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files") || event.target.closest("[type=file]")) return;
      event.preventDefault();
      const fields = document.querySelectorAll(".drop [type=file]");
      if (name === "dragover") event.dataTransfer.dropEffect = fields.length === 1 ? "copy" : "none";
      if (name === "drop" && fields.length === 1 && event.dataTransfer.files.length === 1) {
        fields[0].files = event.dataTransfer.files;
        fields[0].focus();
        fields[0].dispatchEvent(new Event("change", { bubbles: true }));
      }
    });

  // The room locks when nobody has asked for anything. A page that somebody works in asks, and tells the other tabs;
  // when all were left alone, whichever notices first locks
  let told = seen;
  let asked = seen;
  const here = () => {
    seen = Date.now();
    if (seen - told > 5_000) { told = seen; tabs.postMessage("here"); }
    if (seen - asked < 60_000) return;
    asked = seen;
    const token = lockForm.elements.token.value;
    fetch("/stay", { method: "POST", headers: { "X-Desk-Token": token } })
      .then((answer) => { if (answer.status === 403) { hide(); location.reload(); } });
  };
  for (const name of ["keydown", "pointerdown", "scroll"]) addEventListener(name, here, { passive: true, capture: true });
  setInterval(() => { if (Date.now() - seen >= idle) lock(); }, 1000);
})();

// On paper nothing can be opened: the passages of values are printed with them
(() => {
  const closed = () => document.querySelectorAll(".values details:not([open])");
  addEventListener("beforeprint", () => { for (const one of closed()) { one.open = true; one.dataset.printed = ""; } });
  addEventListener("afterprint", () => {
    for (const one of document.querySelectorAll("[data-printed]")) { one.open = false; delete one.dataset.printed; }
  });
})();

// What is copied goes without keys and links of the page, and takes its footnotes along: where each passage stands.
// Without scripts, and from a page without passages, the browser copies as it always does.
(() => {
  const LEFT_OUT = "kbd, button, summary, .where, .visually-hidden";
  const noted = (part, whole) => {
    const notes = new Map();
    const marks = [...part.querySelectorAll("[data-note]")];
    for (const mark of marks) if (mark.dataset.number) notes.set(mark.dataset.note, mark.dataset.number);
    const number = (note) => {
      if (!notes.has(note)) notes.set(note, String(1 + Math.max(0, ...[...notes.values()].map(Number))));
      return notes.get(note);
    };
    for (const mark of marks) if (!mark.dataset.number) mark.append(` [${number(mark.dataset.note)}]`);
    if (whole && !marks.length) part.append(` [${number(whole)}]`);
    return [...notes].map(([note, one]) => `[${one}] ${note}`);
  };
  document.addEventListener("copy", (event) => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || event.target.closest?.("input, textarea")) return;
    const range = chosen.getRangeAt(0);
    const within = range.commonAncestorContainer;
    const whole = (within.closest ? within : within.parentElement).closest("[data-note]")?.dataset.note;
    const part = document.createElement("div");
    part.className = "copied";
    part.append(range.cloneContents());
    if (!whole && !part.querySelector("[data-note]")) return;
    for (const one of part.querySelectorAll(LEFT_OUT)) one.remove();
    const notes = noted(part, whole);
    document.body.append(part); // only what is drawn has lines
    const words = part.innerText.replace(/[ \u00a0]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
    part.remove();
    event.clipboardData.setData("text/plain", `${words}\n\n${notes.join("\n")}\n`);
    event.preventDefault();
  });
})();
