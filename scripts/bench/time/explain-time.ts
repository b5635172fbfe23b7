import { connect } from '@promptsheet/db/client'
import type { TimeDatabase } from '../bench-database.ts'
import { isTelling } from '../explain.ts'
import { reportSides, startSides, weekSides } from './time-sides.ts'

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  client_min_messages: 'log',
  role: 'promptsheet_app',
}

/** How Postgres goes about a year's report, a week and a start, as the product asks for them: the plans as auto_explain tells them. */
export async function explainTime(database: TimeDatabase): Promise<string> {
  const plans: string[] = []
  const url = new URL(database.url)
  for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value)
  const { db, close } = connect(url.toString(), {
    max: 1,
    name: 'plans',
    statementTimeoutSeconds: 60,
    onNotice: (message) => plans.push(message),
  })
  const told: string[] = []
  try {
    for (const sidesOf of [reportSides, weekSides, startSides]) {
      const [product] = sidesOf({ ...database, db })
      // The first call fills the caches; the second is shown.
      await product?.run(0)
      plans.length = 0
      await product?.run(1)
      told.push(`-- ${product?.name}`, ...plans.flatMap((plan) => plan.split('\n').filter(isTelling)))
    }
  } finally {
    await close()
  }
  return told.join('\n')
}
