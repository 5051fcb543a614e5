import type { JsonRecord } from '../../wire/json'

/** A decoded form: texts, and records of them for what stood in brackets. Lists are records with the keys 0, 1, 2 … */
export type FormValue = string | FormRecord

/** One level of a decoded form. */
export interface FormRecord {
  readonly [key: string]: FormValue
}

interface Branch {
  [key: string]: string | Branch
}

// Deeper than anything Stripe documents; what is deeper is cut, so that no request nests without end.
const MAX_DEPTH = 12

/** Decodes `application/x-www-form-urlencoded` with bracketed keys: `a[b]=c`, `a[0]=b`, `a[]=b`. The last of equal keys wins. */
export function parseForm(text: string): FormRecord {
  const root = emptyBranch()
  for (const [key, value] of new URLSearchParams(text)) put(root, pathOf(key), value)
  return root
}

/** Tells whether a form's value is a record. */
export function isFormRecord(value: FormValue | undefined): value is FormRecord {
  return typeof value === 'object'
}

/** A form with its keys in order, as text: equal for equal parameters, however they were sent. */
export function canonicalForm(form: FormRecord): string {
  const entries = Object.entries(form).sort(([left], [right]) => (left < right ? -1 : 1))
  return JSON.stringify(
    entries.map(([key, value]) => [key, isFormRecord(value) ? canonicalForm(value) : value]),
  )
}

/** JSON as the form that would say the same, as far as it is flat: what the doors of the hosted pages take as well. */
export function formOf(json: JsonRecord): FormRecord {
  const branch = emptyBranch()
  for (const [key, value] of Object.entries(json)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      branch[key] = String(value)
  }
  return branch
}

function pathOf(key: string): string[] {
  const open = key.indexOf('[')
  if (open <= 0) return [key]
  const inner = [...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
  return [key.slice(0, open), ...inner].slice(0, MAX_DEPTH)
}

function put(root: Branch, path: readonly string[], value: string): void {
  let branch = root
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(branch).length) : part
    if (depth === path.length - 1) {
      branch[key] = value
      return
    }
    const known = branch[key]
    const next = typeof known === 'object' ? known : emptyBranch()
    branch[key] = next
    branch = next
  }
}

/** Without a prototype, so that no key of a request means anything to the language. */
function emptyBranch(): Branch {
  return Object.create(null)
}
