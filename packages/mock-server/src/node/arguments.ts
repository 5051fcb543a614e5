import { parseArgs } from 'node:util'
import { nearest } from '../control/nearest'
import { scenarioNamed, scenarioNames } from '../control/scenario-named'
import type { ScenarioName } from '../scenarios/index'
import type { MockServerOptions } from './mock-server'
import { StartRefusal } from './refusal'

const FLAGS = {
  port: { type: 'string' },
  'providers-port': { type: 'string' },
  host: { type: 'string' },
  scenario: { type: 'string' },
  seed: { type: 'string' },
  state: { type: 'string' },
  latency: { type: 'string' },
  'public-url': { type: 'string' },
  'webhooks-to': { type: 'string' },
  'real-clock': { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'serve'; readonly options: MockServerOptions; readonly isQuiet: boolean }

/** What `--help` prints. */
export const HELP = `Usage: npx @creditkit/mock-server [options]

  --port <number>            where the API answers; 4010 unless named, 0 for any that is free
  --providers-port <number>  where the payment providers' fakes answer at their own paths; nowhere unless named
  --host <address>           the address to listen on; 127.0.0.1 unless named, 0.0.0.0 for other machines too
  --scenario <name>          how the world stands at first; dual-billing unless named, or one of
${' '.repeat(29)}${inLines(scenarioNames)}
  --seed <number>            the same seed gives the same bytes; 1 unless named
  --state <file>             keeps the world in a file and goes on from it
  --latency <milliseconds>   how long each answer of the API takes at least
  --public-url <address>     where browsers reach this server, if not where it listens (containers, phones)
  --webhooks-to <address>    your own backend, for the providers' webhooks: <address>/api/webhooks/stripe …
  --real-clock               the machine's clock, instead of one that stands still until it is moved
  --quiet                    says nothing but what goes wrong
  --help, --version
`

/** Reads the command line. StartRefusal with one sentence for a flag that there is not, or a value that it cannot have. */
export function readArguments(argv: readonly string[]): Command {
  const flags = parse(argv)
  if (flags.help) return { kind: 'help' }
  if (flags.version) return { kind: 'version' }
  const { host, state, scenario, seed, latency, port } = flags
  const providersPort = flags['providers-port']
  return {
    kind: 'serve',
    isQuiet: flags.quiet ?? false,
    options: {
      ...(port !== undefined && { port: wholeNumber('--port', port, MAX_PORT) }),
      ...(providersPort !== undefined && {
        providersPort: wholeNumber('--providers-port', providersPort, MAX_PORT),
      }),
      ...(host !== undefined && { host: filled('--host', host) }),
      ...(scenario !== undefined && { scenario: named(scenario) }),
      ...(seed !== undefined && { seed: wholeNumber('--seed', seed, MAX_SEED) }),
      ...(state !== undefined && { state: filled('--state', state) }),
      ...(latency !== undefined && { latency: wholeNumber('--latency', latency, MAX_LATENCY_MS) }),
      ...(flags['public-url'] !== undefined && { publicUrl: address('--public-url', flags['public-url']) }),
      ...(flags['webhooks-to'] !== undefined && {
        webhooksTo: address('--webhooks-to', flags['webhooks-to']),
      }),
      realClock: flags['real-clock'] ?? false,
    },
  }
}

const MAX_PORT = 65_535
/** Identifiers are drawn from 32 bits of the seed. */
const MAX_SEED = 2 ** 32 - 1
const MAX_LATENCY_MS = 60_000

function parse(argv: readonly string[]) {
  const named = argv.map((argument) => /^--([^=]+)/.exec(argument)?.[1]).filter((name) => name !== undefined)
  const unknown = named.find((name) => !Object.hasOwn(FLAGS, name))
  if (unknown !== undefined) {
    const meant = nearest(unknown, Object.keys(FLAGS))
    throw refuse(`There is no --${unknown}${meant ? `; did you mean --${meant}?` : '; see --help.'}`)
  }
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: false }).values
  } catch (error) {
    throw refuse(error instanceof Error ? `${error.message.split('. ')[0]}; see --help.` : 'See --help.')
  }
}

function named(text: string): ScenarioName {
  try {
    return scenarioNamed(text)
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(flag: string, text: string, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value <= highest) return value
  throw refuse(`${flag} takes a whole number from 0 to ${highest}, not "${text}".`)
}

function filled(flag: string, text: string): string {
  if (text !== '') return text
  throw refuse(`${flag} needs a value.`)
}

function address(flag: string, text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/$/, '')
  throw refuse(`${flag} takes an address like http://localhost:3000, not "${text}".`)
}

function refuse(message: string): StartRefusal {
  return new StartRefusal(message, 2)
}

function inLines(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last === undefined || last.length + name.length > 80) lines.push(name)
    else lines[lines.length - 1] = `${last}, ${name}`
  }
  return lines.join(`,\n${' '.repeat(29)}`)
}
