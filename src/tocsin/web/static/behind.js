// What a locked page shows of files in clear goes by itself; without scripts the browser asks for the page again.
"use strict";
setTimeout(() => location.reload(), Number(document.querySelector("[data-shown-seconds]").dataset.shownSeconds) * 1000);
