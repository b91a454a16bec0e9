const deepestCause = 5

/**
 * What a log says of an error: its own plain fields, never an object that a library has hung on it, since
 * those hold whole requests with their headers and files.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const plain = Object.entries(error).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  return {
    ...Object.fromEntries(plain),
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause !== undefined &&
      depth < deepestCause && { cause: describeError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError && {
      errors: error.errors.slice(0, 5).map((each) => describeError(each, depth + 1)),
    }),
  }
}
