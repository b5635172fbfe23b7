import { formatDuration } from '@promptsheet/shared/duration'
import { decimalOf, parseMoney } from '@promptsheet/shared/money'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Select, TextArea, TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Change, useChangeNode } from './change-tree.ts'
import { readEstimate } from './EstimateCell.tsx'
import type { Row } from './outline.ts'
import { text } from './strings.ts'
import { useTree } from './tree.queries.ts'

type Props = { row: Row; onClose: () => void }
type Values = Record<string, string>
type Wrong = { estimate?: string; rate?: string }

/** All there is to say of a client, project or task. */
export function NodeDialog({ row, onClose }: Props) {
  const save = useChangeNode({ saysItself: true })
  const currency = useCurrencyOf(row)
  const [wrong, setWrong] = useState<Wrong>({})
  const problem = findProblem(save.error)
  if (row.kind === 'own') return null
  const { node } = row
  const submit = async (values: Values) => {
    const estimateSeconds = readEstimate(values.estimate ?? '')
    const oldRate = node.rate ? decimalOf(node.rate.amount, node.rate.currency) : ''
    const isNewRate = values.rate !== oldRate && values.rate !== ''
    const inCurrency = values.currency ?? currency
    const amount = isNewRate ? parseMoney(values.rate ?? '', inCurrency) : null
    if (estimateSeconds === 'wrong') return setWrong({ estimate: text.estimateWrong })
    if (isNewRate && amount === null) return setWrong({ rate: text.rateWrong })
    setWrong({})
    await save.mutateAsync(
      changeOf(row, values, {
        name: values.name ?? '',
        code: values.code ?? '',
        estimateSeconds,
        ...(amount !== null && { rate: { amount, currency: inCurrency } }),
      }),
    )
    onClose()
    toast(text.saved)
  }
  return (
    <Dialog title={text.editTitle(node.name)} onClose={onClose}>
      <Form
        onSubmit={(values) => void submit(values).catch(() => {})}
        error={save.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              required
              maxLength={row.kind === 'task' ? 200 : 100}
              autoComplete="off"
              defaultValue={node.name}
            />
          )}
        </Field>
        <Field label={text.code} hint={text.codeHint} error={problem?.about('code')}>
          {(control) => (
            <TextInput {...control} name="code" maxLength={20} autoComplete="off" defaultValue={node.code} />
          )}
        </Field>
        <Field
          label={text.estimate}
          hint={text.estimateHint}
          error={wrong.estimate ?? problem?.about('estimateSeconds')}
        >
          {(control) => (
            <TextInput
              {...control}
              name="estimate"
              autoComplete="off"
              defaultValue={node.estimateSeconds === null ? '' : formatDuration(node.estimateSeconds)}
            />
          )}
        </Field>
        <Billable row={row} />
        <Field
          label={text.rate(currency)}
          hint={text.rateHint}
          error={wrong.rate ?? problem?.about('amount') ?? problem?.about('rate')}
        >
          {(control) => (
            <TextInput
              {...control}
              name="rate"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={node.rate ? decimalOf(node.rate.amount, node.rate.currency) : ''}
            />
          )}
        </Field>
        {row.kind === 'client' && (
          <>
            <Field label={text.currency} hint={text.currencyHint} error={problem?.about('currency')}>
              {(control) => (
                <TextInput
                  {...control}
                  name="currency"
                  required
                  pattern="[A-Z]{3}"
                  maxLength={3}
                  autoComplete="off"
                  defaultValue={row.node.currency}
                />
              )}
            </Field>
            <Field label={text.billingName} error={problem?.about('billingName')}>
              {(control) => (
                <TextInput
                  {...control}
                  name="billingName"
                  maxLength={200}
                  defaultValue={row.node.billingName}
                />
              )}
            </Field>
            <Field label={text.billingAddress} error={problem?.about('billingAddress')}>
              {(control) => (
                <TextArea
                  {...control}
                  name="billingAddress"
                  maxLength={1000}
                  defaultValue={row.node.billingAddress}
                />
              )}
            </Field>
          </>
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

function Billable({ row }: { row: Row }) {
  if (row.kind === 'project')
    return (
      <Check name="billable" value="yes" defaultChecked={row.node.billable} note={text.billableNote}>
        {text.billable}
      </Check>
    )
  if (row.kind !== 'task') return null
  const { billable } = row.node
  return (
    <Field label={text.billable}>
      {(control) => (
        <Select {...control} name="billable" defaultValue={billable === null ? '' : billable ? 'yes' : 'no'}>
          <option value="">{text.billableAbove}</option>
          <option value="yes">{text.paid}</option>
          <option value="no">{text.unpaid}</option>
        </Select>
      )}
    </Field>
  )
}

type Common = {
  name: string
  code: string
  estimateSeconds: number | null
  rate?: { amount: number; currency: string }
}

function changeOf(row: Row, values: Values, common: Common): Change {
  const { kind } = row
  const { id } = row.node
  const isBillable = values.billable === 'yes'
  if (kind === 'project') return { kind, id, change: { ...common, billable: isBillable } }
  if (kind === 'task')
    return { kind, id, change: { ...common, billable: values.billable ? isBillable : null } }
  const { currency = '', billingName = '', billingAddress = '' } = values
  return { kind: 'client', id, change: { ...common, currency, billingName, billingAddress } }
}

/** What time on it is billed in. */
function useCurrencyOf(row: Row): string {
  const { workspace } = useMe()
  const tree = useTree()
  if (row.kind === 'client') return row.node.currency
  const projectId = row.kind === 'task' ? row.node.projectId : row.node.id
  return tree.find(projectId, null)?.client?.currency ?? workspace.currency
}
