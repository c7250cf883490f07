// Shapes of nodes and curves of edges, as SVG path data.
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

const fixed = (number) => Math.round(number * 100) / 100;

function polygon(corners, radius, turn) {
  const points = [];
  for (let i = 0; i < corners; i++) {
    const angle = turn + (2 * Math.PI * i) / corners;
    points.push(`${fixed(radius * Math.cos(angle))} ${fixed(radius * Math.sin(angle))}`);
  }
  return `M${points.join("L")}Z`;
}

function starPath(radius) {
  const points = [];
  for (let i = 0; i < 10; i++) {
    const angle = -Math.PI / 2 + (Math.PI * i) / 5, reach = i % 2 ? radius * 0.5 : radius * 1.2;
    points.push(`${fixed(reach * Math.cos(angle))} ${fixed(reach * Math.sin(angle))}`);
  }
  return `M${points.join("L")}Z`;
}

const SHAPES = {
  circle: (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  square: (r) => polygon(4, r * 1.2, Math.PI / 4),
  diamond: (r) => polygon(4, r * 1.12, 0),
  hexagon: (r) => polygon(6, r * 1.06, 0),
  pentagon: (r) => polygon(5, r * 1.1, -Math.PI / 2),
  triangle: (r) => polygon(3, r * 1.22, -Math.PI / 2),
  wedge: (r) => polygon(3, r * 1.22, Math.PI / 2),
  star: starPath,
};

function icon(kind, size = 16) {
  const element = svg("svg", { width: size, height: size, viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  const style = kindStyle(kind);
  svg("path", { d: SHAPES[style.shape](7), fill: style.colour, stroke: "currentColor", "stroke-width": 1 }, element);
  return element;
}

function lineIcon(relation) {
  const style = relationStyle(relation);
  const element = svg("svg", { width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" });
  const line = svg("path", { d: "M1 6H26", stroke: style.colour, "stroke-width": 2 }, element);
  if (style.dash.length) line.setAttribute("stroke-dasharray", style.dash.map((part) => part * 0.8).join(" "));
  if (network.directed && style.end === "arrow") svg("path", { d: "M22 2L29 6L22 10Z", fill: style.colour }, element);
  if (network.directed && style.end === "bar") svg("path", { d: "M27 1V11", stroke: style.colour, "stroke-width": 2.4 }, element);
  return element;
}

// The four points of the curve between two nodes: level at both ends in columns, else straight, bowed by edge.bow.
function controlPoints(edge) {
  const a = edge.from, b = edge.to, dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
  const bx = (-dy / length) * edge.bow, by = (dx / length) * edge.bow;
  if (state.layout === "columns" && Math.abs(dx) > 1) {
    return [[a.x, a.y], [a.x + dx * 0.45 + bx, a.y + by], [b.x - dx * 0.45 + bx, b.y + by], [b.x, b.y]];
  }
  if (state.layout === "columns") {
    const side = Math.min(70, 25 + Math.abs(dy) / 6);
    return [[a.x, a.y], [a.x + side + bx, a.y], [b.x + side + bx, b.y], [b.x, b.y]];
  }
  return [[a.x, a.y], [a.x + dx / 3 + bx, a.y + dy / 3 + by], [a.x + (2 * dx) / 3 + bx, a.y + (2 * dy) / 3 + by], [b.x, b.y]];
}

function pointAt(points, t) {
  const s = 1 - t, w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [0, 1].map((axis) => points.reduce((sum, point, i) => sum + w[i] * point[axis], 0));
}

// The curve without the parts that lie under its two nodes.
function edgePath(edge) {
  const points = controlPoints(edge);
  const last = points[3], first = points[0];
  let from = 0, to = 1;
  const apart = (t, end, radius) => { const p = pointAt(points, t); return Math.hypot(p[0] - end[0], p[1] - end[1]) >= radius; };
  while (from < 0.45 && !apart(from, first, edge.from.radius + 3)) from += 0.005;
  while (to > 0.55 && !apart(to, last, edge.to.radius + (network.directed ? 6 : 3))) to -= 0.005;
  const cut = split(split(points, from)[1], (to - from) / (1 - from))[0];
  const write = (point) => `${fixed(point[0])} ${fixed(point[1])}`;
  return `M${write(cut[0])}C${write(cut[1])},${write(cut[2])},${write(cut[3])}`;
}

// De Casteljau: the curve before t and the curve after it.
function split(p, t) {
  const mix = (a, b) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const ab = mix(p[0], p[1]), bc = mix(p[1], p[2]), cd = mix(p[2], p[3]), abc = mix(ab, bc), bcd = mix(bc, cd), at = mix(abc, bcd);
  return [[p[0], ab, abc, at], [at, bcd, cd, p[3]]];
}
