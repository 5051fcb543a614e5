import type { Balance } from '@creditkit/contract'
import { createListeners, type Listeners } from '../events/listeners'
import type { CreditsClient } from '../http/credits-client'
import { type Scope, scopeName } from '../http/scope'
import type { NativeBalance } from './told'

/** What is said about the balances of one account within a page. */
export type BalanceMessage =
  /** The server's word; `askedAt` is when the question left, in milliseconds, null when it spoke without one. */
  | { readonly type: 'balance'; readonly balance: Balance; readonly askedAt: number | null }
  /** What a host's own endpoint told of a wallet that it changed, of the first in spend order where none is named. */
  | {
      readonly type: 'told'
      readonly walletId: string | undefined
      readonly value: NativeBalance | Balance
      readonly askedAt: number
    }
  /** Requests are answered for another account from now on. */
  | { readonly type: 'closed' }

/** Somebody who has a part in it: a provider, or a credit manager. */
export interface BalanceListener {
  readonly onMessage: (message: BalanceMessage) => void
}

const channels = new WeakMap<CreditsClient, Map<string, Listeners<Member>>>()

interface Member extends BalanceListener {
  readonly id: symbol
}

/** A place among those who show the balances of one account. */
export interface BalanceSeat {
  /** Says something to all others; nothing once the seat was left. */
  readonly say: (message: BalanceMessage) => void
  /** Leaves. Calling twice is safe. */
  readonly leave: () => void
}

/** Joins those who ask the same client for the same account. Nothing said before is heard. */
export function joinBalances(client: CreditsClient, scope: Scope, listener: BalanceListener): BalanceSeat {
  const ofClient = channels.get(client) ?? new Map<string, Listeners<Member>>()
  channels.set(client, ofClient)
  const name = scopeName(scope)
  const members = ofClient.get(name) ?? createListeners<Member>()
  ofClient.set(name, members)
  const id = Symbol(name)
  const remove = members.add({ ...listener, id })
  let isHere = true
  return {
    say: (message) => {
      if (isHere) members.tell((member) => member.id !== id && member.onMessage(message))
    },
    leave: () => {
      isHere = false
      if (remove() && members.size === 0) ofClient.delete(name)
    },
  }
}
