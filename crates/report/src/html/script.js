
// What a page of paper cannot do: light the other side, bring both sides into view, count without a kind of match.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");

  // Lighting: what has the number of a match (data-g), or of a row of the ledger (data-q), belongs together.

  let lit = [];

  function light(selector) {
    for (const element of lit) element.classList.remove("lit");
    lit = selector ? [...document.querySelectorAll(selector)] : [];
    for (const element of lit) element.classList.add("lit");
  }

  function selectorOf(element) {
    const match = element.closest("[data-g]");
    if (match) return `[data-g="${match.dataset.g}"]`;
    const row = element.closest("[data-row]");
    return row ? `[data-q~="${row.dataset.row}"]` : "";
  }

  for (const event of ["mouseover", "focusin"]) {
    document.addEventListener(event, (e) => {
      const selector = selectorOf(e.target);
      if (selector) light(selector);
    });
  }
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") light("");
  });

  // Jumping: a link to a place of one text brings its counterpart on the other side to the same height.

  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  // Whether the texts stand beside each other, each with a scroll bar of its own.
  function haveOwnScroll(pane) {
    return getComputedStyle(pane).overflowY === "auto";
  }

  function scrollInPane(element, height) {
    const pane = element.closest(".pane");
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTo({ top: pane.scrollTop + top - height, behavior: smooth });
  }

  function show(id, from) {
    const target = document.getElementById(id);
    if (!target) return;
    const other = document.getElementById((id[0] === "a" ? "b" : "a") + id.slice(1));
    const pane = target.closest(".pane");
    if (haveOwnScroll(pane)) {
      const started = from && from.closest(".pane");
      const least = 60;
      // Where the reader looks is where the counterpart should come.
      const height = started
        ? Math.max(least, from.getBoundingClientRect().top - started.getBoundingClientRect().top)
        : pane.clientHeight / 4;
      scrollInPane(target, height);
      if (other) scrollInPane(other, height);
      if (!started) pane.parentElement.scrollIntoView({ block: "center", behavior: smooth });
    } else {
      target.scrollIntoView({ block: "center", behavior: smooth });
    }
    if (!target.hasAttribute("href")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  document.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    const band = e.target.closest(".ribbon [data-g]");
    if (band) {
      show(`a-${band.dataset.g}`, null);
      light(selectorOf(band));
      return;
    }
    const link = e.target.closest('a[href^="#a-"], a[href^="#b-"]');
    // The end of a selection is no click.
    if (!link || String(getSelection()).length > 0 && link.classList.contains("match")) return;
    e.preventDefault();
    const id = link.getAttribute("href").slice(1);
    history.pushState(null, "", `#${id}`);
    show(id, link);
    light(selectorOf(link));
  });

  // Sentences are links, but a drag should select their words.
  document.addEventListener("dragstart", (e) => {
    if (e.target.closest && e.target.closest(".match")) e.preventDefault();
  });

  // Counting: the same arithmetic as in the library, so that with every switch on the shares are those of the report.

  const table = document.getElementById("shares");
  const switches = [...table.querySelectorAll("[data-switch]")];
  const words = table.dataset.words.split(" ").map(Number);
  const sides = ["a", "b"];

  // Nearest whole number, halves to the even one.
  function rounded(value) {
    const below = Math.floor(value);
    const rest = value - below;
    return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
  }

  function percent(share) {
    if (share > 0 && share < 0.01) return "<1%";
    if (share > 0.99 && share < 1) return ">99%";
    return `${rounded(share * 100)}%`;
  }

  // Words of a kind that count, of those in quote marks, and of those that moved.
  function counted(row, side, isOn) {
    const [all, quoted, moved, movedQuoted] = row.dataset[side].split(" ").map(Number);
    if (!isOn[row.dataset.kind]) return { all: 0, quoted: 0, moved: 0 };
    const still = { all: all - moved, quoted: quoted - movedQuoted };
    const total = isOn.moved ? { all, quoted } : still;
    const shownMoved = isOn.moved ? moved - (isOn.quoted ? 0 : movedQuoted) : 0;
    return isOn.quoted
      ? { all: total.all, quoted: total.quoted, moved: shownMoved }
      : { all: total.all - total.quoted, quoted: 0, moved: shownMoved };
  }

  function count() {
    const isOn = Object.fromEntries(switches.map((box) => [box.dataset.switch, box.checked]));
    const rows = [...table.querySelectorAll("tr[data-kind]")];
    const [movedRow, quotedRow] = table.querySelectorAll("tr.part");
    const told = [];
    sides.forEach((side, index) => {
      const share = (n) => (words[index] > 0 ? n / words[index] : 0);
      const sum = { all: 0, quoted: 0, moved: 0 };
      let x = 0;
      rows.forEach((row, kind) => {
        const some = counted(row, side, isOn);
        for (const part in sum) sum[part] += some[part];
        const width = 100 * share(some.all);
        row.cells[index + 1].textContent = percent(share(some.all));
        const bar = document.querySelectorAll(`#bar-${side} rect`)[kind + 1];
        bar.setAttribute("x", x);
        bar.setAttribute("width", width);
        x += width;
      });
      const together = percent(share(sum.all));
      movedRow.cells[index + 1].textContent = percent(share(sum.moved));
      quotedRow.cells[index + 1].textContent = percent(share(sum.quoted));
      table.tFoot.rows[0].cells[index + 1].textContent = together;
      document.getElementById(`share-${side}`).textContent = together;
      told.push(`${together} of ${side.toUpperCase()}`);
    });
    const off = switches.filter((box) => !box.checked);
    for (const box of switches) root.classList.toggle(`without-${box.dataset.switch}`, !box.checked);
    const names = off.map((box) => box.closest("label").textContent.replace("of these, ", "").trim());
    document.getElementById("status").textContent =
      off.length > 0 ? `Counted without ${names.join(", ")}: ${told.join(", ")} stand again in the other.` : "";
  }

  table.addEventListener("change", count);
})();
