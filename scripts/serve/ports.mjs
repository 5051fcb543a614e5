import { connect, createServer } from 'node:net'
import { StepFailed } from '../steps/step.mjs'

/** Both names of this machine to itself: `localhost` is either, depending on who asks. */
export const loopback = ['127.0.0.1', '::1']

/** The port that the environment variable asks for, else the usual one. */
export function askedPort(variable, usual) {
  const asked = process.env[variable]
  if (!asked) return usual
  if (/^\d+$/.test(asked) && Number(asked) >= 1 && Number(asked) <= 65_535) return Number(asked)
  throw new StepFailed(`${variable}=${asked} is no port; give a number from 1 to 65535.`)
}

/** Refuses a port that something else holds, with the variable that chooses another. */
export async function assertFree(port, variable) {
  for (const host of loopback) {
    if (!(await answers(port, host)) && (await canListen(port, host))) continue
    throw new StepFailed(
      `Port ${port} is not free: choose another one, for example ${variable}=${port < 65_535 ? port + 1 : port - 1} npm start.`,
    )
  }
}

// Some systems let two servers share a port when one of them listens on every address, so listening alone proves nothing.
function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 })
    const end = (answer) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port that nobody holds at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, loopback[0], () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
