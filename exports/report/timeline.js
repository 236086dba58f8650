// SPDX-License-Identifier: Apache-2.0
// Reports by month as bars, with a slider of two handles that asks for a span of time.
import noUiSlider from "nouislider";
import { html, render, svg } from "lit-html";
import { familyOf, familiesOf } from "./families.js";
import { monthText } from "./graph.js";

const HEIGHT = 56;

// Reports of these events by bar and family; a bar is `width` months.
function countBars(view, events, width) {
  const bars = new Map();
  for (const event of events) {
    for (const { span } of event.tellings) {
      if (!span) continue;
      const month = Math.min(Math.max(span[0], view.months[0]), view.months[1]);
      const bar = Math.floor((month - view.months[0]) / width);
      if (!bars.has(bar)) bars.set(bar, {});
      const counts = bars.get(bar), family = familyOf(event.type);
      counts[family] = (counts[family] ?? 0) + 1;
    }
  }
  return bars;
}

// Roots, not counts: one busy month must not hide the rest.
function drawBars(view, events) {
  const months = view.months[1] - view.months[0] + 1;
  const width = months > 600 ? 12 : months > 240 ? 3 : 1;
  const bars = countBars(view, events, width);
  const most = Math.max(1, ...[...bars.values()].map((c) => Object.values(c).reduce((a, b) => a + b, 0)));
  const families = familiesOf(events.map((e) => e.type)).map((f) => f.name);
  const drawn = [...bars].flatMap(([bar, counts]) => {
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    const unit = (Math.sqrt(all / most) * HEIGHT) / all;
    let top = HEIGHT;
    return families.filter((f) => counts[f]).map((f) => {
      top -= counts[f] * unit;
      return svg`<rect class="bar ${f}" x=${bar * width} y=${top} width=${width * 0.9} height=${counts[f] * unit}></rect>`;
    });
  });
  return html`<svg class="bars" viewBox="0 0 ${months} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`;
}

/** `onChange` takes the first and the last month asked for. */
export function makeTimeline(section, view, onChange) {
  if (!view.months) {
    render(html`<p class="quiet">No event is dated.</p>`, section);
    return { draw() {} };
  }
  render(html`<div id="bars"></div><div id="slider"></div>
    <p class="span"><span id="span-text"></span> <button type="button" id="all-time">All time</button></p>`, section);
  const slider = section.querySelector("#slider");
  const [first, last] = view.months;
  noUiSlider.create(slider, {
    start: [view.from, view.until], connect: true, step: 1,
    range: { min: first, max: Math.max(last, first + 1) },
    handleAttributes: [{ "aria-label": "From" }, { "aria-label": "Until" }],
    ariaFormat: { to: (value) => monthText(Math.round(value)) },
    keyboardDefaultStep: 24,
  });
  slider.noUiSlider.on("slide", (_text, _handle, values) => onChange(...values.map((v) => Math.min(Math.round(v), last))));
  section.querySelector("#all-time").addEventListener("click", () => {
    slider.noUiSlider.set([first, Math.max(last, first + 1)]);
    onChange(first, last);
  });
  return {
    draw(events) {
      render(drawBars(view, events), section.querySelector("#bars"));
      section.querySelector("#span-text").textContent =
        `${monthText(view.from)}${view.from === first ? " and before" : ""} to ${monthText(view.until)}${view.until === last ? " and after" : ""}`;
      section.querySelector("#all-time").hidden = view.from === first && view.until === last;
    },
  };
}
