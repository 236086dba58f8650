// SPDX-License-Identifier: Apache-2.0
// What is left out of picture, timeline and lists.
import { html, render } from "lit-html";
import { familiesOf, STANDINGS } from "./families.js";
import { wordFor } from "./graph.js";

function countBy(events, key) {
  const counts = new Map();
  for (const event of events) counts.set(event[key], (counts.get(event[key]) ?? 0) + 1);
  return counts;
}

function toggle(set, names, on) {
  for (const name of names) on ? set.delete(name) : set.add(name);
}

/** `onChange` is called when `view` has changed. */
export function drawFilters(section, graph, view, onChange) {
  const byClass = countBy(graph.events.values(), "type");
  const byStanding = countBy(graph.events.values(), "standing");
  const set = (hidden, names) => (e) => {
    toggle(hidden, names, e.target.checked);
    onChange();
  };
  const box = (hidden, name, count) => html`<label title=${graph.classes.get(name)?.comment ?? graph.terms.get(name)?.comment ?? ""}>
    <input type="checkbox" name=${name} .checked=${!hidden.has(name)} @change=${set(hidden, [name])}>
    ${wordFor(graph, name)} <span class="count">${count}</span></label>`;
  const family = ({ name, title, classes }) => html`<fieldset class="family ${name}">
    <legend><label><input type="checkbox" name="family-${name}" .checked=${classes.some((c) => !view.hiddenClasses.has(c))}
      .indeterminate=${classes.some((c) => view.hiddenClasses.has(c)) && classes.some((c) => !view.hiddenClasses.has(c))}
      @change=${set(view.hiddenClasses, classes)}><i class="swatch"></i>${title}</label></legend>
    ${classes.map((c) => box(view.hiddenClasses, c, byClass.get(c)))}</fieldset>`;
  const least = (e) => {
    view.leastSources = Number(e.target.value);
    onChange();
  };
  render(html`<summary>Filters</summary>
    ${familiesOf(byClass.keys()).map(family)}
    <fieldset><legend>Standing</legend>
      ${STANDINGS.filter((s) => byStanding.has(s)).map((s) => box(view.hiddenStandings, s, byStanding.get(s)))}</fieldset>
    <fieldset><legend>Told by</legend>
      <label>at least <input type="number" name="sources" min="0" max="99" .value=${String(view.leastSources)} @change=${least}>
      independent sources</label></fieldset>`, section);
}
