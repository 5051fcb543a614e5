/** What the explanation says in English. */
export const howCreditsWorkMessages = {} as const
