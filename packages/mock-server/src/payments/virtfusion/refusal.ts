import type { JsonRecord } from '../../wire/json'

/** VirtFusion's error answer to a request; thrown, it undoes whatever the request did. `body` is null for none. */
export class VirtfusionRefusal extends Error {
  override readonly name = 'VirtfusionRefusal'
  readonly status: number
  readonly body: JsonRecord | null

  constructor(status: number, body: JsonRecord | null) {
    super(`VirtFusion answers ${status}.`)
    this.status = status
    this.body = body
  }
}

/** A wrong or absent token: 401 with nothing to read. */
export function unauthorized(): VirtfusionRefusal {
  return new VirtfusionRefusal(401, null)
}

/** Something that is not there. */
export function missing(what: string): VirtfusionRefusal {
  return new VirtfusionRefusal(404, { msg: `${what} not found` })
}

/** Something that is there already. */
export function conflict(message: string): VirtfusionRefusal {
  return new VirtfusionRefusal(409, { msg: message })
}

/** A body that cannot be used, with everything that is wrong with it. */
export function invalid(errors: readonly string[]): VirtfusionRefusal {
  return new VirtfusionRefusal(422, { errors })
}

/** What VirtFusion answers with a status that a fault asks for. */
export function errorBody(status: number): JsonRecord {
  return status === 422 ? { errors: ['The request was refused.'] } : { msg: `Error ${status}` }
}
