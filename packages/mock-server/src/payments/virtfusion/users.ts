import type { Reader } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { VirtfusionAnswer, VirtfusionCall, VirtfusionWork } from './call'
import { conflict, invalid, missing } from './refusal'
import { type UserRow, users } from './tables'

/** Makes a user; 409 where the relation has one already. */
export function createUser(call: VirtfusionCall): VirtfusionAnswer {
  const { body = {} } = call
  const { name, email, extRelationId, selfService = 0, selfServiceHourlyCredit = false } = body
  const errors = [
    ...(isText(name) ? [] : ['The name field is required.']),
    ...(isText(email) && email.includes('@') ? [] : ['The email must be a valid email address.']),
    ...(isRelation(extRelationId, call.query) ? [] : ['The ext relation id is invalid.']),
    ...(isLevel(selfService) ? [] : ['The self service must be between 0 and 3.']),
  ]
  if (!isText(name) || !isText(email) || !isLevel(selfService) || errors.length > 0) throw invalid(errors)
  const relation = String(extRelationId)
  if (userBy(call.tx, relation)) throw conflict('A user with this relation id exists already')
  const user = addUser(call, {
    relation,
    name,
    email,
    selfService,
    selfServiceHourlyCredit: selfServiceHourlyCredit === true,
  })
  return { status: 201, body: { data: view(user) } }
}

/** Shows a user. */
export function getUser(call: VirtfusionCall): VirtfusionAnswer {
  return { status: 200, body: { data: view(requireUser(call)) } }
}

/** Changes a user's name, address or self service; what is absent stays. */
export function changeUser(call: VirtfusionCall): VirtfusionAnswer {
  const user = requireUser(call)
  const { body = {} } = call
  const { selfService = user.selfService, selfServiceHourlyCredit = user.selfServiceHourlyCredit } = body
  if (!isLevel(selfService)) throw invalid(['The self service must be between 0 and 3.'])
  const changed: UserRow = {
    ...user,
    name: isText(body.name) ? body.name : user.name,
    email: isText(body.email) ? body.email : user.email,
    selfService,
    selfServiceHourlyCredit: selfServiceHourlyCredit === true,
  }
  call.tx.put(users, changed)
  return { status: 200, body: { data: view(changed) } }
}

/** Adds a user who is known to be new. */
export function addUser(
  { tx, now }: VirtfusionWork,
  user: Pick<UserRow, 'relation' | 'name' | 'email' | 'selfService' | 'selfServiceHourlyCredit'>,
): UserRow {
  const number = tx.next('virtfusion_user')
  const row: UserRow = { ...user, id: String(number), number, createdAt: now }
  tx.put(users, row)
  return row
}

/** The user whom a path means; 404 when there is none. A text is taken for a relation only with `relStr=true`. */
export function requireUser({ tx, params, query }: VirtfusionCall): UserRow {
  const relation = params.extRelationId ?? ''
  const user = isRelation(relation, query) ? userBy(tx, relation) : undefined
  if (!user) throw missing('User')
  return user
}

/** The user of a relation, if there is one. */
export function userBy(reader: Reader, relation: string): UserRow | undefined {
  for (const user of reader.walk(users, 'relation', { prefix: [relation] })) return user
  return undefined
}

function view({ number, name, email, relation, selfService, selfServiceHourlyCredit, createdAt }: UserRow) {
  const shown: JsonRecord = {
    id: number,
    extRelationId: /^\d+$/.test(relation) ? Number(relation) : relation,
    name,
    email,
    selfService,
    selfServiceHourlyCredit,
    enabled: true,
    created: new Date(createdAt).toISOString(),
  }
  return shown
}

function isRelation(value: unknown, query: URLSearchParams): boolean {
  if (query.get('relStr') === 'true') return isText(value)
  return /^\d{1,15}$/.test(String(value))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isLevel(value: unknown): value is number {
  return value === 0 || value === 1 || value === 2 || value === 3
}
