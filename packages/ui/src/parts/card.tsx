import { type ReactNode, useContext } from 'react'
import { useSlot } from '../provider/kit-context'
import { SurfaceContext } from './surface'

/** What a card takes. */
export interface CardProps {
  /**
   * Lays out what is inside in the rows of the grid around it, so that cards beside each other line up. It does not
   * measure itself then: what does has no part in another's rows.
   */
  readonly inRows?: boolean | undefined
  readonly children: ReactNode
}

const surfaces = {
  page: 'ck:rounded-lg ck:border ck:border-border ck:bg-background ck:shadow-xs',
  dialog: 'ck:rounded-[inherit]',
}
const measured = 'ck:@container ck:[contain-intrinsic-inline-size:288px]'
/** Takes on the rows of the grid around it, to hand them on to what is inside. */
export const sharedRows = 'ck:row-span-full ck:grid ck:grid-cols-1 ck:grid-rows-subgrid'

/**
 * A surface with a border. It measures itself, so that what is inside lays out by the room there is (`ck:@sm:…`). What
 * measures itself has no width of its own: in a parent that shrinks to its content it asks for that of a small phone.
 * What floats in it floats below what floats in the page. In a dialog, which is a surface already, it draws none.
 */
export function Card({ inRows = false, children }: CardProps) {
  const slot = useSlot()
  const surface = surfaces[useContext(SurfaceContext)]
  return <div {...slot('card', `ck:isolate ${inRows ? sharedRows : measured} ${surface}`)}>{children}</div>
}

/** What a card's header takes. */
export interface CardHeaderProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  /** The level of the heading in the host's page, 2 unless named. */
  readonly level?: 2 | 3 | 4 | undefined
  /** The id of the heading, for `aria-labelledby`. */
  readonly titleId?: string | undefined
  /** Sits at the end of the line. */
  readonly actions?: ReactNode
}

/** The title of a card, with what can be done with the whole of it. */
export function CardHeader({ title, description, level = 2, titleId, actions }: CardHeaderProps) {
  const slot = useSlot()
  const Heading = `h${level}` as const
  const align = description ? 'ck:items-start' : 'ck:items-center'
  return (
    <div
      {...slot(
        'cardHeader',
        `${align} ck:flex ck:justify-between ck:gap-4 ck:px-5 ck:pt-5 ck:@md:px-6 ck:@md:pt-6`,
      )}
    >
      <div className="ck:flex ck:flex-col ck:gap-1">
        <Heading id={titleId} {...slot('cardTitle', 'ck:text-lg ck:font-semibold ck:tracking-tight')}>
          {title}
        </Heading>
        {description ? <p {...slot('cardDescription', 'ck:text-muted')}>{description}</p> : null}
      </div>
      {actions ? <div className="ck:flex ck:shrink-0 ck:items-center ck:gap-1">{actions}</div> : null}
    </div>
  )
}

/** The body of a card, with its padding. */
export function CardBody({ children }: { readonly children: ReactNode }) {
  return <div className="ck:p-5 ck:@md:p-6">{children}</div>
}

/** The foot of a card, set off by a line. */
export function CardFooter({ children }: { readonly children: ReactNode }) {
  const slot = useSlot()
  return (
    <div
      {...slot(
        'cardFooter',
        'ck:flex ck:flex-wrap ck:items-center ck:gap-3 ck:rounded-b-lg ck:border-t ck:border-border ck:bg-subtle ck:px-5 ck:py-3 ck:@md:px-6',
      )}
    >
      {children}
    </div>
  )
}
