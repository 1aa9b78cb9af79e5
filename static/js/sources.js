// Puts a source that is picked from the suggestions into the list above the field, so that one can pick the next.
// Without it the server takes the source that is typed when the page is saved.
(function () {
  "use strict";

  const known = (text) => [...document.querySelectorAll("#quellen option")].some((option) => option.value === text);

  const take = (field) => {
    const place = field.closest("[data-sources]");
    const text = field.value.trim();
    if (!place || !text || !known(text)) return;
    const code = text.slice(text.lastIndexOf("(") + 1, -1);
    if (![...place.querySelectorAll("li")].some((line) => line.textContent.trim() === text)) {
      const line = document.createElement("li");
      const label = document.createElement("label");
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name: place.dataset.sources, value: code, checked: true });
      label.append(box, ` ${text}`);
      line.append(label);
      place.querySelector("ul").append(line);
    }
    field.value = "";
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-sources] > input")) take(event.target);
  });
  // Enter takes what is typed and does not send the form.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-sources] > input")) return;
    event.preventDefault();
    take(event.target);
  });
})();
