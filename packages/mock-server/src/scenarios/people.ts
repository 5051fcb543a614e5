import type { ScenarioUser } from './scenario'

/** A customer of every world: the one who is signed in unless somebody else is named. */
export const ada: ScenarioUser = {
  id: 'usr_ada',
  accountId: 'acct_ada',
  name: 'Ada Marsh',
  email: 'ada@marsh.example',
  role: 'customer',
  token: 'mock_ada',
}

/** Everybody of the hosting company's world, and of the others: three customers, an admin, the product's own server. */
export const people: readonly ScenarioUser[] = [
  ada,
  {
    id: 'usr_ben',
    accountId: 'acct_ben',
    name: 'Ben Castillo',
    email: 'ben@castillo.example',
    role: 'customer',
    token: 'mock_ben',
  },
  {
    id: 'usr_chidi',
    accountId: 'acct_chidi',
    name: 'Chidi Anand',
    email: 'chidi@anand.example',
    role: 'customer',
    token: 'mock_chidi',
  },
  {
    id: 'usr_grace',
    accountId: 'acct_grace',
    name: 'Grace Okafor',
    email: 'grace@nordlys.example',
    role: 'admin',
    token: 'mock_grace',
  },
  {
    id: 'usr_panel',
    accountId: 'acct_panel',
    name: 'Nordlys server',
    email: 'server@nordlys.example',
    role: 'service',
    token: 'mock_service',
  },
]
