import type { MockServer } from './mock-server'
import { packageVersion } from './package-files'

/** What is said once the server answers: where, as whom, and how to stop it. */
export function greeting(
  { url, providersUrl, scenario, seed }: MockServer,
  state: string | undefined,
): string {
  const widest = Math.max(...scenario.users.map(({ token }) => token.length))
  const users = scenario.users.map(
    ({ token, name, role }) => `    ${token.padEnd(widest)}  ${name}, ${role}\n`,
  )
  const signedIn = scenario.users.find(({ id }) => id === scenario.signedInAs)
  return `CreditKit mock server ${packageVersion()}, scenario ${scenario.name}, seed ${seed}

  API        ${url}/api  (described in ${url}/openapi.json)
  Control    ${url}/__mock/
  Providers  ${providersUrl ?? `${url}/__providers/`}
${state === undefined ? '' : `  State      ${state}\n`}
  Authorization: Bearer <token>; without one you are ${signedIn?.name ?? 'nobody'}
${users.join('')}
  Ctrl+C stops it.
`
}
