"use strict";
const articles = [...document.querySelectorAll("article")];
const links = [...document.querySelectorAll("#documents a")];
const tip = document.getElementById("tip");
const numbers = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

/* one document at a time; without a script all of them are shown */
function showDocument() {
  const wanted = document.getElementById(location.hash.slice(1)) || articles[0];
  for (const article of articles) article.hidden = article !== wanted;
  for (const link of links) {
    if (wanted && link.hash === "#" + wanted.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  clear();
  window.scrollTo(0, 0);
}

function clear() {
  for (const element of document.querySelectorAll("article .lit, article .near")) element.classList.remove("lit", "near");
  for (const details of document.querySelectorAll(".fact dl")) details.hidden = true;
  for (const button of document.querySelectorAll(".fact button")) button.setAttribute("aria-expanded", "false");
}

/* light up facts, their words, and the mentions in their sentences that they speak of */
function light(article, facts, { open }) {
  clear();
  for (const fact of facts) {
    fact.classList.add("lit");
    fact.querySelector("dl").hidden = !open;
    fact.querySelector("button").setAttribute("aria-expanded", String(open));
    for (const words of article.querySelectorAll(".w"))
      if (numbers(words, "f").includes(fact.dataset.f)) words.classList.add("lit");
    const related = numbers(fact, "m");
    for (const mention of article.querySelectorAll(".m"))
      if (related.includes(mention.dataset.m)) mention.classList.add("near");
  }
}

function factsFor(article, words) {
  const facts = [...article.querySelectorAll(".fact")];
  const read = numbers(words, "f");
  const direct = facts.filter((fact) => read.includes(fact.dataset.f));
  if (direct.length) return direct;
  const mentions = [...words.querySelectorAll(".m")].map((mention) => mention.dataset.m);
  return facts.filter((fact) => numbers(fact, "m").some((number) => mentions.includes(number)));
}

function reveal(element) {
  if (!element) return;
  const box = element.getBoundingClientRect();
  if (box.top < 0 || box.bottom > window.innerHeight) element.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const article = event.target.closest("article");
  const fact = event.target.closest(".fact");
  const words = event.target.closest(".w");
  if (fact && event.target.closest("button")) {
    if (fact.classList.contains("lit") && !fact.querySelector("dl").hidden) return clear();
    light(article, [fact], { open: true });
    reveal(article.querySelector(".w.lit"));
  } else if (article && words) {
    const facts = factsFor(article, words);
    light(article, facts, { open: facts.length === 1 });
    reveal(facts[0]);
  }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });

document.addEventListener("pointerover", (event) => {
  const mention = event.target.closest("article .m");
  tip.hidden = !mention || mention.classList.contains("off");
  if (tip.hidden) return;
  const around = [];
  for (let element = mention; element; element = element.parentElement.closest(".m")) around.push(element.dataset.tip);
  tip.replaceChildren(...around.map((text) => Object.assign(document.createElement("div"), { textContent: text })));
  const box = mention.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8)) + "px";
  const below = box.bottom + 6 + tip.offsetHeight < window.innerHeight;
  tip.style.top = (below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + "px";
});

for (const box of document.querySelectorAll("#legend input"))
  box.addEventListener("change", () => {
    for (const mention of document.querySelectorAll("article .t-" + box.value)) mention.classList.toggle("off", !box.checked);
  });

const filter = document.getElementById("filter");
if (filter)
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    for (const link of links) link.parentElement.hidden = !link.textContent.toLowerCase().includes(wanted);
  });

window.addEventListener("hashchange", showDocument);
showDocument();
