import { isRecord, parseJson, textAt } from '../../wire/json'
import { isPaypalErrorName, isPaypalIssue } from './issues'
import { PaypalRefusal, refuse } from './refusal'

/**
 * PayPal's own negative testing: `PayPal-Mock-Response: {"mock_application_codes":"INSTRUMENT_DECLINED"}` makes a call
 * fail with an issue or an error name and do nothing else. https://developer.paypal.com/tools/sandbox/negative-testing/
 * Throws the refusal asked for; an unknown code is itself a bad request.
 */
export function refuseAsAsked(header: string | null): void {
  if (header === null) return
  const json = parseJson(header)
  const code = isRecord(json) ? textAt(json, 'mock_application_codes') : null
  if (code !== null && isPaypalIssue(code)) throw refuse(code)
  if (code !== null && isPaypalErrorName(code)) throw new PaypalRefusal(code, [])
  throw refuse('INVALID_PARAMETER_VALUE', {
    field: 'PayPal-Mock-Response',
    value: header,
    location: 'header',
  })
}
