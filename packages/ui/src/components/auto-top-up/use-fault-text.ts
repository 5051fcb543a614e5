import { amountFaultText } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import type { RuleFault, RuleFormModel } from './rule-form.model'

/** Writes out what is wrong with a field of the rule. */
export function useFaultText(form: RuleFormModel): (fault: RuleFault | null) => string | undefined {
  const t = useMessages()
  const format = useFormat()
  return (fault) => {
    switch (fault?.fault) {
      case undefined:
        return undefined
      case 'below':
      case 'above':
        return t(`autoTopUp.fault.${fault.fault}`, form.limits)
      case 'belowAmount':
        return t('autoTopUp.fault.belowAmount', { price: form.words.price ?? '' })
      case 'noMethod':
        return t('autoTopUp.fault.noMethod', {
          provider: form.provider.value ? t(`autoTopUp.provider.${form.provider.value}`) : '',
        })
      case 'zero':
      case 'refused':
      case 'noProvider':
        return t(`autoTopUp.fault.${fault.fault}`)
      default:
        return fault ? amountFaultText(fault, t, format) : undefined
    }
  }
}
