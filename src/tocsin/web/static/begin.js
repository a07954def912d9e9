// The button that prints the recovery sheet; without scripts the browser's own menu does.
"use strict";
(() => {
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => print());
})();
