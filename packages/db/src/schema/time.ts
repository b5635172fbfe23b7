import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, workspaceId } from './columns.ts'

export const entrySources = ['manual', 'timer', 'draft', 'import'] as const
export const entryStatuses = ['open', 'submitted', 'approved', 'invoiced'] as const
export const invoiceStatuses = ['draft', 'issued', 'paid', 'void'] as const
export const timeImportKinds = ['toggl', 'clockify', 'harvest', 'promptsheet'] as const
export const timeImportStatuses = [
  'pending',
  'ready',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
] as const

const money = (name: string) => bigint(name, { mode: 'number' })
const currency = (name = 'currency') => text(name)
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const described = {
  workspaceId: workspaceId(),
  id: id().notNull(),
  name: text('name').notNull(),
  code: text('code').notNull().default(''),
}
const dated = {
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
}

export const clients = pgTable(
  'clients',
  {
    ...described,
    colour: text('colour').notNull().default('slate'),
    currency: currency().notNull(),
    estimateSeconds: integer('estimate_seconds'),
    billingName: text('billing_name').notNull().default(''),
    billingAddress: text('billing_address').notNull().default(''),
    ...dated,
    archivedAt: instant('archived_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const projects = pgTable(
  'projects',
  {
    ...described,
    clientId: id('client_id'),
    colour: text('colour').notNull().default('slate'),
    billable: boolean('billable').notNull().default(true),
    estimateSeconds: integer('estimate_seconds'),
    ...dated,
    archivedAt: instant('archived_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const tasks = pgTable(
  'tasks',
  {
    ...described,
    projectId: id('project_id').notNull(),
    parentId: id('parent_id'),
    path: uuid('path').array().notNull(),
    colour: text('colour'),
    billable: boolean('billable'),
    estimateSeconds: integer('estimate_seconds'),
    ...dated,
    archivedAt: instant('archived_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const rates = pgTable(
  'rates',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    taskId: id('task_id'),
    projectId: id('project_id'),
    clientId: id('client_id'),
    memberId: id('member_id'),
    amount: money('amount').notNull(),
    currency: currency().notNull(),
    effectiveFrom: date('effective_from').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const budgets = pgTable(
  'budgets',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    taskId: id('task_id'),
    projectId: id('project_id'),
    clientId: id('client_id'),
    period: text('period', { enum: ['total', 'month'] }).notNull(),
    seconds: integer('seconds'),
    amount: money('amount'),
    currency: currency(),
    ...dated,
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const invoices = pgTable(
  'invoices',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    clientId: id('client_id').notNull(),
    status: text('status', { enum: invoiceStatuses }).notNull().default('draft'),
    number: text('number'),
    currency: currency().notNull(),
    fromDate: date('from_date').notNull(),
    toDate: date('to_date').notNull(),
    groupBy: text('group_by').notNull(),
    rounding: jsonb('rounding').$type<unknown>(),
    taxMillipercent: integer('tax_millipercent').notNull().default(0),
    notes: text('notes').notNull().default(''),
    dueDate: date('due_date'),
    subtotal: money('subtotal').notNull().default(0),
    tax: money('tax').notNull().default(0),
    total: money('total').notNull().default(0),
    parties: jsonb('parties').$type<unknown>(),
    createdBy: id('created_by').notNull(),
    ...dated,
    issuedAt: instant('issued_at'),
    paidAt: instant('paid_at'),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason').notNull().default(''),
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    workspaceId: workspaceId(),
    invoiceId: id('invoice_id').notNull(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    quantitySeconds: integer('quantity_seconds').notNull(),
    rate: money('rate').notNull(),
    amount: money('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.invoiceId, table.position] })],
)

export const invoiceSeries = pgTable(
  'invoice_series',
  {
    workspaceId: workspaceId(),
    series: text('series').notNull(),
    lastNumber: integer('last_number').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.series] })],
)

export const timeSettings = pgTable('time_settings', {
  workspaceId: workspaceId().primaryKey(),
  overlapForbidden: boolean('overlap_forbidden').notNull().default(false),
  invoiceSeries: text('invoice_series').notNull().default('{year}-'),
  senderName: text('sender_name').notNull().default(''),
  senderAddress: text('sender_address').notNull().default(''),
  senderDetails: text('sender_details').notNull().default(''),
  updatedAt: instant('updated_at').notNull(),
})

export const memberTimeSettings = pgTable(
  'member_time_settings',
  {
    workspaceId: workspaceId(),
    memberId: id('member_id').notNull(),
    forgottenAfterSeconds: integer('forgotten_after_seconds').notNull().default(28_800),
    longFromPercent: integer('long_from_percent').notNull().default(80),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
)

export const timeImports = pgTable(
  'time_imports',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    kind: text('kind', { enum: timeImportKinds }).notNull(),
    status: text('status', { enum: timeImportStatuses }).notNull(),
    fileName: text('file_name').notNull().default(''),
    source: bytes('source'),
    settings: jsonb('settings').$type<unknown>().notNull().default({}),
    preview: jsonb('preview').$type<unknown>(),
    result: jsonb('result').$type<unknown>(),
    failure: text('failure'),
    progress: integer('progress').notNull().default(0),
    problems: jsonb('problems').$type<unknown>().notNull().default([]),
    createdBy: id('created_by').notNull(),
    ...dated,
    committedAt: instant('committed_at'),
    undoneAt: instant('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const timeImportProgress = pgTable(
  'time_import_progress',
  {
    workspaceId: workspaceId(),
    importId: id('import_id').notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId] })],
)

export const timeEntries = pgTable(
  'time_entries',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    memberId: id('member_id').notNull(),
    projectId: id('project_id'),
    taskId: id('task_id'),
    description: text('description').notNull().default(''),
    billable: boolean('billable').notNull(),
    tags: text('tags').array().notNull().default([]),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    timezone: text('timezone').notNull(),
    localDate: date('local_date').notNull().generatedAlwaysAs(sql`(started_at at time zone timezone)::date`),
    isTimed: boolean('is_timed').notNull().default(true),
    source: text('source', { enum: entrySources }).notNull(),
    status: text('status', { enum: entryStatuses }).notNull().default('open'),
    rate: money('rate'),
    currency: currency(),
    amount: money('amount'),
    invoiceId: id('invoice_id'),
    revision: integer('revision').notNull().default(1),
    overlapForbidden: boolean('overlap_forbidden').notNull().default(false),
    importId: id('import_id'),
    externalKey: text('external_key'),
    createdBy: id('created_by').notNull(),
    ...dated,
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const timesheetWeeks = pgTable(
  'timesheet_weeks',
  {
    workspaceId: workspaceId(),
    memberId: id('member_id').notNull(),
    week: text('week').notNull(),
    submittedAt: instant('submitted_at'),
    returnedAt: instant('returned_at'),
    returnedBy: id('returned_by'),
    returnNote: text('return_note').notNull().default(''),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId, table.week] })],
)

export const savedReports = pgTable(
  'saved_reports',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    name: text('name').notNull(),
    isShared: boolean('is_shared').notNull().default(false),
    query: jsonb('query').$type<unknown>().notNull(),
    createdBy: id('created_by').notNull(),
    ...dated,
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)
