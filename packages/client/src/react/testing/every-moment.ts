import { vi } from 'vitest'

/** Lets no two looks at the clock fall into one millisecond, until mocks are restored. */
export function everyMomentDiffers(): void {
  let now = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1
    return now
  })
}
