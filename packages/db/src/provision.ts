import postgres from 'postgres'

type Provision = { superuserUrl: string; database: string; ownerPassword: string; appPassword: string }

/**
 * Makes the three roles and the database, once per cluster; safe to run again and by several at a time.
 * `owner` owns the schema, `app` owns nothing and is what the API connects as, `lookup` cannot log in.
 * An operator with a Postgres of their own runs the statements of `docs/runbooks/own-postgres.md` instead.
 */
export async function provisionDatabase({ superuserUrl, database, ownerPassword, appPassword }: Provision) {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    await sql`select pg_advisory_lock(hashtext('promptsheet roles'))`
    const passwords = {
      promptsheet_owner: ownerPassword,
      promptsheet_app: appPassword,
      promptsheet_lookup: null,
    }
    for (const [role, password] of Object.entries(passwords)) {
      const known = await sql`select from pg_roles where rolname = ${role}`
      if (known.length === 0) await sql.unsafe(`create role ${role} nologin`)
      if (password !== null)
        await sql.unsafe(`alter role ${role} login password '${password.replaceAll("'", "''")}'`)
    }
    await sql.unsafe('grant promptsheet_lookup to promptsheet_owner')
    const known = await sql`select from pg_database where datname = ${database}`
    if (known.length === 0) await sql.unsafe(`create database ${database} owner promptsheet_owner`)
    // A temporary table or view of the application's could stand before a real one.
    await sql.unsafe(`revoke temporary on database ${database} from public`)
  } finally {
    await sql.end({ timeout: 5 })
  }
  return {
    ownerUrl: urlFor(superuserUrl, 'promptsheet_owner', ownerPassword, database),
    appUrl: urlFor(superuserUrl, 'promptsheet_app', appPassword, database),
  }
}

function urlFor(base: string, user: string, password: string, database: string): string {
  const url = new URL(base)
  url.username = user
  url.password = encodeURIComponent(password)
  url.pathname = `/${database}`
  return url.toString()
}
