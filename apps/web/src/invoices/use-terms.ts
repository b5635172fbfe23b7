import { addDays } from '@promptsheet/shared/iso-week'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { dateIn } from '../week/clock.ts'
import { monthOf } from './days.ts'
import { type Invoice, lastInvoiceQuery, unbilledQuery } from './invoices.queries.ts'
import { likeLast, readTerms, type Terms, termsOf, writeTerms } from './terms.ts'

const usualDays = 14

/**
 * The terms of an invoice that is being written or changed. The address keeps what somebody chose, so that nothing is lost by
 * leaving or loading again; the rest is as on the draft, or on the client's last invoice.
 */
export function useTerms(draft: Invoice | null) {
  const [search, setSearch] = useSearchParams()
  const [chosen, setChosen] = useState(() => readTerms(search))
  const { timezone } = useMe().workspace
  const today = dateIn(new Date(), timezone)
  const client = draft?.clientId ?? chosen.client ?? ''
  const { data: last } = useQuery(lastInvoiceQuery(draft ? '' : client))
  const { data: unbilled } = useQuery(unbilledQuery)
  const waits = unbilled?.data.find(
    ({ clientId, amount }) =>
      clientId === client && amount && (!chosen.currency || amount.currency === chosen.currency),
  )
  const start: Terms = draft
    ? termsOf(draft)
    : {
        ...{
          client: '',
          currency: '',
          by: 'project',
          rounding: '',
          tax: '0',
          due: addDays(today, usualDays),
          notes: '',
        },
        ...(waits ? { from: waits.from, to: waits.to } : monthOf(today, -1)),
        ...(last && likeLast(last, today)),
      }
  const keep = (next: Partial<Terms>) => setSearch(writeTerms(next), { replace: true })
  return {
    terms: { ...start, ...chosen },
    last: last ?? null,
    waits: waits ?? null,
    today,
    /** `isTyping`: the address has it once the field is left. */
    change: (part: Partial<Terms>, { isTyping = false } = {}) => {
      const next = { ...chosen, ...part }
      setChosen(next)
      if (!isTyping) keep(next)
    },
    keep: () => keep(chosen),
    /** Other hours, so other days. */
    pickClient: (id: string) => {
      const { from: _from, to: _to, currency: _currency, ...rest } = chosen
      const next = { ...rest, client: id }
      setChosen(next)
      keep(next)
    },
  }
}

export type TermsInHand = ReturnType<typeof useTerms>
