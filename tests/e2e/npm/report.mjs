// SPDX-License-Identifier: Apache-2.0
// node report.mjs PAGE PARTY POOR BROKEN [FOLDER]: opens a report in Chromium without a window,
// on a desk and on a phone, and uses it as a reader would, looking for PARTY, an end of a line
// that is drawn; then POOR, of a graph that lacks most, and BROKEN, whose data are cut.
// Whatever is wrong stops it. Into FOLDER it puts pictures.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [file, party, poor, broken, pictures] = process.argv.slice(2);
const url = pathToFileURL(file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rows = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(readFileSync(file, "utf8"))[1]).rows;
const DESK = { width: 1440, height: 900 }, PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

async function open(viewport, scheme, address = url) {
  const page = await browser.newPage(), wrong = [];
  page.on("console", (m) => m.type() === "log" || wrong.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(String(e)));
  page.on("dialog", (d) => { wrong.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on("request", (r) => /^(data|blob):/.test(r.url()) || r.url().split("#")[0] === address || wrong.push(`asks for ${r.url()}`));
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme ?? "light" }]);
  await page.goto(address);
  return { page, wrong };
}

const text = (page, selector) => page.$eval(selector, (e) => e.textContent.replace(/\s+/g, " ").trim());
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const lines = (page) => page.evaluate(() => document.getElementById("network")._cyreg.cy.edges().length);
const events = async (page) => Number(await text(page, "[role=tablist] .count"));

// Where in the window the picture, once it rests, has the middle of the first element of this
// kind that no other lies upon.
async function placeOf(page, kind) {
  await page.waitForFunction(() => !document.getElementById("network")._cyreg.cy.animated());
  return page.evaluate((name) => {
    const { cy } = document.getElementById("network")._cyreg;
    const box = document.getElementById("network").getBoundingClientRect();
    const element = cy[name]().toArray().find((e) => name === "nodes" || e.parallelEdges().length === 1);
    const at = name === "nodes" ? element.renderedPosition() : element.renderedMidpoint();
    return { id: element.id(), x: box.x + at.x, y: box.y + at.y };
  }, kind);
}

async function search(page) {
  await page.keyboard.press("/");
  await page.keyboard.type(party.toLowerCase().slice(0, -1), { delay: 5 });
  await page.waitForSelector("#hits [role=option]");
  assert.match(await text(page, "#hits [aria-selected=true]"), new RegExp(party));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#detail.open");
  assert.equal(await text(page, "#detail h2"), party);
  assert.ok(await page.$("#detail .events a"), "the party has no events");
}

async function narrow(page) {
  const all = await events(page);
  await page.click("#centre");
  await settled(page);
  const own = await events(page);
  assert.ok(own > 0 && own < all, `${own} of ${all} events are the party's`);
  await page.click("#centre");
  await settled(page);
  assert.equal(await events(page), all);
}

async function filter(page) {
  const before = [await events(page), await lines(page)];
  const box = await page.$("#filters fieldset:nth-of-type(2) input[name]:not([name^=family])");
  const name = await box.evaluate((e) => e.name);
  const count = rows.filter((r) => r.kind === "event" && r.type === name).length;
  await box.click();
  await settled(page);
  assert.equal(await events(page), before[0] - count, `without ${name}`);
  assert.ok((await lines(page)) <= before[1]);
  await box.click();
  await settled(page);
  assert.equal(await events(page), before[0]);
}

async function slide(page) {
  const all = await events(page);
  await page.focus("#slider .noUi-handle-lower");
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.ok((await events(page)) < all, "the slider leaves all events");
  await page.click("#all-time");
  await settled(page);
  assert.equal(await events(page), all);
}

async function clickEvent(page) {
  const line = await placeOf(page, "edges");
  await page.mouse.click(line.x, line.y);
  await page.waitForSelector("#detail .report");
  assert.equal(decodeURIComponent(new URL(page.url()).hash.slice(1)), line.id);
  const told = rows.filter((r) => r.kind === "report" && r.event === line.id);
  assert.equal((await page.$$("#detail .report")).length, told.length);
  assert.equal(await text(page, "#detail blockquote mark.trigger"), told[0].trigger);
  assert.ok(await page.$("#detail blockquote mark.actor, #detail blockquote mark.target"), "no party is marked");
  await page.click("#detail .report footer a");
  await page.waitForFunction(() => document.querySelector("#detail .kind").textContent === "Article");
  await page.goBack();
  await page.waitForSelector("#detail .report");
}

async function clickParty(page) {
  const node = await placeOf(page, "nodes");
  await page.mouse.click(node.x, node.y);
  await page.waitForFunction((name) => document.querySelector("#detail h2").textContent === name, {},
    rows.find((r) => r.id === node.id).label);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("#detail.open"));
}

async function keys(page) {
  const zoom = () => page.evaluate(() => document.getElementById("network")._cyreg.cy.zoom());
  await page.focus("#network");
  const before = await zoom();
  await page.keyboard.press("+");
  assert.ok((await zoom()) > before, "+ does not zoom");
  await page.keyboard.press("0");
  await page.focus("#tab-timeline");
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal(await page.$eval("#tab-parties", (e) => e.getAttribute("aria-selected") + (document.activeElement === e)), "truetrue");
  assert.ok(await page.$("#list .rows a"));
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal(await events(page), rows.filter((r) => r.kind === "article" && rows.some((t) => t.article === r.id)).length);
  await page.keyboard.press("ArrowRight");
}

// From the first link to the lists without what was chosen coming in between; Escape leads back.
async function walk(page) {
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  await page.focus(".skip");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#main");
  await settled(page);
  assert.equal(await focus(), "main");
  assert.equal(await page.$("#detail.open"), null);
  await page.focus("#list .events a");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#detail.open .report");
  assert.equal(await focus(), "detail");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.matches("#list .events a"));
}

// Ctrl and + are the browser's.
async function leavesKeys(page) {
  const taken = await page.evaluate(() => ["#network", "body"].map((place) => {
    const e = new KeyboardEvent("keydown", { key: place === "body" ? "/" : "+", ctrlKey: true, bubbles: true, cancelable: true });
    document.querySelector(place).dispatchEvent(e);
    return e.defaultPrevented;
  }));
  assert.deepEqual(taken, [false, false]);
}

// No answer is one that can be read out.
async function findNothing(page) {
  await page.focus("#query");
  await page.keyboard.type("qqqqzzzz");
  await page.waitForSelector("#hits .none");
  await checkAccess(page, "nothing found");
  await page.keyboard.press("Escape");
}

async function checkAccess(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa"] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html} (${v.nodes.length})`), [], where);
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, name) });
}

async function onDesk() {
  const { page, wrong } = await open(DESK);
  const count = (kind) => rows.filter((r) => r.kind === kind).length;
  assert.match(await text(page, "#counts"), new RegExp(`^${count("article")} articles · ${count("report")} reports · ${count("event")} events`));
  assert.equal(await events(page), count("event"));
  await search(page);
  await narrow(page);
  await filter(page);
  await slide(page);
  await clickEvent(page);
  await picture(page, "report-1440.png");
  await checkAccess(page, "desk");
  await clickParty(page);
  await keys(page);
  await walk(page);
  await leavesKeys(page);
  await findNothing(page);
  await page.click("#theme");
  await page.click("#theme");
  assert.equal(await page.$eval(":root", (e) => e.dataset.theme), "dark");
  await checkAccess(page, "dark");
  assert.deepEqual(wrong, []);
}

async function onPhone() {
  const { page, wrong } = await open(PHONE, "dark");
  assert.equal(await page.$eval(":root", (e) => e.dataset.theme), "dark");
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${wide} pixels wide`);
  await picture(page, "report-390.png");
  await page.tap("#list .events a");
  await page.waitForSelector("#detail.open .report");
  await checkAccess(page, "phone");
  await page.tap("#close");
  await page.waitForFunction(() => !document.querySelector("#detail.open"));
  assert.deepEqual(wrong, []);
}

// A graph that lacks what ours have (`--construct`) is drawn as far as it goes; data that are
// cut are told of.
async function odd() {
  const { page, wrong } = await open(DESK, "light", pathToFileURL(poor).href);
  assert.ok((await events(page)) > 0);
  await page.click("#list .events a");
  await page.waitForSelector("#detail .report");
  assert.match(await text(page, "#detail dl"), /Told by ?1 report,/);
  assert.equal(await text(page, "#detail .report .quiet"), "The sentence is not given here.");
  assert.equal(await page.$("#detail .key"), null);
  assert.deepEqual(wrong, []);
  const cut = await open(DESK, "light", pathToFileURL(broken).href);
  assert.match(await text(cut.page, "#trouble:not([hidden])"), /^This page cannot show/);
}

try {
  await onDesk();
  await onPhone();
  await odd();
} finally {
  await browser.close();
}
