// SPDX-License-Identifier: Apache-2.0
// The search field: a combobox (WAI-ARIA practices) over an index of names and events.
import MiniSearch from "minisearch";
import { html, render } from "lit-html";
import { list, typeWords, wordFor } from "./graph.js";

const MOST = 12;

const fold = (term) => term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function makeIndex(graph) {
  const index = new MiniSearch({
    fields: ["name", "others"],
    processTerm: fold,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : 0), boost: { name: 2 }, combineWith: "AND" },
  });
  const parties = [...graph.entities.values()].filter((e) => e.events.length);
  index.addAll(parties.map((e) => ({ id: e.id, name: e.label, others: list(e.names).join(" ") })));
  index.addAll([...graph.events.values()].map((e) => ({ id: e.id, name: e.label, others: "" })));
  return index;
}

function describe(graph, id) {
  const entity = graph.entities.get(id);
  if (entity) return { name: entity.label, kind: typeWords(entity.type), weight: 1 + Math.log2(1 + entity.events.length) };
  const event = graph.events.get(id);
  return { name: event.label, kind: event.day || wordFor(graph, event.type), weight: 0.6 };
}

/** `onChoose` takes an id. The index is made when the field is first used. */
export function makeSearch(field, hits, graph, onChoose) {
  let index, found = [], at = -1;

  function show() {
    hits.hidden = !found.length && !field.value.trim();
    field.setAttribute("aria-expanded", String(!hits.hidden));
    if (at >= 0) field.setAttribute("aria-activedescendant", `hit-${at}`);
    else field.removeAttribute("aria-activedescendant");
    render(found.length ? found.map(hit) : html`<li class="none" role="option" aria-disabled="true" aria-selected="false">Nothing is called so.</li>`, hits);
    hits.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function hit({ id, name, kind }, i) {
    return html`<li id="hit-${i}" role="option" aria-selected=${String(i === at)}
      @mousedown=${(e) => { e.preventDefault(); choose(id); }}><b>${name}</b> <span>${kind}</span></li>`;
  }

  function close() {
    found = [];
    at = -1;
    hits.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(id) {
    field.value = "";
    close();
    onChoose(id);
  }

  function look() {
    index ??= makeIndex(graph);
    found = index.search(field.value).slice(0, 200)
      .map(({ id, score }) => ({ id, score, ...describe(graph, id) }))
      .sort((a, b) => b.score * b.weight - a.score * a.weight)
      .slice(0, MOST);
    at = found.length ? 0 : -1;
    show();
  }

  field.addEventListener("input", () => (field.value.trim() ? look() : close()));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!found.length) return;
      at = (at + (e.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      show();
    } else if (e.key === "Enter" && found[at]) choose(found[at].id);
    else if (e.key === "Escape") { field.value = ""; close(); }
    else return;
    e.preventDefault();
  });
}
