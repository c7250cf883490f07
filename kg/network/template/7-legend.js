// The legend is the filter: what is unticked is hidden.
const hidden = { kinds: new Set(), relations: new Set(), vocabulary: false };

function makeLegend() {
  const rows = document.getElementById("legend-rows");
  const count = (things, name) => things.reduce((found, thing) => found.set(thing[name], (found.get(thing[name]) || 0) + 1), new Map());
  const kinds = count(nodes, "kind"), relations = count(edges, "relation"), faint = edges.filter(isFaint).length;
  rows.append(make("h2", {}, "Nodes"));
  for (const kind of Object.keys(network.kinds)) rows.append(filterRow(icon(kind), kind, kinds.get(kind), (on) => toggle(hidden.kinds, kind, on)));
  rows.append(make("h2", {}, "Links"));
  for (const relation of Object.keys(network.relations)) rows.append(filterRow(lineIcon(relation), relation, relations.get(relation), (on) => toggle(hidden.relations, relation, on)));
  if (faint && faint < edges.length) rows.append(filterRow(null, "vocabulary only (faint)", faint, (on) => { hidden.vocabulary = !on; filter(); }));
  if (window.innerWidth < 821) document.getElementById("legend").open = false;
}

function filterRow(picture, name, count, change) {
  const tick = make("input", { type: "checkbox", onchange: (event) => change(event.target.checked) });
  tick.checked = true;
  return make("label", {}, tick, picture, name, make("span", { class: "count" }, String(count)));
}

function toggle(set, name, on) {
  if (on) set.delete(name); else set.add(name);
  filter();
}

function filter() {
  nodes.forEach((node) => { node.shown = !hidden.kinds.has(node.kind); });
  edges.forEach((edge) => {
    edge.shown = edge.from.shown && edge.to.shown && !hidden.relations.has(edge.relation) && !(hidden.vocabulary && isFaint(edge));
    edge.group.style.display = edge.shown ? "" : "none";
  });
  // a node that the hidden links alone tied in would float about without a reason
  nodes.forEach((node) => {
    if (node.edges.length && !node.edges.some((edge) => edge.shown)) node.shown = false;
    node.group.style.display = node.shown ? "" : "none";
  });
  if (state.selected && !state.selected.shown) select(null);
  if (state.focused && !state.focused.shown) state.focused = null;
  paint();
  placeLabelsSoon();
}
