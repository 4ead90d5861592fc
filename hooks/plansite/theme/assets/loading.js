// What loads other scripts of the site, when they are wanted.

const assets = document.currentScript.src;

// The policy of the pages lets no script load another but through this, and this none but those of the site.
const own = (address) => {
  const whole = new URL(address, document.baseURI).href;
  if (whole.startsWith(new URL("../", assets).href)) return whole;
  throw new TypeError(address);
};
const loading = window.trustedTypes?.createPolicy("search", { createScriptURL: own }) ?? { createScriptURL: own };
const run = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = loading.createScriptURL(address);
    script.onload = () => resolve(script.data);
    script.onerror = reject;
    document.head.append(script);
  });
const program = (name) => run(new URL(name, assets));
// An element says at once that what was asked of it is on its way.
const waiting = (element, coming) => {
  element.setAttribute("aria-busy", "true");
  return coming.finally(() => element.removeAttribute("aria-busy"));
};
