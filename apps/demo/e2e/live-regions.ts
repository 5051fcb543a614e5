import { expect, type Page } from '@playwright/test'

/**
 * Notes in `announcements` what live regions tell a reader of screens, in the order in which they do: a text that changes
 * in a region that was there before, and an alert that comes with its text. It is sent to the page as it is.
 */
function noteAnnouncements(): void {
  const announcements: string[] = []
  Object.assign(window, { announcements })
  const REGIONS =
    '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"]'
  const heard = new WeakMap<Element, string>()
  const textOf = (region: Element) => {
    const copy = region.cloneNode(true)
    if (copy instanceof Element)
      for (const part of copy.querySelectorAll('[aria-hidden="true"]')) part.remove()
    return copy.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  }
  const regionsIn = (node: Node) =>
    node instanceof Element
      ? [...(node.matches(REGIONS) ? [node] : []), ...node.querySelectorAll(REGIONS)]
      : []

  new MutationObserver((records) => {
    const changed = new Set<Element>()
    for (const { target, addedNodes } of records) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS)
      if (region) changed.add(region)
      for (const node of addedNodes) {
        for (const added of regionsIn(node)) {
          if (added.matches('[role="alert"]')) changed.add(added)
          else if (!heard.has(added)) heard.set(added, textOf(added))
        }
      }
    }
    for (const region of changed) {
      const text = textOf(region)
      if (!region.isConnected || text === heard.get(region)) continue
      heard.set(region, text)
      if (text !== '') announcements.push(text)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/** Everything that a page has said since it was opened. */
export class Announcements {
  readonly #page: Page

  /** Takes a page that has not been opened yet. */
  static async on(page: Page): Promise<Announcements> {
    await page.addInitScript(noteAnnouncements)
    return new Announcements(page)
  }

  private constructor(page: Page) {
    this.#page = page
  }

  /**
   * Since the page was opened it has said these things, in this order, and nothing else. What different parts of it say
   * of the same news at the same time comes at the end, in any order.
   */
  async expect(
    texts: readonly (string | RegExp)[],
    atLast: readonly (string | RegExp)[] = [],
  ): Promise<void> {
    const matching = [...texts].map(toMatcher)
    const heard = async () => {
      const all: string[] = await this.#page.evaluate(() => Reflect.get(window, 'announcements'))
      return [...all.slice(0, texts.length), ...all.slice(texts.length).sort()]
    }
    await expect.poll(heard).toEqual([...matching, ...[...atLast].sort(byText).map(toMatcher)])
  }
}

const toMatcher = (text: string | RegExp) => (text instanceof RegExp ? expect.stringMatching(text) : text)
const bare = (text: string | RegExp) => (text instanceof RegExp ? text.source.replaceAll(/[\^$]/g, '') : text)
const byText = (one: string | RegExp, other: string | RegExp) => (bare(one) < bare(other) ? -1 : 1)
