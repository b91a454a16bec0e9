/** An escaped NUL or half of a surrogate pair: valid JSON that jsonb refuses. */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g

/** Text for a jsonb parameter. Always text: `pg` would make a PostgreSQL array of a JavaScript one. */
export const toJsonb = (value: unknown): string =>
  JSON.stringify(value ?? null).replace(unstorable, '$1\uFFFD')
