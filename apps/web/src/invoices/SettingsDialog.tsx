import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { timeSettingsQuery } from '../time-settings/time-settings.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextArea, TextInput } from '../ui/Input.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { nextNumberQuery, useSaveSettings } from './invoices.queries.ts'
import { text } from './strings.ts'

/** Who sends invoices, and how they are numbered. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { data: sender } = useQuery(timeSettingsQuery)
  const { data: next } = useQuery(nextNumberQuery)
  const { workspace } = useMe()
  const save = useSaveSettings()
  const [isRenumbered, setIsRenumbered] = useState(false)
  const problem = findProblem(save.error)
  const submit = async (values: Record<string, string>) => {
    const number = Number(values.nextNumber)
    await save.mutateAsync({
      sender: {
        senderName: values.senderName ?? '',
        senderAddress: values.senderAddress ?? '',
        senderDetails: values.senderDetails ?? '',
        invoiceSeries: values.invoiceSeries ?? '',
      },
      nextNumber: number === next?.nextNumber ? null : number,
    })
    onClose()
    toast(text.saved)
  }
  return (
    <Dialog title={text.settingsTitle} onClose={onClose}>
      {!sender || !next ? (
        <Skeleton lines={6} />
      ) : (
        <Form
          onSubmit={(values) => void submit(values).catch(() => {})}
          error={save.error && !problem?.errors.length ? problem?.message || text.failed : null}
        >
          <p>{text.settingsText}</p>
          <Field label={text.senderName} error={problem?.about('senderName')}>
            {(control) => (
              <TextInput
                {...control}
                name="senderName"
                maxLength={200}
                placeholder={workspace.name}
                defaultValue={sender.senderName}
              />
            )}
          </Field>
          <Field label={text.senderAddress} error={problem?.about('senderAddress')}>
            {(control) => (
              <TextArea
                {...control}
                name="senderAddress"
                maxLength={1000}
                defaultValue={sender.senderAddress}
              />
            )}
          </Field>
          <Field
            label={text.senderDetails}
            hint={text.senderDetailsHint}
            error={problem?.about('senderDetails')}
          >
            {(control) => (
              <TextArea
                {...control}
                name="senderDetails"
                maxLength={1000}
                defaultValue={sender.senderDetails}
              />
            )}
          </Field>
          <Field label={text.series} hint={text.seriesHint} error={problem?.about('invoiceSeries')}>
            {(control) => (
              <TextInput
                {...control}
                name="invoiceSeries"
                maxLength={30}
                autoComplete="off"
                defaultValue={sender.invoiceSeries}
                onChange={() => setIsRenumbered(true)}
              />
            )}
          </Field>
          <Field
            label={text.nextNumber}
            hint={text.nextNumberHint}
            error={problem?.about('nextNumber')}
            // Only what is saved says what comes next.
            aside={!isRenumbered && text.willBe(next.number)}
          >
            {(control) => (
              <TextInput
                {...control}
                name="nextNumber"
                type="number"
                min={1}
                max={99_999_999}
                required
                defaultValue={next.nextNumber}
                onChange={() => setIsRenumbered(true)}
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
      )}
    </Dialog>
  )
}
