// Leads to what changed since the reader was last here: the day is kept in this browser alone.

const place = document.querySelector("#visit");
const today = new Date().toISOString().slice(0, 10);

if (place) {
  const name = `onrecord-visit ${[place.dataset.a, place.dataset.b].sort().join(" | ")}`;
  try {
    const known = JSON.parse(localStorage.getItem(name) ?? "null") ?? { seen: today, before: null };
    if (known.seen !== today) {
      known.before = known.seen;
      known.seen = today;
    }
    localStorage.setItem(name, JSON.stringify(known));
    if (known.before) show(known.before);
  } catch {
    // A browser that keeps nothing shows the date field alone.
  }
}

function show(day) {
  const address = new URL(location.href);
  address.searchParams.set("since", day);
  const link = document.createElement("a");
  link.href = address.href;
  link.textContent = `What changed since your last visit, ${new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}`;
  place.append(link);
  place.hidden = false;
}
