// Shows the copy buttons where the browser can copy; without this script the "#" links do.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = new URL(button.dataset.copy, location.href);
    url.searchParams.delete("live");
    await navigator.clipboard.writeText(url.href);
    const label = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
