import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const require = createRequire(import.meta.url)
const TSX = pathToFileURL(require.resolve('tsx')).href
const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))
const folders: string[] = []
const ends: (() => void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** Starts the command; `started` is there once it has said all it says at the start. */
function run(...argv: string[]) {
  const child = spawn(process.execPath, ['--conditions=@creditkit/source', '--import', TSX, CLI, ...argv])
  ends.push(() => child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...said })),
  )
  const started = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said.out += data
      if (said.out.includes('Ctrl+C')) resolve(said.out)
    })
    child.stderr.on('data', (data) => {
      said.err += data
    })
    child.on('close', () => reject(new Error(`It ended: ${said.err}`)))
  })
  started.catch(() => {})
  return { child, started, ended }
}

const addressIn = (text: string) => /API +(http:\S+)\/api/.exec(text)?.[1] ?? ''

it('says where it answers and as whom, and stops on a signal once its requests are done and its state is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'creditkit-'))
  folders.push(folder)
  const state = join(folder, 'state.json')
  const { child, started, ended } = run('--port', '0', '--seed=7', '--state', state, '--latency', '300')
  const text = await started
  expect(text).toMatch(/scenario dual-billing, seed 7/)
  expect(text).toMatch(/mock_grace +Grace Okafor, admin/)
  const url = addressIn(text)
  const stream = await fetch(`${url}/api/credits/events`)
  const buying = fetch(`${url}/api/credits/purchase`, {
    method: 'POST',
    headers: { 'idempotency-key': 'purchase' },
    body: JSON.stringify({ walletId: 'credits', provider: 'paypal', money: { minor: 2500, asset: 'USD/2' } }),
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill('SIGTERM')
  expect(await stream.text()).toContain('retry')
  const purchase = await (await buying).json()
  expect(await ended).toMatchObject({ code: 0, err: '' })
  expect(await readFile(state, 'utf8')).toContain(purchase.id)
})

it('moves a corrupt state aside, says so and starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'creditkit-'))
  folders.push(folder)
  const state = join(folder, 'state.json')
  await writeFile(state, '{')
  const { child, started, ended } = run('--port=0', '--state', state)
  await started
  child.kill('SIGINT')
  const { code, err } = await ended
  expect(code).toBe(0)
  expect(err).toMatch(
    /^\S+state.json cannot be used: it is no JSON. It was moved to \S+damaged-\S+, and a fresh/,
  )
})

it('ends with one sentence and 1 when its port is taken', async () => {
  const first = run('--port', '0')
  const port = new URL(addressIn(await first.started)).port
  const { code, err, out } = await run('--port', port).ended
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toBe(`Port ${port} is taken; choose another one with --port, or 0 for any that is free.\n`)
})

it('ends with one sentence and 2 for a scenario that there is not', async () => {
  const { code, err } = await run('--scenario', 'dual-biling').ended
  expect(code).toBe(2)
  expect(err).toMatch(/^There is no scenario "dual-biling"; did you mean dual-billing\? There are .*\n$/)
})

it('prints its version and its help', async () => {
  expect(await run('--version').ended).toEqual({ code: 0, out: '0.1.0\n', err: '' })
  expect((await run('--help').ended).out).toMatch(/^Usage: npx @creditkit\/mock-server/)
})
