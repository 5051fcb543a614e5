export { isProblemCode, type ProblemCode, problemCatalogue } from './catalogue'
export {
  type FieldError,
  FieldErrorSchema,
  type Problem,
  type ProblemExtensions,
  ProblemSchema,
  toProblem,
} from './problem'
