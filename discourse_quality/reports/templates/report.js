"use strict";
/* Draws the table and the stories from the data of this file. Text from pages is only
   ever set as text, never as markup. */

const NAMES = ["depth", "relevance", "juvenile", "off_topic"];
const LABELS = JSON.parse(document.getElementById("labels").textContent);
const DATA = document.getElementById("data");
const ROWS = JSON.parse(DATA.textContent);
const PER_BLOCK = Number(DATA.dataset.block);
const AT_ONCE = 100;
const NOTABLE = 50;
const SVG = "http://www.w3.org/2000/svg";

/* ---- making elements ------------------------------------------------------------- */

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  return fill(element, attributes, children);
}

function draw(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const point = (hundredths) =>
  hundredths >= 100 ? "1.0" : "." + String(hundredths).padStart(2, "0");
const known = (value) => value !== null && value !== undefined;
const plural = (n, one, many) => n.toLocaleString("en") + " " + (n === 1 ? one : many || one + "s");

/* ---- one score: its number, its interval, and both drawn -------------------------- */

function scoreCell(score, wide = 72) {
  if (!known(score.value)) return [make("span", { class: "none" }, "–"), unseen("not scored")];
  const drawn = draw("svg", { class: "cell", viewBox: `0 0 ${wide} 12`, "aria-hidden": "true", focusable: "false" },
    draw("line", { class: "track", x1: 4, x2: wide - 4, y1: 6, y2: 6 }));
  const x = (hundredths) => 4 + hundredths * (wide - 8) / 100;
  const parts = [make("span", { class: "value" }, point(score.value))];
  if (known(score.low)) {
    drawn.append(draw("line", { class: "range", x1: x(score.low), x2: x(score.high), y1: 6, y2: 6, "stroke-width": 4 }));
    parts.push(unseen(`, between ${point(score.low)} and ${point(score.high)}`));
  }
  drawn.append(draw("circle", { class: "dot", cx: x(score.value), cy: 6, r: 3.6 }));
  return [...parts, drawn];
}

const unseen = (text) => make("span", { class: "unseen" }, text);

/* ---- the table -------------------------------------------------------------------- */

const COLUMNS = [
  { label: "Thread", of: (row) => row.title.toLocaleLowerCase(), first: 1 },
  { label: "Comments", of: (row) => row.comments, first: -1, class: "number" },
  ...NAMES.map((name, k) => ({ label: capital(LABELS[k]), of: (row) => row.scores[k].value, first: -1, class: name })),
  { label: "Over time", said: "date", of: (row) => row.published || null, first: 1 },
  { label: "Strongest reason", of: (row) => row.remark, first: 1 },
];
const state = { column: 2, way: -1, shown: AT_ONCE, words: "" };
ROWS.forEach((row, number) => {
  row.number = number;
  row.search = [row.title, row.about, row.remark].join("\n").toLocaleLowerCase();
});

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

function drawHead() {
  const head = document.getElementById("columns");
  COLUMNS.forEach((column, number) => {
    const button = make("button", { type: "button" }, column.label, make("span", { class: "arrow", "aria-hidden": "true" }));
    button.addEventListener("click", () => sortBy(number));
    head.append(make("th", { scope: "col", role: "columnheader", class: column.class }, button));
  });
}

function sortBy(number) {
  state.way = state.column === number ? -state.way : COLUMNS[number].first;
  state.column = number;
  drawTable();
}

function chosen() {
  const words = state.words.split(/\s+/).filter(Boolean);
  const found = ROWS.filter((row) => words.every((word) => row.search.includes(word)));
  const of = COLUMNS[state.column].of;
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((one, other) => {
    const [a, b] = [of(one), of(other)];
    // What has no value stands last, whichever way the rest is sorted.
    if (!known(a) || !known(b)) return known(b) - known(a) || one.number - other.number;
    return state.way * compare(a, b) || one.number - other.number;
  });
}

function drawTable() {
  const found = chosen();
  document.querySelectorAll("#columns th").forEach((head, number) => {
    const active = number === state.column;
    if (active) head.setAttribute("aria-sort", state.way > 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
    head.querySelector(".arrow").textContent = active ? (state.way > 0 ? " ▴" : " ▾") : "";
  });
  const body = document.getElementById("rows");
  body.replaceChildren(...found.slice(0, state.shown).map(tableRow));
  const left = found.length - state.shown;
  const more = document.getElementById("more");
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(left, 2 * AT_ONCE)} more of ${left.toLocaleString("en")}`;
  const column = COLUMNS[state.column].said || COLUMNS[state.column].label.toLowerCase();
  document.getElementById("status").textContent =
    (found.length === ROWS.length ? plural(ROWS.length, "thread") : `${found.length.toLocaleString("en")} of ${plural(ROWS.length, "thread")}`) +
    ` by ${column}, ${state.way > 0 ? "rising" : "falling"}`;
}

function tableRow(row) {
  const about = [row.about, row.unsaved ? "not all saved" : ""].filter(Boolean).join(" · ");
  return make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, make("a", { href: `#thread-${row.number}` }, row.title), make("span", { class: "about" }, about)),
    make("td", { role: "cell", class: "number", "data-label": "Comments" }, row.comments.toLocaleString("en")),
    ...row.scores.map((score, k) => make("td", { role: "cell", class: NAMES[k], "data-label": capital(LABELS[k]) }, ...scoreCell(score))),
    make("td", { role: "cell", class: "time", "data-label": "Over time" }, life(row)),
    make("td", { role: "cell", class: "remark" }, row.remark));
}

function life(row) {
  if (!row.life.length) return make("span", { class: "none" }, "–", unseen("dates not known"));
  const most = Math.max(...row.life);
  return draw("svg", { class: "cell", viewBox: "0 0 72 20", role: "img", "aria-label": `comments over time, from first to last: ${row.life.join(" ")}` },
    ...row.life.map((count, place) => {
      const tall = count ? Math.max(2, 18 * count / most) : 0.8;
      return draw("rect", { class: "life", x: 4.5 * place, width: 3.5, y: 20 - tall, height: tall });
    }));
}

/* ---- one thread ------------------------------------------------------------------- */

const opened = new Map();

async function storyOf(number) {
  const block = Math.floor(number / PER_BLOCK);
  if (!opened.has(block)) {
    const packed = atob(document.querySelectorAll("script.block")[block].textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    opened.set(block, await new Response(stream).json());
  }
  return opened.get(block)[number % PER_BLOCK];
}

function drawStory(row, story) {
  const back = make("a", { class: "back-link", href: "#threads" }, "← All threads");
  const parts = [
    make("p", {}, back),
    make("h1", { id: "story-heading", tabindex: "-1" }, row.title),
    make("p", { class: "hint" }, [row.about, plural(row.comments, "comment"), story.source].filter(Boolean).join(" · "),
      story.url ? " · " : null, story.url ? make("a", { href: story.url, rel: "noreferrer noopener" }, "the page itself") : null),
    make("ul", { class: "scores" }, ...story.scores.map((score, k) => threadScore(score, k, row.number))),
    story.scores.some((score) => score.reasons.length) ? make("p", { class: "hint" }, document.body.dataset.signs) : null,
    make("h2", {}, "How it went"),
    make("dl", { class: "facts" }, ...story.facts.flatMap(([name, said]) => [make("dt", {}, name), make("dd", {}, said)])),
  ];
  if (story.comments.length > 1) parts.push(chart(story));
  if (story.gaps.length) {
    parts.push(make("h2", {}, "What could not be seen or judged"),
      make("ul", { class: "gaps" }, ...story.gaps.map((gap) => make("li", {}, gap))));
  }
  parts.push(make("h2", {}, "The comments"),
    make("p", { class: "hint" }, "Marked words raised a score of their colour most; dotted ones lowered it. The bar at the left has the colour of the score that stands out."),
    comments(row, story));
  document.getElementById("story").replaceChildren(...parts.filter(Boolean));
}

function threadScore(told, k, thread) {
  const { score } = told;
  const range = known(score.low) ? `${point(score.low)}–${point(score.high)}` : "";
  return make("li", { class: NAMES[k] },
    make("span", { class: "name" }, capital(LABELS[k])),
    make("div", { class: "drawn" }, ...scoreCell(score, 200)),
    make("p", { class: "note" }, [range, told.note].filter(Boolean).join(" · ")),
    make("ul", {}, ...told.reasons.map((reason) => make("li", {}, `${reason.raises ? "+" : "−"} ${reason.says} `,
      ...(reason.comments || []).flatMap((position) => [link(thread, position), " "])))));
}

const link = (thread, position) =>
  make("a", { href: `#thread-${thread}/comment-${position + 1}` }, `#${position + 1}`);

/* The reply tree over a strip of scores: a column is a comment, in page order. */
function chart(story) {
  const all = story.comments;
  const place = new Map(all.map((comment, column) => [comment.position, column]));
  const levels = levelsOf(all);
  const deep = Math.max(...levels);
  const step = Math.max(7, Math.min(26, Math.floor(560 / all.length)));
  const gap = Math.min(16, Math.max(6, Math.floor(96 / (deep + 1))));
  const x = (column) => step * (column + .5);
  const y = (level) => 8 + gap * level;
  const tall = y(deep) + 14;
  const picture = draw("svg", { width: step * all.length, height: tall + 72 + 4, "aria-hidden": "true", focusable: "false" });
  all.forEach((comment, column) => {
    const parent = place.get(comment.parent);
    if (parent !== undefined) {
      const [px, py, cx, cy] = [x(parent), y(levels[parent]), x(column), y(levels[column])];
      picture.append(draw("path", { class: "edge", d: `M${px} ${py}C${px} ${cy} ${px} ${cy} ${cx} ${cy}` }));
    }
  });
  all.forEach((comment, column) => {
    picture.append(draw("circle", { class: comment.kind ? "node other" : "node", cx: x(column), cy: y(levels[column]), r: Math.min(4, step / 2.4) }));
    NAMES.forEach((name, k) => {
      const value = (comment.scores || [])[k];
      const box = { x: step * column + .5, y: tall + 18 * k, width: step - 1, height: 16, rx: 1 };
      picture.append(draw("rect", known(value) ? { ...box, class: `heat ${name}`, "fill-opacity": (.06 + .94 * value / 100).toFixed(2) } : { ...box, class: "nothing" }));
    });
  });
  if (story.turn) {
    const at = step * place.get(story.turn.position);
    picture.append(draw("line", { class: "turning", x1: at, x2: at, y1: 0, y2: tall + 74 }));
  }
  const names = make("div", { class: "names", "aria-hidden": "true" }, ...NAMES.map((name, k) => make("span", { class: name }, LABELS[k])));
  names.style.setProperty("--tree", `${tall - 1}px`);
  const hint = "From left to right, the comments in page order: who answers whom, and below how strong each score is." +
    (story.turn ? " The dashed line marks the turn." : "");
  return make("section", { "aria-label": "The course of the discussion" }, make("p", { class: "hint" }, hint),
    make("div", { class: "chart" }, names, make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Drawing of the reply tree; the comments below say the same in words" }, picture)));
}

function levelsOf(all) {
  const place = new Map(all.map((comment, column) => [comment.position, column]));
  const levels = new Array(all.length).fill(-1);
  all.forEach((_, start) => {
    const trail = [];
    let here = start;
    while (here !== undefined && levels[here] < 0 && trail.length <= all.length) {
      trail.push(here);
      here = place.get(all[here].parent);
    }
    let level = here === undefined ? -1 : levels[here];
    for (const column of trail.reverse()) levels[column] = ++level;
  });
  return levels;
}

function turnSentence(turn) {
  const way = turn.after > turn.before ? "rises" : "falls";
  return `At #${turn.position + 1} the discussion turns: ${LABELS[turn.dimension]} ${way} from ${point(turn.before)} before it to ${point(turn.after)} from there on, on average.`;
}

function comments(row, story) {
  const levels = levelsOf(story.comments);
  const list = make("ol", { class: "comments" });
  for (const column of readingOrder(story.comments)) {
    const comment = story.comments[column];
    if (story.turn && story.turn.position === comment.position) {
      list.append(make("li", { class: "turn" }, turnSentence(story.turn)));
    }
    list.append(commentItem(row.number, comment, levels[column]));
  }
  return list;
}

/* Every comment right after the one it answers, as far as that is known. */
function readingOrder(all) {
  const place = new Map(all.map((comment, column) => [comment.position, column]));
  const answers = all.map(() => []);
  const stack = [];
  all.forEach((comment, column) => (answers[place.get(comment.parent)] || stack).push(column));
  stack.reverse();
  const order = [];
  while (stack.length) {
    const column = stack.pop();
    order.push(column);
    stack.push(...answers[column].reverse());
  }
  return order;
}

function commentItem(thread, comment, level) {
  const scores = comment.scores || [];
  const item = make("li", { id: `comment-${comment.position + 1}`, tabindex: "-1", class: `l${Math.min(level, 6)}` });
  const leading = [3, 2, 0].find((k) => scores[k] >= NOTABLE);
  if (leading !== undefined) {
    item.classList.add(NAMES[leading]);
    item.style.setProperty("--much", `${scores[leading]}%`);
  }
  const parent = known(comment.parent)
    ? [comment.inferred ? " · seems to answer " : " · answers ", link(thread, comment.parent)] : [];
  const notes = [comment.host ? "host" : "", comment.kind || "", comment.when || ""].filter(Boolean).map((note) => ` · ${note}`).join("");
  item.append(...[
    make("p", { class: "byline" }, `#${comment.position + 1} `, make("b", {}, comment.author), notes, ...parent),
    marked(comment),
    make("ul", { class: "marks", "aria-label": "Scores" }, ...scores.map((value, k) => known(value)
      ? make("li", { class: NAMES[k] }, make("span", { class: value >= NOTABLE ? "strong" : null }, `${LABELS[k]} ${point(value)}`)) : null)),
    reasonsOf(comment),
  ].filter(Boolean));
  item.querySelectorAll("ul:empty").forEach((empty) => empty.remove());
  return item;
}

function reasonsOf(comment) {
  const told = (comment.reasons || []).map((reasons, k) => reasons.length ? make("li", { class: NAMES[k] }, make("b", {}, LABELS[k]), " ",
    reasons.map((reason) => `${reason.raises ? "+" : "−"} ${reason.says}${reason.span ? ` “${reason.span}”` : ""}`).join("   ")) : null);
  if (!told.some(Boolean)) return null;
  return make("details", { class: "why" }, make("summary", {}, "Why", unseen(` comment ${comment.position + 1} scored so`)), make("ul", {}, ...told));
}

/* The text with the spans that are reasons: the first place of each, none overlapping. */
function marked(comment) {
  const text = comment.text || "";
  const spans = [];
  (comment.reasons || []).forEach((reasons, k) => reasons.forEach((reason) => {
    const start = reason.span ? text.indexOf(reason.span) : -1;
    if (start >= 0) spans.push([start, start + reason.span.length, k, reason.raises]);
  }));
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const shown = make("div", { class: "text" });
  let done = 0;
  for (const [start, end, k, raises] of spans) {
    if (start < done) continue;
    shown.append(text.slice(done, start), make("mark", { class: raises ? NAMES[k] : `${NAMES[k]} lowers` }, text.slice(start, end)));
    done = end;
  }
  shown.append(text.slice(done), comment.cut ? ` … (${plural(comment.cut, "more word")})` : "");
  return shown;
}

/* ---- where the reader is ---------------------------------------------------------- */

let current = null;
let returning = null;

async function follow() {
  const [, thread, comment] = location.hash.match(/^#thread-(\d+)(?:\/comment-(\d+))?$/) || [];
  const row = ROWS[Number(thread)];
  if (thread === undefined || row === undefined) {
    show(false);
    if (current !== null) restore();
    current = null;
    return;
  }
  if (current !== row.number) {
    if (current === null) returning = scrollY;
    try {
      drawStory(row, await storyOf(row.number));
    } catch (error) {
      document.getElementById("story").replaceChildren(make("p", { class: "notice" }, `This browser could not open the thread: ${error.message}`));
    }
    current = row.number;
    show(true);
    document.title = row.title;
  }
  const target = document.getElementById(comment === undefined ? "story-heading" : `comment-${comment}`);
  if (comment === undefined) scrollTo(0, 0);
  else target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

function show(reading) {
  document.getElementById("overview").hidden = reading;
  document.getElementById("story").hidden = !reading;
  document.body.classList.toggle("reading", reading);
}

function restore() {
  document.title = title;
  const opener = document.querySelector(`#rows a[href="#thread-${current}"]`);
  scrollTo({ top: returning || 0, behavior: "instant" });
  opener?.focus({ preventScroll: true });
}

const title = document.title;
drawHead();
drawTable();
document.getElementById("search").addEventListener("input", (event) => {
  state.words = event.target.value.toLocaleLowerCase();
  state.shown = AT_ONCE;
  drawTable();
});
document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("more").addEventListener("click", () => {
  const next = state.shown;
  state.shown += 2 * AT_ONCE;
  drawTable();
  document.querySelectorAll("#rows a")[next]?.focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current !== null) location.hash = "#threads";
});
addEventListener("hashchange", follow);
follow();
