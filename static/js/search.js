// Completion in search boxes (an ARIA combobox with list) and focus after the results were swapped.
"use strict";

(() => {
  const DELAY = 150;
  let boxes = 0;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function combobox(form) {
    const field = form.querySelector("input[type=search]");
    const list = element("div", { class: "searchbox__list", role: "listbox", id: `vorschlaege-${++boxes}`, "aria-label": form.dataset.found, hidden: "" });
    let typed = field.value, options = [], active = -1, timer = 0, request = null;
    form.append(list);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocapitalize: "none" })) field.setAttribute(key, value);

    function close() {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      active = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      options[active]?.setAttribute("aria-selected", "false");
      active = index;
      const option = options[active];
      field.value = option ? option.dataset.text : typed;
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    }

    function show(lines) {
      list.replaceChildren();
      options = [];
      const groups = new Map();
      for (const line of lines) {
        if (!groups.has(line.label)) {
          const title = element("div", { class: "searchbox__group", id: `${list.id}-${groups.size}`, "aria-hidden": "true" }, line.label);
          const group = element("div", { role: "group", "aria-labelledby": title.id });
          group.append(title);
          list.append(group);
          groups.set(line.label, group);
        }
        const option = element("div", { class: "searchbox__option", role: "option", "aria-selected": "false", id: `${list.id}-o${options.length}`, "data-url": line.url, "data-text": line.text }, line.text);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(line.url));
        groups.get(line.label).append(option);
        options.push(option);
      }
      active = -1;
      list.hidden = options.length === 0;
      field.setAttribute("aria-expanded", String(options.length > 0));
    }

    async function ask() {
      request?.abort();
      request = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: request.signal });
        if (answer.ok && document.activeElement === field) show(await answer.json());
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    field.addEventListener("input", () => {
      typed = field.value;
      close();
      if (typed.trim().length > 1) timer = setTimeout(ask, DELAY);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) return;
      const count = options.length + 1; // one place for what was typed
      if (event.key === "ArrowDown") choose(((active + 2) % count) - 1);
      else if (event.key === "ArrowUp") choose(((active + count) % count) - 1);
      else if (event.key === "Escape") { choose(-1); close(); }
      else if (event.key === "Enter" && active >= 0) location.assign(options[active].dataset.url);
      else return;
      event.preventDefault();
    });
  }

  document.querySelectorAll("form[data-suggest]").forEach(combobox);

  // After a swap: to the number of results; in the open sheet of filters: stay where you were.
  let last = null;
  document.body.addEventListener("htmx:beforeRequest", () => {
    const focused = document.activeElement;
    last = focused?.closest("#filter:popover-open") ? `#filter [name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]` : "#anzahl";
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    if (last) document.querySelector(last)?.focus({ preventScroll: true });
    last = null;
  });
})();
