/** How drawings are stroked. Utilities, because a page's `svg {}` would beat attributes. */
export const strokes = {
  svg: 'ck:fill-none ck:stroke-current ck:stroke-[1.5] ck:[stroke-linecap:round] ck:[stroke-linejoin:round]',
  path: 'ck:fill-none ck:stroke-current ck:[stroke-width:inherit] ck:[filter:none]',
}
