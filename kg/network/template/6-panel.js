// The side panel: what a node or an edge is, and the sentences it rests on. Text is set as text, never as markup.
const panel = document.getElementById("panel");
const tip = document.getElementById("tip");

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function showPanel() {
  const subject = state.selected;
  const content = !subject ? introduction() : subject.edges ? nodeDetails(subject) : edgeDetails(subject);
  panel.replaceChildren(...content.filter(Boolean));
  panel.scrollTop = 0;
}

function introduction() {
  const between = byImportance.some((node) => node.betweenness > 0);
  const start = byImportance.slice(0, 8).map((node) => nodeRow(node, between ? node.betweenness.toFixed(3) : countOf(node.degree, "neighbour")));
  return [
    make("h2", {}, "Every link has its sentence"),
    make("p", { class: "note" }, "Click a link or a node to read the sentences it rests on, with their source and offsets. ",
      "Faint links are vocabulary knowledge: no paper in this graph says them."),
    make("h3", {}, between ? "Highest betweenness" : "Most neighbours"),
    make("ul", { class: "list" }, ...start),
    make("h3", {}, "Keys"),
    make("p", { class: "note" }, make("kbd", {}, "/"), " find · ", make("kbd", {}, "←↑→↓"), " from node to node · ",
      make("kbd", {}, "Enter"), " open · ", make("kbd", {}, "Esc"), " close · ", make("kbd", {}, "+"), " ",
      make("kbd", {}, "−"), " zoom · ", make("kbd", {}, "0"), " show all"),
  ];
}

function nodeDetails(node) {
  const facts = [["Identifier", node.curie ? iriLink(node) : node.iri]];
  for (const name of ["phase", "enrolled", "registration", "source"]) {
    if (node[name] !== undefined) facts.push([name[0].toUpperCase() + name.slice(1), node[name]]);
  }
  facts.push(["Degree", String(node.degree)], ["Betweenness", node.betweenness.toFixed(4)]);
  const rows = node.edges.map((edge) => edgeRow(edge, node));
  const sentences = new Set(node.edges.flatMap((edge) => edge.sentences));
  return [
    closeButton(), kindLine(node.kind), make("h2", {}, node.label), factList(facts),
    make("h3", {}, countOf(node.edges.length, "link")), make("ul", { class: "list" }, ...rows),
    sentences.size ? make("h3", {}, "Sentences") : null,
    ...quotes([...sentences]),
  ];
}

function edgeDetails(edge) {
  const facts = [["Stated by", edge.stated_by.join(" and ")]];
  if (edge.shared) {
    facts.push(["Jaccard index", edge.weight.toFixed(4)]);
    edge.shared.forEach(([name, labels]) => facts.push([name, labels.join(", ")]));
  } else if (edge.studies.length) facts.push(["Studies", String(edge.studies.length)]);
  return [
    closeButton(),
    make("p", { class: "kind" }, lineIcon(edge.relation), edge.relation),
    make("h2", {}, edge.shared ? "Shared by two studies" : `${edge.from.label} ${edge.relation} ${edge.to.label}`),
    factList(facts),
    make("h3", {}, network.directed ? "From and to" : "Between"),
    make("ul", { class: "list" }, nodeRow(edge.from), nodeRow(edge.to)),
    make("h3", {}, edge.sentences.length ? "Sentences" : "No sentence"),
    ...(edge.sentences.length ? quotes(edge.sentences) : [make("p", { class: "note" }, "Vocabulary knowledge: no paper in this graph says it.")]),
  ];
}

// Each sentence once, with all the words marked that facts were read from.
function quotes(sentences) {
  const grouped = new Map();
  for (const sentence of sentences) {
    const key = `${sentence.source}\n${sentence.quote_start}\n${sentence.quote}`;
    if (!grouped.has(key)) grouped.set(key, []);
    grouped.get(key).push(sentence);
  }
  return [...grouped.values()].sort((a, b) => a[0].source.localeCompare(b[0].source) || a[0].quote_start - b[0].quote_start).map(quote);
}

function quote(group) {
  const { source, quote: text, quote_start: begin } = group[0];
  const letters = [...text]; // offsets count code points, as this does
  const marked = new Array(letters.length).fill(false);
  for (const { start, end } of group) for (let i = Math.max(0, start - begin); i < Math.min(letters.length, end - begin); i++) marked[i] = true;
  const parts = [];
  for (let i = 0; i < letters.length; ) {
    let j = i;
    while (j < letters.length && marked[j] === marked[i]) j++;
    const piece = letters.slice(i, j).join("");
    parts.push(marked[i] ? make("mark", {}, piece) : piece);
    i = j;
  }
  const offsets = [...new Set(group.map(({ start, end }) => `${start}–${end}`))].join(", ");
  return make("blockquote", {}, make("div", {}, ...parts), make("footer", {}, `${source} · characters ${offsets}`));
}

const factList = (facts) => make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
const kindLine = (kind) => make("p", { class: "kind" }, icon(kind), kind);
const closeButton = () => make("button", { class: "close", type: "button", "aria-label": "Close", onclick: () => select(null) }, "×");
const iriLink = (node) => make("a", { href: node.iri, target: "_blank", rel: "noopener noreferrer", title: node.iri }, node.curie);

function nodeRow(node, end = node.kind) {
  const button = make("button", { class: "row", type: "button", onclick: () => { select(node); showNode(node); } },
    icon(node.kind), make("span", {}, node.label), make("span", { class: "end" }, end));
  return make("li", {}, button);
}

function edgeRow(edge, node) {
  const other = edge.from === node ? edge.to : edge.from;
  const name = shortened(other.label), incoming = network.directed && edge.from !== node;
  const words = incoming ? [name, make("em", {}, ` ${edge.relation} it`)] : [make("em", {}, edge.relation + " "), name];
  const end = edge.sentences.length ? countOf(edge.sentences.length, "sentence") : "vocabulary";
  const button = make("button", { class: "row", type: "button", onclick: () => select(edge) },
    icon(other.kind), make("span", {}, ...words), make("span", { class: "end" }, end));
  return make("li", {}, button);
}

const shortened = (label) => (label.length > 80 ? label.slice(0, 78).trimEnd() + "…" : label);

function hover(thing, place) {
  if (state.hovered !== thing) {
    state.hovered = thing;
    paint();
  }
  tip.hidden = !thing;
  if (!thing) return;
  const second = thing.edges ? `${thing.kind} · ${countOf(thing.degree, "neighbour")}` : thing.sentences.length ? countOf(thing.sentences.length, "sentence") + ", click to read" : "vocabulary, no sentence";
  const first = thing.edges ? thing.label : `${shortened(thing.from.label)} ${thing.relation} ${shortened(thing.to.label)}`;
  tip.replaceChildren(first, make("small", {}, second));
  const area = stage.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(place.x + 14, area.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(place.y + 16, area.height - tip.offsetHeight - 8))}px`;
}

function select(thing) {
  state.selected = thing;
  state.focused = thing && thing.edges ? thing : state.focused;
  tip.hidden = true;
  showPanel();
  paint();
  if (thing) say(thing.edges ? `${thing.label}, ${thing.kind}, ${countOf(thing.edges.length, "link")}` : panel.querySelector("h2").textContent);
}

function say(text) {
  document.getElementById("spoken").textContent = text;
}
