/** How focus shows on everything that takes it: an outline, which also survives forced colours. */
export const focusRing =
  'ck:outline-transparent ck:focus-visible:outline-2 ck:focus-visible:outline-offset-2 ck:focus-visible:outline-focus'

/** The same inside of the element's edge, for elements whose surroundings cut off what stands out. */
export const focusRingInside =
  'ck:outline-transparent ck:focus-visible:outline-2 ck:focus-visible:-outline-offset-2 ck:focus-visible:outline-focus'
