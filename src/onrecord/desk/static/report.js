// The page of a report: what is chosen is fetched from its own address and put in place; keys go from one to the next.

const reading = document.querySelector("#reading");
function begin() {
  document.documentElement.classList.add("scripted");
  ready();
  reading.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  document.addEventListener("selectionchange", selected);
  window.addEventListener("popstate", () => show(location.href, { push: false }));
  if (location.hash === "#chosen" || location.hash === "#marked") toWords();
}

// What only makes sense with scripts: the note on keys, and buttons that copy links.
function ready() {
  for (const note of document.querySelectorAll(".keys")) note.hidden = false;
  for (const link of document.querySelectorAll("a[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${link.textContent}`);
    button.addEventListener("click", () => copy(link.href, button));
    link.after(" ", button);
    link.removeAttribute("data-copy");
  }
}

async function copy(address, button) {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    location.assign(address);
  }
}

// ---- choosing

const address = (thing) => {
  const found = new URL(location.href);
  found.searchParams.delete("mark");
  if (thing) found.searchParams.set("chosen", thing);
  else found.searchParams.delete("chosen");
  found.hash = thing ? "#chosen" : "";
  return found.href;
};

const things = () => [...reading.querySelectorAll(".pick")].map((one) => one.dataset.thing);
const chosen = () => reading.querySelector("#panel")?.dataset.thing;

function clicked(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a");
  if (link) {
    const there = new URL(link.href);
    const here = there.pathname === location.pathname;
    if (here && link.hash === "#panel") focusPanel(event);
    else if (here && link.hasAttribute("data-scroll")) { event.preventDefault(); toWords(); }
    else if (here && link.closest(".sign, .pick, .steps")) { event.preventDefault(); go(there.searchParams.get("chosen")); }
    return;
  }
  const words = event.target.closest("[data-things]");
  if (!words || !getSelection().isCollapsed) return;
  const here = words.dataset.things.split(" ");
  go(here[(here.indexOf(chosen()) + 1) % here.length]);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, button, summary")) return;
  const inside = reading.contains(document.activeElement);
  const step = { j: 1, k: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape" && chosen()) {
    event.preventDefault();
    go(null);
  } else if (step && (inside || (event.key.startsWith("Arrow") && document.activeElement === document.body))) {
    const all = things();
    if (!all.length) return;
    event.preventDefault();
    const at = all.indexOf(chosen() ?? document.activeElement.dataset?.thing);
    go(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)]);
  }
}

const go = (thing) => show(address(thing), { push: true });

let latest = 0;

async function show(url, { push }) {
  const mine = ++latest;
  const before = chosen();
  let page;
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(url);
    return;
  }
  if (mine !== latest) return;
  if (push && url !== location.href) history.pushState(null, "", url);
  for (const part of [".legend", "#text", ".side"]) reading.querySelector(part).replaceWith(page.querySelector(part));
  reading.className = page.querySelector("#reading").className;
  document.querySelector(".marking")?.remove();
  const marking = page.querySelector(".marking");
  if (marking) document.querySelector(".masthead").append(marking);
  document.querySelector(".problem").replaceWith(page.querySelector(".problem"));
  document.title = page.title;
  ready();
  settle(before);
}

// Where eyes and focus go: to the words and the panel; when it closes, back to the thing in the list.
function settle(before) {
  const title = reading.querySelector("#panel-title");
  if (title) {
    title.focus({ preventScroll: true });
    toWords();
    return;
  }
  const left = [...reading.querySelectorAll(".sign, .pick")].find((one) => one.dataset.thing === before);
  (left ?? reading).focus({ preventScroll: true });
}

function focusPanel(event) {
  event.preventDefault();
  reading.querySelector("#panel-title")?.focus();
}

function toWords() {
  const words = document.querySelector("#chosen, #marked");
  if (!words) return;
  const box = words.getBoundingClientRect();
  const sheet = reading.querySelector("#panel");
  const low = sheet && getComputedStyle(sheet).position === "fixed" ? sheet.getBoundingClientRect().top : innerHeight;
  if (box.top < 0 || box.bottom > low) scrollBy({ top: box.top - low * 0.3, behavior: calm() });
}

const calm = () => (matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "auto");

// ---- a link to the words that a reader selects: offsets count code points, a browser counts UTF-16

let offered = null;

function selected() {
  const selection = getSelection();
  const text = reading.querySelector("#text");
  offered?.remove();
  offered = null;
  if (selection.isCollapsed || !selection.rangeCount || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const start = points(text, range.startContainer, range.startOffset);
  const end = points(text, range.endContainer, range.endOffset);
  if (start >= end) return;
  offered = document.createElement("a");
  offered.className = "select-link";
  offered.textContent = "Link to these words";
  const there = new URL(location.href);
  there.search = new URLSearchParams({ document: text.dataset.document, mark: `${start}-${end}` }).toString();
  there.hash = "#marked";
  offered.href = there.href;
  const box = range.getBoundingClientRect();
  offered.style.left = `${Math.max(8, Math.min(box.left + scrollX, document.documentElement.clientWidth - 180))}px`;
  offered.style.top = `${box.bottom + scrollY + 8}px`;
  document.body.append(offered);
}

function points(text, node, offset) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  return [...before.toString()].length;
}

if (reading) begin();
