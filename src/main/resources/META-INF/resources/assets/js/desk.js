// The queue: brings in what has arrived, and can be used with keys. Without it the page is as it was when it was loaded.
const EVERY = 5_000;
const IDLE = 10 * 60_000; // looking at a page that nobody sits at would keep them signed in for ever

const announcer = document.getElementById("announcer");
let section = document.getElementById("queue");
let moved = Date.now();
let marked = null;

const rows = () => [...section.querySelectorAll("tbody tr")];

function mark(row) {
  for (const r of rows()) r.classList.toggle("marked", r === row);
  marked = row?.id ?? null;
  row?.querySelector("a")?.focus();
}

function step(by) {
  const all = rows();
  const at = all.findIndex((r) => r.id === marked);
  mark(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.getElementById("q").focus(),
  c: () => document.getElementById("support-code").focus(),
  u: () => location.assign("/desk?unread=1"),
};

addEventListener("keydown", (event) => {
  moved = Date.now();
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const deed = keys[event.key];
  if (deed) {
    event.preventDefault();
    deed();
  }
});
for (const sign of ["pointermove", "scroll"]) addEventListener(sign, () => { moved = Date.now(); }, { passive: true });

async function look() {
  const status = section.querySelector(".live");
  if (document.hidden) return;
  if (Date.now() - moved > IDLE) {
    status.textContent = section.dataset.paused;
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("queue");
  if (!fresh || fresh.innerHTML === section.dataset.seen) return;
  const known = new Set(rows().map((r) => r.id));
  const seen = fresh.innerHTML;
  const arrived = [...fresh.querySelectorAll("tbody tr")].filter((r) => !known.has(r.id));
  section.replaceWith(fresh);
  section = fresh;
  section.dataset.seen = seen;
  for (const r of arrived) r.classList.add("arrived");
  if (marked) mark(document.getElementById(marked));
  if (arrived.length) announcer.textContent = `${arrived.length} ${section.dataset.new}`;
}

if (section?.dataset.live) {
  section.dataset.seen = section.innerHTML;
  setInterval(() => look().catch(() => {}), EVERY);
}
