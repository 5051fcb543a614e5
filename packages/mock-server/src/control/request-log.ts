import { type OperationName, type ProblemCode, ProblemSchema, parse } from '@creditkit/contract'
import { type AnyLoggedRequest, errorsIn, inputOf, type LoggedRequest } from './logged-request'
import { type Expectations, expectationsOn } from './request-expectations'

export type { AnyLoggedRequest, LoggedRequest } from './logged-request'

/** What was asked of the backend, oldest first; the newest 1 000 are kept. */
export interface RequestLog extends Expectations {
  all(): readonly AnyLoggedRequest[]
  all<Name extends OperationName>(operation: Name): readonly LoggedRequest<Name>[]
  last<Name extends OperationName>(operation: Name): LoggedRequest<Name> | undefined
  reset(): void
}

const KEPT = 1000

/** An empty log, and the way to write into it: `add` notes an arrival and gives back what notes its answer, which it leaves to be read; of a bare status there is no problem to note. */
export function createRequestLog(): {
  log: RequestLog
  add(operation: OperationName, request: Request): Promise<(answer: Response) => Promise<void>>
} {
  let requests: Entry[] = []

  function all(): readonly AnyLoggedRequest[]
  function all<Name extends OperationName>(operation: Name): readonly LoggedRequest<Name>[]
  function all(operation?: OperationName): readonly Entry[] {
    const kept = requests.slice(-KEPT)
    return operation ? kept.filter(isOf(operation)) : kept.filter(isOfAny)
  }

  return {
    log: {
      all,
      last: (operation) => all(operation).at(-1),
      reset: () => {
        requests = []
      },
      ...expectationsOn(all),
    },
    async add(operation, request) {
      // Cloning costs more than all the rest, and most requests have nothing to clone.
      const entry = new Entry(operation, request, hasBody(request) ? await request.clone().text() : '')
      requests.push(entry)
      if (requests.length > 2 * KEPT) requests = requests.slice(-KEPT)
      return async (answer) => {
        entry.problem = await problemIn(answer)
        entry.replayed = answer.headers.get('idempotent-replayed') === 'true'
        entry.status = answer.status
      }
    },
  }
}

function hasBody({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

/** A request in the log. `input` is read anew each time and no property of its own, so that printing an invalid one throws nothing. */
class Entry {
  readonly operation: OperationName
  readonly method: string
  readonly url: string
  readonly idempotencyKey: string | null
  readonly body: string
  status = 0
  problem: ProblemCode | null = null
  replayed = false

  constructor(operation: OperationName, request: Request, body: string) {
    this.operation = operation
    this.method = request.method
    this.url = request.url
    this.idempotencyKey = request.headers.get('idempotency-key')
    this.body = body
  }

  get input(): unknown {
    const parsed = inputOf(this)
    if (parsed.ok) return parsed.value
    throw new Error(`This ${this.operation} was not valid, so it has no input. ${errorsIn(parsed)}`)
  }
}

function isOf<Name extends OperationName>(name: Name) {
  return (entry: Entry): entry is Entry & LoggedRequest<Name> => entry.operation === name
}

/** The input of each entry is what its operation says, because it is parsed by it. */
function isOfAny(entry: Entry): entry is Entry & AnyLoggedRequest {
  return entry.operation !== undefined
}

async function problemIn(answer: Response): Promise<ProblemCode | null> {
  if (answer.headers.get('content-type') !== 'application/problem+json') return null
  const text = await answer.clone().text()
  // What HEAD is answered with has the headers alone.
  if (text === '') return null
  const problem = parse(ProblemSchema, JSON.parse(text))
  return problem.ok && problem.value.code !== undefined ? problem.value.code : null
}
