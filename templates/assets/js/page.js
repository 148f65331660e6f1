// What the page can do besides being read: filter by region and status, sort tables, show the section
// in view. Everything can be read without it. A choice hides on the screen only: a print is always whole.
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const shown = form.querySelector(".filter-shown");
  const spoken = form.querySelector(".filter-spoken");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const print = (count) => count.toLocaleString(document.documentElement.lang);
  const fill = (sentence, values) => sentence.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);

  // --- filter -------------------------------------------------------------------------------------

  const EVERY = "provinsi";
  const sheets = all("article[data-region]");
  const cells = all("th[data-region], td[data-region], .panel[data-region], .map-tile[data-region]");
  const tables = all("table.data").map((table) => {
    const rows = all("tbody tr[data-region]:not(.total)", table);
    return { table, rows, hasStates: rows.some((row) => row.dataset.states) };
  });
  const rowCount = tables.reduce((count, { rows }) => count + rows.length, 0);

  const isOfRegion = (element, region) => !region || [region, EVERY].includes(element.dataset.region);
  const isOfState = (element, state) => !state || (element.dataset.states ?? "").split(" ").includes(state);
  const show = (element, isShown) => element.classList.toggle("filtered-out", !isShown);

  function sayNothingLeft(frame, isEmpty) {
    frame.nextElementSibling?.matches(".nothing-note") && frame.nextElementSibling.remove();
    frame.classList.toggle("filtered-out", isEmpty);
    if (!isEmpty) return;
    const note = document.createElement("p");
    note.className = "nothing-note";
    note.textContent = fill(form.dataset.nothing, { caption: frame.getAttribute("aria-label") });
    frame.after(note);
  }

  function filterTable({ table, rows, hasStates }, choice) {
    let left = 0;
    for (const row of rows) {
      const stays = isOfRegion(row, choice.region) && (!hasStates || isOfState(row, choice.state));
      show(row, stays);
      left += stays ? 1 : 0;
    }
    sayNothingLeft(table.closest(".scroll"), rows.length > 0 && left === 0);
    return left;
  }

  function apply(choice) {
    const rowsLeft = tables.reduce((count, table) => count + filterTable(table, choice), 0);
    for (const cell of cells) show(cell, isOfRegion(cell, choice.region));
    for (const sheet of sheets) show(sheet, isOfRegion(sheet, choice.region) && isOfState(sheet, choice.state));
    const isActive = Boolean(choice.region || choice.state);
    form.classList.toggle("active", isActive);
    shown.textContent = isActive
      ? fill(form.dataset.shown, {
          rows: print(rowsLeft),
          all_rows: print(rowCount),
          sheets: print(sheets.filter((sheet) => !sheet.classList.contains("filtered-out")).length),
          all_sheets: print(sheets.length),
        })
      : form.dataset.whole;
  }

  // The choice stands behind a "?" in the address's fragment, so that a link can pass it on:
  // #logistik?daerah=berau&status=critical
  const fields = { region: form.elements.daerah, state: form.elements.status };
  const chosen = () => ({ region: fields.region.value, state: fields.state.value });

  function readAddress() {
    const [anchor, query] = decodeURI(location.hash.slice(1)).split("?");
    if (query === undefined) return;
    const wanted = new URLSearchParams(query);
    fields.region.value = wanted.get("daerah") ?? "";
    fields.state.value = wanted.get("status") ?? "";
    for (const field of Object.values(fields)) if (field.selectedIndex < 0) field.value = "";
    apply(chosen());
    document.getElementById(anchor)?.scrollIntoView();
  }

  function writeAddress() {
    const choice = chosen();
    const query = new URLSearchParams();
    if (choice.region) query.set("daerah", choice.region);
    if (choice.state) query.set("status", choice.state);
    const anchor = location.hash.slice(1).split("?")[0];
    const suffix = String(query) && `?${query}`;
    history.replaceState(null, "", anchor || suffix ? `#${anchor}${suffix}` : location.pathname + location.search);
  }

  form.addEventListener("change", () => {
    apply(chosen());
    writeAddress();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of Object.values(fields)) field.value = "";
    apply(chosen());
    writeAddress();
    fields.region.focus();
  });
  addEventListener("hashchange", () => (location.hash.includes("?") ? readAddress() : writeAddress()));

  // --- sorting ------------------------------------------------------------------------------------

  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  function compare(a, b) {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? Infinity : -Infinity;
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? collator.compare(a, b) : difference;
  }

  function makeSortable(table) {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    const body = table.tBodies[0];
    const original = [...body.rows].filter((row) => !row.classList.contains("total"));
    const totals = [...body.rows].filter((row) => row.classList.contains("total"));
    const isText = (head) => /\b(text|long|corner)\b/.test(head.className);
    // A cell goes by the value that came with it, text by itself; what is absent stands last.
    const keyAt = (row, index) => {
      const cell = row.cells[index];
      return cell.dataset.sort ?? (isText(heads[index]) ? cell.textContent.trim() : "");
    };
    if (original.length < 2) return;
    heads.forEach((head, index) => {
      if (new Set(original.map((row) => keyAt(row, index))).size < 2) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const order = NEXT[head.getAttribute("aria-sort") ?? "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (order !== "none") head.setAttribute("aria-sort", order);
        const sign = order === "descending" ? -1 : 1;
        const byKey = (a, b) => {
          const found = compare(keyAt(a, index), keyAt(b, index));
          return Number.isFinite(found) ? sign * found : found;
        };
        body.append(...(order === "none" ? original : original.toSorted(byKey)), ...totals);
        spoken.textContent = fill(form.dataset[order], { column: button.textContent.trim() });
      });
    });
  }

  all("table[data-sortable]").forEach(makeSortable);

  // --- place --------------------------------------------------------------------------------------

  // A frame that has nothing to scroll needs no stop of the Tab key.
  const frames = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  all(".scroll").forEach((frame) => frames.observe(frame));

  const links = all(".contents a");
  const goals = links.map((link) => document.getElementById(link.hash.slice(1)));

  function markPlace() {
    const passed = goals.filter((goal) => goal && goal.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, index) => {
      if (goals[index] && goals[index] === passed.at(-1)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      markPlace();
    });
  }, { passive: true });

  form.hidden = false;
  apply(chosen());
  readAddress();
  markPlace();
})();
