/* Shows the button that prints the page, and prints it. Without this script a hint names the keys. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
