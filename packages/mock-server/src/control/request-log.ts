import type { OperationName } from '@creditkit/contract'

/** A request as it arrived. `status` is 0 while it has no answer, and stays 0 when the connection broke. */
export interface LoggedRequest {
  readonly operation: OperationName
  readonly method: string
  readonly url: string
  readonly idempotencyKey: string | null
  /** The body as text; empty when there was none. */
  readonly body: string
  status: number
}

/** What was asked of the backend, oldest first; the newest 1 000 are kept. */
export interface RequestLog {
  all(operation?: OperationName): readonly LoggedRequest[]
  last(operation: OperationName): LoggedRequest | undefined
  reset(): void
}

const KEPT = 1000

/** An empty log, and the way to write into it: `add` notes an arrival and gives back what notes its answer. */
export function createRequestLog(): {
  log: RequestLog
  add(operation: OperationName, request: Request): Promise<(status: number) => void>
} {
  let requests: LoggedRequest[] = []
  const all = (operation?: OperationName) =>
    operation ? requests.filter((request) => request.operation === operation) : requests
  return {
    log: {
      all,
      last: (operation) => all(operation).at(-1),
      reset: () => {
        requests = []
      },
    },
    async add(operation, request) {
      const logged: LoggedRequest = {
        operation,
        method: request.method,
        url: request.url,
        idempotencyKey: request.headers.get('idempotency-key'),
        body: await request.text(),
        status: 0,
      }
      requests = [...requests.slice(1 - KEPT), logged]
      return (status) => {
        logged.status = status
      }
    },
  }
}
