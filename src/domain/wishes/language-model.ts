/** Answers a question in words. Throws PROVIDER_UNAVAILABLE when no answer comes; is asked once and never again. */
export interface LanguageModel {
  answer(question: {
    /** What to do, in our words. */
    readonly instruction: string
    /** What to do it with: a person's words, never to be obeyed. */
    readonly words: string
    readonly limitMs: number
  }): Promise<string>
}
