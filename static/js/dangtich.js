// Small comforts on top of pages that work without any script. Nothing personal is kept in the browser.
const words = document.getElementById("loi")?.dataset ?? {};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const on = (name, act, options) => document.addEventListener(name, act, options);

// ── Dates: a whole date in the first box fills three; the line below reads it back ──
const WHOLE = /^\s*(?:ngày\s*)?(\d{1,2})\s*(?:[-/. ]|tháng)+\s*(\d{1,2})\s*(?:[-/. ]|năm)+\s*(\d{4})\s*$/i;
const EIGHT = /^\s*(\d\d)(\d\d)(\d{4})\s*$/;

function split(boxes) {
  const found = WHOLE.exec(boxes[0].value.normalize("NFC")) ?? EIGHT.exec(boxes[0].value);
  if (!found || boxes[1].value || boxes[2].value) return;
  boxes.forEach((box, at) => { box.value = found[at + 1]; });
  boxes[2].focus();
}

function years(from, to) {
  const early = to.getMonth() < from.getMonth() || (to.getMonth() === from.getMonth() && to.getDate() < from.getDate());
  return to.getFullYear() - from.getFullYear() - (early ? 1 : 0);
}

function readBack(group, boxes) {
  const [day, month, year] = boxes.map((box) => box.value.trim());
  const known = /^\d{4}$/.test(year) && /^\d{0,2}$/.test(day) && /^\d{0,2}$/.test(month);
  if (/^\d\d$/.test(year)) return [fill(words.ask, { short: year, one: `19${year}`, two: `20${year}` }), true];
  if (!known) return ["", false];
  const [d, m, y] = [+day, +month, +year];
  const first = new Date(y, m ? m - 1 : 0, d || 1);
  const last = d ? first : m ? new Date(y, m, 0) : new Date(y, 11, 31);
  if ((d && !m) || (m && first.getMonth() !== m - 1) || (d && first.getDate() !== d) || y < 1850 || y > 2199) return [words.none, true];
  const weekday = words.weekdays.split("|")[first.getDay()];
  const text = fill(d ? words.day : m ? words.month : words.year, { weekday, day: d, month: m, year: y });
  const today = new Date(), reads = group.dataset.boxes;
  if (!reads || first > today) return [text, false];
  const low = Math.max(years(last, today), 0), high = years(first, today);
  return [`${text} · ${fill(reads === "age" ? words.age : words.party, { n: low === high ? high : `${low}–${high}` })}`, false];
}

on("input", ({ target }) => {
  const group = target.closest?.("[data-boxes]");
  if (!group) return;
  const boxes = all("input", group);
  if (target === boxes[0]) split(boxes);
  const back = group.parentElement.querySelector(".back");
  const [text, ask] = readBack(group, boxes);
  if (back) { back.value = text; back.classList.toggle("ask", ask); }
});

// ── Drafts: kept on the server three seconds after typing stops ──
const waiting = new Map();

async function keep(form) {
  waiting.delete(form);
  if (form.dataset.sent) return;
  const data = new FormData(form);
  all("input[type=file], input[type=password]", form).forEach((input) => data.delete(input.name));
  const line = form.querySelector(".draft");
  const say = (text) => { if (line) line.textContent = text; };
  try {
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: data, keepalive: true, headers: { "X-Draft": "1" }, redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    const time = new Date().toTimeString().slice(0, 5);
    say(fill(words.kept, { time }));
  } catch {
    say(words.unkept);
    later(form, 15000);
  }
}

function later(form, wait = 3000) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), wait));
}

on("input", ({ target }) => { if (target.form?.dataset.draftUrl) later(target.form); });
on("visibilitychange", () => {
  if (!document.hidden) return;
  for (const [form, timer] of waiting) { clearTimeout(timer); keep(form); }
});

// ── One click, one sending; the server still makes sure ──
on("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const button = event.submitter;
  if (button?.classList.contains("btn")) { button.dataset.words = button.textContent; button.textContent = words.sending; button.setAttribute("aria-disabled", "true"); }
  setTimeout(() => release(form), 15000);
});

function release(form) {
  delete form.dataset.sent;
  all("[data-words]", form).forEach((button) => {
    button.textContent = button.dataset.words;
    button.removeAttribute("aria-disabled");
    delete button.dataset.words;
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) all("form[data-sent]").forEach(release); });

// ── Menus close by themselves ──
const menus = () => all("details.pop[open], .all > details[open]");
on("click", ({ target }) => menus().forEach((menu) => { if (!menu.contains(target)) menu.open = false; }));
on("keydown", (event) => {
  if (event.key !== "Escape") return;
  const found = document.getElementById("goi-y");
  if (found?.textContent.trim()) { found.replaceChildren(); document.getElementById("tim").focus(); }
  menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
});

// ── Keys: "/" search, "j" and "k" or arrows rows, "x" picks, "?" help; off where one types, and off by choice ──
const toggle = document.getElementById("phim-tat-bat");
const asked = () => { try { return localStorage.getItem("phim-tat") !== "tat"; } catch { return true; } };
if (toggle) {
  toggle.checked = asked();
  toggle.addEventListener("change", () => { try { localStorage.setItem("phim-tat", toggle.checked ? "bat" : "tat"); } catch { /* no storage, keys stay on */ } });
}

function step(by) {
  const rows = all("main .list tbody tr, main .todo > li").map((row) => row.querySelector("a.name, a[href], button")).filter(Boolean);
  const at = rows.findIndex((link) => link.closest("tr, li").contains(document.activeElement));
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

on("keydown", (event) => {
  const { target, key } = event;
  if (key === "ArrowDown" && target.id === "tim") document.querySelector("#goi-y a")?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, [contenteditable]") || !asked()) return;
  if (key === "/") { event.preventDefault(); document.getElementById("tim")?.focus(); }
  if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  const row = document.activeElement.closest("main .list tbody tr");
  if (row && (key === "ArrowDown" || key === "ArrowUp")) { event.preventDefault(); step(key === "ArrowDown" ? 1 : -1); }
  if (row && key === "x") row.querySelector(".pick input")?.click();
  const own = all("main [data-key]").find((one) => one.dataset.key === key);
  if (own) { event.preventDefault(); own.click(); }
  const help = document.getElementById("phim-tat");
  if (key === "?" && help) { help.closest("details.pop").open = true; help.open = true; help.querySelector("summary").focus(); }
});

// ── Picking rows, printing, going to what is wrong ──
on("change", ({ target }) => {
  const table = target.closest?.("[data-picks]");
  if (!table) return;
  const boxes = all("tbody .pick input", table);
  if (target.matches("[data-pick-all]")) boxes.forEach((box) => { box.checked = target.checked; });
  const count = boxes.filter((box) => box.checked).length;
  all("[data-picked]").forEach((place) => { place.textContent = count; });
});
function showFile(input) {
  const line = input.parentElement.querySelector("[data-none]");
  line.textContent = [...input.files].map((file) => file.name).join(", ") || line.dataset.none;
}
all(".file input").forEach((input) => {
  input.parentElement.classList.add("ready");
  input.addEventListener("change", () => showFile(input));
  showFile(input);
});
all(".tabs [aria-current], .chips.run [aria-current]").forEach((tab) => {
  const row = tab.closest(".tabs, .chips");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - 24;
});
all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
document.querySelector("[data-focus]")?.focus();
