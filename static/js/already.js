// Asks while a title is typed whether something like it exists already. Without this script the panel's link asks.
"use strict";

(() => {
  const DELAY = 500;

  function watch(panel) {
    const title = document.getElementById("id_title");
    const list = panel.querySelector("[data-already-list]");
    const link = panel.querySelector("a");
    let timer = 0, request = null;

    async function ask() {
      request?.abort();
      request = new AbortController();
      const address = new URL(link.href);
      address.searchParams.set("titel", title.value.slice(0, 200));
      link.href = address.href;
      address.searchParams.set("form", "teil");
      try {
        const answer = await fetch(address, { signal: request.signal, headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok) list.innerHTML = await answer.text();
      } catch (error) {
        if (error.name !== "AbortError") list.textContent = "";
      }
    }

    title.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, DELAY);
    });
    if (title.value) ask();
  }

  function start() {
    const panel = document.querySelector("[data-already]");
    if (panel && document.getElementById("id_title")) watch(panel);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
