// Made by scripts/theme.mjs from tokens.json. Do not edit.
import { css } from 'lit';

/** Scales of colour, sequential (`--_seq-1`) and diverging (`--_div-1`), for panes that draw values as colour. */
export const rampTokens = css`
:host {
  --_seq-1: var(--sg-seq-1, light-dark(#e0edf6, #182343));
  --_seq-2: var(--sg-seq-2, light-dark(#abd0ec, #223f6e));
  --_seq-3: var(--sg-seq-3, light-dark(#7cb0e0, #295e97));
  --_seq-4: var(--sg-seq-4, light-dark(#5590d0, #3580ba));
  --_seq-5: var(--sg-seq-5, light-dark(#396eb9, #51a3d4));
  --_seq-6: var(--sg-seq-6, light-dark(#294e9a, #7bc6e9));
  --_seq-7: var(--sg-seq-7, light-dark(#1d3076, #b0e6fa));
  --_div-1: var(--sg-div-1, light-dark(#914006, #f7ab64));
  --_div-2: var(--sg-div-2, light-dark(#ae6b43, #c58651));
  --_div-3: var(--sg-div-3, light-dark(#cb9675, #94643f));
  --_div-4: var(--sg-div-4, light-dark(#e7c2a9, #66442c));
  --_div-5: var(--sg-div-5, light-dark(#ebedef, #292b2f));
  --_div-6: var(--sg-div-6, light-dark(#b3cdef, #3d4c6e));
  --_div-7: var(--sg-div-7, light-dark(#7ea2d8, #566e9e));
  --_div-8: var(--sg-div-8, light-dark(#4f77c0, #7192d0));
  --_div-9: var(--sg-div-9, light-dark(#274aa7, #8fb8ff));
}
`;
