import { AgentNetwork } from '../widgets/agent-network/agent-network.ts';

AgentNetwork.define('agent-network');

declare global {
  interface HTMLElementTagNameMap {
    'agent-network': AgentNetwork;
  }
}
