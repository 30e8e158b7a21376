import { StreamProvider } from '../widgets/stream-provider/stream-provider.ts';

StreamProvider.define('stream-provider');

declare global {
  interface HTMLElementTagNameMap {
    'stream-provider': StreamProvider;
  }
}
