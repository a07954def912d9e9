// Draws areas over a page with the mouse, and takes selected words into the field of further words. Without scripts both
// are typed.
"use strict";
(() => {
  const also = document.getElementById("also");
  const source = document.getElementById("source");
  if (also && source) {
    let last = null; // a selection that grows takes the place of what it began with
    source.addEventListener("mouseup", () => {
      const words = String(document.getSelection()).replace(/\s+/g, " ").trim();
      const lines = also.value.split("\n").map((line) => line.trim());
      if (words.length < 2 || lines.includes(words)) return;
      const others = lines.filter((line) => line && !(line === last && words.includes(last)));
      also.value = [...others, words].join("\n");
      last = words;
      also.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  const list = document.getElementById("areas");
  const FULL = 10000;
  let drawn = 0;
  const rectangle = (svg) => svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
  const set = (rect, one, other) => {
    const [left, right] = [one.x, other.x].sort((a, b) => a - b);
    const [top, bottom] = [one.y, other.y].sort((a, b) => a - b);
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
      rect.setAttribute(name, value);
    }
    return [left, top, right, bottom];
  };
  const row = (page, corners, rect) => {
    const kind = document.getElementById("area_kind");
    const item = document.createElement("li");
    const box = document.createElement("input");
    const label = document.createElement("label");
    drawn += 1;
    Object.assign(box, { type: "checkbox", id: `d-${drawn}`, name: "area", checked: true });
    box.value = `${page}:${corners.join(",")}:${kind.value}`;
    label.className = "beside";
    label.htmlFor = box.id;
    label.textContent = `${list.dataset.words} ${page}: ${kind.selectedOptions[0].textContent}`;
    item.append(box, " ", label);
    list.append(item);
    rect.dataset.area = box.value;
  };
  if (list) {
    list.addEventListener("change", (event) => {
      for (const rect of document.querySelectorAll("rect[data-area]")) {
        if (rect.dataset.area === event.target.value) rect.classList.toggle("left-in", !event.target.checked);
      }
    });
  }
  for (const figure of document.querySelectorAll(".side-to-cover")) {
    const svg = figure.querySelector("svg");
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      const part = (place, start, size) => Math.round(Math.min(1, Math.max(0, (place - start) / size)) * FULL);
      return { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) };
    };
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      const [begun, rect] = [at(event), rectangle(svg)];
      svg.setPointerCapture(event.pointerId);
      const move = (next) => set(rect, begun, at(next));
      const end = (next) => {
        svg.removeEventListener("pointermove", move);
        const corners = move(next);
        if (corners[2] - corners[0] < 30 || corners[3] - corners[1] < 30) rect.remove();
        else row(figure.dataset.page, corners, rect);
      };
      svg.addEventListener("pointermove", move);
      svg.addEventListener("pointerup", end, { once: true });
    });
  }
})();
