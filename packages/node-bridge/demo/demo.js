// What the page says about itself. The panes need none of this.
const root = document.documentElement;
const buttons = [...document.querySelectorAll('button[data-scheme]')];
const choose = (scheme) => {
  root.dataset.scheme = scheme;
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.scheme === scheme));
};
for (const button of buttons) button.addEventListener('click', () => choose(button.dataset.scheme));
const asked = new URLSearchParams(location.search).get('theme');
if (asked === 'light' || asked === 'dark') choose(asked);

const stream = new URL('/stream', location.href).href.replace(/^http/, 'ws');
document.getElementById('embed').textContent = [
  `<script type="module" src="${location.origin}/widgets/platform-health.js"></script>`,
  `<platform-health endpoint="${stream}"></platform-health>`,
].join('\n');

const sentences = {
  simulator: 'Nothing here really happened: the events are simulated.',
  recording: 'These events are a recording, played again.',
  kafka: 'Events come from Kafka.',
};
const answer = await fetch('/about').catch(() => null);
if (answer?.ok) {
  const { input, text } = await answer.json();
  document.getElementById('about').textContent = `${sentences[input]} Input: ${text}.`;
}
