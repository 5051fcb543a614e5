import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertFree, freePort } from './ports.mjs'
import { serveFolder } from './serve-folder.mjs'

let folder
let port
let close

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'creditkit-serve-'))
  folder = join(parent, 'site')
  mkdirSync(join(folder, 'docs'), { recursive: true })
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), 'home')
  writeFileSync(join(folder, 'docs/index.html'), 'docs')
  writeFileSync(join(folder, 'worker.js'), 'code')
  port = await freePort()
  close = await serveFolder(folder, port)
})

afterAll(() => {
  close?.()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

// `fetch` would tidy the dots of a path away before they are sent.
function get(path) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode, type: response.headers['content-type'], body })
    })
      .once('error', reject)
      .end()
  })
}

describe('a served folder', () => {
  it('answers a file with its type', async () => {
    expect(await get('/worker.js')).toEqual({
      status: 200,
      type: 'text/javascript; charset=utf-8',
      body: 'code',
    })
  })

  it("answers a folder with its index, and the app's own routes with the app", async () => {
    expect((await get('/docs/?a=1')).body).toBe('docs')
    expect((await get('/billing/history')).body).toBe('home')
  })

  it('answers 404 for a missing asset, so that a broken build shows', async () => {
    expect((await get('/missing.js')).status).toBe(404)
  })

  it('never leaves the folder', async () => {
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/docs/../../secret.txt'])
      expect((await get(path)).body).not.toContain('secret')
  })

  it('answers 404 for a path that cannot be decoded', async () => {
    expect((await get('/%')).status).toBe(404)
  })
})

describe('a port that is taken', () => {
  it('is refused in one sentence that names the way out', async () => {
    await expect(assertFree(port, 'PORT')).rejects.toThrow(
      `Port ${port} is not free: choose another one, for example PORT=${port + 1} npm start.`,
    )
  })
})
