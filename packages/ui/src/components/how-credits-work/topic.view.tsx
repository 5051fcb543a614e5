import type { ReactNode } from 'react'
import { useMessages } from '../../provider/index'
import type { CreditUse, Topic } from './how-credits-work.model'

/** What is said of one topic. */
export function TopicText({ topic }: { readonly topic: Topic }) {
  const t = useMessages()
  switch (topic.topic) {
    case 'worth':
      return (
        <>
          {topic.rates.map((rate) => (
            <p className="ck:block ck:font-medium ck:tabular-nums" key={rate.credits}>
              {t('howCreditsWork.worth.rate', rate)}
            </p>
          ))}
          {topic.hasBonus ? <Text>{t('howCreditsWork.worth.bonus')}</Text> : null}
        </>
      )
    case 'uses':
      return (
        <>
          {topic.uses.map((use) => (
            <Use key={use.name} use={use} />
          ))}
        </>
      )
    case 'order':
      return (
        <>
          <Text>{t('howCreditsWork.order.text')}</Text>
          <ol className="ck:flex ck:list-decimal ck:flex-col ck:gap-1 ck:ps-5">
            {topic.names.map((name) => (
              <li className="ck:list-item" key={name}>
                {name}
              </li>
            ))}
          </ol>
        </>
      )
    case 'expiry':
      if (topic.next.length === 0) {
        return (
          <Text>{t(topic.hasCredits ? 'howCreditsWork.expiry.none' : 'howCreditsWork.expiry.empty')}</Text>
        )
      }
      return (
        <>
          <Text>{t('howCreditsWork.expiry.some')}</Text>
          <ul className="ck:flex ck:flex-col ck:gap-1">
            {topic.next.map(({ id, credits, date }) => (
              <li className="ck:block ck:font-medium ck:tabular-nums" key={id}>
                {t('howCreditsWork.expiry.line', { credits, date })}
              </li>
            ))}
          </ul>
          <Text>{t('howCreditsWork.expiry.first')}</Text>
        </>
      )
    case 'holds':
      return (
        <>
          <Text>{t('howCreditsWork.holds.text')}</Text>
          {topic.held.map((credits) => (
            <Fact key={credits}>{t('howCreditsWork.holds.now', { credits })}</Fact>
          ))}
          {topic.pending.map((credits) => (
            <Fact key={credits}>{t('howCreditsWork.holds.pending', { credits })}</Fact>
          ))}
        </>
      )
    case 'empty':
      return (
        <>
          <Text>{t('howCreditsWork.empty.text')}</Text>
          {topic.isOwed ? <Text>{t('howCreditsWork.empty.owed')}</Text> : null}
        </>
      )
    case 'refunds':
      return <Text>{t('howCreditsWork.refunds.text')}</Text>
  }
}

function Use({ use }: { readonly use: CreditUse }) {
  const t = useMessages()
  return (
    <div className="ck:flex ck:flex-col ck:gap-0.5">
      <h4 className="ck:font-medium">{use.name}</h4>
      {use.description ? <Text>{use.description}</Text> : null}
      <Text>
        {use.limits === null ? t('howCreditsWork.uses.notSold') : t('howCreditsWork.uses.limits', use.limits)}
      </Text>
      {use.isElsewhere ? <Text>{t('howCreditsWork.uses.elsewhere')}</Text> : null}
    </div>
  )
}

function Text({ children }: { readonly children: ReactNode }) {
  return <p className="ck:block ck:text-muted">{children}</p>
}

function Fact({ children }: { readonly children: ReactNode }) {
  return <p className="ck:block ck:font-medium ck:tabular-nums">{children}</p>
}
