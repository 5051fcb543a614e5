#!/usr/bin/env node
import { HELP, readArguments } from './arguments'
import { greeting } from './greeting'
import { startMockServer } from './mock-server'
import { packageVersion } from './package-files'
import { StartRefusal } from './refusal'

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.exitCode)
}

async function run(argv: readonly string[]): Promise<void> {
  const command = readArguments(argv)
  if (command.kind === 'help') return say(HELP)
  if (command.kind === 'version') return say(`${packageVersion()}\n`)
  const { options, isQuiet } = command
  const server = await startMockServer({
    ...options,
    onNotice: (sentence) => process.stderr.write(`${sentence}\n`),
    onUnexpected: (error) => console.error(error),
  })
  let isStopping = false
  const stop = async () => {
    // Asked twice, it stops at once.
    if (isStopping) process.exit(1)
    isStopping = true
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (!isQuiet) say(greeting(server, options.state))
}

function say(text: string): void {
  process.stdout.write(text)
}
