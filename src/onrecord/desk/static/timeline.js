// Zooms and pans the lanes of the timeline, places their marks anew, and lets keys walk from mark to mark.
// Without it the page shows the whole. Places and ticks follow desk/lanes/placing.py and ticks.py.

const TALL = 6, HEAD = 26, AXIS = 26, FOOT = 10, TOUCHING = 0.01;
const MINUTE = 60e3, HOUR = 60 * MINUTE, DAY = 24 * HOUR, YEAR = 365.25 * DAY;
const NARROWEST = 2 * HOUR, WIDEST = 20 * YEAR;
const STEPS = [
  ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1],
  ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 50], ["year", 100], ["year", 1000],
];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SVG = "http://www.w3.org/2000/svg";

const moment = (written) => Date.parse(`${written}Z`);
const middle = (mark) => (Number.isNaN(mark.from) ? 0 : (mark.from + mark.to) / 2);
const keyOf = (element) => `${element.dataset.starts} ${element.dataset.ends}`;
const clock = (at) => at.toISOString().slice(11, 16);

const figure = document.querySelector("figure.chart");
if (figure) start(figure);

function start(figure) {
  const svg = figure.querySelector("svg.lanes");
  const whole = [moment(figure.dataset.starts), moment(figure.dataset.ends)];
  const slot = matchMedia("(pointer: coarse)").matches ? 24 : 16;
  const lanes = [...svg.querySelectorAll(".lane")].map(laneOf);
  const all = lanes.flatMap((lane) => lane.marks);
  const tip = made("div", "tip", figure);
  tip.hidden = true;
  let view = [...whole], current = all[0];

  const tools = made("div", "tools");
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", "What the lanes show");
  figure.prepend(tools);
  for (const [words, label, act] of [
    ["−", "Zoom out", () => zoom(2)], ["+", "Zoom in", () => zoom(0.5)], ["Whole", "Show the whole", () => show(whole)],
    ["←", "Earlier", () => pan(-0.4)], ["→", "Later", () => pan(0.4)],
  ]) {
    const button = made("button", "", tools);
    Object.assign(button, { type: "button", textContent: words, title: label });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
  }
  const span = made("output", "span", tools);
  made("span", "hint", tools).textContent = "Keys: + − 0 and arrows; Ctrl and wheel";

  function show([from, to]) {
    const wide = Math.min(Math.max(to - from, NARROWEST), Math.max(WIDEST, whole[1] - whole[0]));
    const middle = Math.min(Math.max((from + to) / 2, whole[0]), whole[1]);
    view = [middle - wide / 2, middle + wide / 2];
    drawn();
  }
  const zoom = (by, around = (view[0] + view[1]) / 2) =>
    show([around - (around - view[0]) * by, around + (view[1] - around) * by]);
  const pan = (by) => show(view.map((at) => at + by * (view[1] - view[0])));

  function drawn() {
    const width = svg.clientWidth, scale = (at) => ((at - view[0]) / (view[1] - view[0])) * width;
    let top = AXIS;
    for (const lane of lanes) top += laid(lane, top, scale, width, slot);
    svg.setAttribute("height", top);
    axis(svg.querySelector(".axis"), view, scale, width, top);
    span.textContent = spanned(view);
    tip.hidden = true;
    if (current?.out) current = all.find((mark) => !mark.out) ?? current;
    for (const mark of all) mark.link.setAttribute("tabindex", mark === current ? "0" : "-1");
  }

  function tell(mark) {
    tip.textContent = mark.link.getAttribute("aria-label");
    tip.hidden = false;
    const box = mark.link.getBoundingClientRect(), frame = figure.getBoundingClientRect();
    tip.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - tip.offsetWidth))}px`;
    tip.style.top = `${box.bottom - frame.top + 8}px`;
  }

  function walk(mark, across, down) {
    const lane = lanes.indexOf(mark.lane), here = mark.lane.inOrder.indexOf(mark);
    const to = across ? mark.lane.inOrder[here + across] : nearest(lanes[lane + down], mark);
    if (!to) return;
    current = to;
    if (to.out) show(view.map((at) => at + middle(to) - (view[0] + view[1]) / 2));
    drawn();
    to.link.focus();
  }

  for (const mark of all) {
    mark.link.addEventListener("pointerenter", () => tell(mark));
    mark.link.addEventListener("pointerleave", () => (tip.hidden = true));
    mark.link.addEventListener("blur", () => (tip.hidden = true));
    mark.link.addEventListener("focus", () => {
      current = mark;
      for (const one of all) one.link.setAttribute("tabindex", one === mark ? "0" : "-1");
      tell(mark);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const within = figure.contains(event.target), mark = all.find((one) => one.link === event.target);
    if (!within && event.target !== document.body) return;
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0, down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if (event.key === "+" || event.key === "=") zoom(0.5);
    else if (event.key === "-") zoom(2);
    else if (event.key === "0") show(whole);
    else if (event.key === "Escape" && !tip.hidden) tip.hidden = true;
    else if (mark && !event.shiftKey && (across || down)) walk(mark, across, down);
    else if (within && across) pan(across * 0.2);
    else return;
    if (mark && document.activeElement === mark.link && !mark.out) tell(mark);
    event.preventDefault();
  });

  fingers(svg, () => view, show, zoom);
  new ResizeObserver(drawn).observe(svg.parentElement);
  drawn();
}

function laneOf(group) {
  const lane = { group, floor: group.querySelector(".floor"), name: group.querySelector(".name") };
  const lines = new Map([...group.querySelectorAll(".stretch")].map((line) => [keyOf(line), line]));
  lane.marks = [...group.querySelectorAll(".at")].map((at) => ({
    at, lane, link: at.querySelector("a"), key: keyOf(at), from: moment(at.dataset.starts), to: moment(at.dataset.ends),
  }));
  const groups = new Map();
  for (const mark of lane.marks) {
    if (!groups.has(mark.key)) groups.set(mark.key, { members: [], from: mark.from, to: mark.to, line: lines.get(mark.key) ?? stretchIn(group, mark) });
    groups.get(mark.key).members.push(mark);
  }
  lane.groups = [...groups.values()];
  lane.inOrder = [...lane.marks].sort((one, other) => middle(one) - middle(other));
  return lane;
}

// The line of a span that was too narrow for one when the whole was shown.
function stretchIn(group, mark) {
  if (Number.isNaN(mark.from)) return null;
  const line = document.createElementNS(SVG, "line");
  line.setAttribute("class", "stretch out");
  group.querySelector(".name").after(line);
  return line;
}

// Places what stands in a lane; gives the lane's height.
function laid(lane, top, scale, width, slot) {
  const shown = [];
  for (const group of lane.groups) {
    const dated = !Number.isNaN(group.from);
    const left = dated ? scale(group.from) : 0, right = dated ? scale(group.to) : width;
    group.out = right < 0 || left > width;
    for (const mark of group.members) {
      mark.out = group.out;
      mark.at.classList.toggle("out", group.out);
    }
    group.line?.classList.toggle("out", group.out);
    if (!group.out) shown.push(Object.assign(group, { left: Math.max(left, -slot), right: Math.min(right, width + slot) }));
  }
  shown.sort((one, other) => one.left - other.left || other.right - one.right);
  const placed = [];
  for (const group of shown) {
    const n = group.members.length, wide = group.right - group.left;
    group.columns = Math.min(n, Math.max(1, Math.floor((wide + TOUCHING) / slot), Math.ceil(n / TALL)));
    group.rows = Math.ceil(n / group.columns);
    const half = (group.columns * slot) / 2;
    group.centre = Math.min(Math.max((group.left + group.right) / 2, half), width - half);
    group.reach = [Math.min(group.left, group.centre - half), Math.max(group.right, group.centre + half)];
    const near = placed.filter((one) => one.reach[0] < group.reach[1] - TOUCHING && group.reach[0] < one.reach[1] - TOUCHING);
    group.top = 0;
    while (near.some((one) => group.top < one.top + one.rows && one.top < group.top + group.rows)) group.top++;
    placed.push(group);
    stand(group, top, slot);
  }
  lane.floor.setAttribute("y1", top);
  lane.floor.setAttribute("y2", top);
  lane.name.setAttribute("y", top + 18);
  return HEAD + Math.max(1, ...placed.map((group) => group.top + group.rows)) * slot + FOOT;
}

function stand(group, top, slot) {
  const y = (row) => top + HEAD + (group.top + row + 0.5) * slot;
  group.members.forEach((mark, nth) => {
    const row = Math.floor(nth / group.columns), column = nth % group.columns;
    const here = Math.min(group.columns, group.members.length - row * group.columns);
    mark.at.setAttribute("x", group.centre + (column - (here - 1) / 2) * slot);
    mark.at.setAttribute("y", y(row));
    mark.link.removeAttribute("transform");
  });
  if (!group.line) return;
  group.line.classList.toggle("out", group.right - group.left < group.columns * slot + slot);
  for (const [name, value] of [["x1", group.left + 2], ["x2", group.right - 2], ["y1", y(0)], ["y2", y(0)]])
    group.line.setAttribute(name, value);
}

function axis(group, view, scale, width, height) {
  const most = Math.max(2, Math.floor(width / 75));
  const drawn = [];
  for (const { at, words } of ticks(view, most)) {
    const line = document.createElementNS(SVG, "line"), text = document.createElementNS(SVG, "text"), x = scale(at);
    for (const [name, value] of [["x1", x], ["x2", x], ["y1", 0], ["y2", height]]) line.setAttribute(name, value);
    text.setAttribute("x", x + 5);
    text.setAttribute("y", 14);
    text.textContent = x < width - 8 * words.length ? words : "";
    drawn.push(line, text);
  }
  group.replaceChildren(...drawn);
}

function ticks(view, most) {
  for (const [unit, step] of STEPS) {
    const found = moments(view, unit, step, most);
    if (found.length <= most) {
      let year = null;
      return found.map((at, nth) => {
        const words = worded(new Date(at), unit, nth === 0, new Date(at).getUTCFullYear() !== year);
        year = new Date(at).getUTCFullYear();
        return { at, words };
      });
    }
  }
  return [];
}

function moments([from, to], unit, step, most) {
  const found = [], first = new Date(from), year = first.getUTCFullYear(), month = first.getUTCMonth();
  const midnight = Date.UTC(year, month, first.getUTCDate());
  const monday = midnight - (step > 2 ? ((first.getUTCDay() + 6) % 7) * DAY : 0);
  for (let nth = 0; found.length <= most; nth++) {
    const at = {
      hour: () => midnight + (Math.floor(first.getUTCHours() / step) + nth) * step * HOUR,
      day: () => monday + nth * step * DAY,
      month: () => Date.UTC(year, (Math.floor(month / step) + nth) * step),
      year: () => Date.UTC((Math.floor(year / step) + nth) * step, 0),
    }[unit]();
    if (!(at < to)) break;
    if (at >= from) found.push(at);
  }
  return found;
}

function worded(at, unit, first, fresh) {
  const year = at.getUTCFullYear(), month = MONTHS[at.getUTCMonth()];
  if (unit === "year") return `${year}`;
  if (unit === "month") return fresh ? `${month} ${year}` : month;
  const day = `${at.getUTCDate()} ${month}${fresh ? ` ${year}` : ""}`;
  if (unit === "day" || !at.getUTCHours()) return day;
  return first ? `${day}, ${clock(at)}` : clock(at);
}

function spanned([from, to]) {
  const told = [new Date(from), new Date(to)].map((at) => {
    const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
    return to - from < 4 * DAY ? `${day}, ${clock(at)}` : day;
  });
  return told.join(" to ");
}

// Dragging pans, two fingers zoom, Ctrl and the wheel zoom, a sideways wheel pans.
function fingers(svg, view, show, zoom) {
  const down = new Map();
  let before = null, moved = 0;
  const at = (x) => {
    const box = svg.getBoundingClientRect(), [from, to] = view();
    return from + ((x - box.left) / box.width) * (to - from);
  };
  svg.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200))), at(event.clientX));
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const [from, to] = view(), by = ((event.deltaX || event.deltaY) / svg.clientWidth) * (to - from);
      show([from + by, to + by]);
    } else return;
    event.preventDefault();
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, event.clientX);
    moved = 0;
    before = { view: view(), xs: [...down.values()] };
  });
  addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId) || !before) return;
    moved += Math.abs(event.clientX - down.get(event.pointerId));
    down.set(event.pointerId, event.clientX);
    const xs = [...down.values()], [from, to] = before.view, wide = to - from, width = svg.clientWidth;
    const left = svg.getBoundingClientRect().left, time = (x, [a, b]) => a + ((x - left) / width) * (b - a);
    if (xs.length === 1) {
      const by = ((before.xs[0] - xs[0]) / width) * wide;
      show([from + by, to + by]);
    } else if (xs.length === 2 && Math.abs(xs[0] - xs[1]) > 10) {
      const [a, b] = before.xs.map((x) => time(x, before.view)), per = (b - a) / (xs[1] - xs[0]);
      const start = a - (xs[0] - left) * per;
      if (per > 0) show([start, start + per * width]);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => {
    down.delete(event.pointerId);
    before = down.size ? { view: view(), xs: [...down.values()] } : null;
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => {
    if (moved > 6) event.preventDefault();
    moved = 0;
  }, true);
}

function nearest(lane, mark) {
  return lane?.inOrder.reduce((best, one) => (Math.abs(middle(one) - middle(mark)) < Math.abs(middle(best) - middle(mark)) ? one : best));
}

function made(tag, name, within) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  within?.append(element);
  return element;
}
