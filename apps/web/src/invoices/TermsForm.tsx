import { addDays } from '@promptsheet/shared/iso-week'
import { byName } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../ui/Input.tsx'
import styles from './Builder.module.css'
import { monthOf } from './days.ts'
import { RoundingFields } from './RoundingFields.tsx'
import { sayGrouping } from './say-terms.ts'
import { text } from './strings.ts'
import { isWholeDay, readPercent } from './terms.ts'
import type { TermsInHand } from './use-terms.ts'

const dueIn = [14, 30] as const

/** How an invoice is made of hours: whose, which, in which lines and on which terms. */
export function TermsForm({ hand, isNew }: { hand: TermsInHand; isNew: boolean }) {
  const { terms, change, keep, last, today } = hand
  const isBackwards = isWholeDay(terms.to) && terms.from > terms.to
  return (
    <div className={styles.form}>
      {isNew && <ClientField hand={hand} />}
      {last?.number && <p className={styles.soft}>{text.asLast(last.number)}</p>}
      <div className={styles.pair}>
        <Field label={text.from}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              required
              value={terms.from}
              onChange={(event) => change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.to} error={isBackwards ? text.wrongDays : null}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              required
              value={terms.to}
              onChange={(event) => change({ to: event.target.value })}
            />
          )}
        </Field>
      </div>
      <QuickDays hand={hand} />
      <Field label={text.by}>
        {(control) => (
          <Select {...control} value={terms.by} onChange={(event) => change({ by: event.target.value })}>
            {[...new Set([...Object.keys(text.groupings), terms.by])].map((by) => (
              <option key={by} value={by}>
                {sayGrouping(by)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <RoundingFields value={terms.rounding} onChange={(rounding) => change({ rounding })} />
      <div className={styles.pair}>
        <Field label={text.tax} error={readPercent(terms.tax) === null ? text.wrongTax : null}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="decimal"
              autoComplete="off"
              maxLength={9}
              value={terms.tax}
              onChange={(event) => change({ tax: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.due}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={terms.due}
              onChange={(event) => change({ due: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className={styles.quick}>
        {dueIn.map((days) => (
          <Button
            key={days}
            look="quiet"
            size="small"
            aria-label={`${text.due}: ${text.dueIn(days)}`}
            onClick={() => change({ due: addDays(today, days) })}
          >
            {text.dueIn(days)}
          </Button>
        ))}
      </div>
      <Field label={text.notes} hint={text.notesHint}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={2000}
            value={terms.notes}
            onChange={(event) => change({ notes: event.target.value }, { isTyping: true })}
            onBlur={keep}
          />
        )}
      </Field>
    </div>
  )
}

function ClientField({ hand }: { hand: TermsInHand }) {
  const { terms, change } = hand
  const { clients } = useTree()
  const shown = clients.filter(({ id, archivedAt }) => archivedAt === null || id === terms.client)
  const { currency } = clients.find(({ id }) => id === terms.client) ?? {}
  return (
    <>
      <Field label={text.client}>
        {(control) => (
          <Select
            {...control}
            data-first
            required
            value={terms.client}
            onChange={(event) => hand.pickClient(event.target.value)}
          >
            {terms.client === '' && <option value="">{text.pickClient}</option>}
            {byName(shown).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {currency && terms.currency && currency !== terms.currency && (
        <Field label={text.currency}>
          {(control) => (
            <Select
              {...control}
              value={terms.currency}
              onChange={(event) => change({ currency: event.target.value })}
            >
              {[terms.currency, currency].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  )
}

function QuickDays({ hand: { change, waits, today } }: { hand: TermsInHand }) {
  const spans = [
    { label: text.lastMonth, span: monthOf(today, -1) },
    { label: text.thisMonth, span: monthOf(today, 0) },
    ...(waits ? [{ label: text.everything, span: { from: waits.from, to: waits.to } }] : []),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that is seen
    <div role="group" aria-label={text.quick} className={styles.quick}>
      {spans.map(({ label, span }) => (
        <Button key={label} look="quiet" size="small" onClick={() => change(span)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
