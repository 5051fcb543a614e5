/** A column of figures. Digits run from left to right in every script, so it is on the right that their decimals line up. */
export const figures = 'ck:text-right ck:whitespace-nowrap ck:tabular-nums'
