// Takes the place of sw.js where the page is no longer: browsers that have kept the page look for a new
// version of it, find this, and forget the page. What people wrote is not touched.

addEventListener("install", (event) => event.waitUntil(forget()));

const forget = async () => {
  const ours = `mina-uppgifter ${new URL(registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  // Comes to pass when this worker has failed: one that took over would be told of as a newer version.
  registration.unregister();
  throw new Error("The page is no longer here.");
};
