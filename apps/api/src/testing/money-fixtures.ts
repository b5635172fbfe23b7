import type { Fixture } from './fixture.ts'
import type { World } from './operation-world.ts'

const draft = async (w: World) => ({ id: await w.draftInvoice() })
const issued = async (w: World) => ({ id: await w.issuedInvoice() })
const billing = async (w: World) => ({
  clientId: await w.client(),
  from: '2026-11-01',
  to: '2026-11-30',
  groupBy: ['project', 'task'],
  rounding: { mode: 'up', minutes: 15, per: 'entry' },
  taxPercent: 19,
  notes: 'Thank you.',
  dueDate: '2026-12-31',
  currency: 'EUR',
})

/** The operations of what hours cost: rates, budgets and invoices. */
export const moneyFixtures: Record<string, Fixture> = {
  listRates: { query: async (w) => ({ clientId: await w.client() }) },
  getRateOfWork: {
    query: async (w) => ({
      memberId: w.memberId,
      taskId: await w.task(),
      projectId: await w.project(),
      day: '2026-11-18',
    }),
  },
  setRate: {
    body: async (w) => ({
      clientId: await w.client(),
      taskId: undefined,
      projectId: undefined,
      memberId: undefined,
      amount: 9500,
      currency: 'EUR',
      effectiveFrom: '2026-01-01',
    }),
  },
  deleteRate: { path: async (w) => ({ id: await w.rate() }) },
  listBudgets: {},
  setBudget: {
    body: async (w) => ({
      clientId: await w.client(),
      taskId: undefined,
      projectId: undefined,
      period: 'month',
      seconds: 3600,
      amount: undefined,
      currency: undefined,
    }),
  },
  deleteBudget: { path: async (w) => ({ id: await w.budget() }) },
  listInvoices: {
    query: async (w) => {
      await w.draftInvoice()
      return { status: 'draft', clientId: await w.client() }
    },
  },
  listUnbilledTime: {},
  previewInvoice: { body: async (w) => ({ ...(await billing(w)), invoiceId: await w.draftInvoice() }) },
  createInvoice: {
    body: async (w) => {
      await w.deletedDraft()
      return await billing(w)
    },
  },
  getInvoice: { path: draft },
  changeInvoice: {
    path: draft,
    body: async (w) => {
      const { clientId: _clientId, currency: _currency, ...change } = await billing(w)
      return change
    },
  },
  deleteInvoice: { path: draft },
  undeleteInvoice: { path: async (w) => ({ id: await w.deletedDraft() }) },
  issueInvoice: { path: draft, body: () => ({ total: 9500 }) },
  voidInvoice: { path: issued, body: () => ({ reason: 'Wrong address' }) },
  payInvoice: { path: issued },
  unpayInvoice: { path: async (w) => ({ id: await w.paidInvoice() }) },
  auditInvoice: { path: issued },
  getInvoicePdf: { path: issued },
  getInvoiceCsv: { path: issued },
  getNextInvoiceNumber: {},
  setNextInvoiceNumber: { body: () => ({ nextNumber: 42 }) },
}
