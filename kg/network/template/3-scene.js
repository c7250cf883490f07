// The drawing: one group an edge, one a node, labels above all.
const stage = document.getElementById("network");
const ends = svg("defs", {}, stage);
const world = svg("g", {}, stage);
const edgeLayer = svg("g", {}, world), nodeLayer = svg("g", {}, world), labelLayer = svg("g", {}, world);
const heaviest = Math.max(1e-9, ...edges.map((edge) => edge.weight));

function makeEnds() {
  Object.entries(network.relations).forEach(([, style], index) => {
    style.marker = "";
    if (!network.directed || style.end === "none") return;
    style.marker = `url(#end-${index})`;
    const marker = svg("marker", {
      id: `end-${index}`, orient: "auto", markerUnits: "userSpaceOnUse", markerWidth: 18, markerHeight: 18,
      viewBox: "-9 -9 18 18", refX: 0, refY: 0,
    }, ends);
    if (style.end === "bar") svg("path", { d: "M0 -6.5V6.5", stroke: style.colour, "stroke-width": 2.6 }, marker);
    else svg("path", { d: "M-7 -4.2L2.5 0L-7 4.2Z", fill: style.colour }, marker);
  });
}

function makeEdge(edge) {
  const style = relationStyle(edge.relation);
  edge.group = svg("g", { class: isFaint(edge) ? "edge faint" : "edge", "data-edge": edge.index }, edgeLayer);
  const share = heaviest > 1 || edge.weight < 1 ? edge.weight / heaviest : 0;
  const width = isFaint(edge) ? 1.1 : fixed(1.6 + 2.4 * share);
  edge.line = svg("path", { class: "line", stroke: style.colour, "stroke-width": width }, edge.group);
  if (style.dash.length) edge.line.setAttribute("stroke-dasharray", style.dash.join(" "));
  if (style.marker) edge.line.setAttribute("marker-end", style.marker);
  edge.reach = svg("path", { class: "reach", "stroke-width": 13 }, edge.group);
}

function makeNode(node) {
  const style = kindStyle(node.kind);
  node.group = svg("g", { class: "node", "data-node": node.index }, nodeLayer);
  svg("circle", { class: "ring", r: node.radius + 5 }, node.group);
  svg("path", { class: "shape", d: SHAPES[style.shape](node.radius), fill: style.colour }, node.group);
  node.text = svg("text", { class: "label", "text-anchor": "middle" }, labelLayer);
  node.lines = wrapped(node.label);
  node.lines.forEach((line) => { svg("tspan", {}, node.text).textContent = line; });
}

// At most three lines of about 26 letters.
function wrapped(text, width = 26, most = 3) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && (line + " " + word).length > width) { lines.push(line); line = word; } else line = line ? line + " " + word : word;
  }
  lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines[most - 1].replace(/[\s,;.]+$/, "") + "…"];
}

function moveNode(node) {
  node.group.setAttribute("transform", `translate(${fixed(node.x)} ${fixed(node.y)})`);
  for (const edge of node.edges) moveEdge(edge);
}

function moveEdge(edge) {
  const path = edgePath(edge);
  edge.line.setAttribute("d", path);
  edge.reach.setAttribute("d", path);
}

function moveAll() {
  nodes.forEach((node) => node.group.setAttribute("transform", `translate(${fixed(node.x)} ${fixed(node.y)})`));
  edges.forEach(moveEdge);
}

// Light up what is hovered or selected with its neighbours, and dim the rest.
function paint() {
  const subject = state.hovered || state.selected;
  const litNodes = new Set(), litEdges = new Set();
  if (subject && subject.edges) {
    litNodes.add(subject);
    subject.edges.forEach((edge) => { litEdges.add(edge); litNodes.add(edge.from); litNodes.add(edge.to); });
  } else if (subject) {
    litEdges.add(subject);
    litNodes.add(subject.from).add(subject.to);
  }
  stage.classList.toggle("dimmed", Boolean(subject));
  nodes.forEach((node) => {
    const lit = litNodes.has(node);
    node.group.classList.toggle("lit", lit);
    node.text.classList.toggle("lit", lit);
    node.text.classList.toggle("strong", node === state.selected || node === state.focused);
    node.group.classList.toggle("selected", node === state.selected);
    node.group.classList.toggle("focused", node === state.focused && node !== state.selected);
  });
  edges.forEach((edge) => {
    edge.group.classList.toggle("lit", litEdges.has(edge));
    edge.group.classList.toggle("selected", edge === state.selected);
  });
  revealLabels();
}
