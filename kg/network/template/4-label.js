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

// Places do not depend on what is pointed at, so that labels stand still under the pointer.
function placeLabels() {
  const taken = [], seen = sight();
  const shapes = nodes.filter((node) => node.shown).map((node) => box(node.x, node.y, node.radius * 2, node.radius * 2, node));
  for (const node of byImportance) {
    const places = node.shown ? placesOf(node) : [];
    node.place = places.find((place) => within(place, seen) && !taken.some((other) => meet(place, other)) && !shapes.some((other) => other.node !== node && meet(place, other))) || null;
    node.text.style.display = node.place ? "" : "none";
    if (!node.place) continue;
    taken.push(node.place);
    writeLabel(node, node.place);
  }
  revealLabels();
}

// What is pointed at, chosen or focused is named even without room; labels under its name give way meanwhile.
function revealLabels() {
  nodes.forEach((node) => { node.text.style.display = node.shown && node.place ? "" : "none"; });
  for (const node of new Set([state.hovered, state.selected, state.focused])) {
    if (!node || !node.edges || node.place || !node.shown) continue;
    const place = placesOf(node)[0];
    writeLabel(node, place);
    nodes.forEach((other) => { if (other.place && meet(other.place, place)) other.text.style.display = "none"; });
    node.text.style.display = "";
  }
}

function writeLabel(node, place) {
  [...node.text.children].forEach((line, index) => {
    line.setAttribute("x", fixed((place.left + place.right) / 2));
    line.setAttribute("y", fixed(place.top + ((index + 0.8) * LEADING) / camera.k));
  });
}

// Where a label may stand: on its side of liking, else on another, else a little farther off.
function placesOf(node) {
  const width = node.labelWidth / camera.k, height = node.labelHeight / camera.k;
  const order = { left: ["left", "below", "above", "right"], right: ["right", "below", "above", "left"], below: ["below", "above", "right", "left"] };
  return [3, 15].flatMap((pixels) => {
    const gap = pixels / camera.k;
    const place = {
      below: box(node.x, node.y + node.radius + gap + height / 2, width, height),
      above: box(node.x, node.y - node.radius - gap - height / 2, width, height),
      right: box(node.x + node.radius + 2 * gap + width / 2, node.y, width, height),
      left: box(node.x - node.radius - 2 * gap - width / 2, node.y, width, height),
    };
    return order[state.layout === "columns" ? node.side : "below"].map((side) => place[side]);
  });
}

// The part of the plane that is in sight.
function sight() {
  const { width, height } = stage.getBoundingClientRect();
  return { left: -camera.x / camera.k, top: -camera.y / camera.k, right: (width - camera.x) / camera.k, bottom: (height - camera.y) / camera.k };
}

const within = (a, b) => b.left <= a.left && a.right <= b.right && b.top <= a.top && a.bottom <= b.bottom;
const box = (x, y, width, height, node = null) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, node });
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
