import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawMember } from './raw-member'

describe('a member of a JSON text', () => {
  it.each([
    ['{"event":{"a" : 1.0, "b":[1,{"c":"}"}]},"id":1}', '{"a" : 1.0, "b":[1,{"c":"}"}]}'],
    ['{ "id" : 1 , "event" : { "é":"\\u00e9" }\n}', '{ "é":"\\u00e9" }'],
    ['{"x":{"event":1},"event":"a,\\"b"}', '"a,\\"b"'],
    ['{"event":-1.50e3}', '-1.50e3'],
    ['{"not":"event","event":[]}', '[]'],
    ['{"x":"event"}', undefined],
    ['["event",1]', undefined],
  ])('of %s is taken as it stands', (json, raw) => {
    expect(rawMember(json, 'event')).toBe(raw)
  })

  it('is the one that parsing finds, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        fc.nat(3),
        (rest, value, space) => {
          const whole = JSON.parse(JSON.stringify({ ...rest, event: value, after: rest }))
          const raw = rawMember(JSON.stringify(whole, null, space), 'event')
          expect(JSON.parse(raw ?? '')).toEqual(whole.event)
        },
      ),
    )
  })
})
