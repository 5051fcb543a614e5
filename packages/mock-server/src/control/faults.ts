import { type OperationName, operations, type ProblemCode, problemCatalogue } from '@creditkit/contract'
import { requireName } from './nearest'

/**
 * A fault to inject into an operation. `before` answers without doing the work, `after` does the work and loses or
 * replaces its answer. Without a `code` the connection breaks. `times` counts down; absent means until reset.
 */
export interface Fault {
  readonly operation: OperationName | '*'
  readonly code?: ProblemCode
  readonly declineCode?: string
  readonly when?: 'before' | 'after'
  readonly times?: number
}

/** Faults, delays and outages that a test or a designer switched on. */
export interface Faults {
  fail(fault: Fault): void
  /** Makes an operation (or `*`, all) take at least so many milliseconds. */
  delay(operation: OperationName | '*', milliseconds: number): void
  /** Breaks every connection until `offline(false)`. */
  offline(isOffline?: boolean): void
  reset(): void
  /** The fault that hits this call now, counted down. */
  take(operation: OperationName, when: 'before' | 'after'): Fault | undefined
  delayOf(operation: OperationName): number
  isOffline(): boolean
}

/** No faults yet. `fail` and `delay` throw RangeError for an operation or a problem that there is not. */
export function createFaults(): Faults {
  let faults: { fault: Fault; left: number }[] = []
  let delays = new Map<string, number>()
  let broken = false
  return {
    fail(fault) {
      requireOperation(fault.operation)
      if (fault.code !== undefined) requireName('problem', fault.code, Object.keys(problemCatalogue))
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    delay(operation, milliseconds) {
      requireOperation(operation)
      delays.set(operation, milliseconds)
    },
    offline: (isOffline = true) => {
      broken = isOffline
    },
    reset() {
      faults = []
      delays = new Map()
      broken = false
    },
    take(operation, when) {
      const found = faults.find(
        ({ fault, left }) =>
          left > 0 &&
          (fault.operation === operation || fault.operation === '*') &&
          (fault.when ?? 'before') === when,
      )
      if (!found) return undefined
      found.left -= 1
      return found.fault
    },
    delayOf: (operation) => delays.get(operation) ?? delays.get('*') ?? 0,
    isOffline: () => broken,
  }
}

function requireOperation(operation: string): void {
  if (operation !== '*') requireName('operation', operation, Object.keys(operations))
}
