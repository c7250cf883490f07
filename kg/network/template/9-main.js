// Keys, buttons, and the first picture.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest node in a direction; what lies aside counts double.
function nearest(from, [dx, dy]) {
  let best = null, least = Infinity;
  for (const node of nodes) {
    if (!node.shown || node === from) continue;
    const x = node.x - from.x, y = node.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 1 && ahead + 2 * aside < least) { best = node; least = ahead + 2 * aside; }
  }
  return best;
}

function focusNode(node) {
  if (!node) return;
  state.focused = node;
  showNode(node);
  paint();
  say(`${node.label}, ${node.kind}, ${countOf(node.edges.length, "link")}`);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
  else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") { state.focused = null; select(null); }
});
stage.addEventListener("keydown", (event) => {
  if (DIRECTIONS[event.key]) {
    event.preventDefault();
    focusNode(state.focused ? nearest(state.focused, DIRECTIONS[event.key]) : byImportance.find((node) => node.shown));
  } else if ((event.key === "Enter" || event.key === " ") && state.focused) {
    event.preventDefault();
    select(state.focused);
  }
});

document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoomBy(0.8));
document.getElementById("fit").addEventListener("click", fit);
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
});

function makeLayoutButtons() {
  const names = Object.keys(network.layouts);
  if (names.length < 2) return;
  const buttons = names.map((name) => make("button", { type: "button", "aria-pressed": String(name === state.layout), onclick: () => {
    state.layout = name;
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(names[index] === name)));
    placeNodes();
    moveAll();
    fit();
  } }, name[0].toUpperCase() + name.slice(1)));
  document.getElementById("layouts").append(...buttons);
}

document.documentElement.dataset.theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
makeEnds();
edges.forEach(makeEdge);
nodes.forEach(makeNode);
makeLegend();
makeLayoutButtons();
measureLabels();
placeNodes();
moveAll();
showPanel();
fit();
window.addEventListener("resize", fit);
document.getElementById("legend").addEventListener("toggle", fit);
