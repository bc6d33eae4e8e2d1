// Escape closes a tooltip (WCAG 1.4.13); the next focus or pointer opens it again. Without this file all of it still shows.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:focus-within, .term:hover")) term.classList.add("closed");
});
for (const kind of ["focusout", "pointerout"]) {
  addEventListener(kind, (event) => event.target.closest?.(".term")?.classList.remove("closed"));
}
// Safari gives a button no focus when it is tapped or clicked.
addEventListener("click", (event) => event.target.closest?.(".term button")?.focus());
