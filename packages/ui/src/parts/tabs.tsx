import * as RadixTabs from '@radix-ui/react-tabs'
import type { ReactNode } from 'react'
import { useFormat, useSlot } from '../provider/kit-context'
import { focusRing, focusRingInside } from './focus-ring'

/** One tab and what it shows. */
export interface TabItem<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly panel: ReactNode
}

/** What tabs take. */
export interface TabsProps<Value extends string> {
  /** Names the row of tabs for readers of screens. */
  readonly label: string
  readonly items: readonly TabItem<Value>[]
  readonly value: Value
  readonly onValueChange: (value: Value) => void
}

const tabLook =
  'ck:relative ck:-mb-px ck:flex ck:shrink-0 ck:min-h-10 ck:items-center ck:gap-2 ck:border-b-2 ck:border-transparent ck:px-2 ck:font-medium ck:whitespace-nowrap ck:text-muted ck:transition-colors ck:hover:text-foreground ck:selected:border-primary ck:selected:text-foreground ck:rounded-t-xs ck:forced-colors:border-[Canvas] ck:forced-colors:selected:border-[Highlight]'

/** A row of tabs over a panel. Arrow keys move along the row, in the direction that the text runs. */
export function Tabs<Value extends string>({ label, items, value, onValueChange }: TabsProps<Value>) {
  const slot = useSlot()
  const { direction } = useFormat()
  return (
    <RadixTabs.Root
      dir={direction}
      onValueChange={(next) => {
        const item = items.find((candidate) => candidate.value === next)
        if (item) onValueChange(item.value)
      }}
      value={value}
      {...slot('tabs', 'ck:flex ck:flex-col')}
    >
      <RadixTabs.List
        aria-label={label}
        {...slot(
          'tabList',
          'ck:flex ck:gap-4 ck:overflow-x-auto ck:overflow-y-hidden ck:border-b ck:border-border',
        )}
      >
        {items.map((item) => (
          <RadixTabs.Trigger
            key={item.value}
            value={item.value}
            {...slot('tab', `${tabLook} ${focusRingInside}`)}
          >
            {item.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {items.map((item) => (
        <RadixTabs.Content
          key={item.value}
          value={item.value}
          {...slot('tabPanel', `ck:pt-6 ck:rounded-sm ${focusRing}`)}
        >
          {item.panel}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}
