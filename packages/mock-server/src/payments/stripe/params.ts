import { type FormRecord, type FormValue, isFormRecord } from './form'
import { invalid, missing, type StripeRefusal } from './refusal'

/**
 * The parameters of a request, or a record inside them. Every reading throws Stripe's refusal when the value is not
 * what is asked for; undefined means that it was not sent, null that an empty text unsets it.
 */
export interface Params {
  has(name: string): boolean
  /** The name as errors show it, with what it stands in: `card[number]`. */
  path(name: string): string
  text(name: string, max?: number): string | undefined
  unsettable(name: string, max?: number): string | null | undefined
  integer(name: string, min?: number): number | undefined
  bool(name: string): boolean | undefined
  oneOf<const T extends readonly string[]>(name: string, choices: T): T[number] | undefined
  oneOfOrUnset<const T extends readonly string[]>(name: string, choices: T): T[number] | null | undefined
  /** A record; with `known`, one that has no other fields. */
  record(name: string, known?: Known): Params | undefined
  records(name: string, known?: Known): Params[] | undefined
  texts(name: string): string[] | undefined
  /** The names of what was sent. */
  names(): string[]
  /** What was sent, as it came. */
  readonly form: FormRecord
}

/** The names of the fields of a record. Written with `satisfies Record<keyof …, true>`, it is all that the SDK can send. */
export type Known = Readonly<Record<string, true>>

/** Opens the parameters of a request, none of which may be unknown. */
export function openParams(form: FormRecord, known: Known | undefined, prefix = ''): Params {
  const path = (name: string) => (prefix === '' ? name : `${prefix}[${name}]`)
  for (const name of Object.keys(form)) {
    if (!known || Object.hasOwn(known, name) || (prefix === '' && name === 'expand')) continue
    throw invalid(`Received unknown parameter: ${path(name)}`, {
      code: 'parameter_unknown',
      param: path(name),
    })
  }

  /** The value as a text; undefined when it was not sent. */
  function raw(name: string): string | undefined {
    const value = form[name]
    if (value === undefined || typeof value === 'string') return value
    throw invalid(`Invalid string: ${canonical(value)}`, { param: path(name) })
  }
  function settled(name: string): string | undefined {
    const value = raw(name)
    if (value === '') throw emptied(path(name))
    return value
  }
  function limited(name: string, value: string | undefined, max: number): string | undefined {
    if (value === undefined || value.length <= max) return value
    throw invalid(
      `Invalid string: ${value.slice(0, 10)}...${value.slice(-10)}; must be at most ${max} characters`,
      {
        param: path(name),
      },
    )
  }
  function chosen<T extends string>(name: string, value: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === value)
    if (found !== undefined) return found
    throw invalid(`Invalid ${path(name)}: must be one of ${orList(choices)}`, { param: path(name) })
  }
  function items(name: string): FormValue[] | undefined {
    const value = form[name]
    if (value === undefined) return undefined
    if (value === '') return []
    if (isFormRecord(value) && Object.keys(value).every((key) => /^\d+$/.test(key)))
      return Object.values(value)
    throw invalid('Invalid array', { param: path(name) })
  }

  return {
    form,
    has: (name) => form[name] !== undefined,
    path,
    names: () => Object.keys(form),
    text: (name, max = 5000) => limited(name, settled(name), max),
    unsettable(name, max = 5000) {
      const value = raw(name)
      return value === '' ? null : limited(name, value, max)
    },
    integer(name, min = Number.MIN_SAFE_INTEGER) {
      const value = settled(name)
      if (value === undefined) return undefined
      const details = { code: 'parameter_invalid_integer', param: path(name) }
      const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN
      if (!Number.isSafeInteger(number)) throw invalid(`Invalid integer: ${value}`, details)
      if (number < min) throw invalid(`This value must be greater than or equal to ${min}.`, details)
      return number
    },
    bool(name) {
      const value = settled(name)
      if (value === undefined) return undefined
      if (value === 'true' || value === 'false') return value === 'true'
      throw invalid(`Invalid boolean: ${value}`, { param: path(name) })
    },
    oneOf(name, choices) {
      const value = settled(name)
      return value === undefined ? undefined : chosen(name, value, choices)
    },
    oneOfOrUnset(name, choices) {
      const value = raw(name)
      return value === undefined ? undefined : value === '' ? null : chosen(name, value, choices)
    },
    record(name, fields) {
      const value = form[name]
      if (value === undefined || value === '') return undefined
      if (isFormRecord(value)) return openParams(value, fields, path(name))
      throw invalid('Invalid object', { param: path(name) })
    },
    records(name, fields) {
      return items(name)?.map((item, index) => {
        const place = `${path(name)}[${index}]`
        if (isFormRecord(item)) return openParams(item, fields, place)
        throw invalid('Invalid object', { param: place })
      })
    },
    texts(name) {
      return items(name)?.map((item, index) => {
        if (typeof item === 'string') return item
        throw invalid(`Invalid string: ${canonical(item)}`, { param: `${path(name)}[${index}]` })
      })
    },
  }
}

/** The value of a required parameter; Stripe's refusal when it was not sent. */
export function required<T>(value: T | undefined, param: string): T {
  if (value === undefined) throw missing(param)
  return value
}

function emptied(param: string): StripeRefusal {
  return invalid(
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a field; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param },
  )
}

function orList(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`
}

function canonical(value: FormValue): string {
  return JSON.stringify(value)
}
