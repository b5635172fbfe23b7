// Preloaded into the API and the worker: when their launcher dies without a word, they drain and end too.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000).unref()
})
process.channel?.unref()
