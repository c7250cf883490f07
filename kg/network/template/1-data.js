// The network as the page carries it; nodes and edges know each other by index.
const network = JSON.parse(document.getElementById("network-data").textContent);
const nodes = network.nodes.map((node, index) => ({ ...node, index, edges: [], x: 0, y: 0, shown: true }));
const edges = network.edges.map((edge, index) => ({
  ...edge, index, from: nodes[edge.from], to: nodes[edge.to], bow: edge.bow, shown: true,
  sentences: edge.sentences.map((at) => network.sentences[at]),
}));
for (const edge of edges) {
  edge.from.edges.push(edge);
  if (edge.to !== edge.from) edge.to.edges.push(edge);
}
const byImportance = [...nodes].sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree || a.index - b.index);
const state = { layout: network.layout, selected: null, focused: null, hovered: null };

const kindStyle = (kind) => network.kinds[kind];
const relationStyle = (relation) => network.relations[relation];
const isFaint = (edge) => !edge.stated_by.includes("study");
const countOf = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;

// Put the nodes where the layout says. Columns are stretched to the shape of the stage: their distances mean nothing.
function placeNodes() {
  const points = network.layouts[state.layout];
  let [stretchX, stretchY] = [1, 1];
  if (state.layout === "columns" && points.length) {
    const extent = (axis) => Math.max(1, Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis])));
    const free = freeArea(nodes), kx = free.width / extent(0), ky = free.height / extent(1);
    const k = Math.min(1.2, Math.max(0.3, Math.sqrt(kx * ky)));
    stretchX = Math.min(1.6, Math.max(0.55, kx / k));
    stretchY = Math.min(2.2, Math.max(0.8, ky / k));
  }
  points.forEach(([x, y], index) => { nodes[index].x = x * stretchX; nodes[index].y = y * stretchY; });
}
