// Follows a running check. The server sends a Refresh header unless the address says live=1: so we ask for that address first, and
// then only listen. Should listening fail, the page is loaded anew every few seconds, as it would be without this script.
const section = document.getElementById("ladder");
const here = new URL(location.href);

function show(live) {
  if (live) here.searchParams.set("live", "1");
  else here.searchParams.delete("live");
  location.replace(here.href);
}

function follow() {
  const ladder = section.querySelector(".ladder");
  const list = document.getElementById("findings-list");
  const events = new EventSource(section.dataset.events);
  let failures = 0;

  events.addEventListener("stage", (event) => {
    const { stage, state, millis } = JSON.parse(event.data);
    const rung = ladder.querySelector(`[data-stage="${CSS.escape(stage)}"]`);
    if (!rung) return;
    rung.className = `rung ${state}`;
    const word = document.createElement("span");
    word.className = "word";
    word.textContent = ladder.dataset[state] ?? state;
    const cell = rung.querySelector(".state");
    cell.replaceChildren(word);
    if (millis != null) {
      const small = document.createElement("small");
      small.textContent = ` ${millis} ms`;
      cell.append(small);
    }
  });

  let live = null;
  events.addEventListener("finding", (event) => {
    const { severity, text } = JSON.parse(event.data);
    if (!live) {
      live = document.createElement("ul");
      live.className = "findings";
      list.replaceChildren(live);
    }
    const item = document.createElement("li");
    item.className = `finding ${severity}`;
    item.textContent = text;
    live.append(item);
  });

  events.addEventListener("done", () => {
    events.close();
    show(false);
  });

  events.addEventListener("error", () => {
    failures += 1;
    if (events.readyState === EventSource.CLOSED || failures > 3) {
      events.close();
      setTimeout(() => location.reload(), 3000);
    }
  });
}

if (section?.dataset.events) {
  if (here.searchParams.get("live") === "1") follow();
  else show(true);
}
