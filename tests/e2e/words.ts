// What a pane must say for an answer, formatted without any code of ours: figures by their label on the page.
type Data = Readonly<Record<string, unknown>>;

const dash = '–';
const plain = (digits: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const whole = (value: unknown): string => plain(0).format(Number(value));
const decimal = (value: unknown): string => (value === null ? dash : plain(2).format(Number(value)));
const minus = (text: string): string => text.replace('-', '−');

const usd = (value: unknown, digits: number): string =>
  minus(
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency: 'USD',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(Number(value)),
  );
const saved = (value: unknown): string => (value === null ? dash : usd(value, Math.abs(Number(value)) >= 100 ? 0 : 2));

/** Pairs of label and words; labels that a view does not fill are left out. */
export function expectedWords(view: string, data: Data): readonly (readonly [label: string, words: string])[] {
  if (view === 'platform-health.health')
    return [
      ['Services up', `${whole(data.servicesUp)} of ${whole(data.servicesTotal)}`],
      ['Mean uptime', data.uptime === null ? dash : `${decimal(data.uptime)}%`],
      ['Active alerts', whole(data.activeAlerts)],
    ];
  if (view === 'agent-network.summary')
    return [
      ['Active', `${whole(data.activeAgents)} of ${whole(data.agents)}`],
      ['Hand-overs', whole(data.handovers)],
      ['Routing decisions', whole(data.decisions)],
      ['Routing failures', whole(data.routingFailures)],
      ['Confidence, mean', decimal(data.avgConfidence)],
    ];
  if (view === 'intelligence-savings.metrics' && data.dataAvailable === true)
    return [
      ['Saved', saved(data.savedOverDays)],
      [
        'Tokens per run',
        data.efficiencyGain === null
          ? dash
          : minus(
              `${new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(-Number(data.efficiencyGain))}%`,
            ),
      ],
    ];
  return [];
}
