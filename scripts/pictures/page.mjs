const escaped = (text) => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page that shows each difference: as it was, as it is, and where they differ. Paths are beside the page. */
export const differencesPage = (differences) => `<!doctype html>
<meta charset="utf-8" />
<title>${differences.length} pictures differ</title>
<style>
  body { font: 14px/20px system-ui, sans-serif; margin: 24px; background: #f6f6f7; color: #191c20; }
  section { margin-block: 32px; }
  .row { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; align-items: start; }
  figure { margin: 0; }
  figcaption { color: #5b6068; font-size: 12px; }
  img { max-width: 100%; border: 1px solid #d6d8db; background: #fff; }
</style>
<h1>${differences.length} pictures differ</h1>
<p>Take them over with <code>npm run pictures -- --accept</code>, all of them, or those whose name contains a word: <code>npm run pictures -- --accept savings</code>.</p>
${differences
  .map(
    ({ name, why, was, is, diff }) => `<section><h2>${escaped(name)}</h2><p>${escaped(why)}</p><div class="row">
${[
  ['before', was],
  ['now', is],
  ['difference', diff],
]
  .map(
    ([label, path]) =>
      `<figure><figcaption>${label}</figcaption>${path ? `<img src="${escaped(path)}" alt="" />` : '–'}</figure>`,
  )
  .join('\n')}
</div></section>`,
  )
  .join('\n')}
`;
