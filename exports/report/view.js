// SPDX-License-Identifier: Apache-2.0
// What of the graph is looked at: filters, and what passes them.

/**
 * Nothing is left out. `months`: [first, last] of the graph, null where nothing is dated;
 * `guests`: parties that the picture has whatever their rank.
 */
export function wholeView(months) {
  return {
    hiddenClasses: new Set(), hiddenStandings: new Set(), leastSources: 0,
    months, from: months?.[0] ?? null, until: months?.[1] ?? null,
    centre: null, guests: [], size: 60, list: "timeline", shown: 100,
  };
}

/**
 * [first, last] month of the slider: all but the outermost of what is told, lest one report
 * on a founding long ago hide the rest. Its ends stand for what lies beyond them too.
 */
export function monthsOf(graph) {
  const months = [];
  for (const event of graph.events.values())
    for (const { span } of event.tellings) if (span) months.push(span[0], span[1]);
  if (!months.length) return null;
  months.sort((a, b) => a - b);
  const beyond = Math.floor(months.length / 200);
  return [months[beyond], months[months.length - 1 - beyond]];
}

export function isWholeTime(view) {
  return !view.months || (view.from === view.months[0] && view.until === view.months[1]);
}

function passesButTime(view, event) {
  return !view.hiddenClasses.has(event.type) && !view.hiddenStandings.has(event.standing) &&
    Number(event.sources ?? 0) >= view.leastSources;
}

// Undated events are there only while no time is asked for.
function inTime(view, event) {
  if (isWholeTime(view)) return true;
  const from = view.from === view.months[0] ? -Infinity : view.from;
  const until = view.until === view.months[1] ? Infinity : view.until;
  return event.tellings.some(({ span }) => span && span[0] <= until && span[1] >= from);
}

function nearby(view, event) {
  return !view.centre || event.actor === view.centre || event.target === view.centre;
}

/** Events that pass, in the order of their days; `anyTime`: whatever the time asked for. */
export function eventsIn(graph, view, anyTime) {
  return graph.sorted.filter((e) => passesButTime(view, e) && nearby(view, e) && (anyTime || inTime(view, e)));
}

/** Parties of these events with how many they have, those of most first. */
export function partiesOf(graph, events) {
  const counts = new Map();
  for (const event of events)
    for (const id of new Set([event.actor, event.target]))
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id, count]) => ({ entity: graph.entities.get(id), count }));
}

/**
 * The picture of these events: of the `view.size` parties with most lines those that have
 * one among themselves, and these lines. The centre and the guests are always there.
 */
export function pictureOf(graph, view, events) {
  const all = events.filter((e) => e.actor && e.target && e.actor !== e.target);
  const ranked = partiesOf(graph, all);
  const asked = new Set([view.centre, ...view.guests]);
  const kept = new Set(ranked.map(({ entity }) => entity.id).filter((id, i) => i < view.size || asked.has(id)));
  const lines = all.filter((e) => kept.has(e.actor) && kept.has(e.target));
  const joined = new Set(lines.flatMap((e) => [e.actor, e.target]));
  return {
    parties: ranked.filter(({ entity: { id } }) => joined.has(id) || (kept.has(id) && asked.has(id))),
    lines,
    all: ranked.length,
  };
}
