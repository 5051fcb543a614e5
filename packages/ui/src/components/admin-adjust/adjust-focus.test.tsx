import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { createWorld, InWorld } from '../../testing/world'
import { AdminAdjust } from './index'

function show(userId?: string) {
  const world = createWorld({ prepare: (mock) => mock.as('admin') })
  render(
    <InWorld world={world}>
      <AdminAdjust userId={userId} />
    </InWorld>,
  )
  return userEvent.setup()
}

test('nobody is counted aloud before somebody searches, and who is chosen takes the focus from the list that goes away, and the search has it again', async () => {
  const user = show()
  await screen.findByRole('button', { name: /Ben Castillo/ })
  expect(document.querySelector('[aria-live][aria-atomic]')).toBeEmptyDOMElement()
  await user.type(screen.getByLabelText('Customer'), 'ada')
  await user.click(await screen.findByRole('button', { name: /Ada Marsh/ }))
  expect(screen.getByRole('group', { name: 'Ada Marsh' })).toHaveFocus()
  await user.tab()
  await user.keyboard('{Enter}')
  expect(screen.getByLabelText('Customer')).toHaveFocus()
})

test('a form takes no focus when it is first shown, and has it when another adjustment is asked for', async () => {
  const user = show('usr_ada')
  await user.type(await screen.findByLabelText('Amount'), '5')
  await user.type(screen.getByLabelText('Reason'), 'Goodwill')
  await user.click(screen.getByRole('button', { name: 'Review' }))
  await user.click(await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ }))
  await user.click(await screen.findByRole('button', { name: 'Adjust another' }))
  expect(screen.getByRole('radio', { name: /Sky Credits/ })).toHaveFocus()
})

test('undoing without a reason leads to the field for it', async () => {
  const user = show('usr_ada')
  await user.type(await screen.findByLabelText('Amount'), '5')
  expect(screen.getByLabelText('Amount')).toHaveFocus()
  await user.type(screen.getByLabelText('Reason'), 'Goodwill')
  await user.click(screen.getByRole('button', { name: 'Review' }))
  await user.click(await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ }))
  await user.click(await screen.findByRole('button', { name: 'Undo this' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(screen.getByLabelText('Why was it a mistake?')).toHaveFocus()
})
