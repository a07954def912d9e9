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
