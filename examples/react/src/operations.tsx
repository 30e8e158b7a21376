import { useEffect, useState } from 'react';

const schemes = ['light', 'dark', 'system'] as const;

/** Three linked panes; the host says which agent was chosen, and can take the choice back. */
export function Operations() {
  const [agent, setAgent] = useState<string | null>(null);
  const [scheme, setScheme] = useState<(typeof schemes)[number]>('system');
  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
  return (
    <>
      <header className="bar">
        <h1>Operations</h1>
        <p role="status">{agent === null ? 'No agent is chosen.' : `Chosen: ${agent}`}</p>
        {agent !== null && (
          <button type="button" className="host" onClick={() => setAgent(null)}>
            Clear
          </button>
        )}
        {schemes.map((name) => (
          <button
            key={name}
            type="button"
            className="host"
            aria-pressed={scheme === name}
            onClick={() => setScheme(name)}
          >
            {name}
          </button>
        ))}
      </header>
      <stream-provider endpoint="ws://127.0.0.1:8400/stream" group="operations" range="24h">
        <main className="panes">
          <platform-health headingLevel={2} />
          <agent-network headingLevel={2} selected={agent} onagent-select={(event) => setAgent(event.agent)} />
          <savings-chart headingLevel={2} metric="cost" />
        </main>
      </stream-provider>
    </>
  );
}
