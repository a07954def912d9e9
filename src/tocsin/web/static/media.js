// A recording is played and stopped while its words are typed: keys that a field does not use, and the time at the cursor.
"use strict";
(() => {
  const media = document.getElementById("media");
  const keys = document.getElementById("media-keys");
  if (!media || !keys) return;
  keys.hidden = false;
  const shown = document.getElementById("media-time");
  const words = document.getElementById("transcript");
  const BACK = 3; // seconds

  const clock = (seconds) => {
    const whole = Math.floor(seconds);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const two = (number) => String(number).padStart(2, "0");
    return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  };
  const deeds = {
    play: () => { media.paused ? media.play().catch(() => {}) : media.pause(); },
    back: () => { media.currentTime = Math.max(media.currentTime - BACK, 0); },
    mark: () => {
      if (!words) return;
      const [from, to] = [words.selectionStart, words.selectionEnd];
      const before = words.value.slice(0, from);
      words.setRangeText(`${before && !/\s$/.test(before) ? "\n" : ""}[${clock(media.currentTime)}] `, from, to, "end");
      words.focus();
      words.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
  const byKey = { F8: deeds.play, F9: deeds.back, F2: deeds.mark };
  if (!words) keys.querySelector("[data-media=mark]").remove();

  media.addEventListener("timeupdate", () => { shown.textContent = clock(media.currentTime); });
  for (const button of keys.querySelectorAll("[data-media]")) button.addEventListener("click", deeds[button.dataset.media]);
  addEventListener("keydown", (event) => {
    const deed = byKey[event.key];
    if (!deed || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    deed();
  });
  document.getElementById("lock").addEventListener("submit", () => media.pause());
})();
