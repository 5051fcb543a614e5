import { strokes } from './strokes'

/** The kit's own drawings on a 20 × 20 grid, one path each, stroked 1.5 wide. */
const paths = {
  activity: 'M2.75 10.5h3.2l2.3-6 3.5 11 2.3-5h3.2',
  alert:
    'M10 6.75v4M10 13.6v.01M8.7 3.3 2.4 14.2A1.5 1.5 0 0 0 3.7 16.5h12.6a1.5 1.5 0 0 0 1.3-2.3L11.3 3.3a1.5 1.5 0 0 0-2.6 0Z',
  'arrow-down': 'M10 4v12m0 0 4.5-4.5M10 16l-4.5-4.5',
  'arrow-right': 'M4 10h12m0 0-4.5-4.5M16 10l-4.5 4.5',
  'arrow-up': 'M10 16V4m0 0L5.5 8.5M10 4l4.5 4.5',
  box: 'M10 2.75 16.5 6v8L10 17.25 3.5 14V6L10 2.75Zm0 7.25 6.2-3.7M10 10 3.8 6.3M10 10v7',
  calendar:
    'M6.5 2.5v3m7-3v3m-10.5 3h14M4.5 4h11A1.5 1.5 0 0 1 17 5.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5v-10A1.5 1.5 0 0 1 4.5 4Z',
  card: 'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5ZM2.5 8h15M5.5 12.25h2.75',
  check: 'm4 10.5 4 4 8-9',
  'check-circle': 'M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0ZM6.9 10.3l2.2 2.2 4-4.6',
  'chevron-down': 'm5.5 8 4.5 4.5L14.5 8',
  'chevron-right': 'M8 5.5 12.5 10 8 14.5',
  clock: 'M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0ZM10 6v4l2.6 1.9',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  coins: 'M12.75 7.25a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM13 8.05a5 5 0 1 1-4.7 6.55',
  download:
    'M10 3v9.5m0 0 3.75-3.75M10 12.5 6.25 8.75M3.5 13.5v2A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5v-2',
  external:
    'M8.5 4.5h-4A1.5 1.5 0 0 0 3 6v9.5A1.5 1.5 0 0 0 4.5 17H14a1.5 1.5 0 0 0 1.5-1.5v-4M11.5 3H17v5.5M17 3l-8 8',
  filter: 'M3 5.5h14M5.75 10h8.5M8.25 14.5h3.5',
  gift: 'M3.5 9.75h13v5.75A1.25 1.25 0 0 1 15.25 16.75H4.75A1.25 1.25 0 0 1 3.5 15.5ZM2.75 6.5h14.5v3.25H2.75ZM10 6.5v10.25M10 6.5C8.5 6.5 6 6.1 6 4.4 6 2.4 9.3 2.6 10 6.5Zm0 0c1.5 0 4-.4 4-2.1 0-2-3.3-1.8-4 2.1Z',
  info: 'M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0ZM10 9.25v4M10 6.7v.01',
  lock: 'M6.5 9V6.5a3.5 3.5 0 1 1 7 0V9M5.5 9h9A1.5 1.5 0 0 1 16 10.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 15.5v-5A1.5 1.5 0 0 1 5.5 9Z',
  minus: 'M4.5 10h11',
  plus: 'M10 4.5v11M4.5 10h11',
  printer:
    'M6 7V3.25h8V7M6 13.5H4.5A1.5 1.5 0 0 1 3 12V8.5A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5V12a1.5 1.5 0 0 1-1.5 1.5H14M6 11.25h8v5.5H6Z',
  receipt: 'M4.5 2.75v14.5l2.2-1.4 2.2 1.4 1.1-.7 1.1.7 2.2-1.4 2.2 1.4V2.75Zm3.25 4h4.5m-4.5 3.5h4.5',
  refresh:
    'M16.5 4v3.75h-3.75M3.5 16v-3.75h3.75M4.3 7.6a6.25 6.25 0 0 1 10.6-1.9l1.6 2.05M15.7 12.4a6.25 6.25 0 0 1-10.6 1.9L3.5 12.25',
  search: 'M14.25 8.75a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Zm2.5 8-4.1-4.1',
  swap: 'M3.5 7h11.75M12.5 4l3 3-3 3M16.5 13H4.75M7.5 10l-3 3 3 3',
  undo: 'M7.5 4.5 4 8l3.5 3.5M4 8h7.75a4 4 0 0 1 0 8H8.5',
  user: 'M13 6.75a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4 16.75c.6-3 3-4.75 6-4.75s5.4 1.75 6 4.75',
  wallet:
    'M15.5 6.5V4.75a1.25 1.25 0 0 0-1.6-1.2L4 6.4m0 0A1.5 1.5 0 0 0 3 7.9v7.35a1.75 1.75 0 0 0 1.75 1.75h10.5A1.75 1.75 0 0 0 17 15.25v-7a1.75 1.75 0 0 0-1.75-1.75H4.5c-.2 0-.35-.03-.5-.1Zm9.6 5.35v.01',
  wifi: 'M3 8.1a10.5 10.5 0 0 1 14 0M5.75 11a6.5 6.5 0 0 1 8.5 0m-6 2.9a2.75 2.75 0 0 1 3.5 0M10 16.4v.01',
} as const

/** The name of a drawing. */
export type IconName = keyof typeof paths

/** Every drawing, by name. */
export const iconNames = Object.keys(paths).filter(isIconName)

function isIconName(name: string): name is IconName {
  return Object.hasOwn(paths, name)
}

/** Icons that point along the line of text and so turn round where it runs from right to left. */
const DIRECTED: readonly IconName[] = ['arrow-right', 'chevron-right', 'external']

/** What an icon takes; `className` sets its size and colour (16 px and the text's own unless named). */
export interface IconProps {
  readonly name: IconName
  readonly className?: string | undefined
}

/** A drawing that decorates a text; readers of screens pass over it. */
export function Icon({ name, className = 'ck:size-4' }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      className={`${className} ${strokes.svg}${DIRECTED.includes(name) ? ' ck:rtl:-scale-x-100' : ''}`}
      focusable="false"
      viewBox="0 0 20 20"
    >
      <path className={`${strokes.path} ck:opacity-100`} d={paths[name]} />
    </svg>
  )
}
