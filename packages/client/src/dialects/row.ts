import type { OperationInput, OperationOutput } from '@creditkit/contract'
import type { CallName } from '../http/call'
import type { AnswerSchema, HostCall, HostOperation, HostRequest } from '../http/host-operation'

/** What the reader of an answer knows besides the answer. */
export interface AskedWith<Name extends CallName> {
  readonly input: OperationInput<Name>
  readonly call: HostCall
}

/**
 * One operation in the words of another backend, in the shape of a row of the operations table: where it is asked for,
 * how the contract's input is said there, and how the answer is read back. `repeatable` is the backend's word that a
 * mutation sent twice is as good as one sent once; false when absent.
 */
export interface DialectRow<Name extends CallName, Native> {
  readonly method: HostRequest['method']
  readonly path: string
  readonly params?: (input: OperationInput<Name>) => Readonly<Record<string, string>>
  readonly query?: (input: OperationInput<Name>) => NonNullable<HostRequest['query']>
  readonly body?: (input: OperationInput<Name>) => unknown
  /** The shape of the native answer; anything else is a contract violation that names the place. */
  readonly answer: AnswerSchema<Native>
  readonly read: (native: Native, asked: AskedWith<Name>) => OperationOutput<Name>
  readonly repeatable?: boolean
}

/** Makes the operation that a row describes: one request, one answer. `name` gives the row its types. */
export function row<const Name extends CallName, Native>(
  _name: Name,
  { method, path, params, query, body, answer, read, repeatable = false }: DialectRow<Name, Native>,
): HostOperation<Name> {
  return {
    repeatable,
    run: async (input, call) => {
      const request = { method, path, params: params?.(input), query: query?.(input), body: body?.(input) }
      return read(await call.send(request, answer), { input, call })
    },
  }
}
