import { amount, type CreditPackage } from '@creditkit/contract'

/** US dollars, in cents. */
export const usd = (minor: number) => amount(minor, 'USD/2')
/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')

let made = 0

/** A package of so many hundredths of a credit, with a bonus, for so many cents; each with an id of its own. */
export function packageOf(
  credits: number,
  bonus: number,
  price: number,
  changes: Partial<CreditPackage> = {},
): CreditPackage {
  made += 1
  return {
    id: `package-${made}`,
    walletId: 'credits',
    name: `Package ${made}`,
    description: '',
    credits: sky(credits),
    bonus: sky(bonus),
    price: usd(price),
    popular: false,
    providerRefs: {},
    ...changes,
  }
}
