// Whoever saves while Wagtail saves by itself waits for it: a new page would be made twice, and the second one refused.
(function () {
  "use strict";

  const LONGEST = 5000;
  let isSaving = false;
  let isSent = false;
  let waiting = null;

  const send = () => {
    const form = waiting;
    waiting = null;
    isSaving = false;
    if (form) form.requestSubmit();
  };

  // Wagtail turns a pressed button off, and then the form would no longer say which one it was.
  const note = (form, button) => {
    if (!button || !button.name) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (isSent) event.preventDefault();
    isSaving = !event.defaultPrevented;
  });
  for (const end of ["w-autosave:success", "w-autosave:error"]) {
    document.addEventListener(end, send);
  }
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.id !== "page-edit-form") return;
      if (isSaving) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (!waiting) note(event.target, event.submitter);
        waiting = event.target;
        setTimeout(send, LONGEST);
      } else {
        isSent = true;
      }
    },
    true,
  );
  // Back on a page that the browser kept, one may save again.
  window.addEventListener("pageshow", () => (isSent = false));
})();
