// Finding a node by a part of its name or identifier.
const search = document.getElementById("search");
const found = document.getElementById("found");

function findNodes(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const text = (node) => `${node.label} ${node.curie || ""} ${node.registration || ""} ${node.source || ""} ${node.kind}`.toLowerCase();
  const starts = (node) => (node.label.toLowerCase().startsWith(wanted[0]) ? 0 : 1);
  return byImportance.filter((node) => node.shown && wanted.every((word) => text(node).includes(word))).sort((a, b) => starts(a) - starts(b)).slice(0, 10);
}

function showFound() {
  const words = search.value.trim();
  const rows = findNodes(words).map((node) => nodeRow(node));
  if (words && !rows.length) rows.push(make("li", { class: "none" }, "No node of that name is shown"));
  found.replaceChildren(...rows);
  found.hidden = !words;
  search.setAttribute("aria-expanded", String(!found.hidden));
}

function closeFound() {
  found.hidden = true;
  search.setAttribute("aria-expanded", "false");
}

search.addEventListener("input", showFound);
search.addEventListener("keydown", (event) => {
  const first = found.querySelector("button");
  if (event.key === "Enter" && first) first.click();
  if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
  if (event.key === "Escape") { search.value = ""; closeFound(); stage.focus(); }
  event.stopPropagation();
});
found.addEventListener("click", () => { closeFound(); stage.focus(); });
found.addEventListener("keydown", (event) => {
  const buttons = [...found.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) search.focus(); else if (next < buttons.length) buttons[next].focus();
  }
  if (event.key === "Escape") { closeFound(); search.focus(); }
  event.stopPropagation();
});
document.addEventListener("click", (event) => { if (!event.target.closest(".search")) closeFound(); });
