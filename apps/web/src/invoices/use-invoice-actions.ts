import { useNavigate } from 'react-router'
import { toast } from '../ui/toast-store.ts'
import { type Invoice, useBringBack, useDiscard, usePay } from './invoices.queries.ts'
import { text } from './strings.ts'

/** What is done to an invoice at once, each with its way back. */
export function useInvoiceActions({ id, clientName, number }: Invoice) {
  const navigate = useNavigate()
  const discard = useDiscard()
  const bringBack = useBringBack()
  const pay = usePay()
  const place = `/time/invoices/${id}`

  const goDiscard = async () => {
    await discard.mutateAsync(id)
    navigate('/time/invoices', { replace: true })
    const run = () => void goBack().catch(() => {})
    toast(text.discarded(clientName), { action: { label: text.undo, run } })
  }
  const goBack = async () => {
    await bringBack.mutateAsync(id)
    navigate(place)
    toast(text.broughtBack)
  }
  const setPaid = async (isPaid: boolean) => {
    await pay.mutateAsync({ id, isPaid })
    if (!isPaid) return
    const run = () => void setPaid(false).catch(() => {})
    toast(text.paid(number ?? ''), { action: { label: text.undo, run } })
  }
  return {
    discard: () => void goDiscard().catch(() => {}),
    isDiscarding: discard.isPending,
    setPaid: (isPaid: boolean) => void setPaid(isPaid).catch(() => {}),
    isPaying: pay.isPending,
  }
}
