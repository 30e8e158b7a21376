// How sources become smaller before they are bundled, as plugins of rolldown: templates without indentation, styles minified, contracts without what
// only types read, Lit with the page's one Trusted Types policy.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { contractsForPanes } from './contracts.mjs';

const trusted = fileURLToPath(new URL('../src/base/trusted.ts', import.meta.url));

/** What Lit has for other pages than ours, by the file it stands in. */
const patches = [
  // It makes a Trusted Types policy of a fixed name when it is loaded; our copies of it share the page's one policy.
  [
    'lit-html/lit-html.js',
    /\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/,
    'sharedPolicy()',
    `import { templatePolicy as sharedPolicy } from ${JSON.stringify(trusted)};\n`,
  ],
  // Every browser of the baseline has constructable stylesheets: without them it writes <style> elements.
  [
    'reactive-element/css-tag.js',
    /\w\.ShadowRoot&&\(void 0===\w\.ShadyCSS\|\|\w\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
    '!0',
    '',
  ],
];
const ourLit = {
  name: 'our-lit',
  load: {
    filter: { id: /[\\/](lit-html|css-tag)\.js$/ },
    handler(path) {
      const [, what, by, before] = patches.find(([file]) => path.replaceAll('\\', '/').endsWith(file)) ?? [];
      if (!what) return null;
      const source = readFileSync(path, 'utf8');
      if (!what.test(source)) throw new Error(`${path} is written in another way; adapt scripts/lean.mjs.`);
      return before + source.replace(what, by);
    },
  },
};

/** Styles without places for values; those with some only lose white space. */
const leanStyles = (source) =>
  source.replace(/\bcss`([^`$\\]*)`/g, (_, text) => {
    // An arrow as `\\2193` would be an octal escape in a template.
    const { code } = transformSync(text, { loader: 'css', minify: true, charset: 'utf8' });
    if (/[\\`$]/.test(code)) throw new Error(`These styles cannot stand in a template once they are minified: ${code}`);
    return `css\`${code.trim()}\``;
  });

/** A source without what nobody sees: indentation of templates, and all that styles do not need, would be a tenth of a pane. */
export const leanSource = (path) => {
  // Line ends stay, so that code means the same; nothing here has text whose indentation counts.
  const source = leanStyles(readFileSync(path, 'utf8')).replace(/\n\s+/g, '\n');
  return path.endsWith('tokens.css.ts') ? source.replace(/\s*([{};,])\s*/g, '$1').replace(/;\}/g, '}') : source;
};
const lean = {
  name: 'lean-sources',
  load: {
    filter: { id: /widgets[\\/]src[\\/].*\.ts$/ },
    handler: (path) => ({ code: leanSource(path), moduleType: 'ts' }),
  },
};

export const leanPlugins = [ourLit, contractsForPanes, lean];
