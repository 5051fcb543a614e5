import type { AmountInputFault, Formatter } from '../format/index'
import type { Translator } from '../i18n/index'

/** Says what is wrong with a typed amount and how to mend it. */
export function amountFaultText(fault: AmountInputFault, t: Translator, format: Formatter): string {
  switch (fault.fault) {
    case 'not_a_number':
      return t(`amountInput.${fault.reason}`)
    case 'ambiguous': {
      const [first, second] = fault.readings
      return t('amountInput.ambiguous', { first: format.quantity(first), second: format.quantity(second) })
    }
    case 'too_many_decimals':
      return fault.scale === 0
        ? t('amountInput.no_decimals')
        : t('amountInput.too_many_decimals', { decimals: format.number(fault.scale) })
    case 'empty':
    case 'other_currency':
    case 'too_large':
    case 'negative':
      return t(`amountInput.${fault.fault}`)
  }
}
