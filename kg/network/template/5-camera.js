// Pan and zoom: wheel, buttons, keys, one finger or two; and dragging of nodes.
const camera = { x: 0, y: 0, k: 1 };
const pointers = new Map();
let dragged = null, travelled = 0, pressedOn = null;

function applyCamera() {
  world.setAttribute("transform", `translate(${fixed(camera.x)} ${fixed(camera.y)}) scale(${Math.round(camera.k * 1e4) / 1e4})`);
  stage.style.setProperty("--k", camera.k);
  placeLabelsSoon();
}

function zoomAt(factor, x, y) {
  const k = Math.min(8, Math.max(0.03, camera.k * factor));
  camera.x = x - ((x - camera.x) * k) / camera.k;
  camera.y = y - ((y - camera.y) * k) / camera.k;
  camera.k = k;
  applyCamera();
}

function zoomBy(factor) {
  const { width, height } = stage.getBoundingClientRect();
  zoomAt(factor, width / 2, height / 2);
}

// The part of the stage that nodes may fill: the rest is for the labels at the rim, which keep their size when one zooms.
function freeArea(visible) {
  const { width, height } = stage.getBoundingClientRect();
  const inColumns = state.layout === "columns";
  const widest = (side) => Math.max(40, ...visible.map((node) => (!inColumns ? node.labelWidth / 2 : node.side === side ? node.labelWidth + 14 : 0)));
  const left = Math.min(widest("left") + 20, width * 0.3), right = Math.min(widest("right") + 20, width * 0.3), top = 40, bottom = 64;
  return { left, top, width: Math.max(80, width - left - right), height: Math.max(80, height - top - bottom) };
}

// Show all visible nodes.
function fit() {
  const visible = nodes.filter((node) => node.shown);
  if (!visible.length) return;
  const free = freeArea(visible);
  const left = Math.min(...visible.map((n) => n.x)), right = Math.max(...visible.map((n) => n.x));
  const top = Math.min(...visible.map((n) => n.y)), bottom = Math.max(...visible.map((n) => n.y));
  camera.k = Math.min(1.6, free.width / Math.max(1, right - left), free.height / Math.max(1, bottom - top));
  camera.x = free.left + free.width / 2 - ((left + right) / 2) * camera.k;
  camera.y = free.top + free.height / 2 - ((top + bottom) / 2) * camera.k;
  applyCamera();
}

function showNode(node) {
  const { width, height } = stage.getBoundingClientRect();
  const x = node.x * camera.k + camera.x, y = node.y * camera.k + camera.y;
  if (x > 60 && x < width - 60 && y > 40 && y < height - 40) return;
  camera.x += width / 2 - x;
  camera.y += height / 2 - y;
  applyCamera();
}

const placeOf = (event) => {
  const area = stage.getBoundingClientRect();
  return { x: event.clientX - area.left, y: event.clientY - area.top };
};
const thingAt = (target) => {
  const group = target.closest ? target.closest("[data-node],[data-edge]") : null;
  if (!group) return null;
  return group.dataset.node !== undefined ? nodes[group.dataset.node] : edges[group.dataset.edge];
};

stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const { x, y } = placeOf(event);
  const lines = event.deltaMode === 1 ? 16 : 1;
  zoomAt(Math.exp(-event.deltaY * lines * 0.0015), x, y);
}, { passive: false });

stage.addEventListener("pointerdown", (event) => {
  if (event.button > 0) return;
  pointers.set(event.pointerId, placeOf(event));
  pressedOn = thingAt(event.target);
  dragged = pressedOn && pressedOn.edges ? pressedOn : null;
  travelled = 0;
  stage.setPointerCapture(event.pointerId);
  stage.classList.add("moving");
});

stage.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId), now = placeOf(event);
  if (!before) { hover(thingAt(event.target), now); return; }
  pointers.set(event.pointerId, now);
  travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
  if (pointers.size === 2) { pinch(event.pointerId, before, now); return; }
  if (travelled < 4) return;
  hover(null);
  if (dragged) {
    dragged.x += (now.x - before.x) / camera.k;
    dragged.y += (now.y - before.y) / camera.k;
    moveNode(dragged);
    placeLabelsSoon();
  } else {
    camera.x += now.x - before.x;
    camera.y += now.y - before.y;
    applyCamera();
  }
});

function pinch(id, before, now) {
  const other = [...pointers].find(([key]) => key !== id)[1];
  const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
  zoomAt(spread(now) / spread(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  camera.x += (now.x - before.x) / 2;
  camera.y += (now.y - before.y) / 2;
  dragged = null;
  applyCamera();
}

function release(event) {
  if (!pointers.delete(event.pointerId)) return;
  if (!pointers.size) stage.classList.remove("moving");
  if (event.type === "pointerup" && travelled < 4 && !pointers.size) select(pressedOn);
  dragged = null;
}
stage.addEventListener("pointerup", release);
stage.addEventListener("pointercancel", release);
stage.addEventListener("pointerleave", () => hover(null));
