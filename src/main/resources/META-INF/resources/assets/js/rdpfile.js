// Lets a file be chosen or dropped. It is read here; what tells who somebody is goes away before anything is sent.
const PERSONAL = /^[^:]*(user ?name|password|domain|accesstoken|clientname)[^:]*:/i;

function decode(bytes) {
  const [a, b] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0);
  const wideBig = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0);
  return new TextDecoder(wide ? "utf-16le" : wideBig ? "utf-16be" : "utf-8").decode(bytes);
}

const field = document.getElementById("file-field");
const text = document.getElementById("f-text");
field.hidden = false;
field.querySelector("input").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file || file.size > 200_000) return;
  const lines = decode(new Uint8Array(await file.arrayBuffer())).split(/\r?\n/);
  text.value = lines.filter((line) => !PERSONAL.test(line)).join("\n");
  document.getElementById("rdp-file").requestSubmit();
});
