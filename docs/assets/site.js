// The language links keep the place that is read: the same anchor exists in every edition.
for (const link of document.querySelectorAll(".editions a, .same-place")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// Furigana on or off, remembered. Off takes the readings out of the page, so that find in the page works across words.
const furigana = document.querySelector(".furigana-switch");
if (furigana) {
  const root = document.documentElement.classList;
  const show = () => furigana.setAttribute("aria-pressed", String(!root.contains("no-furigana")));
  furigana.addEventListener("click", () => {
    const off = root.toggle("no-furigana");
    show();
    try {
      localStorage.setItem("furigana", off ? "off" : "on");
    } catch {
      // Storage may be forbidden; then the choice lasts for this page.
    }
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      try {
        root.toggle("no-furigana", localStorage.getItem("furigana") === "off");
      } catch {
        // As above.
      }
      show();
    }
  });
  show();
}

// Material's search hears only keys, not input methods, voice or paste, and forgets what is typed before its index is ready.
const query = document.querySelector("[data-md-component=search-query]");
const answer = document.querySelector(".md-search-result__meta");
if (query && answer) {
  const unanswered = answer.textContent;
  const ask = (words) => {
    query.value = words;
    query.dispatchEvent(new Event("keyup"));
  };
  const insist = (times) => {
    const words = query.value;
    if (times > 0 && words && answer.textContent === unanswered) {
      ask(words.slice(0, -1));
      ask(words);
      setTimeout(insist, 500, times - 1);
    }
  };
  query.addEventListener("input", () => {
    query.dispatchEvent(new Event("keyup"));
    setTimeout(insist, 500, 20);
  });
}
