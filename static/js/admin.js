// Starts the panels, choosers and date fields of Wagtail's editor that Wagtail itself starts by scripts in the page,
// which our content policy forbids. templates/wagtailadmin/ and hansenetz/editing.py write the marks.
(function () {
  "use strict";

  const made = new Set([
    "Chooser", "DocumentChooser", "ImageChooser", "InlinePanel", "MultipleChooserPanel", "PageChooser", "SnippetChooser",
  ]);
  const called = new Set(["createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"]);

  class StartController extends window.StimulusModule.Controller {
    static values = { what: String, with: Array };

    connect() {
      if (this.element.dataset.started) return;
      this.element.dataset.started = "true";
      if (made.has(this.whatValue)) Reflect.construct(window[this.whatValue], this.withValue);
      else if (called.has(this.whatValue)) window[this.whatValue](...this.withValue);
      else console.error("unknown start", this.whatValue);
    }
  }

  const register = () => window.wagtail.app.register("hn-start", StartController);
  // Not before the scripts after this one have brought what is to be started.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", register);
  else register();
})();
