import { Download } from 'lucide-react'
import { useState } from 'react'
import { AskPassword } from '../security/AskPassword.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './Leaving.module.css'
import { useCloseAccount } from './leaving.queries.ts'
import { text } from './strings.ts'

/** One's data to take along, and the way out. */
export function YourDataSections() {
  const close = useCloseAccount()
  const [isAsking, setIsAsking] = useState(false)
  const stay = () => {
    setIsAsking(false)
    close.reset()
  }
  return (
    <>
      <Section
        title={text.yours}
        lead={text.yoursLead}
        actions={
          <a className={styles.download} href="/v1/me/export" download>
            <Download size={16} aria-hidden />
            {text.download}
          </a>
        }
      />
      <Section
        title={text.close}
        lead={text.closeLead}
        actions={
          <Button look="danger" onClick={() => setIsAsking(true)}>
            {text.close}
          </Button>
        }
      />
      {isAsking && (
        <AskPassword
          title={text.closeTitle}
          lead={text.closeText.join(' ')}
          go={text.closeNow}
          error={close.error}
          isBusy={close.isPending}
          onClose={stay}
          onGo={(currentPassword) =>
            close.mutate(
              { currentPassword },
              {
                onSuccess: () => {
                  // The whole page goes: it shows what nobody is signed in to see any more. The next one says so.
                  location.assign('/login?closed')
                },
              },
            )
          }
        />
      )}
    </>
  )
}
