import type { AmountInputFault, Formatter } from '../format/index'
import type { Translator } from '../i18n/index'

/** Says what is wrong with a typed amount and how to mend it. */
export function amountFaultText(fault: AmountInputFault, t: Translator, format: Formatter): string {
  switch (fault.fault) {
    case 'empty':
      return t('amountInput.empty')
    case 'not_a_number':
      return t(`amountInput.${fault.reason}`)
    case 'too_many_decimals':
      return fault.scale === 0
        ? t('amountInput.no_decimals')
        : t('amountInput.too_many_decimals', { decimals: format.number(fault.scale) })
    case 'too_large':
      return t('amountInput.too_large')
    case 'negative':
      return t('amountInput.negative')
  }
}
