// Opens reports in a headless browser and does with them what readers do.
//
//   node run.mjs REPORTS PART/PARTS [SHOTS]
//
// REPORTS is a folder with the pages to open (see PAGES below) and what the library says of them (`expected.json`). Of these it
// opens one part, such as 1/2, so that several can run at once. Pictures of them go to SHOTS, if it is given. Prints each failure and ends with 1 if there is one. Nothing here reaches any network: a page
// that asked for anything would fail.

import { existsSync, readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , folder, share, pictures] = process.argv;
const [reports, shots] = [folder, pictures].map((path) => path && resolve(path));
const [part, parts] = share.split("/").map(Number);
const expected = JSON.parse(readFileSync(join(reports, "expected.json"), "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
if (shots) mkdirSync(shots, { recursive: true });

// The pages that take longest come first, so that parts take about as long.
const COSTS = ["long", "plain", "hostile", "usual", "table"];
const PAGES = Object.keys(expected)
  .sort((a, b) => COSTS.indexOf(expected[b].kind) - COSTS.indexOf(expected[a].kind))
  .filter((_, at) => at % parts === part - 1);
// The richest page of each kind: a comparison, a scan, a check.
const RICHEST = ["altered", "folder/index", "check"];
const WIDTHS = [390, 820, 1440];
const SCHEMES = ["light", "dark"];

const failures = [];
let what = "";

function check(isRight, message) {
  if (!isRight) failures.push(`${what}: ${message}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

// A page of its own for each look, which tells of everything that it asked for or complained about.
async function open(name, options = {}, others = null) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", bypassCSP: false, ...options,
  });
  const page = await context.newPage();
  const url = pathToFileURL(join(reports, `${name}.html`)).href;
  page.on("request", (request) => {
    const asked = request.url().split("#")[0];
    check(asked === url || (others !== null && others.test(asked)), `asked for ${asked}`);
  });
  page.on("console", (message) => check(false, `console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `error: ${error.message}`));
  page.on("dialog", (dialog) => { check(false, `dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url);
  return page;
}

const textOf = (page, selector) => page.locator(selector).innerText();
const isVisibleIn = (page, id) => page.evaluate((id) => {
  const element = document.getElementById(id);
  const [one, pane] = [element.getClientRects()[0] || element.getBoundingClientRect(), element.closest(".pane").getBoundingClientRect()];
  return one.top >= pane.top - 1 && one.bottom <= pane.bottom + 1 && one.top >= 0 && one.bottom <= innerHeight;
}, id);

// The middle of the first line of a sentence: its middle may lie in another one.
async function pointOf(page, selector) {
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  return page.locator(selector).first().evaluate((element) => {
    const line = element.getClientRects()[0];
    const top = element.closest(".pane").getBoundingClientRect().top;
    if (line.top < top + 50) element.closest(".pane").scrollTop -= 80;
    const { x, y, width, height } = element.getClientRects()[0];
    return [x + width / 2, y + height / 2];
  });
}
const clickOn = async (page, selector) => page.mouse.click(...await pointOf(page, selector));
const hoverOver = async (page, selector) => page.mouse.move(...await pointOf(page, selector));

async function shares(page) {
  return page.evaluate(() => ({
    head: ["a", "b"].map((side) => document.getElementById(`share-${side}`).textContent),
    rows: [...document.querySelectorAll("#shares tr")].slice(1).map((row) => [...row.cells].slice(1).map((cell) => cell.textContent)),
  }));
}

// What the report tells with some kinds switched off, counted from the words that the library counted.
function counted(told, off) {
  const on = (name) => !off.includes(name);
  return ["a", "b"].map((side) => {
    let words = 0;
    for (const group of told.groups) {
      // What was paired by position alone was not found again.
      if (group.kind === "bridged") continue;
      if (!on(group.kind) || (group.moved && !on("moved"))) continue;
      words += group[side].all - (on("quoted") ? 0 : group[side].quoted);
    }
    const share = told.words[side] ? words / told.words[side] : 0;
    return share;
  });
}

// Whether a percentage as shown stands for a share.
function standsFor(shown, share) {
  if (shown === "<1%") return share > 0 && share < 0.01;
  if (shown === ">99%") return share > 0.99 && share < 1;
  return Math.abs(parseInt(shown, 10) - 100 * share) <= 0.5 + 1e-9;
}

async function switchesRecompute(name) {
  what = `${name}, switches`;
  const page = await open(name);
  const told = expected[name];
  const reported = await shares(page);
  check(reported.head.join() === told.shares.join(), `shows ${reported.head}, not ${told.shares}`);
  const names = ["verbatim", "edited", "paraphrased", "moved", "quoted"];
  for (let set = 0; set < 1 << names.length; set++) {
    const off = names.filter((_, bit) => set & (1 << bit));
    // By the mouse one at a time; all combinations at once.
    if (off.length === 1) await page.locator(`[data-switch="${off[0]}"]`).uncheck();
    await page.evaluate(([names, off]) => {
      for (const one of names) {
        const box = document.querySelector(`[data-switch="${one}"]`);
        if (box.checked === off.includes(one)) box.click();
      }
    }, [names, off]);
    const { head, rows } = await shares(page);
    counted(told, off).forEach((share, side) => {
      check(standsFor(head[side], share), `without ${off} it shows ${head[side]} for ${share}`);
      check(rows.at(-1)[side] === head[side], `without ${off} the table says ${rows.at(-1)[side]}, the head ${head[side]}`);
    });
    check((await textOf(page, "#status") === "") === (off.length === 0), `without ${off} the status is wrong`);
  }
  for (const one of names) await page.locator(`[data-switch="${one}"]`).setChecked(true);
  check(JSON.stringify(await shares(page)) === JSON.stringify(reported), "all switches on again give other shares");
  // By keyboard, and what is switched off loses its colour.
  await page.locator('[data-switch="paraphrased"]').focus();
  await page.keyboard.press("Space");
  const look = page.locator(".text .paraphrased").first();
  if (await look.count()) {
    check(await look.evaluate((e) => getComputedStyle(e).textDecorationLine) === "none", "a kind switched off is still marked");
  }
  await page.context().close();
}

async function panesLink(name) {
  what = `${name}, panes`;
  const page = await open(name);
  const numbers = await page.locator("#pane-a a.match[id]").evaluateAll((all) => all.map((one) => one.dataset.g));
  check(numbers.length === expected[name].groups.length, `${numbers.length} matches, not ${expected[name].groups.length}`);
  const last = numbers.at(-1);
  for (const [from, to] of [["a", "b"], ["b", "a"]]) {
    await hoverOver(page, `#${from}-${last}`);
    const lit = await page.locator(".lit").evaluateAll((all) => all.map((one) => one.dataset.g));
    check(lit.length >= 3 && lit.every((one) => one === last), `hovering ${from}-${last} lights ${lit}`);
    await clickOn(page, `#${from}-${last}`);
    check(await isVisibleIn(page, `${to}-${last}`), `a click on ${from}-${last} does not show ${to}-${last}`);
    check(await isVisibleIn(page, `${from}-${last}`), `a click on ${from}-${last} hides it`);
    const focused = await page.evaluate(() => document.activeElement.id);
    check(focused === `${to}-${last}`, `a click on ${from}-${last} leads the keyboard to ${focused}`);
  }
  // By keyboard: focus lights, Enter leads to the other side and back. The pointer must not lie where passages scroll
  // under it: they would light up again.
  await page.mouse.move(0, 0);
  const first = numbers[0];
  await page.locator(`#a-${first}`).focus();
  check(await page.locator(`#b-${first}.lit`).count() === 1, "focus does not light the other side");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement.id) === `b-${first}`, "Enter does not lead to the other side");
  check(await isVisibleIn(page, `b-${first}`), "Enter does not show the other side");
  await page.keyboard.press("Escape");
  check(await page.locator(".lit").count() === 0, "Escape leaves something lit");
  // The ribbon shows both.
  await page.locator(`.ribbon path[data-g="${last}"]`).dispatchEvent("click");
  check(await isVisibleIn(page, `a-${last}`) && await isVisibleIn(page, `b-${last}`), "the ribbon does not show both sides");
  // Every row of the ledger, every fact and passage leads to its place.
  for (const jump of await page.locator("a.jump").all()) {
    const id = (await jump.getAttribute("href")).slice(1);
    await jump.click();
    check(await isVisibleIn(page, id), `${id} is not shown`);
  }
  await page.context().close();
}

async function worksWithoutScript(name) {
  what = `${name}, without script`;
  const page = await open(name, { javaScriptEnabled: false });
  check((await page.locator("[data-switch]:visible").count()) === 0, "switches are there, but do nothing");
  check((await textOf(page, "#share-a")) === expected[name].shares[0], "the share is missing");
  check((await page.locator("#quotations .row:visible").count()) === expected[name].quotes, "rows of the ledger are missing");
  const last = expected[name].groups.length;
  if (last > 0) {
    await clickOn(page, `#a-${last}`);
    check(await page.locator(`#b-${last}`).isVisible(), "a link does not lead to the other side");
    check(page.url().endsWith(`#b-${last}`), "a link of a text leads nowhere");
  }
  await page.context().close();
}

// In every look a page fits its window. The richest are asked in each whether everybody can use them, the others in the two
// looks that differ most.
async function looksRight(name) {
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const isExtreme = scheme === "light" ? width === WIDTHS.at(-1) : width === WIDTHS[0];
      await fits(name, scheme, width, isExtreme || RICHEST.includes(name));
    }
  }
}

async function fits(name, colorScheme, width, isAccessible) {
  what = `${name}, ${colorScheme}, ${width}`;
  const page = await open(name, { colorScheme, viewport: { width, height: 900 } });
  if (isAccessible) {
    // The policy of the page keeps scripts out, also this one; it comes through the debugger.
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const { id, impact, nodes, help } of found.violations) {
      check(!["serious", "critical", "moderate"].includes(impact), `${impact} ${id}: ${help}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`);
    }
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(overflow <= 0, `the page is ${overflow} pixels wider than the window`);
  if (shots) await page.screenshot({ path: join(shots, `${name.replaceAll("/", "-")}-${width}-${colorScheme}.png`), fullPage: true });
  await page.context().close();
}

async function prints(name) {
  for (const format of ["A4", "Letter"]) {
    what = `${name}, printed on ${format}`;
    const page = await open(name, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    check(await page.evaluate(() => getComputedStyle(document.querySelector(".pane")).overflowY) === "visible", "panes are cut off");
    check(await page.evaluate(() => [...document.querySelectorAll("input, nav")].every((one) => getComputedStyle(one).display === "none" || !one.offsetParent)), "switches are printed");
    const pdf = await page.pdf({ format, printBackground: true, ...(shots ? { path: join(shots, `${name}-${format}.pdf`) } : {}) });
    const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) || []).length;
    check(pages >= expected[name].pages[0] && pages <= expected[name].pages[1], `${pages} pages`);
    await page.context().close();
  }
}

// Between the margins of a page of paper nothing of a table is cut off or written over its neighbour.
async function tablePrints(name) {
  for (const [format, width] of [["A4", 680], ["Letter", 702]]) {
    what = `${name}, printed on ${format}`;
    const page = await open(name, { colorScheme: "dark", viewport: { width, height: 1000 } });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const tooWide = await page.locator("table.listed th, table.listed td").evaluateAll((all) =>
      all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent.slice(0, 40)));
    check(tooWide.length === 0, `too narrow for ${tooWide[0]}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(overflow <= 0, `the page is ${overflow} pixels wider than the paper`);
    check(await page.locator("input:visible, select:visible, nav:visible").count() === 0, "controls are printed");
    const pdf = await page.pdf({ format, printBackground: true, ...(shots ? { path: join(shots, `${name.replaceAll("/", "-")}-${format}.pdf`) } : {}) });
    check((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) || []).length > 1, "one page cannot hold it");
    await page.context().close();
  }
}

// Opens without a word to the console; what took so long that a reader notices is told.
async function opens(name) {
  what = `${name}, opening`;
  const page = await open(name);
  const took = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  if (took > 500) console.log(`${name} opened in ${Math.round(took)} ms`);
  await page.context().close();
}

// Rows of a table in their order: of each cell what it is sorted by. Hidden ones are left out.
const rowsOf = (page, table) => page.locator(`#${table} tbody tr`).evaluateAll((all) => all.filter((row) => !row.hidden)
  .map((row) => [...row.cells].map((cell) => cell.dataset.v ?? cell.textContent)));

// Rows stay of which one article has all that was asked for. What an article has is read from what its cell shows.
async function filtersByOutletAndDay(page, table, all) {
  const [outlet, from, to] = ["outlet", "from", "to"].map((kind) => page.locator(`[data-${kind}-for="${table}"]`));
  const names = (await outlet.locator("option").allTextContents()).slice(1);
  check(names.length > 1 && names.every((name, at) => at === 0 || names[at - 1] < name), `the outlets are ${names}`);
  let hidden = 0;
  for (const name of ["", ...names]) {
    for (const [first, last] of [["", ""], ["2025-03-04", ""], ["", "2025-03-03"], ["2025-03-03", "2025-03-08"], ["2026-01-01", ""]]) {
      await outlet.selectOption(name === "" ? "" : { label: name });
      await from.fill(first);
      await to.fill(last);
      const fits = (cell) => {
        const day = (cell.match(/\d{4}-\d\d-\d\d/) || [""])[0];
        return cell.includes(name) && (first === "" || (day !== "" && day >= first)) && (last === "" || (day !== "" && day <= last));
      };
      const fitting = all.filter((row) => fits(row[0]) || fits(row[1])).length;
      const shown = (await rowsOf(page, table)).length;
      check(shown === fitting, `${name} from ${first} to ${last} leaves ${shown} rows, not ${fitting}`);
      const told = name + first + last === "" ? "" : `${shown} of ${all.length} rows shown`;
      check(await textOf(page, `#${table}-status`) === told, `${name} from ${first} to ${last}: the status is wrong`);
      hidden += all.length - shown;
    }
  }
  check(hidden > 0, "outlets and days filter nothing");
  // A sorted table stays filtered, and the keyboard alone is enough.
  await from.fill("");
  await to.fill("");
  await outlet.selectOption("");
  await outlet.focus();
  await page.keyboard.press("ArrowDown");
  const some = (await rowsOf(page, table)).map((row) => row.join());
  check(some.length > 0 && some.length < all.length, "the keyboard chooses no outlet");
  await page.locator(`#${table} thead button`).first().click();
  const sorted = (await rowsOf(page, table)).map((row) => row.join());
  check(sorted.length === some.length && [...sorted].sort().join() === [...some].sort().join(), "sorting changes what is shown");
  await outlet.selectOption("");
}

// A row opens its comparison, and that leads back.
async function opensPairs(name) {
  what = `${name}, pairs`;
  const page = await open(name, {}, /\/folder\/(index|pairs\/\d+)\.html$/);
  const link = page.locator("#pair-table tbody a").first();
  const verdict = await link.innerText();
  await link.click();
  check(page.url().endsWith("/pairs/1.html"), `the first row opens ${page.url()}`);
  check((await textOf(page, ".page-head")).includes(`The scan calls this pair ${verdict}`), "the comparison does not name its scan");
  await page.getByRole("link", { name: "The scan" }).click();
  check(page.url().endsWith("/folder/index.html"), `the comparison leads back to ${page.url()}`);
  await page.context().close();
}

async function tableSortsAndFilters(name) {
  what = `${name}, table`;
  const { table, rows: n } = expected[name];
  const page = await open(name);
  const all = await rowsOf(page, table);
  check(all.length === n, `${all.length} rows, not ${n}`);
  const headers = page.locator(`#${table} thead th`);
  for (let column = 0; column < await headers.count(); column++) {
    const header = headers.nth(column);
    const isNumber = (await header.getAttribute("data-sort")) === "number";
    const orders = [];
    // By the mouse, then by the keyboard.
    await header.locator("button").click();
    orders.push([await header.getAttribute("aria-sort"), (await rowsOf(page, table)).map((row) => row[column])]);
    await header.locator("button").focus();
    await page.keyboard.press("Enter");
    orders.push([await header.getAttribute("aria-sort"), (await rowsOf(page, table)).map((row) => row[column])]);
    check(orders[0][0] !== orders[1][0], `column ${column} keeps its order`);
    for (const [order, values] of orders) {
      const sign = order === "ascending" ? 1 : -1;
      const compare = isNumber ? (a, b) => a - b : new Intl.Collator(undefined, { numeric: true }).compare;
      check(["ascending", "descending"].includes(order), `column ${column} is ${order}`);
      check(values.every((value, at) => at === 0 || sign * compare(values[at - 1], value) <= 0), `column ${column} is not ${order}`);
    }
    check(await page.locator(`#${table} [aria-sort]`).count() === 1, "two columns say that they are sorted");
  }
  const words = page.locator(`[data-words-for="${table}"]`);
  await words.fill("harle PRESS");
  const fitting = all.filter((row) => /harle press/i.test(row.join(" "))).length;
  check((await rowsOf(page, table)).length === fitting, `the words leave ${(await rowsOf(page, table)).length} rows, not ${fitting}`);
  check(fitting > 0 && fitting < n, "the words filter nothing");
  check(await textOf(page, `#${table}-status`) === `${fitting} of ${n} rows shown`, "the status is wrong");
  await words.fill("");
  check((await rowsOf(page, table)).length === n && await textOf(page, `#${table}-status`) === "", "the filter stays");
  const select = page.locator(`[data-verdict-for="${table}"]`);
  if (await select.count()) {
    for (const verdict of (await select.locator("option").evaluateAll((all) => all.map((one) => one.value))).slice(1)) {
      await select.selectOption(verdict);
      const shown = await rowsOf(page, table);
      check(shown.length > 0 && shown.every((row) => row[2] === verdict.replaceAll("_", " ")), `${verdict} shows others`);
    }
    await select.selectOption("");
  }
  if (await page.locator(`[data-outlet-for="${table}"]`).count()) await filtersByOutletAndDay(page, table, all);
  // Every link of the page leads to its place.
  for (const target of await page.locator("main a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
    const isThere = target.startsWith("#")
      ? await page.evaluate((id) => document.getElementById(id) !== null, target.slice(1))
      : existsSync(join(reports, dirname(name), target));
    check(isThere, `${target} is nowhere`);
  }
  await page.context().close();
  what = `${name}, without script`;
  const plain = await open(name, { javaScriptEnabled: false });
  check(await plain.locator(`#${table} tbody tr:visible`).count() === n, "rows are missing");
  check(await plain.locator("input:visible, select:visible, button").count() === 0, "there are controls that do nothing");
  await plain.context().close();
}

for (const name of PAGES) {
  const { kind } = expected[name];
  await opens(name);
  if (kind === "long") continue;
  if (kind === "table" || kind === "plain") {
    await looksRight(name);
    if (kind === "table") {
      await tableSortsAndFilters(name);
      await tablePrints(name);
    }
    if (name === "folder/index") await opensPairs(name);
    continue;
  }
  await looksRight(name);
  await worksWithoutScript(name);
  if (kind === "hostile") continue;
  await switchesRecompute(name);
  if (expected[name].groups.length > 0) await panesLink(name);
  await prints(name);
}
await browser.close();

for (const failure of failures) console.log(failure);
console.log(`${PAGES.length} reports, ${failures.length} failures`);
process.exit(failures.length > 0 ? 1 : 0);
