// Charts of a KPI's page, drawn by ECharts in the page's own colours, described in words for those who do not see them.

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

let loading;

/** ECharts is large and only pages with a chart need it. */
function echarts() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/assets/echarts.min.js";
    script.onload = () => resolve(window.echarts);
    script.onerror = () => reject(new Error("the chart library did not load"));
    document.head.append(script);
  });
  return loading;
}

function option(tile, points, format) {
  const category = tile.kind === "CATEGORY";
  const names = points.map(point => (tile.kind === "TOTAL" ? point.x.slice(0, 19).replace("T", " ") : point.x));
  const axis = { axisLabel: { color: colour("--quiet") }, axisLine: { lineStyle: { color: colour("--line") } } };
  const labels = { ...axis, type: "category", data: category ? names.slice().reverse() : names };
  const values = {
    ...axis,
    type: "value",
    scale: !category,
    splitLine: { lineStyle: { color: colour("--line") } },
    axisLabel: { color: colour("--quiet"), formatter: format, hideOverlap: true },
  };
  const data = points.map(point => point.y);
  const reaching = tile.target === null ? undefined : {
    silent: true,
    symbol: "none",
    lineStyle: { color: colour("--look") },
    label: { formatter: "target", color: colour("--look") },
    data: [category ? { xAxis: tile.target } : { yAxis: tile.target }],
  };
  return {
    aria: { enabled: true },
    animation: false,
    color: [colour("--accent")],
    grid: { left: 12, right: 24, top: 24, bottom: 12, containLabel: true },
    tooltip: { trigger: "axis", valueFormatter: format },
    xAxis: category ? values : labels,
    yAxis: category ? labels : values,
    series: [{
      type: category ? "bar" : "line",
      name: tile.title,
      data: category ? data.slice().reverse() : data,
      showSymbol: points.length < 40,
      areaStyle: category ? undefined : { opacity: 0.12 },
      markLine: reaching,
    }],
  };
}

/** Draws the chart of a KPI into an element, and again when the colours or the width change. */
export async function draw(element, tile, points, format) {
  const library = await echarts();
  let chart;
  const redraw = () => {
    if (!element.isConnected) {
      return;
    }
    chart?.dispose();
    chart = library.init(element, null, { renderer: "svg" });
    chart.setOption(option(tile, points, format));
  };
  redraw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new ResizeObserver(() => chart?.resize()).observe(element);
}
