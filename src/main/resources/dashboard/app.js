// The dashboard: pages by the address after '#', read anew every few seconds while it is looked at.
import { draw } from "/assets/charts.js";

const PAGES = [["", "Overview"], ["data-sets", "Data sets"], ["runs", "Runs"], ["routes", "Routes"]];
const REFRESH_MS = 5000;

/** Makes an element; texts are texts, so nothing that comes from data is ever markup. */
function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

async function read(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
  return response.json();
}

const count = number => Number(number).toLocaleString("en-US");
const when = moment => (moment ? new Date(moment).toLocaleString("en-GB") : "never");
const size = bytes => (bytes < 1e6 ? `${count(Math.ceil(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** A formatter from the spreadsheet notation of the catalogue, such as '#,##0.00' or '0.0 %'. */
function formatter(format) {
  const share = format.includes("%");
  const digits = (format.split(".")[1] ?? "").replace(/[^0#]/g, "").length;
  return value => {
    if (value === null || value === undefined || value === "") {
      return "–";
    }
    const number = Number(value) * (share ? 100 : 1);
    const text = number.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return share ? `${text} %` : text;
  };
}

// --- Overview

function verdict(answer) {
  const list = answer.situation.problems.map(problem =>
    h("li", {}, h("span", {}, h("strong", {}, problem.subject), `: ${problem.what} `, h("em", {}, problem.whatToDo))));
  return h("section", { class: `verdict ${answer.verdict}`, "aria-label": "Verdict" },
    h("p", {}, answer.inWords), list.length ? h("ul", {}, list) : null);
}

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** A sparkline, or small bars for categories; decoration beside the value that is written out. */
function spark(tile) {
  const values = tile.points.map(point => Number(point.y ?? 0));
  const picture = svg("svg", { viewBox: "0 0 100 40", preserveAspectRatio: "none", "aria-hidden": "true" });
  const most = Math.max(...values, 0);
  if (tile.kind === "CATEGORY") {
    const width = 100 / Math.max(values.length, 1);
    values.forEach((value, i) => {
      const height = most > 0 ? Math.max(1, 38 * value / most) : 1;
      picture.append(svg("rect", { class: "bar", x: i * width, y: 40 - height, width: width * 0.8, height }));
    });
  } else if (values.length > 1) {
    const least = Math.min(...values);
    const points = values.map((value, i) =>
      `${100 * i / (values.length - 1)},${most === least ? 20 : 37 - 34 * (value - least) / (most - least)}`).join(" ");
    picture.append(svg("polygon", { class: "spark-ground", points: `0,40 ${points} 100,40` }), svg("polyline", { class: "spark", points }));
  }
  return picture;
}

function change(tile, format) {
  if (tile.change === null || tile.change === undefined) {
    return null;
  }
  const direction = tile.change > 0 ? "up" : tile.change < 0 ? "down" : "flat";
  const good = tile.goodDirection === "NEITHER" || direction === "flat" ? "" : direction === tile.goodDirection.toLowerCase() ? "GREEN" : "RED";
  const against = tile.kind === "PERIOD" ? "the period before" : "the value before";
  return h("span", { class: `${direction} ${good}` }, `${format(Math.abs(tile.change))} against ${against}`);
}

function tileCard(tile) {
  const format = formatter(tile.format);
  const old = tile.state !== "SUCCEEDED" && tile.state !== "NEVER";
  return h("a", { class: "tile", href: `#kpi/${tile.name}` },
    h("h3", {}, tile.title),
    h("p", { class: "value" }, format(tile.value), " ", h("small", {}, tile.unit)),
    h("p", { class: "note" }, tile.label ? `${tile.kind === "CATEGORY" ? "most: " : ""}${tile.label} ` : "", change(tile, format),
      tile.targetStatus ? h("span", { class: `mark ${tile.targetStatus}` }, `target ${format(tile.target)}: ${tile.targetStatus.toLowerCase()}`) : null,
      old ? h("span", { class: "mark RED" }, `stale: last run ${tile.state.toLowerCase()}`) : null),
    spark(tile));
}

async function overview() {
  const [answer, tiles] = await Promise.all([read("/api/situation"), read("/api/kpis")]);
  const families = [...new Set(tiles.map(tile => tile.family))].sort();
  return h("div", {}, h("h1", {}, "Overview"), verdict(answer),
    tiles.length ? families.map(family => h("section", { "aria-label": family }, h("h2", {}, family),
      h("div", { class: "tiles" }, tiles.filter(tile => tile.family === family).map(tileCard))))
      : h("p", { class: "empty" }, "There is no KPI yet: put one into sql/kpi/."));
}

// --- Tables

function table(heads, rows, empty) {
  if (!rows.length) {
    return h("p", { class: "empty" }, empty);
  }
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" }, h("table", {},
    h("thead", {}, h("tr", {}, heads.map(head => h("th", { scope: "col", class: head.number ? "number" : null }, head.title)))),
    h("tbody", {}, rows.map(row => h("tr", {}, row.map((cell, i) => h("td", { class: heads[i].number ? "number" : null }, cell ?? "")))))));
}

const text = title => ({ title });
const number = title => ({ title, number: true });

async function dataSets() {
  const { situation } = await read("/api/situation");
  return h("div", {}, h("h1", {}, "Data sets"), table(
    [text("Data set"), text("Table"), number("Files"), number("Pending"), number("Set aside"), number("Rows"), number("Rows set aside"), number("Size"), text("Last file"), text("Rhythm")],
    situation.dataSets.map(each => [
      h("a", { href: `#data-set/${each.name}` }, each.name), `RAW.${each.table}`, count(each.files), count(each.pending),
      each.failed ? h("span", { class: "LOOK" }, count(each.failed)) : "0", count(each.rows), count(each.rejected), size(each.bytes), when(each.lastArrival),
      each.late ? h("span", { class: "mark LOOK" }, "late") : each.usualGapSeconds >= 3600 ? "as usual" : ""]),
    "There is no data set yet: add one to routes/."));
}

async function dataSet(name) {
  const page = await read(`/api/data-sets/${encodeURIComponent(name)}`);
  return h("div", {}, h("p", {}, h("a", { href: "#data-sets" }, "Data sets")), h("h1", {}, name),
    h("h2", { class: "plain" }, "Set aside"),
    table([text("File"), text("Reason"), text("Explanation"), number("Row"), text("Column"), text("At")],
      page.quarantine.map(each => [each.key, each.reason, each.explanation, each.row, each.column, when(each.at)]),
      "Nothing is set aside."),
    h("h2", { class: "plain" }, "Files, newest first"),
    table([text("File"), text("State"), number("Rows"), number("Rows set aside"), number("Size"), text("Settled"), text("Note")],
      page.files.map(each => [each.key, h("span", { class: each.state === "LOAD_FAILED" ? "BAD" : "" }, each.state), count(each.rows), count(each.rejected), size(each.bytes),
        when(each.settledAt), each.error ?? each.note]),
      "No file has come yet."));
}

async function runs() {
  const { situation } = await read("/api/situation");
  const state = value => h("span", { class: value === "SUCCEEDED" ? "GOOD" : value === "NEVER" || value === "RUNNING" ? "" : "BAD" }, value);
  return h("div", {}, h("h1", {}, "Runs"),
    h("h2", { class: "plain" }, "EDA jobs, last run each"),
    table([text("Job"), text("State"), text("Ended"), number("Rows read"), number("Rows written"), text("Error")],
      situation.jobs.map(each => [each.name, state(each.state), when(each.finishedAt), count(each.rowsRead), count(each.rowsWritten), each.error]),
      "There is no EDA job yet."),
    h("h2", { class: "plain" }, "KPIs, last run each"),
    table([text("KPI"), text("State"), text("Published"), number("Rows"), number("Milliseconds"), text("Error")],
      situation.kpis.map(each => [h("a", { href: `#kpi/${each.name}` }, each.title), state(each.state), when(each.publishedAt), count(each.rows), count(each.millis), each.error]),
      "There is no KPI yet."));
}

async function routes() {
  const all = await read("/api/routes");
  return h("div", {}, h("h1", {}, "Routes"), table(
    [text("Route"), text("What"), text("State"), number("Exchanges"), number("Failed"), number("In flight"), number("Mean ms"), number("A second")],
    all.map(each => [each.id, each.description, each.state, count(each.exchanges), each.failed ? h("span", { class: "LOOK" }, count(each.failed)) : "0",
      count(each.inflight), count(each.meanMillis), each.throughput]),
    "No route is running."));
}

// --- One KPI

async function kpi(name) {
  const page = await read(`/api/kpis/${encodeURIComponent(name)}`);
  const tile = page.tile;
  const format = formatter(tile.format);
  const chart = h("div", { class: "chart", role: "img", "aria-label": `${tile.title}: ${tile.points.map(point => `${point.x} ${format(point.y)}`).join(", ")}` });
  const formats = page.columns.map(column => (column.role === "VALUE" ? formatter(column.format) : value => value));
  if (tile.points.length) {
    queueMicrotask(() => draw(chart, tile, tile.points, format).catch(error => chart.replaceChildren(String(error.message))));
  }
  return h("div", {}, h("p", {}, h("a", { href: "#" }, "Overview")), h("h1", {}, tile.title), h("p", {}, tile.description),
    tile.points.length ? chart : h("p", { class: "empty" }, "Not published yet."),
    h("h2", { class: "plain" }, "Table"),
    h("p", {}, h("a", { href: `/api/kpis/${encodeURIComponent(tile.name)}/csv`, download: `${tile.name}.csv` }, "Download as CSV")),
    table(page.columns.map(column => ({ title: column.title + (column.unit ? ` (${column.unit})` : ""), number: column.role === "VALUE" })),
      page.rows.slice(0, 200).map(row => row.map((cell, i) => formats[i](cell))), "The table is empty."),
    page.rows.length > 200 ? h("p", { class: "quiet" }, "The first 200 rows; the download has all.") : null,
    h("h2", { class: "plain" }, "Definition"),
    h("dl", {}, h("dt", {}, "Table"), h("dd", {}, `KPI.${tile.name}`), h("dt", {}, "File"), h("dd", {}, page.file), h("dt", {}, "Owner"), h("dd", {}, tile.owner),
      h("dt", {}, "Reads"), h("dd", {}, page.reads.join(", ")), h("dt", {}, "Published"), h("dd", {}, `${when(tile.publishedAt)} (${tile.state.toLowerCase()})`)),
    h("pre", { tabindex: "0" }, page.sql));
}

// --- Pages

const PAGE = { "": overview, "data-sets": dataSets, "data-set": dataSet, runs, routes, kpi };
let shown = null;

async function show(moved) {
  const address = location.hash.slice(1);
  const [page, name] = address.split("/");
  const main = document.getElementById("main");
  document.getElementById("nav").replaceChildren(...PAGES.map(([id, title]) =>
    h("a", { href: `#${id}`, "aria-current": id === page || (id === "data-sets" && page === "data-set") ? "page" : null }, title)));
  try {
    const content = await (PAGE[page] ?? overview)(decodeURIComponent(name ?? ""));
    if (location.hash.slice(1) !== address) {
      return;
    }
    main.replaceChildren(content);
    document.getElementById("asof").textContent = `as of ${new Date().toLocaleTimeString("en-GB")}`;
    document.title = `${content.querySelector("h1").textContent} · Bactrian`;
    if (moved) {
      main.focus();
    }
    shown = address;
  } catch (error) {
    if (shown !== address) {
      main.replaceChildren(h("h1", {}, "Not now"), h("p", { class: "empty" }, `The application did not answer: ${error.message}`));
    }
    document.getElementById("asof").textContent = "no answer; trying again";
  }
}

addEventListener("hashchange", () => show(true));
show(false);
setInterval(() => {
  // A KPI's page stays as it is: a chart that redraws itself under the eye is no help.
  if (!document.hidden && !location.hash.startsWith("#kpi/")) {
    show(false);
  }
}, REFRESH_MS);
