import { expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import { type BalanceMessage, joinBalances } from './balance-channel'

const client = createCreditsClient({ fetch: () => Promise.reject(new TypeError('unreachable')) })
const told: BalanceMessage = { type: 'told', walletId: 'main', value: 470, askedAt: 1 }

function join(accountId: string, of = client) {
  const heard: BalanceMessage[] = []
  return { heard, ...joinBalances(of, { accountId }, { onMessage: (message) => heard.push(message) }) }
}

test('what one says is heard by all others of the account, and by nobody else', () => {
  const [one, two, three, ben] = [join('ada'), join('ada'), join('ada'), join('ben')]
  const elsewhere = join('ada', createCreditsClient())
  one.say(told)
  expect([one, two, three, ben, elsewhere].map(({ heard }) => heard.length)).toEqual([0, 1, 1, 0, 0])
  for (const seat of [one, two, three, ben, elsewhere]) seat.leave()
})

test('who has left neither hears nor says anything, and who comes later has missed it', () => {
  const [one, two] = [join('ada'), join('ada')]
  two.leave()
  two.leave()
  one.say(told)
  two.say(told)
  const three = join('ada')
  expect([one, two, three].map(({ heard }) => heard.length)).toEqual([0, 0, 0])
  one.say(told)
  expect(three.heard).toEqual([told])
})

test('when all have left, others find each other again', () => {
  const [one, two] = [join('cleo'), join('cleo')]
  one.leave()
  two.leave()
  const [three, four] = [join('cleo'), join('cleo')]
  three.say(told)
  expect(four.heard).toEqual([told])
})
