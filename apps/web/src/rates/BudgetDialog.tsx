import { formatDuration } from '@promptsheet/shared/duration'
import { decimalOf, parseMoney } from '@promptsheet/shared/money'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { readEstimate } from '../time-tree/EstimateCell.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Select, TextInput } from '../ui/Input.tsx'
import { Segments } from '../ui/Segments.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Budget, useSetBudget } from './rates.queries.ts'
import { text } from './strings.ts'
import { TargetFields, type What } from './TargetFields.tsx'
import { bodyOf, type Target, targetKey, useTargetNames } from './targets.ts'

const whats: readonly What[] = ['client', 'work']
const sizes = (['hours', 'money'] as const).map((value) => ({ value, label: text.sizes[value] }))

/** A new budget, or another size for one that is there. */
export function BudgetDialog({ of, onClose }: { of: Budget | null; onClose: () => void }) {
  const { workspace } = useMe()
  const save = useSetBudget()
  const nameOf = useTargetNames()
  const [{ what, target }, setTarget] = useState<{ what: What; target: Target }>({
    what: 'work',
    target: of ?? {},
  })
  const [sizeIn, setSizeIn] = useState<'hours' | 'money'>(of?.amount ? 'money' : 'hours')
  const [wrong, setWrong] = useState<string | null>(null)
  const name = nameOf(target)
  const currency = targetKey(target) === '' ? workspace.currency : (name.currency ?? workspace.currency)
  const problem = findProblem(save.error)
  const submit = async ({ size = '', period }: Record<string, string>) => {
    if (targetKey(target) === '') return setWrong(text.missing)
    const chosen = of?.period ?? (period === 'month' ? 'month' : 'total')
    const seconds = sizeIn === 'hours' ? readEstimate(size) : null
    const amount = sizeIn === 'money' ? parseMoney(size, currency) : null
    if (seconds === 'wrong') return setWrong(text.wrongHours)
    if (seconds === null && amount === null) return setWrong(text.wrongRate)
    setWrong(null)
    await save.mutateAsync({
      ...bodyOf(target),
      period: chosen,
      ...(amount === null ? { seconds: seconds ?? 0 } : { amount, currency }),
    })
    onClose()
    toast(text.saved)
  }
  const isMoney = sizeIn === 'money'
  return (
    <Dialog title={of ? text.budgetTitleOf(name.label) : text.budgetTitle} onClose={onClose}>
      <Form
        onSubmit={(values) => void submit(values).catch(() => {})}
        error={save.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        {!of && (
          <>
            <TargetFields
              whats={whats}
              what={what}
              target={target}
              onChange={(next, picked) => setTarget({ what: next, target: picked })}
            />
            <Field label={text.period} hint={text.replaces}>
              {(control) => (
                <Select {...control} name="period" defaultValue="total">
                  <option value="total">{text.periods.total}</option>
                  <option value="month">{text.periods.month}</option>
                </Select>
              )}
            </Field>
          </>
        )}
        <Segments label={text.sizeIn} choices={sizes} value={sizeIn} onChange={setSizeIn} />
        <Field
          key={sizeIn}
          label={isMoney ? text.moneyIn(currency) : text.hours}
          hint={isMoney ? text.moneyHint : text.hoursHint}
          error={wrong ?? problem?.about('amount') ?? problem?.about('seconds')}
        >
          {(control) => (
            <TextInput
              {...control}
              name="size"
              required
              inputMode={isMoney ? 'decimal' : 'text'}
              autoComplete="off"
              defaultValue={sizeOf(of, isMoney)}
            />
          )}
        </Field>
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

function sizeOf(budget: Budget | null, isMoney: boolean): string {
  if (isMoney) return budget?.amount ? decimalOf(budget.amount.amount, budget.amount.currency) : ''
  return budget?.seconds ? formatDuration(budget.seconds) : ''
}
