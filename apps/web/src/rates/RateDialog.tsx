import { parseMoney } from '@promptsheet/shared/money'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { nameCurrency } from '../settings/plain-settings.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Select, TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { dateIn } from '../week/clock.ts'
import { type Rate, ratesQuery, useSetRate } from './rates.queries.ts'
import { firstDay, text } from './strings.ts'
import { TargetFields, type What } from './TargetFields.tsx'
import { bodyOf, type Target, targetKey, useTargetNames } from './targets.ts'

type Since = 'start' | 'day'

const whats: readonly What[] = ['workspace', 'member', 'client', 'work']

/** What an hour costs from a day on: of the same as a rate that is there, or of anything. */
export function RateDialog({ of, onClose }: { of: Rate | null; onClose: () => void }) {
  const { workspace } = useMe()
  const tree = useTree()
  const save = useSetRate()
  const nameOf = useTargetNames()
  const [{ what, target }, setTarget] = useState<{ what: What; target: Target }>({
    what: 'workspace',
    target: of ?? {},
  })
  const [wanted, setWanted] = useState(of?.rate.currency ?? workspace.currency)
  const [wrong, setWrong] = useState<string | null>(null)
  const { data: rates } = useQuery(ratesQuery)
  const [picked, setPicked] = useState<Since | null>(null)
  // The first one is for the hours that wait already.
  const isFirst = rates?.data.length === 0
  const since = of ? 'day' : (picked ?? (isFirst ? 'start' : 'day'))
  const name = nameOf(target)
  const currency = name.currency ?? wanted
  const isOpen = what === 'workspace' || what === 'member'
  const currencies = new Set([workspace.currency, ...tree.clients.map((client) => client.currency)])
  const problem = findProblem(save.error)
  const submit = async ({ amount: typed = '', from = '' }: Record<string, string>) => {
    if (what !== 'workspace' && targetKey(target) === '') return setWrong(text.missing)
    const amount = parseMoney(typed, currency)
    if (amount === null) return setWrong(text.wrongRate)
    setWrong(null)
    const { priced } = await save.mutateAsync({
      ...bodyOf(target),
      amount,
      currency,
      effectiveFrom: since === 'start' ? firstDay : from,
    })
    onClose()
    toast(priced > 0 ? text.priced(priced) : text.saved)
  }
  return (
    <Dialog title={of ? text.rateTitleOf(name.label) : text.rateTitle} onClose={onClose}>
      <Form
        onSubmit={(values) => void submit(values).catch(() => {})}
        error={save.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        {!of && (
          <TargetFields
            whats={whats}
            what={what}
            target={target}
            onChange={(next, chosen) => setTarget({ what: next, target: chosen })}
          />
        )}
        {!of && isOpen && currencies.size > 1 && (
          <Field label={text.currency}>
            {(control) => (
              <Select {...control} value={wanted} onChange={(event) => setWanted(event.target.value)}>
                {[...currencies].map((code) => (
                  <option key={code} value={code}>
                    {nameCurrency(code)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field
          label={text.rateIn(currency)}
          hint={name.currency && name.currency !== workspace.currency ? text.rateHint(currency) : undefined}
          error={wrong ?? problem?.about('amount') ?? problem?.about('currency')}
        >
          {(control) => (
            <TextInput
              {...control}
              name="amount"
              required
              inputMode="decimal"
              autoComplete="off"
              // The first rate was asked for everything: what is left to say is how much.
              data-first={isFirst || undefined}
            />
          )}
        </Field>
        {!of && (
          <Field label={text.since} hint={since === 'start' ? text.startHint : undefined}>
            {(control) => (
              <Select
                {...control}
                value={since}
                onChange={(event) => setPicked(event.target.value === 'start' ? 'start' : 'day')}
              >
                <option value="start">{text.sinces.start}</option>
                <option value="day">{text.sinces.day}</option>
              </Select>
            )}
          </Field>
        )}
        {since === 'day' && (
          <Field label={text.fromDay} hint={text.fromHint} error={problem?.about('effectiveFrom')}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                name="from"
                required
                defaultValue={dateIn(new Date(), workspace.timezone)}
              />
            )}
          </Field>
        )}
        <FormFoot>
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {text.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
