// What a button copies: the text of another element, the text that an address of ours serves, or an address itself.
async function wanted({ copy, copyText, copyFrom }) {
  if (copyFrom) return document.getElementById(copyFrom).textContent;
  if (copyText) return (await fetch(copyText)).text();
  const url = new URL(copy, location.href);
  url.searchParams.delete("live");
  return url.href;
}

// Shows the copy buttons where the browser can copy; without this script the "#" links do.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(await wanted(button.dataset));
    const label = button.textContent;
    const announcer = document.getElementById("announcer");
    button.textContent = announcer.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; announcer.textContent = ""; }, 2000);
  });
}
