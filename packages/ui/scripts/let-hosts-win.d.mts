/** Makes the compiled stylesheet yield to a host's class on the slots that a host has dressed. */
export function letHostsWin(css: string): string
