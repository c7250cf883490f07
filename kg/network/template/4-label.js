// Labels keep their size on the screen; those without room wait until one zooms in, the most important come first.
const FONT = 12, LEADING = 14;
const ruler = document.createElement("canvas").getContext("2d");
let labelsDue = false;

function measureLabels() {
  ruler.font = `600 ${FONT}px ${getComputedStyle(document.body).fontFamily}`;
  nodes.forEach((node) => {
    node.labelWidth = Math.max(...node.lines.map((line) => ruler.measureText(line).width)) + 4;
    node.labelHeight = node.lines.length * LEADING;
  });
}

function placeLabelsSoon() {
  if (labelsDue) return;
  labelsDue = true;
  requestAnimationFrame(() => { labelsDue = false; placeLabels(); });
}

function placeLabels() {
  const k = camera.k, taken = [];
  const wanted = (node) => (node === state.hovered || node === state.selected || node === state.focused ? 2 : node.group.classList.contains("lit") ? 1 : 0);
  const order = [...byImportance].sort((a, b) => wanted(b) - wanted(a));
  const shapes = nodes.filter((node) => node.shown).map((node) => box(node.x, node.y, node.radius * 2, node.radius * 2, node));
  for (const node of order) {
    const place = node.shown ? findPlace(node, k, taken, shapes, wanted(node) === 2) : null;
    node.text.style.display = place ? "" : "none";
    if (!place) continue;
    taken.push(place);
    [...node.text.children].forEach((line, index) => {
      line.setAttribute("x", fixed((place.left + place.right) / 2));
      line.setAttribute("y", fixed(place.top + ((index + 0.8) * LEADING) / k));
    });
  }
}

function findPlace(node, k, taken, shapes, must) {
  const width = node.labelWidth / k, height = node.labelHeight / k, gap = 3 / k;
  const below = box(node.x, node.y + node.radius + gap + height / 2, width, height);
  const above = box(node.x, node.y - node.radius - gap - height / 2, width, height);
  const right = box(node.x + node.radius + 2 * gap + width / 2, node.y, width, height);
  const left = box(node.x - node.radius - 2 * gap - width / 2, node.y, width, height);
  const sides = { left: [left, below, above, right], right: [right, below, above, left], below: [below, above, right, left] };
  const places = sides[state.layout === "columns" ? node.side : "below"];
  const free = places.find((place) => !taken.some((other) => meet(place, other)) && !shapes.some((other) => other.node !== node && meet(place, other)));
  return free || (must ? places[0] : null);
}

const box = (x, y, width, height, node = null) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, node });
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
