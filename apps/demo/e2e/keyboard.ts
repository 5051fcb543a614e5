import { expect, type Locator, type Page } from '@playwright/test'
import { readFocusPlace, watchForLostFocus } from './focus-place'

/** No way from one control to the next takes more presses than this. */
const MOST_STOPS = 60

/** Somebody who has a keyboard and nothing else, and who has to see at each step where they are. */
export class Keyboard {
  readonly #page: Page

  /** Takes a page that has not been opened yet, so that nothing gets lost unseen. */
  static async at(page: Page): Promise<Keyboard> {
    await page.addInitScript(watchForLostFocus)
    return new Keyboard(page)
  }

  private constructor(page: Page) {
    this.#page = page
  }

  /** Presses a key, wherever the focus is. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
    await this.#expectSeen()
  }

  /** Types a text into the field that has the focus, in the place of what is in it. */
  async write(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+A')
    await this.#page.keyboard.type(text)
    await this.#expectSeen()
  }

  /**
   * Goes on with Tab, or back with Shift+Tab, until a control has the focus; each stop on the way is looked at. Nobody sets out
   * for what is not there yet, or what still waits for an answer: the server's news may come before the vendor's own.
   */
  async goTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const target = control.first()
    await expect(target).toBeVisible()
    await expect.poll(() => target.evaluate((element) => element.closest('[inert]') === null)).toBe(true)
    const stops: string[] = []
    while (stops.length < MOST_STOPS) {
      await this.#page.keyboard.press(key)
      stops.push(await this.#expectSeen(`${key} leads to ${control}, past ${stops.join(', ')}`))
      if (await this.#isOn(control)) return
    }
    throw new Error(`${key} does not lead to ${control}, but to ${stops.join(', ')}`)
  }

  /** The focus is there now, or comes by itself, and is seen. */
  async expectOn(place: Locator): Promise<void> {
    await expect(place).toBeFocused()
    await this.#expectSeen()
  }

  /** Goes to a control and presses a key there, Enter unless named. */
  async use(control: Locator, key = 'Enter'): Promise<void> {
    await this.goTo(control)
    await this.press(key)
  }

  /** Presses Tab or Shift+Tab from one end of the page to the other; answers with the stops, each of which is seen. */
  async walkThrough(key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
    const stops: string[] = []
    while (stops.length <= MOST_STOPS) {
      await this.#page.keyboard.press(key)
      const { on, faults } = await this.#page.evaluate(readFocusPlace)
      // The browser's own controls come next, or, where it has none, the other end of the page.
      if (on === 'nothing' || on === stops[0]) return stops
      expect(faults, on).toEqual([])
      stops.push(on)
    }
    throw new Error(`${key} leads to no end: ${stops.join(', ')}`)
  }

  /** Nothing has gone away with the focus in it since the page was opened. */
  async expectNeverLost(): Promise<void> {
    expect(await this.#page.evaluate(() => Reflect.get(window, 'lostFocus'))).toEqual([])
  }

  #isOn(control: Locator): Promise<boolean> {
    return control
      .and(this.#page.locator('*:focus'))
      .count()
      .then((count) => count > 0)
  }

  /** Answers with the name of what has the focus. */
  async #expectSeen(why = 'what has the focus is seen'): Promise<string> {
    let name = ''
    await expect
      .poll(
        async () => {
          const { on, faults } = await this.#page.evaluate(readFocusPlace)
          name = on
          return faults.map((fault) => `${on}: ${fault}`)
        },
        { message: why },
      )
      .toEqual([])
    return name
  }
}
