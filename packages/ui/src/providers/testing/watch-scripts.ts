/** What becomes of a script that the page asks for. */
export type ScriptFate = 'loads' | 'fails' | 'waits'

/** The scripts that a page asks for. jsdom loads none, so that each is answered here. */
export interface ScriptsOfPage {
  /** The addresses asked for, in order. */
  readonly asked: readonly string[]
  /** What becomes of those that wait, and of all that follow. */
  settle(fate: ScriptFate): void
  stop(): void
}

/** Answers every script element that is put into the document; `run` does what the script at an address would. */
export function watchScripts(run: (address: string) => void): ScriptsOfPage {
  const asked: string[] = []
  let waiting: HTMLScriptElement[] = []
  let fate: ScriptFate = 'loads'

  function answer(script: HTMLScriptElement): void {
    if (fate === 'waits') {
      waiting.push(script)
      return
    }
    if (fate === 'loads') run(script.src)
    script.dispatchEvent(new Event(fate === 'loads' ? 'load' : 'error'))
  }

  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLScriptElement) || node.src === '') continue
      asked.push(node.src)
      answer(node)
    }
  })
  observer.observe(document, { childList: true, subtree: true })

  return {
    asked,
    settle(next) {
      fate = next
      const held = waiting
      waiting = []
      for (const script of held) answer(script)
    },
    stop() {
      observer.disconnect()
      for (const script of document.querySelectorAll('script[src]')) script.remove()
    },
  }
}
