import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { startHarness } from '../testing/harness.ts'

const { person, client, mails, runJobs, passTime, origin, deps } = await startHarness()

const linkIn = (text: string) => {
  const token = /#token=(\S+)/.exec(text)?.[1]
  if (token === undefined) throw new Error(`no link in: ${text}`)
  return token
}
const code = (json: unknown) => z.object({ code: z.string() }).parse(json).code
const mailTo = (email: string, subject: string) => {
  const mail = mails.findLast((sent) => sent.to === email && sent.subject.includes(subject))
  if (mail === undefined) throw new Error(`no mail "${subject}" to ${email}`)
  return mail
}

describe('signing up', () => {
  it('makes a person, their workspace and a session, and mails a link that confirms the address', async () => {
    const mia = await person('Mia Brandt')
    const me = await mia.send('GET', '/v1/me')
    expect(me.json).toMatchObject({
      user: { name: 'Mia Brandt', email: mia.email, emailVerified: false, timezone: 'Europe/Berlin' },
      workspace: { name: 'Mia Brandt & co', role: 'owner' },
    })
    await runJobs()
    const token = linkIn(mailTo(mia.email, 'Confirm').text)
    expect((await mia.send('POST', '/v1/auth/verify-email', { token })).status).toBe(204)
    expect((await mia.send('POST', '/v1/auth/verify-email', { token })).status).toBe(422)
    expect((await mia.send('GET', '/v1/me')).json).toMatchObject({ user: { emailVerified: true } })
  })

  it('hands out a cookie that scripts cannot read', async () => {
    const answer = await client()('POST', '/v1/auth/signup', {
      email: 'cookie@example.com',
      password: 'seven green bottles',
      name: 'Cookie',
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    )
  })

  it('binds the cookie to the host on https, and still takes one from before that', async () => {
    const safeOrigin = origin.replace('http:', 'https:')
    const env = { ...deps.env, publicUrl: safeOrigin, publicOrigin: safeOrigin }
    const app = createApp({ ...deps, env })
    const mia = await person('Mia')
    const send = (method: string, path: string, body?: unknown, cookie = '') =>
      app.request(`${safeOrigin}${path}`, {
        method,
        headers: { origin: safeOrigin, 'content-type': 'application/json', ...(cookie && { cookie }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    const loggedIn = await send('POST', '/v1/auth/login', { email: mia.email, password: mia.password })
    const given = loggedIn.headers.get('set-cookie') ?? ''
    expect(given).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
    const [cookie = ''] = given.split(';')
    const token = cookie.replace('__Host-session=', '')
    expect((await send('GET', '/v1/me', undefined, cookie)).status).toBe(200)
    expect((await send('GET', '/v1/me', undefined, `session=${token}`)).status).toBe(200)
    // Another page of the domain can set the plain name; it never comes before ours.
    expect((await send('GET', '/v1/me', undefined, `session=planted; ${cookie}`)).status).toBe(200)
    const out = await send('POST', '/v1/auth/logout', undefined, cookie)
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-session=; Path=\/;.* Max-Age=0; Secure$/)
    expect((await send('GET', '/v1/me', undefined, `session=${token}`)).status).toBe(401)
  })

  it('says which field is wrong, for all of them at once', async () => {
    const answer = await client()('POST', '/v1/auth/signup', {
      email: 'nobody',
      password: 'x',
      name: '',
      timezone: 'Mars/Base',
    })
    expect(answer.status).toBe(422)
    const { errors } = z.object({ errors: z.array(z.object({ path: z.string() })) }).parse(answer.json)
    expect(errors.map(({ path }) => path).sort()).toEqual(['body.email', 'body.name', 'body.timezone'])
  })

  it.each(['short', 'password1234', '1234567890'])('refuses the password %s', async (password) => {
    const answer = await client()('POST', '/v1/auth/signup', {
      email: 'weak@example.com',
      password,
      name: 'Weak',
    })
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({ errors: [{ path: 'body.password' }] })
  })

  it('refuses an address that has an account, in whatever case it is written, and half-makes nothing', async () => {
    const mia = await person('Mia')
    const answer = await client()('POST', '/v1/auth/signup', {
      email: mia.email.toUpperCase(),
      password: 'seven green bottles',
      name: 'Again',
    })
    expect([answer.status, code(answer.json)]).toEqual([409, 'email_taken'])
  })
})

describe('logging in', () => {
  it('takes the right password and ends with log-out', async () => {
    const mia = await person('Mia')
    const send = client()
    expect((await send('POST', '/v1/auth/login', { email: mia.email, password: mia.password })).status).toBe(
      200,
    )
    expect((await send('GET', '/v1/me')).status).toBe(200)
    expect((await send('POST', '/v1/auth/logout')).status).toBe(204)
    expect((await send('GET', '/v1/me')).status).toBe(401)
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const mia = await person('Mia')
    const wrong = await client()('POST', '/v1/auth/login', {
      email: mia.email,
      password: 'not this one at all',
    })
    const unknown = await client()('POST', '/v1/auth/login', {
      email: 'nobody@example.com',
      password: 'not this one',
    })
    expect([wrong.status, code(wrong.json)]).toEqual([401, 'wrong_login'])
    expect([unknown.status, code(unknown.json)]).toEqual([401, 'wrong_login'])
  })

  it('refuses a request that another site sends along with the cookie', async () => {
    const mia = await person('Mia')
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
      expect((await mia.send('POST', '/v1/auth/logout', undefined, headers)).status).toBe(403)
    expect((await mia.send('POST', '/v1/auth/logout', undefined, { origin })).status).toBe(204)
  })

  it('says to whoever asks whether somebody is signed in, without a refusal', async () => {
    const mia = await person('Mia')
    const who = async (send: typeof mia.send) => {
      const { status, json } = await send('GET', '/v1/session')
      return [status, json]
    }
    expect(await who(client())).toEqual([200, { me: null }])
    expect(await who(client({ authorization: 'Bearer psk_notakeynotakeynotakey' }))).toEqual([
      200,
      { me: null },
    ])
    const { json: me } = await mia.send('GET', '/v1/me')
    expect(await who(mia.send)).toEqual([200, { me }])
    await mia.send('POST', '/v1/auth/logout')
    expect(await who(mia.send)).toEqual([200, { me: null }])
  })

  it('knows no session by a made-up cookie', async () => {
    const mia = await person('Mia')
    expect((await mia.send('GET', '/v1/me', undefined, { cookie: 'session=made-up' })).status).toBe(401)
  })
})

describe('links by mail', () => {
  it('sets a new password once, within the hour, and ends every other session', async () => {
    const mia = await person('Mia')
    expect((await client()('POST', '/v1/auth/forgot-password', { email: mia.email })).status).toBe(202)
    await runJobs()
    const token = linkIn(mailTo(mia.email, 'new password').text)
    const send = client()
    const reset = { token, password: 'another plain sentence' }
    expect((await send('POST', '/v1/auth/reset-password', { ...reset, password: 'short' })).status).toBe(422)
    expect((await send('POST', '/v1/auth/reset-password', reset)).status).toBe(200)
    expect((await send('GET', '/v1/me')).status).toBe(200)
    expect((await mia.send('GET', '/v1/me')).status).toBe(401)
    expect((await client()('POST', '/v1/auth/reset-password', reset)).status).toBe(422)
    const login = { email: mia.email, password: reset.password }
    expect((await client()('POST', '/v1/auth/login', login)).status).toBe(200)
  })

  it('do not take their own address or its mailbox for a password, and are as good as before then', async () => {
    const mia = await person('Mia')
    await client()('POST', '/v1/auth/forgot-password', { email: mia.email })
    await runJobs()
    const token = linkIn(mailTo(mia.email, 'new password').text)
    const reset = (password: string) => client()('POST', '/v1/auth/reset-password', { token, password })
    for (const easy of [mia.email.toUpperCase(), mia.email.split('@')[0] ?? '']) {
      const refused = await reset(easy)
      expect([refused.status, refused.json]).toEqual([
        422,
        expect.objectContaining({ errors: [expect.objectContaining({ path: 'body.password' })] }),
      ])
    }
    const login = { email: mia.email, password: mia.password }
    expect((await client()('POST', '/v1/auth/login', login)).status).toBe(200)
    expect((await mia.send('GET', '/v1/me')).status).toBe(200)
    expect((await reset('another plain sentence')).status).toBe(200)
  })

  it('logs in with a magic link, which runs out after 15 minutes', async () => {
    const mia = await person('Mia')
    await client()('POST', '/v1/auth/magic-link', { email: mia.email })
    await runJobs()
    const send = client()
    const token = linkIn(mailTo(mia.email, 'Your link').text)
    expect((await send('POST', '/v1/auth/magic-link/confirm', { token })).status).toBe(200)
    expect((await send('GET', '/v1/me')).status).toBe(200)

    await client()('POST', '/v1/auth/magic-link', { email: mia.email })
    await runJobs()
    passTime(16 * 60)
    const late = linkIn(mailTo(mia.email, 'Your link').text)
    expect((await client()('POST', '/v1/auth/magic-link/confirm', { token: late })).status).toBe(422)
  })

  it('leave nobody in the account who signed up with the address of another', async () => {
    for (const [ask, enter] of [
      ['/v1/auth/magic-link', '/v1/auth/magic-link/confirm'],
      ['/v1/auth/forgot-password', '/v1/auth/reset-password'],
    ] as const) {
      const stranger = await person('Stranger')
      const made = await stranger.send('POST', '/v1/api-keys', {
        name: 'Back door',
        scopes: ['prompts:read'],
      })
      const key = client({ authorization: `Bearer ${z.object({ key: z.string() }).parse(made.json).key}` })
      expect((await key('GET', '/v1/prompts')).status).toBe(200)
      await client()('POST', ask, { email: stranger.email })
      await runJobs()
      const token = linkIn(mailTo(stranger.email, ask.includes('magic') ? 'Your link' : 'new password').text)
      const owner = client()
      const entered = await owner('POST', enter, { token, password: 'the owner of this address' })
      expect([entered.status, (await owner('GET', '/v1/me')).status]).toEqual([200, 200])
      expect((await stranger.send('GET', '/v1/me')).status).toBe(401)
      expect((await key('GET', '/v1/prompts')).status).toBe(401)
      const login = { email: stranger.email, password: stranger.password }
      expect((await client()('POST', '/v1/auth/login', login)).status).toBe(401)
    }
  })

  it('keep the password of somebody whose address was proved before', async () => {
    const mia = await person('Mia')
    await runJobs()
    await client()('POST', '/v1/auth/verify-email', { token: linkIn(mailTo(mia.email, 'Confirm').text) })
    await client()('POST', '/v1/auth/magic-link', { email: mia.email })
    await runJobs()
    const token = linkIn(mailTo(mia.email, 'Your link').text)
    expect((await client()('POST', '/v1/auth/magic-link/confirm', { token })).status).toBe(200)
    expect((await mia.send('GET', '/v1/me')).status).toBe(200)
    const login = { email: mia.email, password: mia.password }
    expect((await client()('POST', '/v1/auth/login', login)).status).toBe(200)
  })

  it('come in mails that are on our lines, whatever a person calls themselves', async () => {
    const mia = await person('Mia \n\nYour account is closed.\nhttp://evil.example')
    await runJobs()
    expect(mailTo(mia.email, 'Confirm').text).toMatch(/^Hello Mia Your account is closed. http:.*\n\nplease/)
  })

  it('answers an unknown address like a known one and sends nothing', async () => {
    const before = mails.length
    for (const path of ['/v1/auth/forgot-password', '/v1/auth/magic-link'])
      expect((await client()('POST', path, { email: 'nobody@example.com' })).status).toBe(202)
    await runJobs()
    expect(mails.length).toBe(before)
  })

  it('does not take the token of one kind for another', async () => {
    const mia = await person('Mia')
    await runJobs()
    const token = linkIn(mailTo(mia.email, 'Confirm').text)
    expect((await client()('POST', '/v1/auth/magic-link/confirm', { token })).status).toBe(422)
  })
})
