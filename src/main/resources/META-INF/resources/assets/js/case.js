// One case: keys for what is done most often. A button names its own in data-key.
const keys = {
  n: () => document.getElementById("note").focus(),
  m: () => document.getElementById("message").focus(),
  r: () => document.querySelector("#resolve input[type=radio]").focus(),
  q: () => location.assign("/desk"),
};
for (const button of document.querySelectorAll("button[data-key]")) keys[button.dataset.key] = () => button.click();

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const deed = keys[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});
