import { type FieldError, toProblem } from '@creditkit/contract'
import type { Backend } from '../backend-interface'
import { toResponse } from '../service/http'
import { parseJson } from '../wire/json'
import type { Command } from './commands/command'
import { commands } from './commands/index'
import { nearest } from './nearest'

const ROOT = '/__mock/'
const REQUEST_ID = 'control'

/**
 * Answers a request under `/__mock/`: a command by POST with a JSON body, what only tells something by GET too, and GET
 * of the root with the list of them. What a command refuses is a problem that says why.
 */
export async function answerControl(backend: Backend, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const name = pathname.slice(ROOT.length)
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  if (name === '' && isGet) return answerWith({ commands: [...commands].map(describe) })
  const found = commands.get(name)
  if (!found) {
    const meant = nearest(name, [...commands.keys()])
    const question = meant ? `; did you mean ${meant}?` : '.'
    return refuse(`There is no such command${question} GET ${ROOT} lists them.`, 404)
  }
  if (isGet ? !found.isRead : request.method !== 'POST') {
    const allow = found.isRead ? 'GET, POST' : 'POST'
    return refuse(`${request.method} means nothing here; use ${allow}.`, 405, { allow })
  }
  const text = await request.text()
  const input = isGet ? Object.fromEntries(searchParams) : text === '' ? {} : parseJson(text)
  if (input === undefined) return refuseFields([{ path: '', code: 'json', message: 'The body is not JSON.' }])
  try {
    const outcome = await found.run(backend, input)
    return outcome.ok ? answerWith(outcome.value ?? {}) : refuseFields(outcome.errors)
  } catch (error) {
    // A hook throws in its own words what cannot be done to the world as it stands.
    return refuse(error instanceof Error ? error.message : String(error), 400)
  }
}

function describe([name, { summary, isRead, example }]: [string, Command]): object {
  return { path: `${ROOT}${name}`, methods: isRead ? ['GET', 'POST'] : ['POST'], summary, example }
}

function answerWith(body: unknown): Response {
  return toResponse({ status: 200, body }, REQUEST_ID, {})
}

function refuseFields(errors: readonly FieldError[]): Response {
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ')
  const body = toProblem('validation_failed', detail, REQUEST_ID, { errors: [...errors] })
  return toResponse({ status: body.status, body }, REQUEST_ID, {})
}

function refuse(detail: string, status: 400 | 404 | 405, headers: Record<string, string> = {}): Response {
  const problem =
    status === 400
      ? toProblem('validation_failed', detail, REQUEST_ID, { errors: [] })
      : toProblem('not_found', detail, REQUEST_ID, {})
  return toResponse({ status, body: { ...problem, status } }, REQUEST_ID, headers)
}
