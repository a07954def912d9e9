// Keeps what is typed in each form with data-keep until it is sent: through a lock, a reload, a lost server. Each letter is
// sealed as it is typed; only the sealed form lies in the tab's store. The key is the unlocked desk's (pages/draft.py).
"use strict";
(() => {
  const PREFIX = "tocsin-draft-";
  const here = new URL(location.href);
  const saved = here.searchParams.get("saved") ?? document.querySelector("[data-saved]")?.dataset.saved ?? null;
  if (saved !== null) sessionStorage.removeItem(PREFIX + saved);
  if (here.searchParams.has("saved")) {
    here.searchParams.delete("saved");
    history.replaceState(null, "", here);
  }
  const forms = document.querySelectorAll("form[data-keep]");
  if (!forms.length) return;
  const token = document.getElementById("lock").elements.token.value;

  const packed = (bytes) => btoa(String.fromCharCode(...bytes));
  const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const keyOf = async (salt) => {
    const body = new URLSearchParams({ salt });
    const answer = await fetch("/draft", { method: "POST", headers: { "X-Desk-Token": token }, body });
    if (!answer.ok) throw new Error("locked");
    return crypto.subtle.importKey("raw", unpacked(await answer.text()), "AES-GCM", false, ["encrypt", "decrypt"]);
  };
  // One key for all that is begun on this page, asked for before it is needed: a lock does not wait for it
  const fresh = packed(crypto.getRandomValues(new Uint8Array(16)));
  let given = null;
  const freshKey = () => {
    given ??= keyOf(fresh).catch((error) => { given = null; throw error; });
    return given;
  };

  // What a form was made from is kept too (data-from): words typed over an older card are not taken for the newer one
  const isKept = (one) => one.name && (!["hidden", "file", "submit"].includes(one.type) || "from" in one.dataset);
  const isTick = (one) => one.type === "radio" || one.type === "checkbox";

  const lookAfter = (form) => {
    const slot = PREFIX + form.dataset.keep;
    const fields = () => [...form.elements].filter(isKept);
    const read = () => fields().map((one) => [one.name, isTick(one) ? one.value : "", isTick(one) ? one.checked : one.value]);
    const fill = (typed) => {
      for (const one of fields()) {
        const found = typed.find(([name, value]) => name === one.name && value === (isTick(one) ? one.value : ""));
        const was = isTick(one) ? one.checked : one.value;
        if (!found || found[2] === was) continue;
        isTick(one) ? one.checked = found[2] : one.value = found[2];
        for (let at = one.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
      }
    };
    const tell = (isHidden) => { form.querySelector("[data-restored]").hidden = isHidden; };
    const made = fields().filter((one) => one.type === "hidden").map((one) => [one, one.value]);

    let salt = fresh;
    let key = null; // of this salt, once the desk has given it
    let turn = 0;
    const keep = async () => {
      const mine = ++turn;
      key ??= await freshKey();
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const words = new TextEncoder().encode(JSON.stringify(read()));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, words));
      let text = "";
      for (let at = 0; at < sealed.length; at += 8192) text += String.fromCharCode(...sealed.subarray(at, at + 8192));
      if (mine === turn) sessionStorage.setItem(slot, [salt, packed(nonce), btoa(text)].join(" "));
    };
    const restore = async (kept) => {
      const [oldSalt, nonce, sealed] = kept.split(" ");
      form.inert = true;
      try {
        key = await keyOf(oldSalt);
        salt = oldSalt;
        const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: unpacked(nonce) }, key, unpacked(sealed));
        const before = JSON.stringify(read());
        fill(JSON.parse(new TextDecoder().decode(words)));
        tell(JSON.stringify(read()) === before);
      } catch (error) {
        // another member's, or of keys that are gone: it opens for nobody here
        if (error.name === "OperationError") sessionStorage.removeItem(slot);
      } finally {
        form.inert = false;
        form.querySelector("[autofocus]")?.focus();
      }
    };
    const kept = sessionStorage.getItem(slot);
    if (kept) restore(kept);
    form.addEventListener("input", () => { keep().catch(() => {}); });
    form.addEventListener("reset", () => {
      turn++;
      sessionStorage.removeItem(slot);
      for (const [one, value] of made) one.value = value; // no reset of the browser's reaches what is hidden
      tell(true);
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)
        && (form.contains(event.target) || (forms.length === 1 && event.target === document.body)))
        form.requestSubmit(form.querySelector("button:not([type=reset])"));
    });
  };
  forms.forEach(lookAfter);
  freshKey().catch(() => {});
})();
