/** Does to a stylesheet of the kit what its build does after Tailwind. */
export function finishStyles(css: string): string
