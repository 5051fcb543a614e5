/** How focus shows on everything that takes it: an outline, which also survives forced colours. */
export const focusRing =
  'ck:outline-transparent ck:focus-visible:outline-2 ck:focus-visible:outline-offset-2 ck:focus-visible:outline-focus'
