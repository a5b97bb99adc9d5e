// Draws the picture of a relation live: dragging over days leaves only their events in the list below.
// Without it the page shows the same picture as an image, and each period in the table leads to its events.

const BESIDE = 90, NARROWEST = 200, WIDEST = 1200, DAY = 86400e3;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const figure = document.querySelector("figure.picture");
const dark = matchMedia("(prefers-color-scheme: dark)");
const events = [...document.querySelectorAll(".events > li")];
const told = document.querySelector("#brushed");
const words = figure?.querySelector("img").alt;
let live = null, width = 0, again = null;

if (figure) {
  document.querySelector(".aside").prepend("Drag over days to see only their events. ");
  const { embed } = await import(figure.dataset.script);
  again = () => draw(embed);
  await again();
  dark.addEventListener("change", again);
  let waiting = 0;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    if (Math.abs(room() - width) > 20) waiting = setTimeout(again, 200);
  }).observe(figure);
}

function room() {
  return Math.round(Math.min(Math.max(figure.clientWidth - BESIDE, NARROWEST), WIDEST));
}

async function draw(embed) {
  width = room();
  const answer = await fetch(`${figure.dataset.spec}&width=${width}&scheme=${dark.matches ? "dark" : "light"}`);
  if (!answer.ok) return;
  const place = document.createElement("div");
  place.className = "live";
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", words);
  const inner = document.createElement("div");
  inner.setAttribute("aria-hidden", "true");
  place.append(inner);
  const options = { ast: true, actions: false, tooltip: false, defaultStyle: false, renderer: "svg", mode: "vega-lite" };
  const drawn = await embed(inner, await answer.json(), options);
  live?.finalize();
  live = drawn.view;
  figure.replaceChildren(place);
  live.addSignalListener("brush", (_, value) => choose(Object.values(value ?? {})[0]));
  choose();
}

// Leaves the events that may lie on the chosen days; all where none are chosen.
function choose(span) {
  const [from, to] = span ? [...span].sort((one, other) => one - other) : [];
  let shown = 0;
  for (const line of events) {
    const { first, last } = line.dataset;
    const inside = from === undefined || (first && Date.parse(first) < to && Date.parse(last) + DAY > from);
    line.hidden = !inside;
    shown += inside ? 1 : 0;
  }
  told.hidden = from === undefined;
  if (from === undefined) return told.replaceChildren();
  const all = document.createElement("button");
  Object.assign(all, { type: "button", textContent: "All events" });
  all.addEventListener("click", () => again());
  told.replaceChildren(`${shown} of ${events.length} events lie on ${day(from)} to ${day(to)}.`, all);
}

function day(at) {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
