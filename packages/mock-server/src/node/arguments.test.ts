import { expect, it } from 'vitest'
import { nearest } from '../control/nearest'
import { HELP, readArguments } from './arguments'

it('reads every flag', () => {
  const argv =
    '--port 4010 --providers-port=4011 --host 0.0.0.0 --scenario empty --seed 7 --state s.json --latency 200'
  expect(readArguments([...argv.split(' '), '--real-clock', '--quiet'])).toEqual({
    kind: 'serve',
    isQuiet: true,
    options: {
      port: 4010,
      providersPort: 4011,
      host: '0.0.0.0',
      scenario: 'empty',
      seed: 7,
      state: 's.json',
      latency: 200,
      realClock: true,
    },
  })
})

it('leaves to the server what no flag names', () => {
  expect(readArguments([])).toEqual({ kind: 'serve', isQuiet: false, options: { realClock: false } })
})

it.each([
  ['--prot 4010', 'There is no --prot; did you mean --port?'],
  ['--colour=red', 'There is no --colour; see --help.'],
  ['--port 99999', '--port takes a whole number from 0 to 65535, not "99999".'],
  ['--port=-1', '--port takes a whole number from 0 to 65535, not "-1".'],
  ['--seed 1.5', '--seed takes a whole number from 0 to 4294967295, not "1.5".'],
  ['--latency fast', '--latency takes a whole number from 0 to 60000, not "fast".'],
  ['--state=', '--state needs a value.'],
  ['serve', "Unexpected argument 'serve'; see --help."],
])('answers %s with one sentence', (argv, sentence) => {
  const started = () => readArguments(argv.split(' '))
  expect(started).toThrow(expect.objectContaining({ exitCode: 2 }))
  expect(started).toThrow(sentence)
})

it('says what is missing after a flag', () => {
  expect(() => readArguments(['--port'])).toThrow(/^Option '--port <value>' argument missing; see --help\.$/)
})

it('lists every scenario in lines that fit a terminal', () => {
  expect(HELP).toContain('long-history')
  for (const line of HELP.split('\n')) expect(line.length).toBeLessThan(120)
})

it('finds the name that a mistyped one means, and none for a wild one', () => {
  expect(nearest('Emtpy', ['empty', 'zero'])).toBe('empty')
  expect(nearest('something-else-entirely', ['empty', 'zero'])).toBeNull()
})
