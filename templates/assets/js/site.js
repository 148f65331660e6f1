// What the site can do besides being read: tell which editions are missing by now, and search the archive.
// The moments at which editions are due stand in the page; nothing is asked of any server.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.querySelector("form.search");
  const entries = all(".archive .edition");
  const isDue = (element) => !element.dataset.due || Date.parse(element.dataset.due) <= Date.now();

  function tellWhatIsDue() {
    for (const element of all("[data-due]")) element.hidden = !isDue(element);
    for (const element of all("[data-until]")) element.hidden = Date.parse(element.dataset.until) <= Date.now();
  }

  // --- search -------------------------------------------------------------------------------------

  const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLocaleLowerCase().replace(/\s+/g, " ");
  const fill = (sentence, values) => sentence.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);
  const texts = new Map(entries.map((entry) => [entry, plain(entry.textContent)]));

  function search() {
    const words = plain(form.cari.value).split(" ").filter(Boolean);
    const state = form.status.value;
    const there = entries.filter(isDue);
    const fits = (entry) =>
      (!state || entry.dataset.state === state) && words.every((word) => texts.get(entry).includes(word));
    const shown = there.filter(fits);
    for (const entry of entries) entry.classList.toggle("filtered-out", !shown.includes(entry));
    const sentence = shown.length === 0 ? "nothing" : words.length || state ? "shown" : "whole";
    const values = { count: shown.length, all: there.length };
    form.querySelector(".search-state").textContent = fill(form.dataset[sentence], values);
  }

  function tell() {
    tellWhatIsDue();
    if (form) search();
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", search);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  tell();
  // A page that is left open over the hour of an edition says so by itself.
  setInterval(tell, 60_000);
})();
