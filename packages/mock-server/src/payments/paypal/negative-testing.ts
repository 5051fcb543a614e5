import { isRecord, parseJson, textAt } from '../../wire/json'
import type { PaypalWork } from './call'
import { isPaypalErrorName, isPaypalIssue, paypalIssues } from './issues'
import { declineLinks } from './orders'
import { PaypalRefusal, refuse } from './refusal'

/**
 * PayPal's own negative testing: `PayPal-Mock-Response: {"mock_application_codes":"INSTRUMENT_DECLINED"}` makes a call
 * fail with an issue or an error name and do nothing else. https://developer.paypal.com/tools/sandbox/negative-testing/
 * Throws the refusal asked for, with the buyer's way back where the call is about an order; an unknown code is itself a
 * bad request.
 */
export function refuseAsAsked(
  header: string | null,
  work: PaypalWork,
  { route, params }: { readonly route: string; readonly params: Readonly<Record<string, string>> },
): void {
  if (header === null) return
  const json = parseJson(header)
  const code = isRecord(json) ? textAt(json, 'mock_application_codes') : null
  if (code !== null && isPaypalIssue(code)) {
    const isOfOrder = route.includes('/orders/:id')
    const links = isOfOrder ? declineLinks(work, params.id ?? '', code) : []
    throw new PaypalRefusal(paypalIssues[code].error, [{ issue: code }], links)
  }
  if (code !== null && isPaypalErrorName(code)) throw new PaypalRefusal(code, [])
  throw refuse('INVALID_PARAMETER_VALUE', {
    field: 'PayPal-Mock-Response',
    value: header,
    location: 'header',
  })
}
