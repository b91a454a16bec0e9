/** Each person writes their mark into everything they say: wherever it turns up, it can be seen whose it is. */
export const markOf = (personId: number): string => `tok${personId}x`

export const marksIn = (text: string): string[] => text.match(/tok\d+x/g) ?? []
