export { patternApplied } from './applied.ts';
export { patternBaselinesComputed } from './baselines-computed.ts';
export { patternContributed } from './contributed.ts';
export { patternEffectivenessMeasured } from './effectiveness-measured.ts';
export { patternImproved } from './improved.ts';
