import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome } from '../testing/read-answer.ts'

const { person } = await startHarness()

describe('the tree', () => {
  it('is told at once, with what is archived', async () => {
    const mia = await person('Mia')
    const clientId = idOf(await mia.send('POST', '/v1/clients', { name: 'Acme' }))
    const projectId = idOf(await mia.send('POST', '/v1/projects', { name: 'Website', clientId }))
    const taskId = idOf(await mia.send('POST', '/v1/tasks', { name: 'Draft', projectId }))
    const under = idOf(await mia.send('POST', '/v1/tasks', { name: 'Texts', parentId: taskId }))
    const tree = await mia.send('GET', '/v1/time-tree')
    expect([tree.status, tree.json]).toMatchObject([
      200,
      {
        clients: [{ id: clientId, name: 'Acme', currency: 'EUR', rate: null, archivedAt: null }],
        projects: [{ id: projectId, clientId, billable: true }],
        tasks: [
          { id: taskId, projectId, parentId: null, path: [taskId] },
          { id: under, projectId, parentId: taskId, path: [taskId, under] },
        ],
        recent: [],
      },
    ])
    expect(outcome(await mia.send('GET', '/v1/time-tree/totals'))).toEqual([200])
  })
})
