// SPDX-License-Identifier: Apache-2.0
// The same as the picture shows, to be read: events by month, parties, articles.
import { html, nothing, render } from "lit-html";
import { eventRow, link } from "./detail.js";
import { addressOf, typeWords } from "./graph.js";
import { partiesOf } from "./view.js";

const TABS = [["timeline", "Timeline"], ["parties", "Parties"], ["articles", "Articles"]];

function timelineOf(graph, events) {
  const rows = [];
  let month = null;
  for (const event of events) {
    const next = event.day.slice(0, 7) || "Undated";
    if (next !== month) rows.push(html`<li class="month"><h3>${next}</h3></li>`);
    month = next;
    rows.push(eventRow(graph, event));
  }
  return html`<ul class="events">${rows}</ul>`;
}

function partyRow({ entity, count }) {
  return html`<li><a href=${addressOf(entity.id)}><b>${entity.label}</b> <span class="quiet">${typeWords(entity.type)}</span>
    <span class="count" title="events">${count}</span></a></li>`;
}

function articleRow(article) {
  return html`<li>${link(article.id, html`<time>${article.date?.slice(0, 10) ?? "undated"}</time>
    <span class="parties">${article.headline ?? article.id}</span>
    <span class="count" title="reports">${article.reports.length}</span>`)}</li>`;
}

function byDate(a, b) {
  const one = a.date ?? "9999", two = b.date ?? "9999";
  return one < two ? -1 : one > two ? 1 : a.id < b.id ? -1 : 1;
}

// What each list holds of these events, and how it prints a part of it.
function contentOf(graph, view, events) {
  if (view.list === "parties") {
    const parties = partiesOf(graph, events);
    return [parties.length, (n) => html`<ul class="rows">${parties.slice(0, n).map(partyRow)}</ul>`];
  }
  if (view.list === "timeline") return [events.length, (n) => timelineOf(graph, events.slice(0, n))];
  const ids = new Set(events.flatMap((e) => e.reports.map((r) => r.article)));
  const articles = [...graph.articles.values()].filter((a) => ids.has(a.id)).sort(byDate);
  return [articles.length, (n) => html`<ul class="rows">${articles.slice(0, n).map(articleRow)}</ul>`];
}

/** `onChange` is called when `view.list` or `view.shown` has changed. */
export function drawLists(section, graph, view, events, onChange) {
  const [all, print] = contentOf(graph, view, events);
  const go = (name) => {
    view.list = name;
    view.shown = 100;
    onChange();
    section.querySelector(`#tab-${name}`).focus();
  };
  const step = (e) => {
    const by = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[e.key];
    if (by) go(TABS[(TABS.findIndex(([name]) => name === view.list) + by) % TABS.length][0]);
  };
  render(html`<div role="tablist" aria-label="Lists" @keydown=${step}>${TABS.map(([name, title]) => html`
      <button type="button" role="tab" id="tab-${name}" aria-controls="list" aria-selected=${String(view.list === name)}
        tabindex=${view.list === name ? 0 : -1} @click=${() => go(name)}>${title}</button>`)}
      <span class="count">${all}</span></div>
    <div id="list" role="tabpanel" aria-labelledby="tab-${view.list}">${all ? print(view.shown) : html`<p class="quiet">Nothing passes the filters.</p>`}
      ${all > view.shown ? html`<button type="button" id="more" @click=${() => { view.shown += 400; onChange(); }}>
        Show more (${all - view.shown} left)</button>` : nothing}</div>`, section);
}
