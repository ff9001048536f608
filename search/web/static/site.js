// The pages work without this. With it the boxes of a fact are all shown at once, facets begin folded on a phone, and a
// form is sent without the fields that say nothing.
"use strict";

const show = () => {
  for (const box of document.querySelectorAll(".box.shown")) box.classList.remove("shown");
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (!wanted.startsWith("box-")) return;
  for (const box of document.querySelectorAll(".box")) {
    if (box.id === wanted || (box.id.startsWith(`${wanted}-`) && /^\d+$/.test(box.id.slice(wanted.length + 1)))) box.classList.add("shown");
  }
};

addEventListener("hashchange", show);
show();

const facets = document.querySelector("details.facets");
if (facets && matchMedia("(max-width: 60rem)").matches) facets.open = false;

for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && (field.value === "" || (field.name === "sort" && field.value === "best"))) field.disabled = true;
    }
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form [disabled]")) field.disabled = false;
});
