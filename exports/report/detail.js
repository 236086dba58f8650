// SPDX-License-Identifier: Apache-2.0
// What was chosen, in full: a party with its events, an event with every report and the
// sentence that tells it, an article with what it tells.
import { html, nothing } from "lit-html";
import { familyOf } from "./families.js";
import { addressOf, byDay, list, nameOf, namesOf, typeWords, wordFor } from "./graph.js";
import { markQuote } from "./marks.js";

const link = (id, text) => html`<a href=${addressOf(id)}>${text}</a>`;

// An address out of an article may be anything; only pages of the web are linked.
function outward(address, text) {
  return /^https?:\/\//i.test(address ?? "")
    ? html`<a href=${address} rel="noopener noreferrer" target="_blank">${text}</a>` : text;
}

const plural = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** A row of a list that leads to an event. */
export function eventRow(graph, event) {
  const parties = event.actor && event.target
    ? html`<b>${nameOf(graph, event.actor)}</b> ${graph.classes.get(event.type)?.symmetric ? "–" : "→"} <b>${nameOf(graph, event.target)}</b>`
    : event.target ? html`→ <b>${nameOf(graph, event.target)}</b>` : html`<b>${nameOf(graph, event.actor)}</b>`;
  const roles = [...new Set(event.tellings.flatMap((r) => list(r.role)))].slice(0, 2).join(", ");
  return html`<li class="event ${familyOf(event.type)}"><a href=${addressOf(event.id)}>
    <time>${event.day || "undated"}</time>
    <span class="class">${wordFor(graph, event.type)}</span>
    <span class="parties">${parties}${roles ? html` <i>${roles}</i>` : nothing}</span>
    ${event.standing === "affirmedOnly" ? nothing : html`<span class="standing">${wordFor(graph, event.standing)}</span>`}
    <span class="count" title="reports">${event.reports.length}</span></a></li>`;
}

// ---- a report

function quoteOf(graph, report, event) {
  if (!report.quote) return html`<p class="quiet">The sentence is not given here${report.begin === undefined ? "" : `; it has the offsets ${report.begin} to ${report.end}`}.</p>`;
  const pieces = markQuote(report.quote, report.trigger, namesOf(graph, event.actor), namesOf(graph, event.target));
  return html`<blockquote>${pieces.map(({ text, kind }) => (kind ? html`<mark class=${kind} title=${kind}>${text}</mark>` : text))}</blockquote>`;
}

const SAID = [
  ["role", "Role"], ["words", "Words"], ["matter", "Matter"], ["scope", "Scope"], ["reason", "Reason"],
  ["instrument", "By"], ["outcome", "Outcome"],
];

function detailsOf(graph, report) {
  const rows = SAID.filter(([name]) => report[name] !== undefined)
    .map(([name, title]) => [title, list(report[name]).map((v) => (name === "outcome" ? wordFor(graph, v) : v)).join("; ")]);
  if (report.place) rows.push(["Place", list(report.place).map((id) => nameOf(graph, id)).join("; ")]);
  if (report.amount) rows.push(["Amount", [report.amount, ...list(report.currency), ...list(report.unit)].join(" ")]);
  for (const id of list(report.about)) rows.push(["About", graph.events.has(id) ? link(id, nameOf(graph, id)) : nameOf(graph, id)]);
  return rows.length ? html`<dl>${rows.map(([title, value]) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}</dl>` : nothing;
}

function tagsOf(graph, report) {
  const tag = (name) => html`<span class="tag ${name}" title=${graph.terms.get(name)?.comment ?? ""}>${wordFor(graph, name)}</span>`;
  return html`${[report.polarity, report.modality, report.phase].filter(Boolean).map((name) => html`${tag(name)} `)}
    ${report.time ? html`<time class="tag">${report.time}</time>` : nothing}`;
}

function sourcesOf(graph, report) {
  const sources = [...list(report.attributedTo).map((id) => link(id, nameOf(graph, id))), ...list(report.sourceWords)];
  return sources.length ? html`<p class="source">According to ${sources.map((s, i) => html`${i ? ", " : ""}${s}`)}</p>` : nothing;
}

function articleLine(graph, id) {
  const article = graph.articles.get(id) ?? { id };
  const marks = [article.retracted && "retracted", article.corrected && "corrected", article.copyOf && "a copy"].filter(Boolean);
  return html`<footer>${link(article.id, article.headline ?? article.id)}
    <span>${[list(article.publisher).join(", "), article.date?.slice(0, 10)].filter(Boolean).join(", ")}</span>
    ${marks.map((m) => html`<span class="tag warn">${m}</span>`)}</footer>`;
}

function reportOf(graph, report, event) {
  return html`<article class="report">
    ${quoteOf(graph, report, event)}
    ${sourcesOf(graph, report)}
    <p class="tags">${tagsOf(graph, report)}</p>
    ${detailsOf(graph, report)}
    ${articleLine(graph, report.article)}
    <p class="proof" title="Frame, confidence and offsets of the sentence in the article's text">
      ${report.frame ?? ""} · confidence ${report.confidence ?? "?"}${report.begin === undefined ? "" : ` · ${report.begin}–${report.end}`}</p>
  </article>`;
}

// ---- what can be chosen

function eventPage(graph, event) {
  const eventClass = graph.classes.get(event.type);
  const standing = graph.terms.get(event.standing);
  const side = (id, title) => (id ? html`<div><dt>${title}</dt><dd>${link(id, nameOf(graph, id))}</dd></div>` : nothing);
  return html`<header class="event ${familyOf(event.type)}"><p class="kind">${wordFor(graph, event.type)}</p>
      <h2>${[event.actor, event.target].filter(Boolean).map((id, i) => html`${i ? (eventClass?.symmetric ? " – " : " → ") : ""}${nameOf(graph, id)}`)}</h2></header>
    <dl>${side(event.actor, eventClass?.symmetric ? "Party" : "Actor")}${side(event.target, eventClass?.symmetric ? "Party" : "Target")}
      <div><dt>Standing</dt><dd title=${standing?.comment ?? ""}>${wordFor(graph, event.standing)}${list(event.outcome).map((o) => `, ${wordFor(graph, o)}`)}</dd></div>
      <div><dt>Told by</dt><dd>${plural(Number(event.told ?? event.reports.length), "report")}, ${plural(Number(event.sources ?? 0), "independent source")}</dd></div>
      ${event.first ? html`<div><dt>Reported</dt><dd>${event.first.slice(0, 10)}${event.last && event.last !== event.first ? ` to ${event.last.slice(0, 10)}` : ""}</dd></div>` : nothing}</dl>
    ${eventClass?.comment ? html`<details class="codebook"><summary>What counts as this</summary><p>${eventClass.comment}</p></details>` : nothing}
    ${event.reports.some((r) => r.quote) ? html`<p class="key"><mark class="actor">actor</mark> <mark class="trigger">trigger</mark> <mark class="target">target</mark></p>` : nothing}
    ${event.reports.map((r) => reportOf(graph, r, event))}`;
}

function byClass(events) {
  const groups = new Map();
  for (const event of events) {
    if (!groups.has(event.type)) groups.set(event.type, []);
    groups.get(event.type).push(event);
  }
  return [...groups];
}

const MATCH = "http://www.wikidata.org/entity/";

function entityPage(graph, entity, centre, onCentre) {
  const others = list(entity.names);
  const matches = list(entity.match).filter((m) => m.startsWith(MATCH));
  return html`<header><p class="kind">${typeWords(entity.type)}${entity.country && entity.country !== entity.id ? html`, ${link(entity.country, nameOf(graph, entity.country))}` : nothing}</p>
      <h2>${entity.label}</h2></header>
    ${others.length ? html`<p class="quiet">Also ${others.join("; ")}</p>` : nothing}
    ${matches.map((m) => html`<p class="quiet">${outward(m.replace("http:", "https:").replace("/entity/", "/wiki/"), `Wikidata ${m.slice(MATCH.length)}`)}</p>`)}
    <p><button type="button" id="centre" @click=${() => onCentre(centre === entity.id ? null : entity.id)}>
      ${centre === entity.id ? "Show all parties again" : "Show only its events"}</button></p>
    ${byClass([...entity.events].sort(byDay)).map(([type, events]) => html`
      <h3>${wordFor(graph, type)} <span class="count">${events.length}</span></h3>
      <ul class="events">${events.map((e) => eventRow(graph, e))}</ul>`)}
    ${entity.events.length ? nothing : html`<p class="quiet">No event here has it as a party.</p>`}`;
}

function articlePage(graph, article) {
  const events = [...new Set(article.reports.map((r) => graph.events.get(r.event)).filter(Boolean))];
  return html`<header><p class="kind">Article</p><h2>${article.headline ?? article.id}</h2></header>
    <p class="quiet">${[list(article.publisher).join(", "), list(article.author).join(", "), article.date?.slice(0, 10)].filter(Boolean).join(" · ")}</p>
    <p>${outward(article.url ?? article.id, article.url ?? article.id)}</p>
    ${article.copyOf ? html`<p>A copy of ${link(article.copyOf, graph.articles.get(article.copyOf)?.headline ?? article.copyOf)}</p>` : nothing}
    ${article.retracted ? html`<p class="tag warn">Retracted${article.retractedOn ? ` on ${article.retractedOn}` : ""}: what it tells counts for nothing.</p>` : nothing}
    ${list(article.correction).map((c) => html`<blockquote>${c}</blockquote>`)}
    <h3>Tells <span class="count">${events.length}</span></h3>
    <ul class="events">${events.map((e) => eventRow(graph, e))}</ul>`;
}

/** The page on an id; on none, what can be done. */
export function detailOf(graph, id, centre, onCentre) {
  if (graph.events.has(id)) return eventPage(graph, graph.events.get(id));
  if (graph.entities.has(id)) return entityPage(graph, graph.entities.get(id), centre, onCentre);
  if (graph.articles.has(id)) return articlePage(graph, graph.articles.get(id));
  return html`<div class="hint"><h2>Nothing chosen</h2>
    <p>Choose a party or a line of the network, a row of the lists, or search for a name: here you read every sentence that tells of it, where it stands, and how sure it is.</p>
    <p>An event is a claim. What is only planned, possible or alleged, and what is denied, says so.</p></div>`;
}

export { link };
