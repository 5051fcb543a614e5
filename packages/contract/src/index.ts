export * from './admin/index'
export * from './amount/index'
export * from './balances/index'
export * from './config/index'
export * from './events/index'
export * from './holds/index'
export { COMMON_PROBLEMS, MUTATION_PROBLEMS, type Operation, type ResponseShape } from './operation'
export { problemsOf } from './operation-problems'
export { operations } from './operations'
export { fillPath, matchPath, pathParameters } from './path'
export * from './plans/index'
export * from './problems/index'
export * from './purchases/index'
export * from './transactions/index'
export type {
  ClientOperationName,
  JsonOperationName,
  MutationName,
  OperationInput,
  OperationName,
  OperationOutput,
  Operations,
  ValidInput,
} from './types'
export * from './usage/index'
export { type Parsed, parse, parseInput, parseOutput, type RawInput } from './validation'
export { type Instant, InstantSchema } from './wire/instant'
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, pageSchema } from './wire/page'
