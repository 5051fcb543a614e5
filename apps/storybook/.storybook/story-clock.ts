import { VIRTUAL_START } from '@creditkit/mock-server'

const ahead = VIRTUAL_START - Date.now()
const systemNow = Date.now
const now = () => systemNow() + ahead

/**
 * The page's clock begins where that of every story's world stands, so that "in 9 days" is nine days whenever a story is
 * looked at. From there it runs.
 */
const storyDate = new Proxy(Date, {
  construct: (date, parts, newTarget) =>
    Reflect.construct(date, parts.length === 0 ? [now()] : parts, newTarget),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
})

Reflect.set(globalThis, 'Date', storyDate)
