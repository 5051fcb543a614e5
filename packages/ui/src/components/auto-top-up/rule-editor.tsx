import type { CreditsError } from '@creditkit/client'
import type { AutoTopUpHandle } from '@creditkit/client/react'
import type { Amount } from '@creditkit/contract'
import { useEmit } from '../../provider/index'
import { type AutoTopUpModel, isBelow } from './auto-top-up.model'
import { type RuleLanguage, type TopUpRule, toRuleWords } from './rule.model'
import { RuleConfirm } from './rule-confirm.view'
import { type RuleFormModel, toRuleForm } from './rule-form.model'
import { RuleForm } from './rule-form.view'
import { RuleStanding } from './rule-standing.view'
import { toSaveFailure } from './save-failure.model'
import { SaveFailureNotice } from './save-failure.view'
import { useCheckBefore } from './use-check-before'
import { usePlaces } from './use-places'
import type { RuleEditorHandle, TopUpDone } from './use-rule-editor'

const FIELDS = ['threshold', 'amount', 'monthlyLimit', 'provider'] as const

/** What changing a rule takes. */
export interface RuleEditorProps {
  readonly rule: AutoTopUpHandle
  readonly model: Extract<AutoTopUpModel, { status: 'ready' }>
  readonly language: RuleLanguage
  readonly editor: RuleEditorHandle
  /** Null where the balance is not known. */
  readonly available: Amount | null
  readonly onAddCredits: () => void
  readonly onAddPaymentMethod: (() => void) | undefined
}

/** The rule as it stands, or the form that changes it, and the question before it is turned on. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, model, language, editor, available, onAddCredits, onAddPaymentMethod } = props
  const emit = useEmit()
  const places = usePlaces()
  const current = rule.data ?? null
  const form: RuleFormModel | null = editor.editor
    ? toRuleForm({ ...language, ...editor.editor, current, save: rule.save })
    : null
  const check = useCheckBefore(rule.refetch, () => form && proceed(form))
  const isSaving = rule.save.status === 'pending' || check.isRunning

  async function send(wanted: TopUpRule, done: TopUpDone) {
    const error = await editor.send(wanted, done)
    if (!error) emit({ type: 'autoTopUp.saved', walletId: wanted.walletId, enabled: wanted.enabled })
    places.go(error ? placeOf(error) : 'action')
  }

  function submit({ rule: wanted, firstFault }: RuleFormModel) {
    if (wanted) return check.run()
    places.go(firstFault ?? 'threshold')
    editor.edit((edits) => ({ ...edits, checked: FIELDS }))
  }

  function proceed({ conflict, rule: wanted, turnsOn }: RuleFormModel) {
    if (conflict || !wanted) return places.go('conflict')
    if (turnsOn) return editor.ask(wanted)
    void send(wanted, 'saved')
  }

  const isDue = (threshold: Amount | null) =>
    available !== null && threshold !== null && isBelow(available, threshold)

  const { asked } = editor
  return (
    <>
      {form ? (
        <RuleForm
          asset={{ credits: language.wallet.asset, money: language.wallet.limits.min.asset }}
          form={form}
          isDue={isDue(form.threshold.amount)}
          isSaving={isSaving}
          onAddPaymentMethod={onAddPaymentMethod}
          onClose={() => {
            places.go('action')
            editor.close()
          }}
          onKeepMine={() => {
            places.go('threshold')
            editor.keepMine()
          }}
          onLeave={(field) => editor.edit((edits) => ({ ...edits, checked: [...edits.checked, field] }))}
          onProviderChoose={(provider) => editor.edit((edits) => ({ ...edits, provider }))}
          onSubmit={() => submit(form)}
          onTakeTheirs={() => {
            places.go('threshold')
            editor.open()
          }}
          onTextChange={(field, text) =>
            editor.edit((edits) => ({ ...edits, texts: { ...edits.texts, [field]: text } }))
          }
          places={places}
          unitName={language.unit.other}
        >
          <SaveFailureNotice failure={toSaveFailure(rule.save, form)} />
        </RuleForm>
      ) : (
        <>
          <SaveFailureNotice failure={toSaveFailure(rule.save, null)} />
          <RuleStanding
            isSaving={isSaving}
            model={model}
            onAddCredits={onAddCredits}
            onChange={(place) => {
              places.go(place)
              editor.open()
            }}
            onTurnOff={() => current && void send({ ...contentOf(current), enabled: false }, 'off')}
            onTurnOn={() => current && editor.ask({ ...contentOf(current), enabled: true })}
            places={places}
          />
        </>
      )}
      {asked ? (
        <RuleConfirm
          isDue={isDue(asked.threshold)}
          isSaving={isSaving}
          onClose={() => editor.ask(null)}
          onConfirm={() => void send(asked, 'on')}
          words={toRuleWords(asked, language)}
        />
      ) : null}
    </>
  )
}

/** The field that the server speaks of, or the button that saves. */
function placeOf({ errors }: CreditsError): string {
  return FIELDS.find((field) => errors.some(({ path }) => path.startsWith(field))) ?? 'submit'
}

function contentOf(rule: TopUpRule): Omit<TopUpRule, 'enabled'> {
  const { walletId, threshold, amount, monthlyLimit, provider } = rule
  return { walletId, threshold, amount, monthlyLimit, provider }
}
