export { isProblemCode, type ProblemCode, problemCatalogue } from './catalogue'
export { type FieldError, FieldErrorSchema } from './field-error'
export {
  type Problem,
  type ProblemExtensions,
  ProblemSchema,
  toProblem,
} from './problem'
