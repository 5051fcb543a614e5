import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'

const check = fileURLToPath(new URL('./check-node.cjs', import.meta.url))

const runOn = (version) =>
  spawnSync(
    process.execPath,
    [
      '-e',
      `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(check)})`,
    ],
    { encoding: 'utf8' },
  )

describe('the Node check', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '24.0.0', '26.10.0'])('lets Node %s pass', (version) => {
    expect(runOn(version).status).toBe(0)
  })

  it.each(['8.17.0', '18.20.4', '20.18.3', '21.7.3', '22.12.0', '23.11.1'])('stops Node %s', (version) => {
    const { status, stderr } = runOn(version)
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      `CreditKit needs Node ^20.19.0 || ^22.13.0 || >=24.0.0, and this is Node ${version}: see https://nodejs.org.`,
    ])
  })

  it('has nothing in it that a Node of 2015 cannot read', () => {
    const code = readFileSync(check, 'utf8')
    expect(transformSync(code, { target: 'es5' }).code).toBe(transformSync(code, { target: 'esnext' }).code)
  })
})
