import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printAlone } from './print-alone'

const marks = () =>
  [...document.querySelectorAll('[data-ck-print]')].map((each) => [
    each.id,
    each.getAttribute('data-ck-print'),
  ])
const print = vi.fn()

beforeEach(() => {
  document.documentElement.id = 'html'
  document.body.id = 'body'
  document.body.innerHTML =
    '<div id="host"><div id="beside"></div><div id="receipt"><p id="line"></p></div></div>'
  vi.stubGlobal('print', print)
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  print.mockReset()
})

function printReceipt() {
  const receipt = document.getElementById('receipt')
  if (receipt) printAlone(receipt)
}

test('marks the element and what it stands in while it prints, and nothing beside or in it', () => {
  let whilePrinting: unknown
  print.mockImplementation(() => {
    whilePrinting = marks()
  })
  printReceipt()
  expect(whilePrinting).toEqual([
    ['html', 'way'],
    ['body', 'way'],
    ['host', 'way'],
    ['receipt', 'page'],
  ])
})

test.each(['afterprint', 'pointerdown', 'keydown'])('leaves no mark once there was %s', (end) => {
  printReceipt()
  expect(marks()).toHaveLength(4)
  window.dispatchEvent(new Event(end))
  expect(marks()).toEqual([])
})

test('prints again after it has printed', () => {
  printReceipt()
  window.dispatchEvent(new Event('afterprint'))
  printReceipt()
  expect(print).toHaveBeenCalledTimes(2)
  expect(marks()).toHaveLength(4)
  window.dispatchEvent(new Event('afterprint'))
  expect(marks()).toEqual([])
})
