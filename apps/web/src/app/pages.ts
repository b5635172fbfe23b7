import { type ComponentType, lazy } from 'react'
import { text } from './strings.ts'

type Page = {
  path: string
  Page: ComponentType
  /** Given, the palette offers the page under this name. */
  name?: string
}

const page = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }))

/** Every page behind the log-in: one line each, each its own chunk. */
export const pages: Page[] = [
  {
    path: '/library',
    name: text.library,
    Page: page(async () => (await import('../prompts/LibraryPage.tsx')).LibraryPage),
  },
  {
    path: '/prompts/new',
    name: text.newPrompt,
    Page: page(async () => (await import('../prompts/NewPromptPage.tsx')).NewPromptPage),
  },
  { path: '/prompts/:id', Page: page(async () => (await import('../prompts/PromptPage.tsx')).PromptPage) },
  {
    path: '/prompts/:id/edit',
    Page: page(async () => (await import('../prompts/EditPromptPage.tsx')).EditPromptPage),
  },
  {
    path: '/prompts/:id/versions',
    Page: page(async () => (await import('../prompts/VersionsPage.tsx')).VersionsPage),
  },
  { path: '/bin', name: text.bin, Page: page(async () => (await import('../prompts/BinPage.tsx')).BinPage) },
]

/** Pages for people who are not signed in, or come from a letter. */
export const openPages: Page[] = [
  { path: '/login', Page: page(async () => (await import('../auth/LogInPage.tsx')).LogInPage) },
  { path: '/signup', Page: page(async () => (await import('../auth/SignUpPage.tsx')).SignUpPage) },
  {
    path: '/forgot-password',
    Page: page(async () => (await import('../auth/ForgotPasswordPage.tsx')).ForgotPasswordPage),
  },
  {
    path: '/reset-password',
    Page: page(async () => (await import('../auth/ResetPasswordPage.tsx')).ResetPasswordPage),
  },
  { path: '/magic-link', Page: page(async () => (await import('../auth/MagicLinkPage.tsx')).MagicLinkPage) },
  {
    path: '/verify-email',
    Page: page(async () => (await import('../auth/VerifyEmailPage.tsx')).VerifyEmailPage),
  },
  {
    path: '/accept-invite',
    Page: page(async () => (await import('../auth/AcceptInvitePage.tsx')).AcceptInvitePage),
  },
]
