import type { LiveStatus } from '../live-events'
import { createSharedLiveEvents } from '../shared-live-events'

/** What the page of a test hands to the frames that it opens. */
export interface FrameHost {
  readonly streamEvents: (frame: string, lastEventId: string | undefined) => ReadableStream<Uint8Array>
  readonly onEvent: (frame: string, id: string) => void
  readonly onStatus: (frame: string, status: LiveStatus) => void
  /** Takes what stops listening, once the frame listens. */
  readonly onReady: (frame: string, stop: () => void) => void
}

/** Where the page of a test puts what it hands to its frames. */
export const FRAME_HOST = 'creditkitFrameHost'

// A document of its own in the page's origin, which is what a tab is: it listens with the browser's own locks and channels.
const frame = window.name
const host: FrameHost | undefined = frame === '' ? undefined : Reflect.get(window.parent, FRAME_HOST)
if (host) {
  const live = createSharedLiveEvents({
    name: frame.split('#')[0] ?? '',
    client: { streamEvents: async ({ lastEventId }) => host.streamEvents(frame, lastEventId) },
  })
  const stop = live.subscribe({
    onEvent: ({ id }) => host.onEvent(frame, id),
    onStatus: (status) => host.onStatus(frame, status),
  })
  host.onReady(frame, stop)
}
