export { p2pDistributionCompleted } from './distribution-completed.ts';
export { p2pPeerJoined } from './peer-joined.ts';
export { p2pPeerLeft } from './peer-left.ts';
export { p2pTransferCompleted } from './transfer-completed.ts';
export { p2pTransferFailed } from './transfer-failed.ts';
export { p2pTransferStarted } from './transfer-started.ts';
