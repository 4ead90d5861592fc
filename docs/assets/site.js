// The language links keep the place that is read: the same anchor exists in every edition.
for (const link of document.querySelectorAll(".editions a")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
