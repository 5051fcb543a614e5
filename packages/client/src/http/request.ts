import {
  type ClientOperationName,
  fillPath,
  type Operation,
  operations,
  pathParameters,
} from '@creditkit/contract'

/** A request as it goes over the wire, without its headers. `body` is undefined when there is none. */
export interface WireRequest {
  readonly method: Operation['method']
  readonly path: string
  readonly body: string | undefined
}

/** The path parameters of an input that no address can be made of: missing, empty, a dot segment, malformed. */
export function unusableParameters(
  name: ClientOperationName,
  input: Readonly<Record<string, unknown>>,
): string[] {
  return pathParameters(operations[name].path).filter((key) => {
    try {
      fillPath(`:${key}`, input)
      return false
    } catch {
      return true
    }
  })
}

/**
 * Splits a flat input by the operations table: what the path names goes there, the rest into the query or the body,
 * whichever the operation has (none has both). Undefined fields are left out.
 */
export function toWireRequest(
  name: ClientOperationName,
  input: Readonly<Record<string, unknown>>,
): WireRequest {
  const operation: Operation = operations[name]
  const inPath = new Set(pathParameters(operation.path))
  const rest = Object.entries(input).filter(([key, value]) => !inPath.has(key) && value !== undefined)
  const path = fillPath(operation.path, input)
  const search = operation.query
    ? new URLSearchParams(rest.map(([key, value]) => [key, String(value)])).toString()
    : ''
  return {
    method: operation.method,
    path: search === '' ? path : `${path}?${search}`,
    body: operation.body ? JSON.stringify(Object.fromEntries(rest)) : undefined,
  }
}

/** Puts a base address in front of a path; the empty base leaves the path to the page's own origin. */
export function joinUrl(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`
}
