// What every page does: "/" goes to the search box, Escape leaves it.

const search = document.querySelector("#search-words");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search?.focus();
  } else if (event.key === "Escape" && event.target === search) {
    search.blur();
  }
});
