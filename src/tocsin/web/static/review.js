// The review with scripts: the words of the card in focus are in sight, a field opens ready to type, and what is
// selected in the text stands in the field for what the reader missed.
"use strict";
(() => {
  const ground = document.querySelector(".bench .ground");
  if (!ground) return;

  ground.querySelector(".now")?.scrollIntoView({ block: "center" });
  document.querySelector(".in-focus")?.scrollIntoView({ block: "nearest" });

  for (const details of document.querySelectorAll("details.change, details.missed"))
    details.addEventListener("toggle", () => {
      if (details.open) details.querySelector("input[type=text], textarea, select")?.focus();
    });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape" && typing) event.target.blur();
    // where no block is left, Shift and Enter must not be taken for Enter
    if (event.key === "Enter" && event.shiftKey && !typing) event.preventDefault();
  });

  const missed = ground.querySelector(".missed");
  const { words, near } = missed.querySelector("form").elements;
  const inFront = (paragraph, range) => {
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return [...before.toString()].length; // code points, as places in a text are counted
  };
  ground.querySelector(".text").addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) event.preventDefault(); // words were selected, no card was asked for
  });
  ground.querySelector(".text").addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !chosen.toString().trim()) return;
    const range = chosen.getRangeAt(0);
    if (!ground.querySelector(".text").contains(range.commonAncestorContainer)) return; // it runs into the cards
    const from = range.startContainer.parentElement.closest("[data-start]");
    words.value = chosen.toString().trim();
    near.value = from ? Number(from.dataset.start) + inFront(from, range) : "";
    missed.open = true;
  });
})();
