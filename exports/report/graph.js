// SPDX-License-Identifier: Apache-2.0
// The data of the page, indexed: entities, events, reports and articles by id, and what
// leads from one to the other.

/** A value that may be missing, one or several, as a list. */
export function list(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Months since the year 0 of "2031", "2031-04", "2031-04-20"; `last`: of a year its last. */
export function month(date, last) {
  const found = /^(\d{4})(?:-(\d\d))?/.exec(date ?? "");
  return found ? Number(found[1]) * 12 + (found[2] ? Number(found[2]) - 1 : last ? 11 : 0) : null;
}

/** "2031-04" of a month. */
export function monthText(value) {
  return `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, "0")}`;
}

// The months that a report speaks of: as told, else those of its article.
function spanOf(report, article) {
  const from = month(report.earliest) ?? month(article?.date);
  return from === null ? null : [from, Math.max(from, month(report.latest, true) ?? month(article?.date) ?? from)];
}

function settleEvent(event, graph) {
  const reports = event.reports.map((id) => graph.reports.get(id));
  reports.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  event.reports = reports;
  event.tellings = reports.filter((r) => !graph.articles.get(r.article)?.retracted);
  const spans = event.tellings.map((r) => r.span).filter(Boolean);
  event.from = spans.length ? Math.min(...spans.map((s) => s[0])) : null;
  event.until = spans.length ? Math.max(...spans.map((s) => s[1])) : null;
  event.day = event.tellings.map((r) => r.day).find(Boolean) ?? "";
}

function addReports(graph) {
  for (const report of graph.reports.values()) {
    const article = graph.articles.get(report.article);
    report.span = spanOf(report, article);
    report.day = report.earliest ?? article?.date?.slice(0, 10) ?? "";
    graph.events.get(report.event)?.reports.push(report.id);
    article?.reports.push(report);
  }
}

function addEvents(graph) {
  for (const event of graph.events.values()) {
    settleEvent(event, graph);
    for (const id of new Set([event.actor, event.target]))
      if (id) party(graph, id).events.push(event);
  }
}

// A party that nothing describes is still one.
function party(graph, id) {
  if (!graph.entities.has(id)) graph.entities.set(id, { id, label: id, type: "Agent", events: [] });
  return graph.entities.get(id);
}

/** The order of events; undated ones come last. */
export function byDay(a, b) {
  const one = a.day || "9999", two = b.day || "9999";
  return one < two ? -1 : one > two ? 1 : a.id < b.id ? -1 : 1;
}

export function readGraph(data) {
  const graph = {
    version: data.version,
    classes: new Map(data.classes.map((c) => [c.name, c])),
    terms: new Map(data.terms.map((t) => [t.name, t])),
    entities: new Map(), events: new Map(), reports: new Map(), articles: new Map(),
  };
  const rooms = { entity: graph.entities, event: graph.events, report: graph.reports, article: graph.articles };
  for (const row of data.rows) {
    if (row.kind === "entity" || row.kind === "event") row.label = list(row.label)[0] ?? row.id;
    if (row.kind === "event") Object.assign(row, { type: list(row.type)[0] ?? "Event", told: row.reports, reports: [] });
    if (row.kind === "article") row.reports = [];
    if (row.kind === "entity") row.events = [];
    rooms[row.kind].set(row.id, row);
  }
  addReports(graph);
  addEvents(graph);
  graph.sorted = [...graph.events.values()].sort(byDay);
  return graph;
}

/** What the ontology calls a class or a value. */
export function wordFor(graph, name) {
  return (graph.classes.get(name) ?? graph.terms.get(name))?.label ?? name ?? "";
}

export function nameOf(graph, id) {
  return graph.entities.get(id)?.label ?? graph.events.get(id)?.label ?? id;
}

/** All names of a party, the longest first. */
export function namesOf(graph, id) {
  const entity = graph.entities.get(id);
  if (!entity) return [];
  return [entity.label, ...list(entity.names)].sort((a, b) => b.length - a.length);
}

/** What a type is called: "GovernmentBody" is a government body. */
export function typeWords(type) {
  return (type ?? "").replace(/(?<=[a-z])[A-Z]/g, (c) => " " + c.toLowerCase());
}

/** The address in this page of whatever has this id, and back; "" for a broken one. */
export function addressOf(id) {
  return "#" + encodeURIComponent(id);
}

export function idAt(address) {
  try {
    return decodeURIComponent(address.slice(1));
  } catch {
    return "";
  }
}
