import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { findProblem } from '../app/problem.ts'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import styles from './Builder.module.css'
import { type NewInvoice, previewQuery } from './invoices.queries.ts'
import { LeftOut } from './LeftOut.tsx'
import { Lines } from './Lines.tsx'
import { text } from './strings.ts'
import { TermsForm } from './TermsForm.tsx'
import { toRequest } from './terms.ts'
import type { TermsInHand } from './use-terms.ts'

type Props = {
  hand: TermsInHand
  /** The draft that is changed. */
  invoiceId?: string
  error: unknown
  onSave: (wanted: NewInvoice) => void
  /** The buttons; without something to bill there is nothing to save. */
  children: (canSave: boolean) => ReactNode
}

const pauseMs = 250

/** The terms on the one side, on the other what they make of the hours: it follows as they are changed. */
export function Builder({ hand, invoiceId, error, onSave, children }: Props) {
  const wanted = toRequest(hand.terms)
  const problem = findProblem(error)
  // What is written to the client changes no line.
  const body = wanted && { ...wanted, notes: '', dueDate: null, ...(invoiceId && { invoiceId }) }
  const words = JSON.stringify(body)
  const isSettled = useDebounced(words, pauseMs) === words
  const preview = useQuery({ ...previewQuery(body), enabled: body !== null && isSettled })
  const bill = wanted ? preview.data : null
  const hasLines = (bill?.lines.length ?? 0) > 0
  const refused = findProblem(preview.error)
  return (
    <Form onSubmit={() => wanted && onSave(wanted)} error={error ? problem?.message || text.failed : null}>
      <div className={styles.sides}>
        <TermsForm hand={hand} isNew={!invoiceId} />
        <section
          aria-label={text.preview}
          aria-busy={preview.isFetching || !isSettled || undefined}
          className={styles.preview}
        >
          <h2>{text.preview}</h2>
          {!wanted && <p className={styles.soft}>{text.previewStart}</p>}
          {wanted && preview.error && <p role="alert">{refused?.message || text.failed}</p>}
          {wanted && !bill && !preview.error && <Skeleton lines={4} />}
          {bill && !preview.error && (
            <>
              {hasLines ? <Lines bill={bill} label={text.preview} /> : <p role="status">{text.nothing}</p>}
              <LeftOut leftOut={bill.leftOut} />
            </>
          )}
          <FormFoot>{children(hasLines && !preview.error)}</FormFoot>
        </section>
      </div>
    </Form>
  )
}
