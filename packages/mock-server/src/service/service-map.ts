import type { OperationName, OperationOutput, ValidInput } from '@creditkit/contract'
import type { CallContext } from './context'

/** One operation: from a validated input to its answer, or a thrown {@link ServiceProblem}. */
export type ServiceFunction<Name extends OperationName> = (
  context: CallContext,
  input: ValidInput<Name>,
) => Promise<OperationOutput<Name>>

/** A function for each of some operations. */
export type ServiceMap<Names extends OperationName> = { readonly [Name in Names]: ServiceFunction<Name> }
