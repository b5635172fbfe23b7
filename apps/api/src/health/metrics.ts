import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export const metrics = new Registry()
collectDefaultMetrics({ register: metrics, prefix: 'promptsheet_' })

const requestSeconds = new Histogram({
  name: 'promptsheet_http_request_seconds',
  help: 'Time from request to answer, by operation and status.',
  labelNames: ['operation', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
})

/** Counts answers of an operation; a label set is looked up once for each status. */
export function measureOperation(operation: string): (status: number, milliseconds: number) => void {
  const byStatus = new Map<number, ReturnType<typeof requestSeconds.labels>>()
  return (status, milliseconds) => {
    let histogram = byStatus.get(status)
    if (histogram === undefined) {
      histogram = requestSeconds.labels({ operation, status })
      byStatus.set(status, histogram)
    }
    histogram.observe(milliseconds / 1000)
  }
}

export const jobRuns = new Counter({
  name: 'promptsheet_job_runs_total',
  help: 'Runs of jobs, by job and outcome.',
  labelNames: ['job', 'outcome'],
  registers: [metrics],
})

export const eventStreams = new Gauge({
  name: 'promptsheet_event_streams',
  help: 'Streams of events that are open.',
  registers: [metrics],
})
