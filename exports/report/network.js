// SPDX-License-Identifier: Apache-2.0
// The picture of the network: Cytoscape draws it and knows where was clicked, fCoSE lays
// it out. Nodes are parties, lines events.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { familyOf, LINES } from "./families.js";
import { wordFor } from "./graph.js";

cytoscape.use(fcose);

const SHAPES = {
  Person: "ellipse", Company: "round-rectangle", University: "round-hexagon",
  GovernmentBody: "round-octagon", IntergovernmentalOrganization: "round-octagon",
  Country: "round-diamond", MediaOrganization: "round-tag", Place: "round-triangle",
};

const STEP = 60; // pixels that an arrow key moves the picture

function styleOf(element) {
  const size = element.clientWidth < 600 ? 16 : 11; // small pictures are zoomed out
  const value = (name) => getComputedStyle(element).getPropertyValue(name).trim();
  const rules = [
    { selector: "node", style: {
      shape: "data(shape)", width: "data(width)", height: "data(width)", label: "data(label)",
      "background-color": value("--node"), "border-width": 1.5, "border-color": value("--paper"),
      color: value("--ink"), "font-size": size, "font-family": "system-ui, sans-serif",
      "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-max-width": 110,
      "text-outline-color": value("--paper"), "text-outline-width": 2.5, "min-zoomed-font-size": 6,
    } },
    { selector: "edge", style: {
      width: "data(width)", "curve-style": "bezier", "control-point-step-size": 16,
      "target-arrow-shape": "data(arrow)", "arrow-scale": 0.8, "line-style": "data(line)", opacity: 0.8,
    } },
    { selector: ".far", style: { opacity: 0.2 } },
    { selector: "node.chosen", style: { "border-color": value("--accent"), "border-width": 4 } },
    { selector: "edge.chosen", style: { opacity: 1, width: 5, "z-index": 9 } },
    { selector: "edge.disputed", style: { "mid-target-arrow-shape": "tee", "mid-target-arrow-color": value("--ink") } },
  ];
  for (const family of ["breaks", "ties", "measures", "law", "speech", "facts"]) {
    const colour = value(`--family-${family}`);
    rules.push({ selector: `edge.${family}`, style: { "line-color": colour, "target-arrow-color": colour } });
  }
  return rules;
}

function elementsOf(graph, picture) {
  const nodes = picture.parties.map(({ entity, count }) => ({
    group: "nodes",
    data: { id: entity.id, label: entity.label, shape: SHAPES[entity.type] ?? "round-rectangle",
            width: 14 + 6 * Math.sqrt(Math.min(count, 60)) },
  }));
  const lines = picture.lines.map((event) => ({
    group: "edges",
    classes: [familyOf(event.type), event.standing],
    data: { id: event.id, source: event.actor, target: event.target,
            width: 1.2 + Math.min(Math.sqrt(Number(event.sources ?? 1)), 4) * 0.6,
            line: LINES[event.standing] ?? "solid",
            arrow: graph.classes.get(event.type)?.symmetric ? "none" : "triangle" },
  }));
  return [...nodes, ...lines];
}

// fCoSE draws lots. Ours are the same each time, so that the same picture comes out.
function withSameLots(work) {
  const random = Math.random;
  let state = 1;
  Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  try {
    work();
  } finally {
    Math.random = random;
  }
}

/** `onChoose` takes the id of a node or a line, null for the ground. */
export function makeNetwork(container, graph, onChoose) {
  const cy = cytoscape({
    container, style: styleOf(container), minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false,
    autounselectify: true, hideEdgesOnViewport: false, pixelRatio: "auto",
  });
  cy.on("tap", (e) => onChoose(e.target === cy ? null : e.target.id()));
  cy.on("mouseover", "node, edge", (e) => {
    const event = graph.events.get(e.target.id());
    container.style.cursor = "pointer";
    container.title = event ? `${wordFor(graph, event.type)}: ${event.label}` : graph.entities.get(e.target.id()).label;
  });
  cy.on("mouseout", "node, edge", () => { container.style.cursor = ""; container.title = ""; });
  container.addEventListener("keydown", (e) => steer(cy, e));
  new ResizeObserver(() => cy.resize()).observe(container);
  return {
    draw: (picture) => draw(cy, graph, picture),
    choose: (ids) => choose(cy, ids),
    has: (id) => cy.getElementById(id).nonempty(),
    fit: () => cy.animate({ fit: { padding: 24 }, duration: 200 }),
    zoom: (factor) => zoom(cy, factor),
    recolour: () => cy.style(styleOf(container)),
  };
}

function zoom(cy, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/** Keys of the browser itself: Ctrl and + zoom the page. */
export function hasModifier(e) {
  return e.ctrlKey || e.metaKey || e.altKey;
}

function steer(cy, e) {
  if (hasModifier(e)) return;
  const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  if (moves[e.key]) cy.panBy({ x: moves[e.key][0], y: moves[e.key][1] });
  else if (e.key === "+" || e.key === "=") zoom(cy, 1.25);
  else if (e.key === "-") zoom(cy, 0.8);
  else if (e.key === "0") cy.fit(undefined, 24);
  else return;
  e.preventDefault();
}

function layoutOf(cy) {
  return {
    name: "fcose", quality: "default", randomize: true, animate: false, fit: true, padding: 24,
    nodeSeparation: 80, idealEdgeLength: 85, nodeRepulsion: 6500, gravity: 0.35, gravityRange: 2.5,
    tilingPaddingVertical: 36, tilingPaddingHorizontal: 60,
    numIter: cy.nodes().length > 150 ? 1000 : 2500,
  };
}

// Only where parties came or went it is laid out again.
function draw(cy, graph, picture) {
  const elements = elementsOf(graph, picture);
  const wanted = new Set(elements.map((e) => e.data.id));
  const gone = cy.elements().filter((e) => !wanted.has(e.id()));
  let changed = gone.nodes().length > 0;
  cy.batch(() => {
    gone.remove();
    const fresh = elements.filter((e) => cy.getElementById(e.data.id).empty());
    const added = cy.add(fresh);
    for (const e of elements) cy.getElementById(e.data.id).data(e.data);
    changed ||= added.nodes().length > 0;
  });
  if (changed) withSameLots(() => cy.layout(layoutOf(cy)).run());
}

// What was chosen elsewhere may lie outside of what is seen.
function choose(cy, ids) {
  const chosen = cy.collection(ids.map((id) => cy.getElementById(id)[0]).filter(Boolean));
  const near = chosen.nodes().closedNeighborhood().union(chosen.edges().connectedNodes()).union(chosen);
  cy.batch(() => {
    cy.elements().removeClass("chosen far");
    if (chosen.empty()) return;
    chosen.addClass("chosen");
    cy.elements().difference(near).addClass("far");
  });
  const box = chosen.nonempty() && chosen.boundingBox(), seen = cy.extent();
  if (box && (box.x1 < seen.x1 || box.x2 > seen.x2 || box.y1 < seen.y1 || box.y2 > seen.y2))
    cy.animate({ center: { eles: chosen }, duration: 200 });
}
