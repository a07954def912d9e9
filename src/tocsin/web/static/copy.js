// Copies what stands in the elements that a button names, one under the other. Without scripts the buttons stay hidden
// and the words are selected by hand.
"use strict";
(() => {
  const said = document.getElementById("copied");
  const words = (id) => {
    const one = document.getElementById(id);
    return one && ("value" in one ? one.value : one.innerText).trim();
  };
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.dataset.copy.split(" ").map(words).filter(Boolean).join("\n\n");
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = said.dataset.done;
      } catch {
        said.textContent = said.dataset.failed;
      }
    });
  }
})();
