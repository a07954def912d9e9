// Sends chosen or dragged files one by one, each as the body of a request that is sealed while it is read, and shows a
// line for each. Without it the form sends them together.
"use strict";
(() => {
  const form = document.getElementById("bring");
  const shown = document.getElementById("brought");
  const list = shown.querySelector("ul");
  const originals = document.getElementById("originals");
  const files = form.elements.files;
  const token = form.elements.token.value;
  const { most, tooLarge, failed, sealing } = form.querySelector(".drop").dataset;
  const waiting = [];
  let busy = false;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "what";
    name.dir = "auto";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.ariaLabel = file.name;
    const words = document.createElement("span");
    words.className = "soft";
    item.append(name, bar, words);
    list.append(item);
    shown.hidden = false;
    item.scrollIntoView({ block: "nearest" });
    return { item, bar, words };
  };
  const fail = ({ bar, words }, why) => { bar.remove(); words.className = ""; words.textContent = why; };
  const send = (file, at) => new Promise((ended) => {
    if (file.size > Number(most)) { fail(at, tooLarge); ended(); return; }
    const ask = new XMLHttpRequest();
    ask.open("POST", form.action);
    ask.setRequestHeader("X-Desk-Token", token);
    ask.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    ask.setRequestHeader("Content-Type", "application/octet-stream");
    ask.upload.onprogress = (event) => { at.bar.value = event.loaded / (event.total || 1); };
    ask.upload.onload = () => { at.bar.removeAttribute("value"); at.words.textContent = sealing; };
    ask.onload = () => {
      if (ask.status === 403) { location.reload(); return; } // it was locked
      const part = document.createElement("template");
      part.innerHTML = ask.responseText; // our own page's words, escaped there
      const answer = part.content.querySelector("li");
      if (ask.status === 200) originals.hidden = false;
      answer ? at.item.replaceWith(answer) : fail(at, failed);
      ended();
    };
    ask.onerror = ask.onabort = () => { fail(at, failed); ended(); };
    ask.send(file);
  });
  const go = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length) {
      const [file, at] = waiting.shift();
      await send(file, at);
    }
    busy = false;
  };
  const take = (chosen) => {
    for (const file of chosen) waiting.push([file, line(file)]);
    go();
  };

  files.addEventListener("change", () => { take(files.files); files.value = ""; });
  addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    take(event.dataTransfer.files);
  });
})();
