
// What a page of paper cannot do: put the rows of a table in another order, and show some of them only.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");

  const collator = new Intl.Collator(undefined, { numeric: true });

  // What a row is sorted by: the exact number of a cell, if it gives one, else what it shows.
  function valueOf(row, column, kind) {
    const cell = row.cells[column];
    return kind === "number" ? Number(cell.dataset.v ?? cell.textContent) : cell.textContent;
  }

  function sort(table, header) {
    const kind = header.dataset.sort;
    // Numbers begin with the largest, words with the first.
    const first = kind === "number" ? "descending" : "ascending";
    const other = { ascending: "descending", descending: "ascending" };
    const now = header.getAttribute("aria-sort");
    const order = now ? other[now] : first;
    for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const compare = kind === "number" ? (a, b) => a - b : collator.compare;
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, value: valueOf(row, header.cellIndex, kind) }));
    rows.sort((a, b) => sign * compare(a.value, b.value));
    table.tBodies[0].append(...rows.map(({ row }) => row));
  }

  // What each kind of control asks of a row. Those of an outlet and of days ask it of one article: one that has all of it is enough.
  const KINDS = ["verdict", "outlet", "from", "to", "words"];

  function controlsOf(table) {
    return KINDS.map((kind) => document.querySelector(`[data-${kind}-for="${table.id}"]`));
  }

  function isOf(article, outlet, from, to) {
    const { outlet: its, day } = article.dataset;
    return (!outlet || its === outlet) && (!from || day >= from) && (!to || day <= to);
  }

  // Shows the rows that have the chosen verdict, an article of the outlet and days, and every word that was typed.
  function filter(table) {
    const [verdict, outlet, from, to, typed] = controlsOf(table).map((control) => (control ? control.value : ""));
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    const rows = table.tBodies[0].rows;
    for (const row of rows) {
      const text = words.length > 0 ? row.textContent.toLowerCase() : "";
      const articles = outlet || from || to ? [...row.querySelectorAll("[data-outlet], [data-day]")] : null;
      row.hidden = (verdict && row.dataset.verdict !== verdict)
        || !words.every((word) => text.includes(word))
        || (articles && !articles.some((article) => isOf(article, outlet, from, to)));
      if (!row.hidden) shown += 1;
    }
    const isWhole = !verdict && !outlet && !from && !to && words.length === 0;
    document.getElementById(`${table.id}-status`).textContent = isWhole ? "" : `${shown} of ${rows.length} rows shown`;
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const header of table.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(table, header));
    }
    for (const control of controlsOf(table)) control?.addEventListener("input", () => filter(table));
  }
})();
