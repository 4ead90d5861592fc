// In the pages of `make site` only: load the page again when the site is of another version than the one in this script's address.
// It asks instead of waiting for an event, as a browser keeps six connections to a host, and each open tab would hold one.
const shown = new URL(import.meta.url).search.slice(1);
setInterval(async () => {
  const answer = await fetch("/.server").catch(() => null); // the server is stopped: it may come back
  if (answer?.ok && (await answer.text()) !== shown) location.reload();
}, 1000);
