// SPDX-License-Identifier: Apache-2.0
// Reads the data that stand in the page and keeps its parts in step: what is asked for
// stands in the view, what is chosen in the address behind "#", so that "back" works.
import { html, nothing, render } from "lit-html";
import { detailOf } from "./detail.js";
import { familiesOf } from "./families.js";
import { drawFilters } from "./filters.js";
import { addressOf, idAt, readGraph } from "./graph.js";
import { drawLists } from "./lists.js";
import { hasModifier, makeNetwork } from "./network.js";
import { makeSearch } from "./search.js";
import { makeTimeline } from "./timeline.js";
import { eventsIn, monthsOf, pictureOf, wholeView } from "./view.js";

const $ = (id) => document.getElementById(id);
const SIZES = [30, 60, 120, 250, 500];
const WIDE = matchMedia("(min-width: 64rem)");

// Whatever cannot be read or drawn is told, not left blank.
addEventListener("error", (e) => {
  if (!e.error) return; // a remark of the browser
  $("trouble").textContent = `This page cannot show all that it holds: ${e.message}`;
  $("trouble").hidden = false;
});

const graph = readGraph(JSON.parse($("data").textContent));
const view = wholeView(monthsOf(graph));
if (!WIDE.matches) view.size = SIZES[0];

// "" where the address names nothing that is here, as "#main" does.
const chosen = () => {
  const id = idAt(location.hash);
  return [graph.entities, graph.events, graph.articles].some((room) => room.has(id)) ? id : "";
};
const choose = (id) => { location.hash = addressOf(id ?? ""); };
const network = makeNetwork($("network"), graph, choose);
const timeline = makeTimeline($("time"), view, (from, until) => {
  Object.assign(view, { from, until });
  soon();
});
makeSearch($("query"), $("hits"), graph, choose);

// ---- drawing

let asked = false;

// Sliders and boxes ask more often than the picture can be drawn.
function soon() {
  if (!asked) requestAnimationFrame(() => { asked = false; draw(); });
  asked = true;
}

function centreOn(id) {
  view.centre = id;
  soon();
}

function draw() {
  const events = eventsIn(graph, view);
  const picture = pictureOf(graph, view, events);
  network.draw(picture);
  drawControls(picture);
  timeline.draw(eventsIn(graph, view, true));
  drawFilters($("filters"), graph, view, soon);
  drawLists($("lists"), graph, view, events, soon);
  drawChosen();
}

function drawControls(picture) {
  const size = (e) => { view.size = Number(e.target.value); soon(); };
  render(html`
    ${view.centre ? html`<button type="button" @click=${() => centreOn(null)}>All parties</button>` : nothing}
    <label>Parties <select id="size" @change=${size}>${SIZES.map((n) => html`<option .selected=${n === view.size} value=${n}>${n}</option>`)}</select>
      of ${picture.all}</label>
    <button type="button" aria-label="Zoom out" @click=${() => network.zoom(0.8)}>−</button>
    <button type="button" aria-label="Zoom in" @click=${() => network.zoom(1.25)}>+</button>
    <button type="button" @click=${network.fit}>Fit</button>`, $("controls"));
  render(html`${familiesOf(picture.lines.map((e) => e.type)).map((f) => html`<span class=${f.name}><i class="swatch"></i>${f.title}</span>`)}
    <span><i class="line"></i>told as done</span> <span><i class="line dashed"></i>planned, alleged or denied</span>
    <span><i class="line dotted"></i>over</span>`, $("legend"));
}

function drawChosen() {
  const id = chosen();
  const event = graph.events.get(id);
  render(html`${id ? html`<button type="button" id="close" aria-label="Close" @click=${() => choose(null)}>×</button>` : nothing}
    ${detailOf(graph, id, view.centre, centreOn)}`, $("detail"));
  $("detail").classList.toggle("open", Boolean(id));
  network.choose(event ? [event.id, event.actor, event.target].filter(Boolean) : [id]);
}

// ---- what is chosen

// A party that the picture lacks for its rank is taken in while it is chosen.
function invite() {
  const event = graph.events.get(chosen());
  const wanted = event ? [event.actor, event.target] : [chosen()];
  if (wanted.every((id) => !graph.entities.has(id) || network.has(id))) return false;
  view.guests = wanted;
  return true;
}

let opener = null; // what had the focus before

// Who closes it goes on where he was; but on a phone the search field would open its keyboard.
addEventListener("hashchange", () => {
  const before = document.activeElement, held = $("detail").contains(before);
  if (!held) opener = before;
  if (invite()) draw();
  else drawChosen();
  $("detail").scrollTop = 0;
  if (chosen()) $("detail").focus({ preventScroll: WIDE.matches });
  else if (held && opener !== $("query")) opener?.focus({ preventScroll: true });
});

addEventListener("keydown", (e) => {
  if (e.key === "Escape" && chosen() && e.target !== $("query")) choose(null);
  if (e.key === "/" && !hasModifier(e) && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) {
    e.preventDefault();
    $("query").focus();
  }
});

// ---- light and dark

const THEMES = { auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark" };
const DARK = matchMedia("(prefers-color-scheme: dark)");
let theme = "auto";

function setTheme(name) {
  theme = name;
  document.documentElement.dataset.theme = name === "auto" ? (DARK.matches ? "dark" : "light") : name;
  $("theme").textContent = THEMES[name];
  $("theme").setAttribute("aria-label", `Colours: ${name}`);
  network.recolour();
}

$("theme").addEventListener("click", () => {
  const names = Object.keys(THEMES);
  setTheme(names[(names.indexOf(theme) + 1) % names.length]);
});
DARK.addEventListener("change", () => setTheme(theme));

// ---- begin

const amount = (n, one, more) => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
$("counts").textContent = [
  amount(graph.articles.size, "article", "articles"), amount(graph.reports.size, "report", "reports"),
  amount(graph.events.size, "event", "events"),
  amount([...graph.entities.values()].filter((e) => e.events.length).length, "party", "parties"),
].join(" · ");
$("filters").open = WIDE.matches;
setTheme("auto");
draw();
if (invite()) draw();
