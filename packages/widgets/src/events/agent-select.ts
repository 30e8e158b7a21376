/** An agent was chosen, by pointer or keyboard; `agent` is null when the choice was cleared. Cancel it to keep what was chosen before. */
export class AgentSelectEvent extends Event {
  static readonly type = 'agent-select';
  readonly agent: string | null;
  constructor(agent: string | null) {
    super(AgentSelectEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.agent = agent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'agent-select': AgentSelectEvent;
  }
}
