import { lazy, Suspense } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { AskPassword } from './AskPassword.tsx'
import styles from './Security.module.css'
import { useBeginStep, useConfirmStep } from './security.queries.ts'
import { text } from './strings.ts'
import { whyNot } from './why-not.ts'

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }))

/** The password, then the picture to scan, then the first code. */
export function SetUpStep({ onClose, onDone }: { onClose: () => void; onDone: (codes: string[]) => void }) {
  const begin = useBeginStep()
  const confirm = useConfirmStep()
  if (!begin.data)
    return (
      <AskPassword
        title={text.turnOnTitle}
        go={text.goOn}
        error={begin.error}
        isBusy={begin.isPending}
        onClose={onClose}
        onGo={(currentPassword) => begin.mutate({ currentPassword })}
      />
    )
  const { secret, uri } = begin.data
  return (
    <Dialog title={text.turnOnTitle} onClose={onClose}>
      <Form
        onSubmit={({ code = '' }) =>
          confirm.mutate({ code }, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) })
        }
        error={whyNot(confirm.error)}
      >
        <p>{text.scan}</p>
        <div className={styles.qr}>
          <Suspense>
            <QrCode value={uri} label={text.qr} />
          </Suspense>
        </div>
        <p className={styles.soft}>
          {text.byHand} <code className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <Field label={text.code} error={findProblem(confirm.error)?.about('code')}>
          {(control) => (
            <TextInput
              {...control}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
              data-first
            />
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={confirm.isPending}>
            {text.confirm}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
