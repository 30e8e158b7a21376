// Runs on any Node: says what is wrong before a tool fails in a strange way.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 22)) {
  console.error(`Streamglass needs Node 22.22 or newer; this is ${process.version} on ${process.platform} ${process.arch}.
On Linux (x64, arm64) and Windows x64 "npm ci" brings Node 24 along for npm scripts: use "npm run" or "npx", and no --omit=optional.
Elsewhere install Node 24.`);
  process.exit(1);
}
