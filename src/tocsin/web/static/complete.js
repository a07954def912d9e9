// Offers names that are known beneath a field with data-known (the kinds, between spaces), while one is typed. What is
// chosen is ticked where the form has a tick for it (data-ticks), else written; in a field of lines, on its line.
"use strict";
(() => {
  const token = document.getElementById("lock").elements.token.value;
  const lookAfter = (field) => {
    const { known, within = "", ticks = "" } = field.dataset;
    const box = document.createElement("div");
    box.className = "known";
    box.id = `known-${field.id}`;
    box.hidden = true;
    field.after(box);
    field.setAttribute("aria-autocomplete", "list");

    const options = () => [...box.querySelectorAll("[role=option]")];
    const chosen = () => box.querySelector("[aria-selected=true]");
    const close = () => {
      box.hidden = true;
      box.replaceChildren();
      field.removeAttribute("aria-controls");
      field.removeAttribute("aria-activedescendant");
    };
    // The line that the cursor is in: the whole of a field that has one
    const line = () => {
      const at = field.selectionStart ?? field.value.length;
      const start = field.value.lastIndexOf("\n", at - 1) + 1;
      const end = field.value.indexOf("\n", at);
      return [start, end < 0 ? field.value.length : end];
    };
    const mark = (option) => {
      chosen()?.setAttribute("aria-selected", "false");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    };
    let isOurs = false; // what is written by a choice is no beginning of another name
    const take = (option) => {
      const { entry, name } = option.dataset;
      const named = [...field.form.elements].filter((one) => ticks && one.name === ticks);
      const tick = named.find((one) => one.type === "checkbox" && one.value === entry);
      const list = named.find((one) => [...(one.options ?? [])].some((each) => each.value === entry));
      if (tick) { tick.checked = true; tick.scrollIntoView({ block: "nearest" }); }
      if (list) list.value = entry;
      field.setRangeText(tick || list ? "" : name, ...line(), "end");
      close();
      isOurs = true;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      isOurs = false;
    };

    let turn = 0;
    const ask = async () => {
      const mine = ++turn;
      const words = field.value.slice(...line()).trim();
      if (words.length < 2) { close(); return; }
      const body = new URLSearchParams({ words, case: within });
      for (const kind of known.split(" ")) body.append("kind", kind);
      const answer = await fetch("/known", { method: "POST", headers: { "X-Desk-Token": token }, body }).catch(() => null);
      if (mine !== turn || !answer?.ok || document.activeElement !== field) return;
      box.innerHTML = await answer.text();
      if (mine !== turn) return;
      options().forEach((option, place) => { option.id = `${box.id}-${place}`; });
      if (!options().length) { close(); return; }
      box.firstElementChild.id = `${box.id}-list`;
      box.hidden = false;
      field.setAttribute("aria-controls", `${box.id}-list`);
    };
    let soon = 0;
    field.addEventListener("input", () => {
      clearTimeout(soon);
      if (isOurs) return;
      soon = setTimeout(ask, 150);
    });
    field.addEventListener("keydown", (event) => {
      if (box.hidden || event.isComposing) return;
      const every = options();
      const at = every.indexOf(chosen());
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? every.length - 1 : at - 1;
        mark(every[(next + every.length) % every.length]);
      } else if (event.key === "Enter" && at >= 0 && !event.ctrlKey) {
        event.preventDefault();
        take(every[at]);
      } else if (event.key === "Escape" || event.key === "Enter") {
        turn += 1;
        close();
      }
    });
    box.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    box.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take(option);
    });
    field.addEventListener("blur", () => { clearTimeout(soon); turn += 1; close(); });
  };
  document.querySelectorAll("[data-known]").forEach(lookAfter);
})();
