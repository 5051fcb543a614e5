import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { loopback } from './ports.mjs'

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * Serves a built folder on the loopback addresses only. A path without a file and without an extension answers `index.html`,
 * because the pages route in the browser. The returned function closes it.
 */
export async function serveFolder(folder, port) {
  const answer = (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end()
    const file = findFile(folder, request.url ?? '/')
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    response.writeHead(200, {
      'content-type': types[extname(file.path)] ?? 'application/octet-stream',
      'content-length': file.size,
      // The next build reuses the address, and a stale page beside new assets is a riddle.
      'cache-control': 'no-cache',
    })
    if (request.method === 'HEAD') return response.end()
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response)
  }
  const servers = []
  for (const host of loopback) {
    const server = await listen(answer, port, host)
    if (server) servers.push(server)
  }
  return () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
}

function findFile(folder, url) {
  const path = decoded(url)
  if (path === null) return null
  const asked = normalize(join(folder, path))
  if (asked !== folder && !asked.startsWith(folder + sep)) return null
  const fallback = extname(asked) ? [] : [join(folder, 'index.html')]
  for (const candidate of [asked, join(asked, 'index.html'), ...fallback]) {
    const found = statSync(candidate, { throwIfNoEntry: false })
    if (found?.isFile()) return { path: candidate, size: found.size }
  }
  return null
}

function decoded(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
}

function listen(answer, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer)
    server.once('error', (error) => {
      // A machine without IPv6 is served on IPv4 alone.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(null)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}
