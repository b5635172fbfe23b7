import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import { AskPassword } from './AskPassword.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './Security.module.css'
import { SetUpStep } from './SetUpStep.tsx'
import { secondFactorQuery, useNewCodes, useRemoveStep } from './security.queries.ts'
import { text } from './strings.ts'

export function SecondStepSection() {
  const { data, error } = useQuery(secondFactorQuery)
  const remove = useRemoveStep()
  const renew = useNewCodes()
  const [open, setOpen] = useState<'on' | 'off' | 'codes' | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  if (error && !data) throw error
  const close = () => {
    setOpen(null)
    remove.reset()
    renew.reset()
  }
  return (
    <Section
      title={text.step}
      lead={data && (data.isOn ? text.stepOn : text.stepOff)}
      actions={
        data &&
        (data.isOn ? (
          <div className={styles.actions}>
            <Button onClick={() => setOpen('codes')}>{text.newCodes}</Button>
            <Button look="danger" onClick={() => setOpen('off')}>
              {text.turnOff}
            </Button>
          </div>
        ) : (
          <Button look="primary" onClick={() => setOpen('on')}>
            {text.turnOn}
          </Button>
        ))
      }
    >
      {!data && <Skeleton lines={1} />}
      {data?.isOn && <p className={styles.soft}>{text.codesLeft(data.recoveryCodesLeft)}</p>}
      {open === 'on' && (
        <SetUpStep
          onClose={close}
          onDone={(made) => {
            close()
            setCodes(made)
          }}
        />
      )}
      {open === 'off' && (
        <AskPassword
          title={text.turnOffTitle}
          lead={text.turnOffText}
          go={text.turnOff}
          error={remove.error}
          isBusy={remove.isPending}
          onClose={close}
          onGo={(currentPassword) =>
            remove.mutate(
              { currentPassword },
              {
                onSuccess: () => {
                  close()
                  toast(text.isOff)
                },
              },
            )
          }
        />
      )}
      {open === 'codes' && (
        <AskPassword
          title={text.newCodesTitle}
          lead={text.newCodesText}
          go={text.newCodes}
          error={renew.error}
          isBusy={renew.isPending}
          onClose={close}
          onGo={(currentPassword) =>
            renew.mutate(
              { currentPassword },
              {
                onSuccess: ({ recoveryCodes }) => {
                  close()
                  setCodes(recoveryCodes)
                },
              },
            )
          }
        />
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </Section>
  )
}
